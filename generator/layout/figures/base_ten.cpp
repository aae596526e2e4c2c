// Base ten blocks: a cube of a thousand, flats of a hundred, rods of ten and ones.
//
// Oblique projection with the depth at half length and 45 degrees, as wooden blocks are drawn in textbooks. The front is
// a grid of 10 by 10 small squares; the top and side of the cube carry their own lines, so that a thousand can be
// counted. Many flats or cubes stand in two rows.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

namespace {

constexpr Pen kInner{{500}, 100};

/// A block of cols x rows x deep unit cubes whose front lower left corner is at `foot`.
struct Block {
    int cols, rows, deep;
};

class Blocks {
public:
    explicit Blocks(Sketch& sketch) : sketch_(sketch), unit_(sketch.span(2.6_mm)), slant_(sketch.span(0.92_mm)) {}

    Length width(const Block& block) const { return unit_ * block.cols + slant_ * block.deep; }
    Length height(const Block& block) const { return unit_ * block.rows + slant_ * block.deep; }

    void block(const Block& b, Point foot) {
        const Point front{foot.x, foot.y - unit_ * b.rows};
        const Point right{foot.x + unit_ * b.cols, front.y};
        const Point deep{slant_ * b.deep, -slant_ * b.deep};
        const auto back = [deep](Point p) { return Point{p.x + deep.x, p.y + deep.y}; };
        const Point low{right.x, foot.y};
        sketch_.add(polygon({front, back(front), back(right), right}, pens::kNone, Fill::White));
        sketch_.add(polygon({right, back(right), back(low), low}, pens::kNone, Fill::Light));
        for (int i = 1; i < b.cols; ++i) {
            const Point p{front.x + unit_ * i, front.y};
            sketch_.line(p, back(p), kInner);
        }
        for (int i = 1; i < b.rows; ++i) {
            const Point p{right.x, right.y + unit_ * i};
            sketch_.line(p, back(p), kInner);
        }
        for (int i = 1; i < b.deep; ++i) {
            const Point step{slant_ * i, -slant_ * i};
            sketch_.add(polyline(
                {{front.x + step.x, front.y + step.y}, {right.x + step.x, right.y + step.y}, {low.x + step.x, low.y + step.y}},
                kInner));
        }
        sketch_.add(polygon({front, back(front), back(right), right}, pens::kMain));
        sketch_.add(polygon({right, back(right), back(low), low}, pens::kMain));
        sketch_.add(rectangle(front, unit_ * b.cols, unit_ * b.rows, pens::kNone, Fill::White));
        draw_cells(sketch_, {front, {unit_, unit_}, b.cols, b.rows, kInner, pens::kMain});
    }

    /// `count` blocks, `per_row` in a row, rows upwards from y = 0; gives the right edge.
    Length group(const Block& b, int count, int per_row, Length left) {
        const Length gap = sketch_.span(b.cols == 1 ? 1.6_mm : 3_mm);
        const int rows = (count + per_row - 1) / per_row;
        for (int row = 0; row < rows; ++row) {
            const int here = std::min(per_row, count - row * per_row);
            for (int i = 0; i < here; ++i) {
                block(b, {left + (width(b) + gap) * i, -(height(b) + gap) * (rows - 1 - row)});
            }
        }
        return left + (width(b) + gap) * std::min(count, per_row) + sketch_.span(5_mm);
    }

private:
    Sketch& sketch_;
    Length unit_;
    Length slant_;
};

base::Status draw(Parameters& in, Sketch& sketch) {
    const int thousands = in.whole("thousands", {0, 9}, 0);
    const int hundreds = in.whole("hundreds", {0, 20}, 0);
    const int tens = in.whole("tens", {0, 30}, 0);
    const int ones = in.whole("ones", {0, 30}, 0);
    in.demand(thousands + hundreds + tens + ones > 0, "ones", "and the others are all 0");
    if (auto status = in.done(); !status) {
        return status;
    }
    Blocks blocks(sketch);
    Length left;
    std::vector<std::string> words;
    const auto add = [&](int count, Block block, int per_row, const char* name) {
        if (count > 0) {
            left = blocks.group(block, count, per_row, left);
            words.emplace_back(name);
        }
    };
    add(thousands, {10, 10, 10}, thousands > 2 ? (thousands + 1) / 2 : 2, "thousand cubes");
    add(hundreds, {10, 10, 1}, hundreds > 3 ? (hundreds + 1) / 2 : 3, "hundred squares");
    add(tens, {1, 10, 1}, tens > 12 ? (tens + 1) / 2 : 12, "ten rods");
    add(ones, {1, 1, 1}, ones > 10 ? 5 : ones > 5 ? 3 : std::min(ones, 3), "ones");
    sketch.say("Base ten blocks: " + listed(words) + ".");
    return {};
}

}  // namespace

Kind base_ten() {
    return {"base_ten", draw, "{thousands: 1, hundreds: 3, tens: 4, ones: 7}"};
}

}  // namespace bookbag::layout::figures
