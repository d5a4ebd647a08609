#pragma once
/// What single acts changed: the drill's own world again from the snapshot before an act, without it, on the
/// same luck (sop.md, "Outcome: the counterfactual").

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "drill/journal.hpp"
#include "scoring/outcome.hpp"

namespace stormdrill::drill {

/// One world more: the drill without the acts of these lines of its log.
struct Branch {
    std::set<std::size_t> lines;
    scoring::OutcomeFigures without;
    std::size_t lost = 0; ///< later replies and removals that found their post no more
};

/// The acts of a drill that reached the public, at most `most`, in the order of time, their figures still
/// empty: every statement, answer to the press, outreach, remedy, campaign and removal for itself, replies
/// bundled by seat and four hours. Where there are more, bundles whose posts fewer people had seen are the
/// first to go; `not_tried` counts them.
[[nodiscard]] scoring::LeftOut acts_to_leave_out(const Journal& journal, std::size_t most);

/// Plays branches from snapshots of the one world that they all leave. There is never more than one snapshot
/// a thread, and what comes out does not depend on how many threads there are.
class BranchPlayer {
public:
    /// `journal` must outlive it.
    BranchPlayer(const Journal& journal, std::shared_ptr<const sim::Network> network, std::uint64_t seed,
                 SimTime horizon, std::vector<Branch> branches);

    /// Plays one that nobody has taken yet; from any thread. Leaves it unfinished when `stop` is set.
    void play_one(const std::atomic<bool>& stop);
    /// In the order given; complete when play_one() was called for each.
    [[nodiscard]] const std::vector<Branch>& branches() const { return branches_; }

private:
    [[nodiscard]] std::size_t beginning_of(const Branch& branch) const;

    const Journal* journal_;
    SimTime horizon_;
    std::vector<Branch> branches_;
    std::mutex mutex_; ///< for the two below
    JournalPlayer trunk_;
    std::vector<std::size_t> waiting_; ///< branches, the one that begins first last
};

} // namespace stormdrill::drill
