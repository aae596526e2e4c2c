// Growing: level by level, the smaller child's histogram is counted and the larger one's is the difference.
#include "mastery/trees.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/random.hpp"

namespace bookbag::mastery {
namespace {

constexpr std::size_t kBins = 64;
constexpr std::size_t kSampleForCuts = 40000;

/// One inner node while growing; leaves stand as ~place in left or right.
struct TreeNode {
    std::int32_t feature = 0;
    std::uint8_t bin = 0;        // bins up to this one go left
    std::int32_t left = 0;
    std::int32_t right = 0;
};

struct Tree {
    std::vector<TreeNode> nodes;  // empty: the only leaf is leaves[0]
    std::vector<float> leaves;
};

struct Cell {
    float gradient = 0;
    float curvature = 0;
};

/// Rows as bins, and the state of boosting.
struct Boosting {
    std::size_t features = 0;
    std::vector<std::uint8_t> bins;      // features a row
    std::vector<float> logit;
    std::vector<float> gradient;
    std::vector<float> curvature;
};

/// A node being grown: its rows are order[first … last).
struct Growing {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<Cell> histogram;
    double gradient = 0;
    double curvature = 0;
    std::int32_t parent = -1;
    bool is_left = false;
};

struct Split {
    double gain = 0;
    std::int32_t feature = -1;
    std::uint8_t bin = 0;
};

std::vector<std::vector<float>> find_cuts(const TreeRows& rows, const std::vector<std::uint32_t>& use, base::Random& random) {
    std::vector<std::vector<float>> cuts(rows.features);
    std::vector<float> values(std::min(use.size(), kSampleForCuts));
    std::vector<std::uint32_t> sample(values.size());
    for (auto& place : sample) {
        place = use[random.below(use.size())];
    }
    for (std::size_t f = 0; f < rows.features; ++f) {
        for (std::size_t i = 0; i < sample.size(); ++i) {
            values[i] = rows.x[sample[i] * rows.features + f];
        }
        std::sort(values.begin(), values.end());
        for (std::size_t b = 1; b < kBins; ++b) {
            const float edge = values[(values.size() - 1) * b / kBins];
            if ((cuts[f].empty() || edge > cuts[f].back()) && edge < values.back()) {
                cuts[f].push_back(edge);
            }
        }
    }
    return cuts;
}

std::uint8_t bin_of(const std::vector<float>& cuts, float value) {
    return static_cast<std::uint8_t>(std::lower_bound(cuts.begin(), cuts.end(), value) - cuts.begin());
}

class Grower {
public:
    Grower(const Boosting& boosting, const TreeWish& wish, std::vector<std::int32_t> features)
        : boosting_(boosting), wish_(wish), features_(std::move(features)) {}

    Tree grow(std::vector<std::uint32_t>& order);

private:
    void count(const std::vector<std::uint32_t>& order, Growing& node) const;
    Split best_split(const Growing& node) const;
    std::size_t part(std::vector<std::uint32_t>& order, const Growing& node, const Split& split) const;
    void close(const Growing& node, Tree& tree) const;
    void link(const Growing& node, std::int32_t child, Tree& tree) const;

