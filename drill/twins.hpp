#pragma once
/// The drill's storm as it would go without any response, and with the ideal team: curves for the
/// facilitator, computed ahead on a thread of their own. Nothing of them reaches the drill.

#include <atomic>
#include <future>
#include <mutex>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "drill/conducted.hpp"
#include "drill/parts.hpp"
#include "scoring/outcome.hpp"

namespace stormdrill::drill {

class Twins {
public:
    /// Begins at once; both worlds are conducted as the drill was so far. The thread gives way to everything
    /// else on the machine. Whatever goes wrong, here or there, is told by state() alone.
    Twins(Parts parts, std::uint64_t seed, Language language, std::vector<ConductedAct> conducted);
    ~Twins(); ///< stops it
    Twins(const Twins&) = delete;
    Twins& operator=(const Twins&) = delete;

    struct State {
        std::vector<scoring::CurvePoint> none, ideal; ///< as far as they have come
        double progress = 0;                          ///< [0, 1]
        /// Why they will not come further than this; empty while all is well.
        Bilingual fault;
    };
    [[nodiscard]] State state() const;

private:
    void compute(const Parts& parts, std::uint64_t seed, Language language,
                 const std::vector<ConductedAct>& conducted);

    std::atomic<bool> stop_{false};
    mutable std::mutex mutex_; ///< for state_
    State state_;              ///< without the fault, which work_ holds
    std::shared_future<void> work_;
};

} // namespace stormdrill::drill
