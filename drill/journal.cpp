#include "drill/journal.hpp"

#include "base/diagnostics.hpp"

namespace stormdrill::drill {

namespace {
bool by_public(const sim::Post& post) {
    return post.author.valid() && post.script == 0xffffffffU;
}

bool waits(const sim::Post& post) {
    return by_public(post) && !post.answered && !post.removed;
}

bool of_kind(const sim::Post& post, const PostTarget& target) {
    return post.platform == target.platform && post.topic == target.topic &&
           post.complaint == target.complaint && post.from_affected == target.from_affected;
}

/// The command, aimed at this post.
sim::Command aimed_at(sim::Command command, sim::PostId post) {
    if (auto* reply = std::get_if<sim::ReplyToPost>(&command)) reply->to = post;
    if (auto* removal = std::get_if<sim::RemovePost>(&command)) removal->post = post;
    if (auto* spoken = std::get_if<sim::SeedPost>(&command)) spoken->to = post;
    return command;
}
} // namespace

PostTarget::PostTarget(const sim::World& world, sim::PostId id) {
    const sim::Post post = world.post(id);
    key = post.key;
    chatter = sim::is_chatter(id);
    viewers = post.viewers;
    platform = post.platform;
    topic = post.topic;
    complaint = post.complaint;
    from_affected = post.from_affected;
    from_public = by_public(post);
    if (chatter) {
        rank = sim::chatter_number(id);
        return;
    }
    for (const sim::Post& other : world.posts().first(id.index()))
        rank += waits(other) && of_kind(other, *this) ? 1U : 0U;
}

sim::PostId PostTarget::same_in(const sim::World& world) const {
    return chatter ? sim::chatter_id(rank) : world.find(key);
}

sim::PostId PostTarget::alike_in(const sim::World& world) const {
    if (chatter) return sim::PostId::none();
    if (!from_public) return world.find(key);
    sim::PostId found = sim::PostId::none();
    std::uint32_t before = 0;
    const auto posts = world.posts();
    for (std::size_t i = 0; i < posts.size() && before <= rank; ++i) {
        if (!waits(posts[i]) || !of_kind(posts[i], *this)) continue;
        found = sim::PostId(i);
        ++before;
    }
    return found;
}

JournalPlayer::JournalPlayer(const Journal& journal, std::shared_ptr<const sim::Network> network,
                             std::uint64_t seed, bool own_seed)
    : journal_(&journal), world_(std::move(network), journal.storm, seed), own_seed_(own_seed),
      known_facts_(journal.known_facts) {}

JournalPlayer::JournalPlayer(const Journal& journal, sim::World world, std::size_t done)
    : journal_(&journal), world_(std::move(world)), known_facts_(journal.known_facts) {
    for (; next_ < done; ++next_)
        (void)happens(journal_->entries[next_]);
}

bool JournalPlayer::happens(const JournalEntry& entry) {
    if (left_out_.contains(entry.line)) return false;
    if (!entry.unless.empty() && done_.contains(entry.unless)) return false;
    if (!entry.act.empty()) done_.insert(entry.act);
    if (entry.fact) {
        if (known_facts_[*entry.fact] != 0) return false;
        known_facts_[*entry.fact] = 1;
    }
    return entry.command.has_value();
}

void JournalPlayer::play_next() {
    const JournalEntry& entry = journal_->entries[next_++];
    world_.advance_to(entry.at);
    if (!happens(entry)) return;
    if (!entry.target) {
        world_.apply(*entry.command);
        return;
    }
    const sim::PostId post = own_seed_ ? entry.target->same_in(world_) : entry.target->alike_in(world_);
    if (post.valid())
        world_.apply(aimed_at(*entry.command, post));
    else
        ++lost_;
}

void JournalPlayer::play_to_entry(std::size_t entry) {
    SD_ASSERT(entry <= journal_->entries.size() && next_ <= entry);
    while (next_ < entry)
        play_next();
}

void JournalPlayer::play_until(SimTime t) {
    while (next_ < journal_->entries.size() && journal_->entries[next_].at <= t)
        play_next();
    world_.advance_to(t);
}

} // namespace stormdrill::drill
