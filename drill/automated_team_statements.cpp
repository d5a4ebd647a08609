/// The statement's way through the house: pr drafts, legal and lead review, pr publishes. Persons in any of
/// these seats are waited for, and reminded.

#include <algorithm>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "drill/automated_team_mind.hpp"

namespace stormdrill::drill {

namespace {
constexpr Stream draft_delay = stream("drill.team.draft");
constexpr Stream review_delay = stream("drill.team.review");
constexpr Stream revise_delay = stream("drill.team.revise");
constexpr double draft_minutes = 8, legal_minutes = 5, lead_minutes = 4;

/// Platforms with an own account, the one with the most talk first.
std::vector<PlatformView> by_heat(const SeatView& view) {
    std::vector<PlatformView> platforms = view.platforms();
    std::erase_if(platforms, [](const PlatformView& platform) { return !platform.organisation_has_account; });
    std::stable_sort(platforms.begin(), platforms.end(), [](const PlatformView& a, const PlatformView& b) {
        return a.posts_last_hour > b.posts_last_hour;
    });
    return platforms;
}

bool is_news(const PlatformView& platform) {
    return platform.kind == "news";
}

std::vector<StatementVariant> variants_for(const TeamScene& scene, const SeatView& view,
                                           std::string_view purpose, std::string_view about,
                                           std::uint32_t turn) {
    std::vector<StatementVariant> variants;
    TeamPen::Wanted wanted{purpose, "", about, scene.language, turn, 5000};
    const auto add = [&](const std::string& channel) {
        const std::string text = scene.pen.statement(wanted);
        if (!text.empty()) variants.push_back({channel, text});
    };
    const std::vector<PlatformView> platforms = by_heat(view);
    for (const PlatformView& platform : platforms) {
        if (scene.sheet.platforms > 0 && variants.size() == scene.sheet.platforms) break;
        wanted.platform = scene.sheet.adapted ? std::string_view(platform.id) : std::string_view();
        wanted.longest = scene.sheet.adapted ? platform.fitting_length_max : 5000;
        add(platform.id);
    }
    if (!scene.sheet.adapted) return variants;
    wanted.longest = 5000;
    wanted.platform = "";
    add("website");
    const std::vector<PlatformView> all = view.platforms();
    const auto news = std::find_if(all.begin(), all.end(), is_news);
    wanted.platform = news == all.end() ? std::string_view() : std::string_view(news->id);
    add("press");
    return variants;
}

void draft(TeamScene& scene, Seat seat, const std::string& kind, std::string_view purpose,
           std::string_view about) {
    const SeatView view = scene.view(seat);
    Draft paper;
    paper.statement = static_cast<std::uint32_t>(view.statements().size() + 1);
    paper.kind = kind;
    paper.variants = variants_for(scene, view, purpose, about, 0);
    if (paper.variants.empty()) return;
    std::string all;
    for (const StatementVariant& variant : paper.variants)
        all += variant.text + "\n";
    paper.facts = TeamPen::facts_told(all, view.facts());
    scene.want(seat, std::move(paper));
    scene.say_once(seat, "draft " + kind + std::string(about),
                   {"The draft is in. Please review, every minute counts.",
                    "聲明草稿好了，請幫忙看，每一分鐘都很要緊。"});
}

/// Drafts so early that after review it goes up at the plan's time.
void draft_when_due(TeamScene& scene, Seat seat, const std::optional<SimDuration>& at,
                    const std::string& kind, std::string_view purpose) {
    if (!at || scene.memory.drafted.contains(kind)) return;
    const double reviews = (legal_minutes + lead_minutes) * scene.sheet.review_pace;
    const SimDuration ahead = seconds(static_cast<std::int64_t>(-reviews * 60));
    const SimDuration drawn = scene.delay(draft_minutes, draft_delay, hash64(kind));
    const SimDuration early = drawn + seconds(static_cast<std::int64_t>(-draft_minutes * 60));
    const SimDuration late = std::min(early, minutes(1));
    if (!scene.due(*at + ahead + late)) return;
    scene.memory.drafted.insert(kind);
    draft(scene, seat, kind, purpose, "");
}

/// News for the public: what the scenario's team has words for, once its fact stands on the board; in the end
/// the apology that names all of it.
void draft_updates(TeamScene& scene, Seat seat) {
    TeamMemory& memory = scene.memory;
    if (!scene.sheet.adapted || !memory.drafted.contains("full") || !scene.on_round(minutes(10), 7)) return;
    if (memory.last_update && scene.now() < *memory.last_update + hours(2)) return;
    if (!scene.due(*scene.sheet.statement + hours(2))) return;
    const auto update = [&](std::string_view purpose, const std::string& about) {
        if (!memory.drafted.insert(std::string(purpose) + " " + about).second) return false;
        memory.last_update = scene.now();
        draft(scene, seat, "update", purpose, about);
        return true;
    };
    const std::vector<FactView> facts = scene.view(seat).facts();
    for (const std::string& subject : scene.pen.subjects("update")) {
        const bool known =
            std::any_of(facts.begin(), facts.end(), [&](const FactView& f) { return f.id == subject; });
        if (known && update("update", subject)) return;
    }
    if (scene.due(hours(24)) && scene.pen.has("apology_statement")) update("apology_statement", "");
}

void publish_when_approved(TeamScene& scene, const StatementView& paper) {
    const bool ready = std::all_of(paper.needed.begin(), paper.needed.end(), [&](Seat seat) {
        return std::find(paper.given.begin(), paper.given.end(), seat) != paper.given.end();
    });
    if (ready && !paper.change_asked && scene.roster.has(paper.author))
        scene.want(paper.author, Publish{paper.id});
}

std::size_t wording_of(const StatementView& paper) {
    std::string all = paper.kind;
    for (const StatementVariant& variant : paper.variants)
        all.append(variant.channel).append(variant.text);
    return hash64(all);
}

/// Facts of the board only, words enough to say something; empty when all is well, otherwise what to change.
Bilingual objection(const TeamScene& scene, const SeatView& view, const StatementView& paper) {
    if (scene.roster.has(paper.author) && scene.roster.has(Seat::pr))
        return {}; // the team's own text, agreed upon
    const std::vector<FactView> facts = view.facts();
    for (const std::string& told : paper.facts) {
        const bool known =
            std::any_of(facts.begin(), facts.end(), [&](const FactView& f) { return f.id == told; });
        if (!known) {
            return {"One of the facts in it is not confirmed yet. Please take it out.",
                    "裡面有一項事實還沒確認，請先拿掉。"};
        }
    }
    for (const StatementVariant& variant : paper.variants) {
        const std::size_t enough = language_of(variant.text) == Language::en ? 60 : 25;
        if (count_code_points(variant.text) < enough) {
            return {"That is too short to answer what people ask. Please say what happened and what we do.",
                    "太短了，大家想問的都沒回答到。請把發生什麼、我們怎麼做寫清楚。"};
        }
        const auto tone = view.preview(scoring::TextKind::statement, variant.text, "");
        if (!tone) continue;
        if (scoring::has(tone->flags, scoring::Flag::attack) ||
            scoring::has(tone->flags, scoring::Flag::blame_shift)) {
            return {"This reads as if we blamed others. Please change that sentence.",
                    "這樣寫像在怪別人，請改掉那一句。"};
        }
        if (tone->denies) {
            return {"We cannot deny this with what we know. Please change it.",
                    "以我們現在知道的，不能否認，請改寫。"};
        }
    }
    return {};
}

bool holds(const std::vector<Seat>& seats, Seat seat) {
    return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

void review(TeamScene& scene, const StatementView& paper) {
    TeamMemory& memory = scene.memory;
    const std::size_t wording = wording_of(paper);
    TeamMemory::Paper& known = memory.papers[paper.id];
    if (known.wording != wording) known = {wording, scene.now()};
    if (paper.change_asked) return;
    for (const Seat seat : {Seat::legal, Seat::lead, Seat::pr, Seat::service, Seat::marketing}) {
        if (!holds(paper.needed, seat) || holds(paper.given, seat)) continue;
        if (!scene.roster.has(seat)) return; // a person comes before the others in line
        const double median = (seat == Seat::legal ? legal_minutes : lead_minutes) * scene.sheet.review_pace;
        const std::uint64_t entity = std::uint64_t{paper.id} * 16 + static_cast<std::uint64_t>(seat);
        if (scene.now() < known.since + scene.delay(median, review_delay, entity)) return;
        known.since = scene.now();
        const Bilingual change = objection(scene, scene.view(seat), paper);
        if (!change.en.empty() && memory.change_asked.insert(paper.id).second) {
            scene.want(seat, ReviewStatement{paper.id, "change", change.in(scene.language)});
        } else {
            scene.want(seat, ReviewStatement{paper.id, "approve", ""});
        }
        return;
    }
}

/// A person asked for other words: the team looks for them, twice at most, and then stands by its text.
void revise(TeamScene& scene, const StatementView& paper) {
    TeamMemory& memory = scene.memory;
    if (!paper.change_asked || !scene.roster.has(paper.author) || paper.reviews.empty()) return;
    int& revisions = memory.revisions[paper.id];
    const SimTime asked = paper.reviews.back().at;
    if (revisions >= 2 || scene.now() < asked + scene.delay(6, revise_delay, paper.id)) return;
    ++revisions;
    const std::string_view purpose = paper.kind == "holding" ? "holding_statement" : "statement";
    Draft again{paper.id, paper.kind, {}, paper.facts};
    again.variants =
        variants_for(scene, scene.view(paper.author), purpose, "", static_cast<std::uint32_t>(revisions));
    if (again.variants.empty()) again.variants = paper.variants;
    scene.want(paper.author, std::move(again));
}

/// What colleagues say when a person keeps the team waiting.
void remind(TeamScene& scene, const std::vector<StatementView>& papers) {
    if (!scene.memory.onset || !scene.sheet.statement) return;
    const Seat voice = scene.roster.has(Seat::lead) ? Seat::lead : scene.roster.own().front();
    const bool published = std::any_of(papers.begin(), papers.end(), [](const StatementView& paper) {
        return paper.published_at.has_value();
    });
    const SimDuration first = scene.sheet.holding.value_or(*scene.sheet.statement);
    if (!scene.roster.has(Seat::pr) && !published) {
        if (scene.due(first)) {
            scene.say_once(voice, "remind draft",
                           {"People are waiting for a word from us. Shall we put out a first statement?",
                            "大家都在等我們說話，要不要先發一版聲明？"});
        }
        if (scene.due(first * 2)) {
            scene.say_once(
                voice, "remind again",
                {"Still nothing from us, and it is getting louder. Please send me a draft, short is fine.",
                 "我們到現在都沒出聲，外面越燒越大。請給我一版草稿，短一點沒關係。"});
        }
    }
    for (const StatementView& paper : papers) {
        if (paper.published_at || scene.now() < paper.drafted_at + minutes(20)) continue;
        for (const Seat seat : paper.needed) {
            if (holds(paper.given, seat) || scene.roster.has(seat)) continue;
            scene.say_once(voice, "review " + std::to_string(paper.id) + std::string(seat_id(seat)),
                           {seat_title(seat).en + ", the draft is waiting for your approval.",
                            seat_title(seat).zh_TW + "，聲明草稿在等您核可。"});
        }
    }
}
} // namespace

void work_on_statements(TeamScene& scene) {
    if (!scene.memory.onset && scene.now().seconds % 300 != 0) return;
    const auto writer = scene.roster.who(Draft::name, {Seat::pr});
    if (writer) {
        draft_when_due(scene, *writer, scene.sheet.holding, "holding", "holding_statement");
        draft_when_due(scene, *writer, scene.sheet.statement, "full", "statement");
        draft_updates(scene, *writer);
    }
    const std::vector<StatementView> papers = scene.view().statements();
    for (const StatementView& paper : papers) {
        if (paper.published_at) continue;
        review(scene, paper);
        revise(scene, paper);
        publish_when_approved(scene, paper);
    }
    remind(scene, papers);
}

} // namespace stormdrill::drill
