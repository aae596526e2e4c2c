// AUC by ranks with ties shared (Mann-Whitney), log loss, ECE.
#include "mastery/yardstick.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace bookbag::mastery {
namespace {

double area_under_curve(std::span<const float> chances, std::span<const float> right) {
    std::vector<std::uint32_t> order(chances.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return chances[a] != chances[b] ? chances[a] < chances[b] : a < b;
    });
    double rank_sum = 0;
    double positives = 0;
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        double here = 0;
        while (end < order.size() && chances[order[end]] == chances[order[i]]) {
            here += right[order[end]] >= 0.5F ? 1 : 0;
            ++end;
        }
        rank_sum += here * (static_cast<double>(i + end) + 1) / 2;
        positives += here;
        i = end;
    }
    const double negatives = static_cast<double>(order.size()) - positives;
    if (positives == 0 || negatives == 0) {
        return 0.5;
    }
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives);
}

}  // namespace

Score score(std::span<const float> chances, std::span<const float> right) {
    Score result;
    result.count = chances.size();
    if (chances.empty()) {
        return result;
    }
    result.auc = area_under_curve(chances, right);
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

}  // namespace bookbag::mastery
