#include "drill/twins.hpp"

#include <chrono>
#include <exception>
#include <new>
#include <system_error>

#include <sys/resource.h>
#include <unistd.h>

#include "drill/worlds.hpp"

namespace stormdrill::drill {

namespace {
constexpr double share_of_none = 0.3; // of the work: nobody has to be played there

/// The facilitator's curves may be late; her acts may not.
void give_way() {
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 19));
}
} // namespace

Twins::Twins(Parts parts, std::uint64_t seed, Language language, std::vector<ConductedAct> conducted) {
    try {
        work_ = std::async(std::launch::async, [this, parts = std::move(parts), seed, language,
                                                conducted = std::move(conducted)] {
                    give_way();
                    compute(parts, seed, language, conducted);
                }).share();
    } catch (const std::system_error&) { // no further thread can be had
        std::promise<void> failed;
        failed.set_exception(std::current_exception());
        work_ = failed.get_future().share();
    }
}

Twins::~Twins() {
    stop_ = true;
}

Twins::State Twins::state() const {
    State out;
    {
        const std::lock_guard lock(mutex_);
        out = state_;
    }
    if (work_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return out;
    try { // said here, since the thread may have no memory left for words
        work_.get();
    } catch (const std::bad_alloc&) {
        out.fault = {"not enough memory", "記憶體不足"};
    } catch (const std::exception& fault) {
        out.fault = {fault.what(), fault.what()};
    }
    return out;
}

void Twins::compute(const Parts& parts, std::uint64_t seed, Language language,
                    const std::vector<ConductedAct>& conducted) {
    const double end = static_cast<double>(parts.scenario->end.seconds);
    const auto keep = [&](std::vector<scoring::CurvePoint> State::*curve, double from, double share) {
        return [this, curve, from, share, end](const Session& session) {
            const std::lock_guard lock(mutex_);
            state_.*curve = session.curve();
            state_.progress = from + share * static_cast<double>(session.now().seconds) / end;
        };
    };
    static_cast<void>(play_drill(parts, TeamPlan::none, seed, language, stop_, conducted,
                                 keep(&State::none, 0, share_of_none)));
    static_cast<void>(play_drill(parts, TeamPlan::ideal, seed, language, stop_, conducted,
                                 keep(&State::ideal, share_of_none, 1 - share_of_none)));
    const std::lock_guard lock(mutex_);
    if (!stop_) state_.progress = 1;
}

} // namespace stormdrill::drill
