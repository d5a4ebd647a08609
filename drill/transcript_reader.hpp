#pragma once
/// Reads a log line by line into a transcript; private to transcript_from_log.cpp and transcript_acts.cpp.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "drill/act.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/turn_watch.hpp"

namespace stormdrill::drill {

class TranscriptReader {
public:
    TranscriptReader(const std::vector<Json>& lines, std::shared_ptr<const scoring::Sop> sop);
    LoggedDrill take();

private:
    scoring::Transcript& t();
    const scenarios::Scenario& scenario() const;
    /// Whether every text can be summed up again. Where findings were overruled by their numbers, those must
    /// stay.
    static bool holds_basis(const std::vector<Json>& lines);
    void read_header(const Json& h);
    void read_line(const Json& line);
    scoring::Done done(const Json& line) const;
    /// Levels are the SOP's that scores, which need not be the one of the drill.
    scoring::Truth leveled(scoring::Truth truth);
    scoring::Truth truth_of_line(const Json& line);
    /// Facts are turns by any SOP; the others follow from the checks that the truth lines hold.
    void read_turn(const Json& line);
    void read_truth(const Json& line);
    void read_inject(const Json& line);
    void read_event(const Json& line);
    void read_end(const Json& line);
    /// Text number `index` of an act's line.
    scoring::TextRecord text(const Json& line, std::size_t index, const std::string& kind,
                             const std::string& words, const std::vector<std::string>& facts) const;
    scoring::Complaint* complaint(std::uint32_t post);
    // transcript_acts.cpp
    void read_act(const Json& line);
    template <class T>
    void read(const T&) {} // acts that scoring does not look at

    void read(const AcceptRole& a);
    void read(const NotificationTree& a);
    void read(const DecisionRule& a);
    void read(const SetQuery& a);
    void read(const SetAlert& a);
    void read(const ShelveTemplate& a);
    void read(const RegisterRisk& a);
    void read(const Prepare& a);
    void read(const OpenPlatform& a);
    void read(const FlagPost& a);
    void read(const ReportSituation& a);
    void read(const Assess& a);
    void read(const Notify& a);
    void read(const Acknowledge&);
    void read(const Draft& a);
    void read(const ReviewStatement& a);
    void read(const Publish& a);
    void read(const Claim& a);
    void read(const Assign& a);
    void read(const CloseMention& a);
    void read(const Reply& a);
    void read(const RemovePost& a);
    void read(const AnswerPress& a);
    void read(const Outreach& a);
    void read(const LaunchCampaign& a);
    void read(const PromiseRemedy& a);
    void read(const AssessDamage& a);
    void read(const FileLessons& a);
    void read(const PlanImprovement& a);
    void read(const OverruleFinding& a);
    void read(const Rate& a);
    void read(const Observe& a);
    void read(const WriteInject& a);
    void finish();

    LoggedDrill out_;
    scoring::TurnWatch turn_watch_;
    std::size_t number_ = 0;
    SimTime at_;
    const Json* line_ = nullptr;
    std::map<std::int64_t, std::size_t> complaint_of_post_;
    std::map<std::uint32_t, Draft> drafts_;
    std::vector<scenarios::Inject> written_; ///< by the facilitator
    std::vector<std::pair<std::uint32_t, scoring::Done>> claims_, closings_;
    std::vector<std::pair<std::uint32_t, scoring::TextRecord>> replies_;
};

} // namespace stormdrill::drill
