// Boosted trees on binned features, for what a sum of weights cannot say.
//
// Gradient boosting of the logistic loss with second-order leaf values (Friedman, Annals of Statistics 29, 2001; Chen and
// Guestrin, KDD 2016), on histograms of at most 64 bins a feature (Ke and others, NIPS 2017). The trees start from the
// logistic model's own logit and add to it, so a small, shallow forest is enough. The bench uses them beside the
// constrained model; the night does not, because a forest can be neither held monotone in evidence nor explained in one
// line (design 4.2). One thread, fixed order, own random numbers: equal input gives equal trees.
#pragma once

#include <cstdint>
#include <vector>

namespace bookbag::mastery {

/// Rows for trees: `features` numbers a row, row after row. start is the logit that the trees add to.
struct TreeRows {
    std::size_t features = 0;
    std::vector<float> x;
    std::vector<float> right;
    std::vector<float> start;

    std::size_t size() const { return right.size(); }
};

struct TreeWish {
    int trees = 40;
    int depth = 6;
    double rate = 0.12;
    double leaf_l2 = 8;
    double min_leaf = 12;        ///< least sum of p(1-p) in a leaf
    double min_gain = 0.5;
    double row_share = 0.5;      ///< rows drawn for each tree
    double feature_share = 0.6;  ///< features drawn for each tree
    std::uint64_t seed = 20260902;
};

/// Trees laid out for quick reading: each is a complete binary tree of `depth` levels, node i with children 2i + 1 (value
/// up to the cut) and 2i + 2. A branch that ends early goes left for ever.
struct Forest {
    int depth = 0;
    std::size_t trees = 0;
    std::vector<float> cuts;                ///< 2^depth - 1 a tree
    std::vector<std::uint16_t> features;    ///< the same
    std::vector<float> leaves;              ///< 2^depth a tree
};

/// Fits to the rows whose place is in `use` (empty = all).
Forest fit_forest(const TreeRows& rows, const TreeWish& wish, const std::vector<std::uint32_t>& use = {});

/// What the forest adds to the logit of one row of features.
double forest_sum(const Forest& forest, const float* row);

}  // namespace bookbag::mastery
