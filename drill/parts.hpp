#pragma once
/// The read-only parts that worlds of one drill share, loaded once.

#include <cstdint>
#include <filesystem>
#include <memory>

#include "drill/session.hpp"

namespace stormdrill::drill {

struct PartsPaths {
    std::filesystem::path scenario;
    std::filesystem::path sop;        ///< the SOP file
    std::filesystem::path tone_rules; ///< folder
};

struct Parts {
    std::shared_ptr<const scenarios::Scenario> scenario;
    std::shared_ptr<const scoring::Sop> sop;
    std::shared_ptr<const scoring::ToneScorer> scorer; ///< null for replay and for scoring a log
    std::shared_ptr<const sim::Network> network;
};

/// `people` 0: the scenario's own. Throws AuthorError / OperatorError. Warnings of the scenario go to
/// `warnings`.
[[nodiscard]] Parts load_parts(const PartsPaths& paths, std::int64_t people, unsigned threads,
                               Diagnostics& warnings);

/// What a log embeds; the scorer only when `tone_rules` is given.
[[nodiscard]] Parts parts_of_log(const ReadLog& log, const std::filesystem::path& tone_rules,
                                 unsigned threads);

/// A session's setup from the parts.
[[nodiscard]] SessionSetup session_setup(const Parts& parts, std::uint64_t seed, Language language);

} // namespace stormdrill::drill
