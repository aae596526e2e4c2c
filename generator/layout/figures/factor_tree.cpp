// Factor trees: a number splits into two factors until all are primes.
//
// The split is either the author's (`splits`: for each composite in reading order its first factor) or the smallest prime
// first. Numbers named in `blank` are answer boxes; primes stand in circles.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Node {
    int value;
    int depth;
    int parent;       ///< index of the node above, -1 = none
    std::int32_t at;  ///< place from the left, in half columns
    int left = -1;
    int right = -1;
};

int smallest_factor(int n) {
    for (int d = 2; d * d <= n; ++d) {
        if (n % d == 0) {
            return d;
        }
    }
    return n;
}

/// Adds the tree below `index`; the next split is taken from `splits` while it divides.
void grow(std::vector<Node>& nodes, int index, std::vector<int>& splits) {
    const int value = nodes[static_cast<std::size_t>(index)].value;
    if (smallest_factor(value) == value) {
        return;
    }
    int first = smallest_factor(value);
    if (!splits.empty() && splits.front() > 1 && splits.front() < value && value % splits.front() == 0) {
        first = splits.front();
        splits.erase(splits.begin());
    }
    for (const int part : {first, value / first}) {
        const auto child = static_cast<int>(nodes.size());
        nodes.push_back({part, nodes[static_cast<std::size_t>(index)].depth + 1, index, 0});
        auto& parent = nodes[static_cast<std::size_t>(index)];
        (parent.left < 0 ? parent.left : parent.right) = child;
    }
    grow(nodes, nodes[static_cast<std::size_t>(index)].left, splits);
    grow(nodes, nodes[static_cast<std::size_t>(index)].right, splits);
}

/// Leaves stand in columns from the left, parents over the middle of their two children.
std::int32_t place(std::vector<Node>& nodes, int index, std::int32_t next) {
    Node& node = nodes[static_cast<std::size_t>(index)];
    if (node.left < 0) {
        node.at = next;
        return next + 2;
    }
    next = place(nodes, node.left, next);
    next = place(nodes, node.right, next);
    node.at = (nodes[static_cast<std::size_t>(node.left)].at + nodes[static_cast<std::size_t>(node.right)].at) / 2;
    return next;
}

base::Status draw(Parameters& in, Sketch& sketch) {
    const int n = in.whole("n", {2, 9999});
    std::vector<int> splits = in.wholes("splits", {2, 9999});
    const std::vector<int> blank = in.wholes("blank", {2, 9999});
    const bool shown = in.yes("show", true);
    if (auto status = in.done(); !status) {
        return status;
    }
    std::vector<Node> nodes{{n, 0, -1, 0}};
    grow(nodes, 0, splits);
    place(nodes, 0, 0);
    const Length column = sketch.mark(8_mm);
    const Length row = sketch.mark(15_mm);
    const auto at = [&](const Node& node) { return Point{column * node.at, row * node.depth}; };
    for (const Node& node : nodes) {
        if (node.parent >= 0) {
            sketch.line(at(nodes[static_cast<std::size_t>(node.parent)]), at(node), pens::kMain);
        }
    }
    for (const Node& node : nodes) {
        const Point centre = at(node);
        const bool prime = node.left < 0;
        const bool hidden = node.depth > 0 && (!shown || std::find(blank.begin(), blank.end(), node.value) != blank.end());
        const RichText text = number_text(Rational(node.value));
        const Length radius = std::max(sketch.mark(5.4_mm), sketch.measure(text, TextSize::Body).width / 2 + 1.2_mm);
        if (prime && node.depth > 0) {
            sketch.add(circle(centre, radius, pens::kFigure, Fill::White));
        } else if (hidden) {
            sketch.add(rounded({centre.x - radius, centre.y - radius}, radius * 2, radius * 2, sketch.mark(0.6_mm), pens::kAnswer,
                               Fill::White));
        } else {
            sketch.add(rectangle({centre.x - radius, centre.y - radius * 8 / 10}, radius * 2, radius * 16 / 10, pens::kNone,
                                 Fill::White));
        }
        if (!hidden) {
            sketch.text(text, centre, {.size = TextSize::Body});
        } else if (sketch.answer()) {
            sketch.text(bolder(text), centre, {.size = TextSize::Body});
        }
    }
    sketch.say("A factor tree of " + std::to_string(n) + (shown && blank.empty() ? "." : ", some of its numbers blank."));
    return {};
}

}  // namespace

Kind factor_tree() {
    return {"factor_tree", draw, "{n: 84, splits: [4], blank: [7, 21]}"};
}

}  // namespace bookbag::layout::figures
