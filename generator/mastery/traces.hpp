// More of a pupil's recent past than the shared weights look at: what was asked just before, how this very item went, how
// surprising the last answers were. The trees of the bench read these beside the FeatureRow.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "mastery/answers.hpp"
#include "mastery/tables.hpp"

namespace bookbag::mastery {

constexpr std::size_t kTraces = 27;
using TraceRow = std::array<float, kTraces>;

/// What is remembered of an answer's surroundings. Keys name the situations whose habits PairTables counts.
class Trace {
public:
    explicit Trace(const Tables& tables);
    void restart();
    /// The row for a question; absent things are -1.
    TraceRow ask(const Asked& asked) const;
    /// Keys of the question's situations: item after item and outcome; skill after skill and outcome; item met so often.
    std::array<std::uint64_t, 3> keys(const Asked& asked) const;
    /// Takes an answer in; `expected` is what was predicted for it.
    void fold(const Answer& answer, double expected);

private:
    struct Met {
        std::int32_t times = 0;
        std::int32_t last_place = -1;
        float last_right = -1;
    };
    struct Practised {
        std::int32_t times = 0;
        std::int32_t last_place = -1;
        float last_right = -1;
        float before_last_right = -1;
        double quick_right = 0;   ///< decay .5
        double quick_all = 0;
        double surprise = 0;      ///< decay .7
        std::int64_t last_at = kNoTime;
    };

    const Tables* tables_;
    std::vector<Met> items_;
    std::vector<Practised> skills_;
    std::vector<std::int32_t> touched_items_;
    std::vector<std::int32_t> touched_skills_;
    std::int32_t place_ = 0;
    std::int32_t last_item_ = -1;
    std::int32_t last_skill_ = -1;
    std::int32_t run_ = 0;
    std::array<float, 4> last_right_{};
    double surprise_fast_ = 0;
    double surprise_slow_ = 0;
    double ease_ = 0;
    std::int64_t last_at_ = kNoTime;
};

/// Mean outcome of situations by key, shrunk by 15 answers towards what is usual. Kept by folds of pupils, so that training
/// rows never see their own.
class PairTables {
public:
    /// `folds` at most 5.
    PairTables(std::size_t expected_keys, int folds);
    void add(std::uint64_t key, int fold, double right);
    /// By how much the mean outcome of a situation, without `fold`, lies above `usual` after shrinking.
    float lift(std::uint64_t key, int fold, float usual) const;
    /// Keeps sums over all folds only: a third of the size, for quick look-ups.
    void forget_folds();
    /// The same lift from all folds; after forget_folds().
    float lift(std::uint64_t key, float usual) const;

private:
    struct Entry {
        std::uint64_t key = 0;
        std::array<float, 5> sum{};
        std::array<float, 5> count{};
    };
    struct Total {
        std::uint64_t key = 0;
        float sum = 0;
        float count = 0;
    };
    std::size_t find(std::uint64_t key) const;

    std::vector<Entry> entries_;
    std::vector<Total> totals_;
    std::size_t used_ = 0;
    int folds_;
};

}  // namespace bookbag::mastery