    const Boosting& boosting_;
    const TreeWish& wish_;
    std::vector<std::int32_t> features_;
};

void Grower::count(const std::vector<std::uint32_t>& order, Growing& node) const {
    const std::size_t used = features_.size();
    node.histogram.assign(used * kBins, Cell{});
    node.gradient = node.curvature = 0;
    for (std::size_t i = node.first; i < node.last; ++i) {
        const std::uint32_t row = order[i];
        const float g = boosting_.gradient[row];
        const float h = boosting_.curvature[row];
        node.gradient += static_cast<double>(g);
        node.curvature += static_cast<double>(h);
        const std::uint8_t* bins = boosting_.bins.data() + row * boosting_.features;
        Cell* histogram = node.histogram.data();
        for (std::size_t k = 0; k < used; ++k) {
            Cell& cell = histogram[k * kBins + bins[features_[k]]];
            cell.gradient += g;
            cell.curvature += h;
        }
    }
}

Split Grower::best_split(const Growing& node) const {
    Split best;
    const auto worth = [&](double g, double h) { return g * g / (h + wish_.leaf_l2); };
    const double whole = worth(node.gradient, node.curvature);
    for (std::size_t k = 0; k < features_.size(); ++k) {
        double g = 0;
        double h = 0;
        for (std::size_t b = 0; b + 1 < kBins; ++b) {
            const Cell& cell = node.histogram[k * kBins + b];
            g += static_cast<double>(cell.gradient);
            h += static_cast<double>(cell.curvature);
            if (cell.curvature <= 0 || h < wish_.min_leaf) {
                continue;
            }
            if (node.curvature - h < wish_.min_leaf) {
                break;
            }
            const double gain = worth(g, h) + worth(node.gradient - g, node.curvature - h) - whole;
            if (gain > best.gain) {
                best = {gain, features_[k], static_cast<std::uint8_t>(b)};
            }
        }
    }
    return best;
}

std::size_t Grower::part(std::vector<std::uint32_t>& order, const Growing& node, const Split& split) const {
    const auto goes_left = [&](std::uint32_t row) {
        return boosting_.bins[row * boosting_.features + static_cast<std::size_t>(split.feature)] <= split.bin;
    };
    const auto begin = order.begin() + static_cast<std::ptrdiff_t>(node.first);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(node.last);
    return static_cast<std::size_t>(std::partition(begin, end, goes_left) - order.begin());
}

void Grower::link(const Growing& node, std::int32_t child, Tree& tree) const {
    if (node.parent >= 0) {
        TreeNode& parent = tree.nodes[static_cast<std::size_t>(node.parent)];
        (node.is_left ? parent.left : parent.right) = child;
    }
}

void Grower::close(const Growing& node, Tree& tree) const {
    const double value = -node.gradient / (node.curvature + wish_.leaf_l2) * wish_.rate;
    link(node, ~static_cast<std::int32_t>(tree.leaves.size()), tree);
    tree.leaves.push_back(static_cast<float>(value));
}

Tree Grower::grow(std::vector<std::uint32_t>& order) {
    Tree tree;
    std::vector<Growing> level(1);
    level[0].last = order.size();
    count(order, level[0]);
    for (int depth = 0; depth < wish_.depth && !level.empty(); ++depth) {
        std::vector<Growing> next;
        for (Growing& node : level) {
            const Split split = best_split(node);
            if (split.feature < 0 || split.gain < wish_.min_gain) {
                close(node, tree);
                continue;
            }
            const std::size_t middle = part(order, node, split);
            const auto place = static_cast<std::int32_t>(tree.nodes.size());
            link(node, place, tree);
            tree.nodes.push_back({split.feature, split.bin, 0, 0});
            Growing left{node.first, middle, {}, 0, 0, place, true};
            Growing right{middle, node.last, {}, 0, 0, place, false};
            Growing& small = left.last - left.first <= right.last - right.first ? left : right;
            Growing& large = &small == &left ? right : left;
            if (depth + 1 < wish_.depth) {
                count(order, small);
                large.histogram = std::move(node.histogram);
                for (std::size_t i = 0; i < large.histogram.size(); ++i) {
                    large.histogram[i].gradient -= small.histogram[i].gradient;
                    large.histogram[i].curvature -= small.histogram[i].curvature;
                }
                large.gradient = node.gradient - small.gradient;
                large.curvature = node.curvature - small.curvature;
            } else {
                for (std::size_t i = small.first; i < small.last; ++i) {
                    small.gradient += static_cast<double>(boosting_.gradient[order[i]]);
                    small.curvature += static_cast<double>(boosting_.curvature[order[i]]);
                }
                large.gradient = node.gradient - small.gradient;
                large.curvature = node.curvature - small.curvature;
            }
            next.push_back(std::move(left));
            next.push_back(std::move(right));
        }
        level = std::move(next);
    }
    for (const Growing& node : level) {
        close(node, tree);
    }
    return tree;
}

float tree_value(const Tree& tree, const std::uint8_t* bins) {
    std::int32_t place = 0;
    if (tree.nodes.empty()) {
        return tree.leaves[0];
    }
    while (place >= 0) {
        const TreeNode& node = tree.nodes[static_cast<std::size_t>(place)];
        place = bins[node.feature] <= node.bin ? node.left : node.right;
    }
    return tree.leaves[static_cast<std::size_t>(~place)];
}

using Cuts = std::vector<std::vector<float>>;  // of each feature: upper edges of its bins but the last, ascending

Boosting prepare(const TreeRows& rows, const Cuts& cuts) {
    Boosting boosting;
    boosting.features = rows.features;
    boosting.bins.resize(rows.size() * rows.features);
    boosting.logit = rows.start;
    boosting.gradient.resize(rows.size());
    boosting.curvature.resize(rows.size());
    for (std::size_t f = 0; f < rows.features; ++f) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            boosting.bins[i * rows.features + f] = bin_of(cuts[f], rows.x[i * rows.features + f]);
        }
    }
    return boosting;
}

