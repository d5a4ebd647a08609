#include "drill/left_out.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/diagnostics.hpp"
#include "drill/act.hpp"
#include "drill/truth.hpp"

namespace stormdrill::drill {

namespace {
constexpr SimDuration bundle_length = hours(4);

struct Candidate {
    scoring::LeftOutAct act;
    bool bundle = false;
    std::uint64_t viewers = 0; ///< of the posts that a bundle answers
};

bool stands_alone(std::string_view act) {
    constexpr std::array names{Publish::name,       AnswerPress::name,    Outreach::name,
                               PromiseRemedy::name, LaunchCampaign::name, RemovePost::name};
    return std::find(names.begin(), names.end(), act) != names.end();
}
} // namespace

scoring::LeftOut acts_to_leave_out(const Journal& journal, std::size_t most) {
    std::vector<Candidate> found;
    std::map<std::size_t, std::size_t> of_line; // candidate of an act that stands alone
    std::map<std::pair<Seat, std::int64_t>, std::size_t> of_bundle;
    const auto add = [&](const JournalEntry& entry, bool bundle) {
        Candidate fresh;
        fresh.act.act = entry.act;
        fresh.act.seat = seat_id(entry.seat);
        fresh.act.from = fresh.act.to = entry.at;
        fresh.bundle = bundle;
        found.push_back(std::move(fresh));
        return found.size() - 1;
    };
    for (const JournalEntry& entry : journal.entries) {
        if (stands_alone(entry.act)) {
            if (of_line.contains(entry.line)) continue;
            of_line[entry.line] = add(entry, false);
            found.back().act.lines.push_back(entry.line);
        } else if (entry.act == Reply::name && entry.target) {
            const std::pair key{entry.seat, entry.at.seconds / bundle_length.seconds};
            const auto [place, fresh] = of_bundle.try_emplace(key, 0);
            if (fresh) place->second = add(entry, true);
            Candidate& bundle = found[place->second];
            bundle.act.lines.push_back(entry.line);
            bundle.act.to = entry.at;
            bundle.viewers += entry.target->viewers;
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        return a.bundle != b.bundle ? b.bundle : a.viewers > b.viewers;
    });
    scoring::LeftOut out;
    if (found.size() > most) {
        out.not_tried = found.size() - most;
        found.resize(most);
    }
    for (Candidate& candidate : found)
        out.acts.push_back(std::move(candidate.act));
    std::stable_sort(out.acts.begin(), out.acts.end(), [](const auto& a, const auto& b) {
        return std::tie(a.from, a.lines) < std::tie(b.from, b.lines);
    });
    return out;
}

BranchPlayer::BranchPlayer(const Journal& journal, std::shared_ptr<const sim::Network> network,
                           std::uint64_t seed, SimTime horizon, std::vector<Branch> branches)
    : journal_(&journal), horizon_(horizon), branches_(std::move(branches)),
      trunk_(journal, std::move(network), seed, true) {
    for (std::size_t i = 0; i < branches_.size(); ++i)
        waiting_.push_back(i);
    std::stable_sort(waiting_.begin(), waiting_.end(), [&](std::size_t a, std::size_t b) {
        return beginning_of(branches_[a]) > beginning_of(branches_[b]);
    });
}

std::size_t BranchPlayer::beginning_of(const Branch& branch) const {
    const auto& entries = journal_->entries;
    const auto first = std::find_if(entries.begin(), entries.end(), [&](const JournalEntry& entry) {
        return branch.lines.contains(entry.line);
    });
    return static_cast<std::size_t>(first - entries.begin());
}

void BranchPlayer::play_one(const std::atomic<bool>& stop) {
    std::unique_lock lock(mutex_);
    SD_ASSERT(!waiting_.empty());
    Branch& branch = branches_[waiting_.back()];
    waiting_.pop_back();
    trunk_.play_to_entry(beginning_of(branch));
    JournalPlayer player = trunk_;
    lock.unlock();
    player.leave_out(branch.lines);
    while (player.world().now() < horizon_) {
        if (stop) return;
        player.play_until(std::min(horizon_, player.world().now() + hours(1)));
    }
    branch.without = outcome_figures(player.world());
    branch.lost = player.lost();
}

} // namespace stormdrill::drill
