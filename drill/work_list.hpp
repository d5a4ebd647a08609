#pragma once
/// Work that can be done in any order, on several threads, with progress and a way to stop.

#include <atomic>
#include <functional>
#include <vector>

namespace stormdrill::drill {

class WorkList {
public:
    /// `stop` is looked at before each piece; `progress` in [0, 1], from any thread, may be empty. Both must
    /// outlive the list.
    WorkList(unsigned threads, const std::atomic<bool>& stop, const std::function<void(double)>& progress)
        : threads_(threads), stop_(stop), progress_(progress) {}

    /// `cost` against that of other pieces; for the progress only.
    void add(double cost, std::function<void()> work);
    /// Pieces that will be added later, so that the progress does not go back when they come; take it back
    /// then with a negative cost.
    void expect(double cost) { all_ += cost; }

    /// Does what was added, until `stop`. Passes on what a piece throws.
    void do_all();

private:
    struct Piece {
        double cost = 1;
        std::function<void()> work;
    };
    unsigned threads_;
    const std::atomic<bool>& stop_;
    const std::function<void(double)>& progress_;
    std::vector<Piece> waiting_;
    double all_ = 0, finished_ = 0;
};

} // namespace stormdrill::drill
