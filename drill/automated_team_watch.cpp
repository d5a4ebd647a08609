/// The desk that listens: rounds through the platforms, flags and tags, words for the query, situation
/// reports.

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "drill/automated_team_mind.hpp"

namespace stormdrill::drill {

namespace {
constexpr Stream flag_delay = stream("drill.team.flag");
constexpr std::array readers{Seat::pr, Seat::marketing, Seat::service};
constexpr std::size_t most_flags = 6;

bool from_inside(const PostView& post) {
    return post.badge == PostBadge::affected || post.badge == PostBadge::employee;
}

/// A post that opens a thread and tells of the trouble itself.
bool tells_of_trouble(const PostView& post) {
    return !post.own && !post.removed && post.root == post.id && post.shared_from.empty() &&
           post.badge != PostBadge::outlet && post.badge != PostBadge::organisation &&
           sounds_like_trouble(post.text);
}

bool names_any(const std::string& text, const std::vector<std::string>& brand) {
    const std::string folded = fold_case(text);
    return std::any_of(brand.begin(), brand.end(), [&](const std::string& word) {
        return folded.find(fold_case(word)) != std::string::npos;
    });
}

void notice_onset(TeamScene& scene, const PostView& post) {
    TeamMemory& memory = scene.memory;
    if (memory.onset && *memory.onset <= post.at) return;
    if (memory.onset && !memory.flagged.empty()) return;
    memory.onset = post.at;
    memory.first_post = post.id;
    memory.harm = sounds_like_harm(post.text);
    if (memory.people <= 0) memory.people = scene.view().network(1).all_people;
}

/// Until something is up, the alert and a glance every other minute; teams that nobody warned look later
/// anyway, because their plan counts from the post and not from the glance.
void look_out(TeamScene& scene) {
    if (scene.memory.onset || !scene.on_round(minutes(2))) return;
    const SeatView view = scene.view();
    const std::vector<std::string> brand = view.suggested_keywords();
    const std::size_t platforms = view.platforms().size();
    for (std::size_t p = 0; p < platforms; ++p) {
        for (const PostView& post : view.feed(p, FeedFilter::everything, 60)) {
            if (tells_of_trouble(post) && names_any(post.text, brand)) notice_onset(scene, post);
        }
    }
}

std::string_view tag_of(const PostView& post) {
    if (post.badge == PostBadge::outlet || post.badge == PostBadge::journalist) return "media";
    if (post.badge == PostBadge::influencer) return "influencer";
    if (post.complaint) return "complaint";
    return sounds_like_question(post.text) ? "question" : "";
}

/// Counts pairs of Chinese characters and Latin words, in posts about the crisis and in the others.
void learn_words(TeamScene& scene, const PostView& post, bool matches) {
    if (!scene.sheet.learns_words || !post.shared_from.empty()) return;
    if (!scene.memory.texts.insert(hash64(post.text)).second) return; // each wording counts once
    for (const std::string& unit : words_of(post.text)) {
        auto& counts = scene.memory.words[unit];
        (matches ? counts.first : counts.second) += 1;
    }
}

void read_platform(TeamScene& scene, Seat seat, std::size_t platform, const std::string& id) {
    TeamMemory& memory = scene.memory;
    const SeatView view = scene.view(seat);
    scene.want(seat, OpenPlatform{id});
    SeePosts seen;
    int tags = 4;
    for (const FeedFilter filter : {FeedFilter::matching, FeedFilter::everything}) {
        const bool matches = filter == FeedFilter::matching;
        const std::size_t limit = matches ? scene.sheet.posts_per_reading : scene.sheet.posts_per_reading / 4;
        for (const PostView& post : view.feed(platform, filter, limit)) {
            if (post.own || !memory.seen.insert(post.id).second) continue;
            seen.posts.push_back(post.id);
            learn_words(scene, post, matches || sounds_like_trouble(post.text));
            if (!matches || !memory.onset || tags == 0 || !scene.sheet.reports) continue;
            const std::string_view tag = tag_of(post);
            if (tag.empty() || !has_authority(seat, TagPost::name)) continue;
            scene.want(seat, TagPost{post.id, std::string(tag)});
            --tags;
        }
    }
    if (!seen.posts.empty()) scene.want(seat, std::move(seen));
}

void read_round(TeamScene& scene) {
    const PlanSheet& sheet = scene.sheet;
    if (!scene.on_round(sheet.reading_every, 4) || (scene.memory.onset && !scene.due(sheet.flag))) return;
    std::vector<Seat> seats;
    for (const Seat seat : readers) {
        if (scene.roster.has(seat) && has_authority(seat, SeePosts::name)) seats.push_back(seat);
    }
    if (seats.empty()) return;
    const std::vector<PlatformView> platforms = scene.view(seats.front()).platforms();
    for (std::size_t p = 0; p < platforms.size(); ++p) {
        read_platform(scene, seats[p % seats.size()], p, platforms[p].id);
    }
}

void flag_posts(TeamScene& scene) {
    TeamMemory& memory = scene.memory;
    if (!memory.onset || !scene.sheet.flag) return;
    const SimDuration late = scene.delay(1, flag_delay, memory.first_post);
    if (scene.now() < *memory.onset + *scene.sheet.flag + minutes(-2) + late) return;
    const auto seat = scene.roster.who(FlagPost::name, {Seat::pr, Seat::service, Seat::marketing});
    if (!seat) return;
    if (memory.flagged.insert(memory.first_post).second) {
        const auto post = scene.view(*seat).post(memory.first_post);
        if (post && !post->flagged) scene.want(*seat, FlagPost{memory.first_post});
        scene.say_once(*seat, "flag",
                       {"I have flagged the first post. Have a look, this may become big.",
                        "第一篇貼文我標記了，大家先看一下，這個可能會燒起來。"});
    }
    if (!scene.on_round(scene.sheet.reading_every, 5) || memory.flagged.size() >= most_flags) return;
    const SeatView view = scene.view(*seat);
    for (std::size_t p = 0; p < view.platforms().size(); ++p) {
        for (const PostView& post : view.feed(p, FeedFilter::matching, 20)) {
            if (!tells_of_trouble(post) || !from_inside(post) || memory.flagged.size() >= most_flags)
                continue;
            if (memory.flagged.insert(post.id).second && !post.flagged) scene.want(*seat, FlagPost{post.id});
        }
    }
}

/// Pairs of characters that only hold sentences together.
bool is_function_word(const std::string& word) {
    static constexpr std::array parts{"的", "了", "是", "我", "你", "您", "他", "她", "們", "不", "在",
                                      "有", "就", "都", "要", "也", "很", "嗎", "吧", "啊", "這", "那",
                                      "個", "麼", "以", "和", "被", "讓", "把", "給", "會", "可", "話",
                                      "到", "完", "先", "一", "什", "怎", "沒", "說", "還"};
    static constexpr std::array words{"this", "that", "they", "your", "have",
                                      "with", "what", "from", "will", "been"};
    const auto in = [&](const char* part) { return word.find(part) != std::string::npos; };
    return word.size() < 4 || std::any_of(parts.begin(), parts.end(), in) ||
           std::find(words.begin(), words.end(), word) != words.end();
}

/// What people write in posts about the crisis, and not in the others, joins the query (V5).
void improve_query(TeamScene& scene) {
    TeamMemory& memory = scene.memory;
    if (!scene.sheet.learns_words || !memory.onset) return;
    const bool first = !memory.query_learned && scene.now() >= *memory.onset + minutes(50);
    if (!first && !(memory.query_learned && scene.on_round(hours(6), 25))) return;
    const auto seat = scene.roster.who(SetQuery::name, {Seat::pr, Seat::marketing});
    if (!seat) return;
    memory.query_learned = true;
    SetQuery query = scene.view(*seat).listening().query;
    std::vector<std::pair<double, std::string>> found;
    for (const auto& [word, counts] : memory.words) {
        if (counts.first < 5 || counts.first < 12 * counts.second || is_function_word(word)) continue;
        found.emplace_back(counts.first, word);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::size_t added = 0;
    for (const auto& [count, word] : found) {
        const bool known = std::any_of(query.terms.begin(), query.terms.end(), [&](const std::string& term) {
            return fold_case(term).find(word) != std::string::npos;
        });
        if (known || added == 6 || query.terms.size() >= 36) continue;
        query.terms.push_back(word);
        ++added;
    }
    if (added > 0) scene.want(*seat, std::move(query));
}

SimDuration report_cadence(int level) {
    switch (level) {
    case 4:
        return hours(1);
    case 3:
        return hours(2);
    case 2:
        return hours(4);
    default:
        return hours(8);
    }
}

void report_situation(TeamScene& scene) {
    if (!scene.sheet.reports || !scene.due(scene.sheet.assess)) return;
    const auto seat = scene.roster.who(ReportSituation::name, {Seat::pr, Seat::marketing, Seat::lead});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    const auto last = view.last_situation_report();
    if (last && scene.now() < *last + (report_cadence(view.assessed_level()) + minutes(-6))) return;
    const ListeningView listening = view.listening();
    ReportSituation report;
    report.posts_per_hour = listening.posts_last_hour;
    report.mood = listening.mood;
    report.negative_share = listening.negative_share;
    report.reached_people = reached_people_guess(scene);
    for (const PlatformView& platform : view.platforms()) {
        if (platform.posts_last_hour > 0) report.platforms.push_back(platform.id);
    }
    const bool rising = listening.posts_last_hour > listening.posts_hour_before;
    const std::string now = std::to_string(listening.posts_last_hour);
    const std::string before = std::to_string(listening.posts_hour_before);
    const Bilingual summary{now + " posts in the last hour (" + before + " the hour before), " +
                                (rising ? "still rising. " : "falling. ") +
                                std::to_string(listening.articles) + " press reports so far.",
                            "過去一小時 " + now + " 則（前一小時 " + before + " 則），" +
                                (rising ? "還在升高。" : "正在下降。") + "媒體報導累計 " +
                                std::to_string(listening.articles) + " 則。"};
    report.summary = summary.in(scene.language);
    scene.want(*seat, std::move(report));
}
} // namespace

void keep_watch(TeamScene& scene) {
    look_out(scene);
    flag_posts(scene);
    read_round(scene);
    improve_query(scene);
    report_situation(scene);
}

} // namespace stormdrill::drill
