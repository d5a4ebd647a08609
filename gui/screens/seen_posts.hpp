#pragma once
/// Which posts a seat has seen: two seconds of real time on the screen count (clause D2).

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

namespace stormdrill::gui {

class SeenPosts {
public:
    static constexpr double seconds_to_see = 2.0;
    static constexpr double seconds_between_batches = 1.0;

    /// `visible`: posts of which a good part stands on the screen now. `elapsed`: real seconds since the last
    /// call.
    void show(const std::vector<std::uint32_t>& visible, double elapsed);
    /// Newly seen posts, ascending, at most once per second; empty when there are none or it is too early.
    [[nodiscard]] std::vector<std::uint32_t> take_batch();

private:
    std::unordered_map<std::uint32_t, double> on_screen_; ///< seconds in a row
    std::set<std::uint32_t> seen_;
    std::vector<std::uint32_t> batch_;
    double since_batch_ = 0;
};

} // namespace stormdrill::gui
