// What changes the world goes through here and stands in the journal afterwards.

#include <algorithm>
#include <iterator>

#include "drill/crowd_setup.hpp"
#include "drill/session.hpp"

namespace stormdrill::drill {

JournalEntry Session::entry_of(const Doer& doer) const {
    JournalEntry entry;
    entry.at = now_;
    entry.line = doer.line;
    entry.seat = doer.seat;
    entry.act = doer.act;
    return entry;
}

void Session::change_world(sim::Command command) {
    JournalEntry entry = entry_of(doer_);
    if (const auto* reply = std::get_if<sim::ReplyToPost>(&command))
        entry.target = PostTarget(*world_, reply->to);
    else if (const auto* removal = std::get_if<sim::RemovePost>(&command))
        entry.target = PostTarget(*world_, removal->post);
    else if (const auto* spoken = std::get_if<sim::SeedPost>(&command);
             spoken != nullptr && spoken->to.valid())
        entry.target = PostTarget(*world_, spoken->to);
    entry.command = std::move(command);
    change_world(std::move(entry));
}

void Session::change_world(JournalEntry entry) {
    world_->apply(*entry.command);
    journal_.entries.push_back(std::move(entry));
}

JournalEntry Session::reveal(std::size_t index, bool by_organisation, bool in_detail) const {
    const scenarios::Fact& fact = scenario().facts[index];
    JournalEntry entry = entry_of(doer_);
    entry.fact = index;
    entry.command = sim::FactBecomesKnown{fact.blame_change, fact.severity_change, fact.contradicts_denial,
                                          by_organisation, in_detail};
    return entry;
}

std::vector<JournalEntry> Session::happenings_of(std::size_t index, const std::string& unless) const {
    const scenarios::Inject& inject = injects_[index].inject;
    std::vector<JournalEntry> entries;
    if (!inject.fact.empty()) {
        const auto fact = scenario().fact(inject.fact) - scenario().facts.data();
        entries.push_back(reveal(static_cast<std::size_t>(fact), false, true));
    }
    if (inject.kind == scenarios::InjectKind::post) {
        entries.push_back(entry_of(doer_));
        entries.back().command = seed_post(scenario(), inject, static_cast<std::uint32_t>(index));
    }
    for (JournalEntry& entry : entries)
        entry.unless = unless;
    return entries;
}

JournalEntry Session::kept_promise(const Remedy& remedy) const {
    JournalEntry entry = entry_of(remedy.promised);
    entry.command = sim::CarryOutRemedy{fit_of(remedy.id)};
    return entry;
}

Journal Session::journal(SimTime until) const {
    Journal journal = journal_;
    std::vector<JournalEntry> later;
    const auto add = [&](SimTime at, JournalEntry entry) {
        entry.at = at;
        later.push_back(std::move(entry));
    };
    const auto comes = [&](SimTime at) { return at > now_ && at <= until; };
    for (std::size_t i = 0; i < scenario().facts.size(); ++i) {
        const auto& known = scenario().facts[i].public_knows;
        if (known && comes(SimTime{} + *known)) add(SimTime{} + *known, reveal(i, false, true));
    }
    for (std::size_t i = 0; i < injects_.size(); ++i) {
        const ListedInject& listed = injects_[i];
        if (listed.state != InjectState::to_come || !comes(listed.due) || prevented(listed.inject)) continue;
        for (JournalEntry& entry : happenings_of(i, listed.inject.unless))
            add(listed.due, std::move(entry));
    }
    for (const Remedy& remedy : remedies_) {
        if (remedy.carried_out || remedy.due > until) continue;
        add(std::max(remedy.due, now_), kept_promise(remedy));
    }
    std::stable_sort(later.begin(), later.end(),
                     [](const JournalEntry& a, const JournalEntry& b) { return a.at < b.at; });
    journal.entries.insert(journal.entries.end(), std::make_move_iterator(later.begin()),
                           std::make_move_iterator(later.end()));
    return journal;
}

} // namespace stormdrill::drill
