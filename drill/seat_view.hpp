#pragma once
/// All that a seat may see: what the window draws and what an automated team knows. Plain data taken from the
/// session at one moment; never the world, never the score.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"
#include "drill/act.hpp"
#include "drill/seat.hpp"
#include "scoring/tone.hpp"

namespace stormdrill::drill {

class Session;

enum class PostBadge : std::uint8_t {
    none,
    affected,
    employee,
    influencer,
    journalist,
    outlet,
    organisation
};

struct PostView {
    std::uint32_t id = 0;
    std::uint32_t root = 0; ///< first post of its thread; itself for roots
    std::size_t platform = 0;
    SimTime at;
    std::string author, handle, text;
    std::string shared_from; ///< author of the post it repeats; empty for anything but shares
    std::string picture;     ///< file name; may be empty
    PostBadge badge = PostBadge::none;
    std::uint32_t viewers = 0, shares = 0, comments = 0, likes = 0;
    bool own = false;       ///< the organisation's
    bool complaint = false; ///< stands in the mention queue
    bool removed = false, flagged = false, answered = false;
    std::vector<std::string> tags;
    std::optional<Seat> claimed_by;
    bool operator==(const PostView&) const = default;
};

enum class FeedFilter : std::uint8_t { everything, matching, flagged };

struct PlatformView {
    std::string id;
    Bilingual name;
    std::string kind;
    bool organisation_has_account = true;
    std::uint32_t unread = 0;   ///< matching posts since this seat last opened it
    double posts_last_hour = 0; ///< matching the query
    std::int64_t fitting_length_min = 0, fitting_length_max = 5000;
};

/// What the listening tool shows, from the posts that match the query: the truth only as far as the query is
/// good.
struct ListeningView {
    struct Bucket { ///< ten minutes
        SimTime from;
        std::uint32_t posts = 0, negative = 0;
        double mood = 0; ///< mean, [-2, 2]
    };
    std::vector<Bucket> buckets; ///< ascending, the last 12 hours at most
    std::uint32_t posts_last_hour = 0;
    std::uint32_t posts_hour_before = 0;
    double mood = 0; ///< of the last hour
    double negative_share = 0;
    std::vector<double> mood_bands; ///< five shares, furious … warm, of the last hour
    std::uint64_t views = 0;        ///< of matching posts so far
    struct Term {
        std::string text;
        std::uint32_t posts = 0;
        double trend = 1; ///< against the hour before
    };
    std::vector<Term> terms; ///< most frequent query terms
    struct Spreader {
        std::string name, handle;
        std::size_t platform = 0;
        std::uint32_t reach = 0;
    };
    std::vector<Spreader> spreaders; ///< the five with the most viewers
    std::uint32_t articles = 0;
    bool alert = false; ///< a threshold of SetAlert is passed
    SetQuery query;
};

struct MentionView {
    PostView post;
    std::int64_t waiting_seconds = 0; ///< until now, or until the first answer
    std::optional<Seat> claimed_by;
    bool answered = false, closed = false;
};

struct StatementView {
    std::uint32_t id = 0;
    std::string kind;
    Seat author = Seat::pr;
    std::vector<StatementVariant> variants;
    std::vector<std::string> facts;
    SimTime drafted_at;
    std::optional<SimTime> first_review_at, approved_at, published_at;
    std::vector<Seat> needed, given; ///< approvals
    struct ReviewNote {
        Seat seat = Seat::legal;
        std::string decision, comment;
        SimTime at;
    };
    std::vector<ReviewNote> reviews;
    bool change_asked = false; ///< waits for a revision
};

struct InboxItem {
    std::string id;   ///< inject id, or `notice-3`
    std::string kind; ///< call mail notice
    Bilingual from, title, text;
    SimTime at;
    std::optional<SimTime> deadline;
    bool answered = false;
    std::string outlet; ///< id, of journalists
};

struct FactView {
    std::string id;
    Bilingual text;
    SimTime since;
    bool is_public = false;
};

struct TeamMemberView {
    Seat seat = Seat::pr;
    bool automated = true;
    bool notified = false, acknowledged = false, accepted_role = false;
    std::string last_act; ///< act name; may be empty
    SimTime last_act_at;
};

struct TalkView {
    Seat seat = Seat::pr;
    SimTime at;
    std::string text;
    bool decision = false; ///< decision log rather than chat
};

/// A sample of people for the network picture; positions are the painter's business.
struct NetworkView {
    struct Person {
        std::uint32_t community = 0;
        std::uint8_t state = 0; ///< 0 untouched, 1 calm, 2 concerned, 3 angry
    };
    std::vector<Person> people;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties; ///< indices into people
    std::uint32_t communities = 0;
    std::uint32_t all_people = 0;
};

/// SOP progress, ticked by evidence only: phase ids and how much of each has been done.
struct ChecklistItem {
    std::string phase;
    std::uint8_t done = 0; ///< 0 untouched, 1 begun, 2 done
};

/// A choice of a form: id and wording; `cost` where it has one.
struct Choice {
    std::string id;
    Bilingual text;
    std::int64_t cost = 0;
};

enum class Stage : std::uint8_t { readiness, running, learning, finished };

struct Headline {
    SimTime at;
    std::string outlet, text;
};

/// Reads the session for one seat. Holds references: use it within one frame.
class SeatView {
public:
    SeatView(const Session& session, Seat seat);

