#include "app/bench_spread.hpp"

#include <iomanip>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <vector>

#include "app/bench_clock.hpp"
#include "app/edge_list.hpp"
#include "base/diagnostics.hpp"
#include "sim/parallel.hpp"
#include "sim/textbook_spread.hpp"

namespace stormdrill::app {

namespace {
struct TimedRun {
    sim::SpreadResult result;
    double cpu_s = 0;
};

/// Process objects keep their memory from run to run; one per thread comes into being.
template <class Process, class Make>
class ProcessShelf {
public:
    explicit ProcessShelf(const Make& make) : make_(make) {}

    std::unique_ptr<Process> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return make_();
        std::unique_ptr<Process> process = std::move(idle_.back());
        idle_.pop_back();
        return process;
    }
    void give_back(std::unique_ptr<Process> process) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(process));
    }

private:
    const Make& make_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Process>> idle_;
};

template <class Process, class Make>
std::vector<TimedRun> run_all(const BenchSpreadArguments& a, std::uint32_t people, const Make& make) {
    ProcessShelf<Process, Make> shelf(make);
    std::vector<TimedRun> runs(a.runs);
    sim::for_blocks(a.runs, 1, a.threads, [&](std::size_t begin, std::size_t end) {
        std::unique_ptr<Process> process = shelf.take();
        for (std::size_t i = begin; i < end; ++i) {
            const auto number = static_cast<std::uint32_t>(i);
            const double start = thread_cpu_s();
            const std::vector<sim::PersonId> first = sim::first_infected(people, a.first, a.seed, number);
            runs[i].result = process->run(first, a.seed, number);
            runs[i].cpu_s = thread_cpu_s() - start;
        }
        shelf.give_back(std::move(process));
    });
    return runs;
}
} // namespace

void bench_spread(const BenchSpreadArguments& a, std::ostream& out) {
    const sim::UndirectedTies graph = read_edge_list(a.edges);
    const sim::TieRows ties = graph.rows();
    if (a.first > ties.people()) {
        throw OperatorError("--seeds: expected at most " + std::to_string(ties.people()) + ", the nodes of " +
                            a.edges.string() + ", got " + std::to_string(a.first));
    }
    const double start = wall_s();
    const std::vector<TimedRun> runs =
        a.cascade
            ? run_all<sim::TextbookCascade>(
                  a, ties.people(), [&] { return std::make_unique<sim::TextbookCascade>(ties, a.chance); })
            : run_all<sim::TextbookSir>(a, ties.people(), [&] {
                  return std::make_unique<sim::TextbookSir>(ties, a.beta, a.gamma);
              });
    const double all_runs_s = wall_s() - start;
    out << std::fixed << std::setprecision(4);
    for (const TimedRun& run : runs) {
        out << "infected: " << run.result.infected << "\nedges: " << run.result.contacts
            << "\ncpu_s: " << run.cpu_s << '\n';
    }
    out << "all_runs_s: " << all_runs_s << "\npeak_rss_mib: " << std::setprecision(1) << peak_rss_mib()
        << '\n';
}

} // namespace stormdrill::app
