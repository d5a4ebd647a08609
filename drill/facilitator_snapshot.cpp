#include "drill/facilitator_snapshot.hpp"

#include <algorithm>

#include "drill/conduct_view.hpp"
#include "drill/drill_host.hpp"

namespace stormdrill::drill {

void take_conduct(const DrillHost& host, FacilitatorSnapshot& out) {
    constexpr std::size_t most_entries = 200;
    const ConductView view = host.conduct_view();
    const SeatView seat = host.view(Seat::facilitator);
    out.stage = seat.stage();
    take_clock(host, Seat::facilitator, out.clock);
    out.phases = view.phases();
    out.injects = view.injects();
    out.seats = view.seats();
    const ConductLog& log = host.conduct_log();
    for (SeatLoad& load : out.seats)
        load.person = log.person(load.seat);
    const auto shown = std::min(most_entries, log.control().size());
    out.control.assign(log.control().end() - static_cast<std::ptrdiff_t>(shown), log.control().end());
    out.flags = log.flags();
    out.observations = log.observations();
    out.pressure = view.pressure();
    out.curves = host.curves();
    out.personas = view.personas();
    out.platforms = view.platforms();
    out.facts = view.facts();
}

} // namespace stormdrill::drill
