#pragma once
/// The wording of a text, kept so that later texts can be compared with it without reading it again.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace stormdrill::scoring {

class Wording {
public:
    /// Of nothing; alike to nothing.
    Wording() = default;
    /// Of a text folded by the tone rules (ToneScorer::wording does both).
    explicit Wording(std::string_view folded);

    /// Jaccard similarity of the sets of five consecutive characters, 0-1. Texts of fewer than 12 characters
    /// give 0.
    [[nodiscard]] double similarity(const Wording& other) const;

private:
    std::shared_ptr<const std::vector<std::uint64_t>> pieces_; ///< sorted hashes; shared by copies
};

} // namespace stormdrill::scoring