    [[nodiscard]] Seat seat() const { return seat_; }
    [[nodiscard]] Stage stage() const;
    [[nodiscard]] SimTime now() const;
    [[nodiscard]] SimTime end() const;            ///< latest end
    [[nodiscard]] std::string local_time() const; ///< `10:23`, day in front from the second day on
    [[nodiscard]] const Bilingual& title() const;
    [[nodiscard]] const Bilingual& organisation() const;
    [[nodiscard]] const std::string& organisation_handle() const;
    [[nodiscard]] const Bilingual& briefing() const;
    [[nodiscard]] const Bilingual& role_briefing() const;
    /// Level of the last assessment; 0 before the first one.
    [[nodiscard]] int assessed_level() const;
    [[nodiscard]] std::optional<SimTime> last_assessed() const;
    [[nodiscard]] std::optional<SimTime> last_situation_report() const;
    [[nodiscard]] const std::string& strategy() const;

    [[nodiscard]] std::vector<PlatformView> platforms() const;
    /// Newest first, thread roots and shares and articles; at most `limit`.
    [[nodiscard]] std::vector<PostView> feed(std::size_t platform, FeedFilter filter,
                                             std::size_t limit) const;
    /// The whole thread in the order of time, root first; at most `limit` (the newest are kept).
    [[nodiscard]] std::vector<PostView> thread(std::uint32_t root, std::size_t limit) const;
    [[nodiscard]] std::optional<PostView> post(std::uint32_t id) const;
    [[nodiscard]] ListeningView listening() const;
    [[nodiscard]] std::vector<MentionView> mentions(bool open_only) const; ///< oldest first
    [[nodiscard]] std::vector<StatementView> statements() const;
    [[nodiscard]] std::vector<InboxItem> inbox() const; ///< of this seat, oldest first
    [[nodiscard]] std::vector<FactView> facts() const;
    [[nodiscard]] std::vector<TeamMemberView> team() const;
    [[nodiscard]] std::vector<TalkView> talk() const;
    [[nodiscard]] std::vector<Headline> headlines(std::size_t limit) const; ///< newest first
    [[nodiscard]] NetworkView network(std::size_t people) const;
    [[nodiscard]] std::vector<ChecklistItem> checklist() const;
    [[nodiscard]] std::int64_t money_left() const;
    [[nodiscard]] std::int64_t readiness_left() const;
    [[nodiscard]] const std::string& currency() const;
    [[nodiscard]] double affected_contacted_share() const;
    [[nodiscard]] double average_tone() const; ///< of the texts published so far; 0 before the first
    [[nodiscard]] std::int64_t median_answer_seconds() const; ///< -1 before the first answer

    // What the forms offer.
    [[nodiscard]] std::vector<Choice> risks() const;
    [[nodiscard]] std::vector<Choice> preparation_measures() const;
    [[nodiscard]] std::vector<Choice> remedies() const;
    [[nodiscard]] std::vector<Choice> causes() const;
    [[nodiscard]] std::vector<Choice> clauses() const; ///< of the SOP, for the improvement plan
    [[nodiscard]] std::vector<Bilingual> lesson_questions() const;
    [[nodiscard]] std::vector<std::string> suggested_keywords() const; ///< brand words only

    /// The scorer's word on a text before it goes out; only in coach mode, otherwise empty.
    [[nodiscard]] std::optional<scoring::ToneResult> preview(scoring::TextKind kind, const std::string& text,
                                                             const std::string& context) const;

private:
    const Session* session_;
    Seat seat_;
};

} // namespace stormdrill::drill
