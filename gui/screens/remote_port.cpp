#include "gui/screens/remote_port.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "drill/evaluator_acts.hpp"

namespace stormdrill::gui {

using drill::net::SeatClient;

namespace {

/// A key is remembered for five seconds (definitions.md), so it need not be told more often.
constexpr double seconds_between_keys = 1;
/// Of the progress bar: the host's computation of the outcome. The rest is this window's own.
constexpr double share_of_host = 0.9;

std::vector<drill::Json> lines_of(const drill::ReadLog& log) {
    if (log.fault)
        throw OperatorError(log.path.string() + ":" + std::to_string(log.fault->line) + ": " +
                            log.fault->what);
    std::vector<drill::Json> lines;
    for (const drill::LogLine& line : log.lines)
        lines.push_back(line.json);
    return lines;
}

} // namespace

RemotePort::RemotePort(std::unique_ptr<SeatClient> client, RemotePortOptions options, const Locale& locale)
    : client_(std::move(client)), options_(std::move(options)), locale_(&locale) {}

DrillPort::State RemotePort::state() const {
    if (!failure_.en.empty()) return State::refused;
    if (left_) return State::lost;
    if (!client_->log().empty()) return State::open; // the host is needed no more
    switch (client_->state()) {
    case SeatClient::State::joining:
        return State::opening;
    case SeatClient::State::seated:
        return had_view_ ? State::open
                         : State::opening; // who comes back sees what she knew, until there is news
    case SeatClient::State::lost:
        return State::lost;
    case SeatClient::State::refused:
        break;
    }
    return State::refused;
}

Bilingual RemotePort::why() const {
    if (!failure_.en.empty()) return failure_;
    const std::string key = "join.refused." + client_->refusal();
    if (!client_->refusal().empty() && locale_->has(key)) return locale_->both(key);
    if (client_->why().empty()) return {};
    const Bilingual& words = locale_->both("join.unreachable");
    return {words.en + client_->why(), words.zh_TW + client_->why()};
}

std::string RemotePort::fault() const {
    const auto& view = client_->view();
    return view.contains("fault") ? view.at("fault").get<std::string>() : std::string{};
}

bool RemotePort::step(double elapsed) {
    real_ += elapsed;
    bool changed = make_results();
    if (left_ && client_->state() != SeatClient::State::seated) return changed;
    changed = client_->step(elapsed) || changed;
    const SeatClient::State now = client_->state();
    if (now == SeatClient::State::seated && before_ != now) came_back();
    if (now == SeatClient::State::refused && before_ != now && client_->refusal() == "wrong_token" &&
        options_.keep_token)
        options_.keep_token({});
    before_ = now;
    if (changed) take_answers();
    if (client_->has_view()) {
        had_view_ = true;
        const auto& view = client_->view();
        progress_ =
            view.contains("progress") ? std::optional(view.at("progress").get<double>()) : std::nullopt;
    }
    return changed;
}

/// Sat down, for the first time or again: what does not go by number is said once more.
void RemotePort::came_back() {
    if (client_->token() != kept_token_ && options_.keep_token) options_.keep_token(client_->token());
    kept_token_ = client_->token();
    if (ready_) client_->ready();
    controls_.clear(); // nobody answers those of the connection before
    for (auto& [number, question] : std::exchange(questions_, {})) {
        const auto again = client_->preview(question.kind, question.text, question.context);
        questions_.emplace(again, std::move(question));
    }
}

void RemotePort::take_answers() {
    std::vector<std::pair<Answered, drill::ActResult>> answers; // they may submit the next act
    for (auto act = acts_.begin(); act != acts_.end();) {
        auto answer = client_->answer(act->first);
        if (answer) answers.emplace_back(std::move(act->second), std::move(*answer));
        act = answer ? acts_.erase(act) : std::next(act);
    }
    std::erase_if(controls_, [&](std::uint64_t number) {
        auto answer = client_->answer(number);
        if (answer && !answer->accepted) refusals_.push_back(std::move(answer->message));
        return answer.has_value();
    });
    for (const auto& [answered, result] : answers)
        answered(result);
    for (auto question = questions_.begin(); question != questions_.end();) {
        auto tone = client_->previewed(question->first);
        if (tone) question->second.previewed(std::move(*tone));
        question = tone ? questions_.erase(question) : std::next(question);
    }
}

void RemotePort::take(const drill::FeedRequest& request, drill::SeatSnapshot& out) {
    client_->look(request);
    if (!client_->has_view()) return;
    out = client_->snapshot();
    for (drill::ChairView& chair : out.chairs)
        chair.mine = chair.id == client_->chair();
}

void RemotePort::submit(const drill::Act& act, Answered answered) {
    acts_.insert_or_assign(client_->submit(act), std::move(answered));
}

void RemotePort::preview(scoring::TextKind kind, const std::string& text, const std::string& context,
                         Previewed previewed) {
    if (!client_->snapshot().facts_of_drill.coach) return previewed(std::nullopt);
    // What was asked before about the same draft is of a text that has changed since.
    std::erase_if(questions_, [&](const auto& asked) {
        return asked.second.kind == kind && asked.second.context == context;
    });
    const auto number = client_->preview(kind, text, context);
    questions_.emplace(number, Question{kind, text, context, std::move(previewed)});
}

void RemotePort::composing() {
    if (real_ < next_composing_) return;
    next_composing_ = real_ + seconds_between_keys;
    client_->composing();
}

void RemotePort::ready() {
    ready_ = true;
    client_->ready();
}

void RemotePort::leave() {
    client_->leave();
    left_ = true;
    if (options_.keep_token) options_.keep_token({});
}

void RemotePort::control(const std::string& what, double value) {
    if (client_->state() == SeatClient::State::seated)
        controls_.push_back(client_->control(what, value));
    else
        refusals_.push_back(locale_->both("connection.not_now"));
}

// ---- The end
// -----------------------------------------------------------------------------------------------------

std::optional<double> RemotePort::finishing() const {
    if (result_) return 1;
    if (!client_->log().empty()) return share_of_host;
    if (!progress_) return std::nullopt;
    return share_of_host * std::clamp(*progress_, 0.0, 1.0);
}

RemotePort::Made RemotePort::keep_log(const std::string& log) const {
    const std::filesystem::path path = options_.folder / "drill.jsonl";
    std::filesystem::create_directories(options_.folder);
    const bool there = std::filesystem::exists(path);
    if (there && !read_file(path).starts_with(log)) // ratings may stand behind it already
        throw OperatorError(path.string() + ": holds another drill");
    if (!there) write_file_atomically(path, log);
    const scoring::ToneScorer scorer = scoring::ToneScorer::load(options_.tone_rules);
    return {{true, {}},
            std::make_unique<drill::DrillResult>(drill::make_result(
                options_.folder, lines_of(drill::read_log(path)), &scorer, options_.language))};
}

RemotePort::Made RemotePort::add_evaluation(const drill::Act& act) const {
    const drill::ReadLog log = drill::read_log(result_->log);
    const std::vector<drill::Json> lines = lines_of(log);
    const auto sop = drill::read_drill(lines).sop;
    if (auto refused = drill::refuse_evaluation(act, *sop, lines)) return {{false, *refused}, nullptr};
    drill::append_evaluation(log, *sop, {{act, "window"}}, options_.language);
    const scoring::ToneScorer scorer = scoring::ToneScorer::load(options_.tone_rules);
    return {{true, {}},
            std::make_unique<drill::DrillResult>(drill::make_result(
                options_.folder, lines_of(drill::read_log(result_->log)), &scorer, options_.language))};
}

bool RemotePort::make_results() {
    if (!making_.valid()) {
        if (!result_ && failure_.en.empty() && !client_->log().empty())
            making_ = std::async(std::launch::async, [this, log = client_->log()] { return keep_log(log); });
        else if (!evaluations_.empty())
            making_ = std::async(std::launch::async,
                                 [this, act = evaluations_.front().act] { return add_evaluation(act); });
        return false;
    }
    if (making_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
    Made made;
    try {
        made = making_.get();
    } catch (const std::exception& error) { // a full disk, a folder that may not be written
        made.answer = {false, {error.what(), error.what()}};
    }
    if (made.result) {
        made.result->revision = result_ ? result_->revision + 1 : 1;
        result_ = std::move(made.result);
    } else if (!result_) {
        failure_ = made.answer.message;
        return true;
    }
    if (!evaluations_.empty()) {
        const Evaluation done = std::move(evaluations_.front());
        evaluations_.pop_front();
        done.answered(made.answer);
    }
    return true;
}

void RemotePort::evaluate(const drill::Act& act, Answered answered) {
    evaluations_.push_back({act, std::move(answered)});
}

} // namespace stormdrill::gui
