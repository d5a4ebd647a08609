#pragma once
/// The port to a seat of a team drill on somebody else's host. Acts are answered when the host's word comes;
/// when the connection breaks, everything waits and goes on by itself. When the drill is over, the host sends
/// its log, and score and report are made of it here.

#include <deque>
#include <filesystem>
#include <future>
#include <map>
#include <memory>

#include "drill/net/seat_client.hpp"
#include "gui/locale/locale.hpp"
#include "gui/screens/drill_port.hpp"

namespace stormdrill::gui {

struct RemotePortOptions {
    std::filesystem::path folder;        ///< where the log, score.json and report.html go; made when missing
    std::filesystem::path tone_rules;    ///< folder
    Language language = Language::zh_TW; ///< of the report
    /// Called with the token to come back with, as soon as there is one, and with an empty one when it is
    /// good for nothing more.
    std::function<void(const std::string&)> keep_token;
};

class RemotePort final : public DrillPort {
public:
    /// `locale` must outlive the port.
    RemotePort(std::unique_ptr<drill::net::SeatClient> client, RemotePortOptions options,
               const Locale& locale);

    [[nodiscard]] State state() const override;
    [[nodiscard]] Bilingual why() const override;
    bool step(double elapsed) override;
    [[nodiscard]] std::string fault() const override;
    void take(const drill::FeedRequest& request, drill::SeatSnapshot& out) override;
    [[nodiscard]] const drill::FacilitatorSnapshot* conduct() const override {
        return client_->conduct() ? &*client_->conduct() : nullptr;
    }

    void submit(const drill::Act& act, Answered answered) override;
    [[nodiscard]] std::size_t under_way() const override { return acts_.size() + evaluations_.size(); }
    void preview(scoring::TextKind kind, const std::string& text, const std::string& context,
                 Previewed previewed) override;
    void composing() override;
    void ready() override;
    void leave() override;

    [[nodiscard]] bool conducts() const override { return client_->seat() == drill::Seat::facilitator; }
    void start() override { control("start"); }
    void pause() override { control("pause"); }
    void resume() override { control("resume"); }
    void set_pace(double factor) override { control("pace", factor); }
    void jump(SimDuration ahead) override { control("jump", static_cast<double>(ahead.seconds)); }
    void end() override { control("end"); }
    void finish() override { control("finish"); }
    void cancel_finish() override {} // the host's work is everybody's
    [[nodiscard]] std::vector<Bilingual> take_refusals() override { return std::exchange(refusals_, {}); }

    [[nodiscard]] std::optional<double> finishing() const override;
    [[nodiscard]] const drill::DrillResult* result() const override { return result_.get(); }
    /// Into the copy of the log that this window has: the host's is closed.
    void evaluate(const drill::Act& act, Answered answered) override;

private:
    struct Question { ///< a preview asked for and not yet answered
        scoring::TextKind kind = scoring::TextKind::statement;
        std::string text, context;
        Previewed previewed;
    };
    struct Evaluation {
        drill::Act act;
        Answered answered;
    };
    struct Made {
        drill::ActResult answer{true, {}};
        std::unique_ptr<drill::DrillResult> result; ///< null when an evaluation was refused
    };

    void control(const std::string& what, double value = 0);
    void came_back();
    void take_answers();
    bool make_results();
    [[nodiscard]] Made keep_log(const std::string& log) const;
    [[nodiscard]] Made add_evaluation(const drill::Act& act) const;

    std::unique_ptr<drill::net::SeatClient> client_;
    RemotePortOptions options_;
    const Locale* locale_;
    drill::net::SeatClient::State before_ = drill::net::SeatClient::State::joining;
    std::string kept_token_;
    std::map<std::uint64_t, Answered> acts_; ///< by number, not yet answered
    std::vector<std::uint64_t> controls_;    ///< not yet answered
    std::map<std::uint64_t, Question> questions_;
    std::vector<Bilingual> refusals_;
    double real_ = 0, next_composing_ = 0;
    bool ready_ = false, left_ = false;

    bool had_view_ = false;
    std::optional<double> progress_; ///< of the host's computation, when it was last heard of

    std::deque<Evaluation> evaluations_;
    std::unique_ptr<drill::DrillResult> result_;
    Bilingual failure_;        ///< why no result could be made
    std::future<Made> making_; ///< on a thread of its own, which looks at what stands above
};

} // namespace stormdrill::gui
