#pragma once
/// Which kind of line a post speaks: from its topic, its mood and anger, and who wrote it to whom.

#include <array>
#include <cstdint>
#include <string_view>

#include "drill/voices.hpp"

namespace stormdrill::drill {

enum class VoiceKind : std::uint8_t {
    complaint,
    anger,
    worry,
    question,
    news_share,
    support,
    defend,
    joke,
    rumour,
    protest,
    thanks,
    calmed,
    chatter,
    article_headline,
    article_body
};
inline constexpr std::size_t voice_kind_count = 15;
/// In the order of VoiceKind, as scenario.hpp writes them.
inline constexpr std::array<std::string_view, voice_kind_count> voice_kind_names{
    "complaint", "anger",   "worry",  "question", "news_share", "support",          "defend",      "joke",
    "rumour",    "protest", "thanks", "calmed",   "chatter",    "article_headline", "article_body"};

/// For `post`, with this id, of the public or an outlet, that is neither scripted nor a share. `phase` as of
/// the post's own time.
[[nodiscard]] VoiceKind draw_voice_kind(const sim::World& world, sim::PostId id, const sim::Post& post,
                                        std::uint64_t seed, TalkPhase phase);

/// The kind that may stand in where the scenario has no line of this one; itself when there is none.
[[nodiscard]] VoiceKind nearest_kind(VoiceKind kind);

} // namespace stormdrill::drill
