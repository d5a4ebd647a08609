#pragma once
/// Everything that enters the world from outside: what the organisation does and what the scenario brings.
/// Each is one line of the drill's log; nothing else changes a world but time.

#include <cstdint>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

namespace stormdrill::sim {

using PersonId = Id<struct PersonTag>;
using PostId = Id<struct PostTag>;

/// What the scorer found in a text, as far as the crowd reacts to it (definitions.md, "Text → crowd").
struct TextEffect {
    // Strengths 0-3; divided by 3 they enter the apology quality q of spread-model.md 4.2.
    std::uint8_t responsibility = 0, regret = 0, repair = 0, explanation = 0, repentance = 0, forgiveness = 0;
    bool non_apology = false;
    bool attack = false;      ///< attacks or argues: row "attack the accuser"
    bool blame_shift = false; ///< with fault: row "deny, false"
    bool denial = false;
    bool empathy = false;
    bool personalised = false;
    bool bolstering = false; ///< self-praise without content
    bool diminish = false;   ///< excuses or makes it small
    bool offers_money = false;
    bool contradicts = false;      ///< against the facts known at that time or an earlier text
    std::uint8_t alike_before = 0; ///< how many earlier replies of the brand were nearly the same (canned)
};

/// A statement goes up on the organisation's own accounts. Platforms by index in NetworkSetup::platforms.
struct PublishStatement {
    std::uint32_t statement = 0; ///< number of the statement in the drill, shared by its variants
    struct Variant {
        std::uint8_t platform = 0;
        TextEffect effect;
    };
    std::vector<Variant> variants;
    bool to_press = false; ///< as a press release: articles carry it, spread-model.md 4.2
};

struct ReplyToPost {
    PostId to;
    TextEffect effect;
};

enum class RemovalReason : std::uint8_t { criticism, threat, personal_data, spam };
/// The team removes or hides somebody else's post, or deletes one of its own (then the reason counts for
/// nothing).
struct RemovePost {
    PostId post;
    RemovalReason reason = RemovalReason::criticism;
};

/// A journalist is answered; the answer's effect is carried by that outlet's next article.
struct AnswerPress {
    std::uint8_t outlet = 0;
    TextEffect effect;
};

/// Affected people are contacted one by one.
struct ContactAffected {
    double share = 0;        ///< of all affected people, newly reached by this act, [0, 1]
    double compensation = 0; ///< offer against harm: 0 nothing, 1 fits, 2 generous
    bool empathetic = true;
};

/// A campaign to rebuild: brand story, staff stories, charity, KOL cooperation. Backfires while anger is
/// high.
struct RunCampaign {
    enum class Kind : std::uint8_t { brand_story, staff_story, charity, influencer } kind = Kind::brand_story;
    std::uint8_t platform = 0;
    bool disclosed = true;     ///< influencer: paid cooperation is named as such
    bool motive_stated = true; ///< influencer: and says which value the two share
};

/// A promised remedy comes into force (refund, recall, improved product, faster service).
struct CarryOutRemedy {
    double fit = 1.0; ///< with what the scenario says is needed, [0, 1]
};

/// A fact becomes known to the public: severity and blame jump by what the scenario says; a false denial
/// standing against it is punished (spread-model.md 4.2, "when proof arrives").
struct FactBecomesKnown {
    double blame_change = 0;    ///< in standard deviations, [-2, 2]
    double severity_change = 0; ///< added to StormSetup::severity, [-1, 1]
    bool contradicts_denial = false;
    bool disclosed_by_organisation = false; ///< stealing thunder
    bool in_detail = true;                  ///< and said in full; vague hints gain little
};

/// A scripted post: the trigger, a hospital photo, a leak, an influencer, a rumour.
struct SeedPost {
    enum class Author : std::uint8_t {
        affected,
        customer,
        employee,
        influencer,
        journalist,
        hostile,
        outlet
    };
    Author author = Author::customer;
    std::uint8_t platform = 0;
    std::uint8_t outlet = 0;  ///< for Author::outlet
    std::uint32_t script = 0; ///< which scripted text this is; comes back in Post::script
    double anger = 0.6;       ///< of the post, [0, 1]
    double reach = 1.0;       ///< factor on its first audience, [0.1, 50]
    bool vivid = false;       ///< picture or video: severity of the exposure higher (Hansen et al. 2018)
    PersonId person;          ///< who writes it; none: somebody of `author`'s kind, drawn by `script`
    PostId to;                ///< a post of the crisis on the same platform that it comments on; none: a root
};

/// The facilitator's pressure dial: -2 … +2, scales the chance that people act on what they see.
struct SetPressure {
    int dial = 0;
};

using Command = std::variant<PublishStatement, ReplyToPost, RemovePost, AnswerPress, ContactAffected,
                             RunCampaign, CarryOutRemedy, FactBecomesKnown, SeedPost, SetPressure>;

} // namespace stormdrill::sim
