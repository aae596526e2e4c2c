// AUC by ranks with ties shared (Mann-Whitney), log loss, ECE.
#include "mastery/yardstick.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "base/random.hpp"

namespace bookbag::mastery {
namespace {

constexpr int kDraws = 200;

std::vector<std::uint32_t> by_chance(std::span<const float> chances) {
    std::vector<std::uint32_t> order(chances.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return chances[a] != chances[b] ? chances[a] < chances[b] : a < b;
    });
    return order;
}

/// Share of (right, wrong) pairs in which the right one has the higher chance, a tie as one half. weight(i) times each.
template <typename Weight>
double area_under_curve(std::span<const float> chances, std::span<const float> right, const std::vector<std::uint32_t>& order,
                        Weight&& weight) {
    double won = 0;
    double wrong_before = 0;
    double positives = 0;
    for (std::size_t i = 0; i < order.size();) {
        double right_here = 0;
        double wrong_here = 0;
        const float chance = chances[order[i]];
        for (; i < order.size() && chances[order[i]] == chance; ++i) {
            (right[order[i]] >= 0.5F ? right_here : wrong_here) += weight(order[i]);
        }
        won += right_here * (wrong_before + wrong_here / 2);
        wrong_before += wrong_here;
        positives += right_here;
    }
    return positives == 0 || wrong_before == 0 ? 0.5 : won / (positives * wrong_before);
}

}  // namespace

Score score(std::span<const float> chances, std::span<const float> right) {
    Score result;
    result.count = chances.size();
    if (chances.empty()) {
        return result;
    }
    result.auc = area_under_curve(chances, right, by_chance(chances), [](std::uint32_t) { return 1.0; });
    std::array<double, 10> predicted{};
    std::array<double, 10> happened{};
    double window = 0;
    for (std::size_t i = 0; i < chances.size(); ++i) {
        const double p = std::clamp(static_cast<double>(chances[i]), 1e-6, 1 - 1e-6);
        const auto y = static_cast<double>(right[i]);
        result.log_loss -= y * std::log(p) + (1 - y) * std::log(1 - p);
        const auto bin = std::min<std::size_t>(9, static_cast<std::size_t>(p * 10));
        predicted[bin] += p;
        happened[bin] += y;
        if (p >= 0.70 && p < 0.85) {
            window += y;
            ++result.window_count;
        }
    }
    const auto n = static_cast<double>(chances.size());
    result.log_loss /= n;
    for (std::size_t bin = 0; bin < 10; ++bin) {
        result.ece += std::abs(predicted[bin] - happened[bin]) / n;
    }
    result.window_mean = result.window_count == 0 ? 0 : window / static_cast<double>(result.window_count);
    return result;
}

double auc_half_width(std::span<const float> chances, std::span<const float> right, std::span<const std::uint32_t> pupil) {
    std::vector<std::uint32_t> names(pupil.begin(), pupil.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    if (names.empty()) {
        return 0;
    }
    std::vector<std::uint32_t> place(pupil.size());
    for (std::size_t i = 0; i < pupil.size(); ++i) {
        place[i] = static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), pupil[i]) - names.begin());
    }
    const std::vector<std::uint32_t> order = by_chance(chances);
    base::Random random(base::seed_of({"yardstick", "bootstrap over pupils"}));
    double sum = 0;
    double squares = 0;
    for (int round = 0; round < kDraws; ++round) {
        std::vector<double> times(names.size(), 0);
        for (std::size_t i = 0; i < names.size(); ++i) {
            times[random.below(names.size())] += 1;
        }
        const double auc = area_under_curve(chances, right, order, [&](std::uint32_t i) { return times[place[i]]; });
        sum += auc;
        squares += auc * auc;
    }
    const double mean = sum / kDraws;
    return 1.96 * std::sqrt(std::max(0.0, squares / kDraws - mean * mean));
}

}  // namespace bookbag::mastery