void take_gradients(const TreeRows& rows, const std::vector<std::uint32_t>& places, Boosting& boosting) {
    for (const std::uint32_t row : places) {
        const double p = 1 / (1 + std::exp(-static_cast<double>(boosting.logit[row])));
        boosting.gradient[row] = static_cast<float>(p - static_cast<double>(rows.right[row]));
        boosting.curvature[row] = static_cast<float>(p * (1 - p));
    }
}

std::vector<std::int32_t> draw_features(std::size_t features, double share, base::Random& random) {
    std::vector<std::int32_t> all(features);
    std::iota(all.begin(), all.end(), 0);
    random.shuffle(all);
    all.resize(std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(static_cast<double>(features) * share))));
    std::sort(all.begin(), all.end());
    return all;
}

/// Copies a grown tree into its complete layout, from node `from` (or leaf ~from) down to place `to`.
void lay_out(const Tree& tree, const Cuts& cuts, std::int32_t from, std::size_t to, Forest& forest) {
    const std::size_t inner = (std::size_t{1} << forest.depth) - 1;
    const std::size_t base = forest.trees * inner;
    if (to >= inner) {
        forest.leaves[forest.trees * (inner + 1) + to - inner] = tree.leaves[static_cast<std::size_t>(~from)];
        return;
    }
    if (from < 0) {
        forest.cuts[base + to] = std::numeric_limits<float>::infinity();
        lay_out(tree, cuts, from, 2 * to + 1, forest);
        return;
    }
    const TreeNode& node = tree.nodes[static_cast<std::size_t>(from)];
    forest.cuts[base + to] = cuts[static_cast<std::size_t>(node.feature)][node.bin];
    forest.features[base + to] = static_cast<std::uint16_t>(node.feature);
    lay_out(tree, cuts, node.left, 2 * to + 1, forest);
    lay_out(tree, cuts, node.right, 2 * to + 2, forest);
}

void append(const Tree& tree, const Cuts& cuts, Forest& forest) {
    const std::size_t inner = (std::size_t{1} << forest.depth) - 1;
    forest.cuts.resize((forest.trees + 1) * inner, 0);
    forest.features.resize((forest.trees + 1) * inner, 0);
    forest.leaves.resize((forest.trees + 1) * (inner + 1), 0);
    lay_out(tree, cuts, tree.nodes.empty() ? ~0 : 0, 0, forest);
    ++forest.trees;
}

}  // namespace

Forest fit_forest(const TreeRows& rows, const TreeWish& wish, const std::vector<std::uint32_t>& use) {
    std::vector<std::uint32_t> places = use;
    if (places.empty()) {
        places.resize(rows.size());
        std::iota(places.begin(), places.end(), 0U);
    }
    base::Random random(base::Seed{wish.seed});
    Forest forest;
    forest.depth = wish.depth;
    const Cuts cuts = find_cuts(rows, places, random);
    Boosting boosting = prepare(rows, cuts);
    for (int t = 0; t < wish.trees; ++t) {
        std::vector<std::uint32_t> drawn;
        drawn.reserve(static_cast<std::size_t>(static_cast<double>(places.size()) * wish.row_share) + 1);
        for (const std::uint32_t place : places) {
            if (random.unit() < wish.row_share) {
                drawn.push_back(place);
            }
        }
        take_gradients(rows, drawn, boosting);
        Grower grower(boosting, wish, draw_features(rows.features, wish.feature_share, random));
        const Tree tree = grower.grow(drawn);
        append(tree, cuts, forest);
        for (const std::uint32_t place : places) {
            boosting.logit[place] += tree_value(tree, boosting.bins.data() + place * rows.features);
        }
    }
    return forest;
}

double forest_sum(const Forest& forest, const float* row) {
    const std::size_t inner = (std::size_t{1} << forest.depth) - 1;
    double sum = 0;
    constexpr std::size_t kTogether = 4;  // trees read side by side, so that their loads overlap
    for (std::size_t first = 0; first < forest.trees; first += kTogether) {
        const std::size_t count = std::min(kTogether, forest.trees - first);
        std::size_t place[kTogether] = {};
        for (int level = 0; level < forest.depth; ++level) {
            for (std::size_t t = 0; t < count; ++t) {
                const std::size_t node = (first + t) * inner + place[t];
                place[t] = 2 * place[t] + 1 + (row[forest.features[node]] > forest.cuts[node] ? 1 : 0);
            }
        }
        for (std::size_t t = 0; t < count; ++t) {
            sum += static_cast<double>(forest.leaves[(first + t) * (inner + 1) + place[t] - inner]);
        }
    }
    return sum;
}

}  // namespace bookbag::mastery
