// British coins and notes as outlines with their value, no artwork (questions.md 7.3): shape and size tell them apart.
//
// Diameters are the Royal Mint's (20.3, 25.9, 18.0, 24.5, 21.4, 27.3, 23.4, 28.4 mm) at 72 %. The 20p and 50p are
// seven-sided curves of constant width: each side is an arc about the opposite corner. The pound has twelve sides.
#include <algorithm>
#include <array>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

namespace {

enum class Shape : std::uint8_t { Round, Heptagon, Dodecagon, Note };

struct Money {
    int pence;
    Shape shape;
    Length width;  ///< diameter, or width of a note
    const char* face;
};

constexpr std::array<Money, 11> kMoney = {{{1, Shape::Round, 14.6_mm, "1p"},
                                           {2, Shape::Round, 18.6_mm, "2p"},
                                           {5, Shape::Round, 13_mm, "5p"},
                                           {10, Shape::Round, 17.6_mm, "10p"},
                                           {20, Shape::Heptagon, 15.4_mm, "20p"},
                                           {50, Shape::Heptagon, 19.7_mm, "50p"},
                                           {100, Shape::Dodecagon, 16.9_mm, "£1"},
                                           {200, Shape::Round, 20.4_mm, "£2"},
                                           {500, Shape::Note, 36_mm, "£5"},
                                           {1000, Shape::Note, 38_mm, "£10"},
                                           {2000, Shape::Note, 40_mm, "£20"}}};

const Money* find(int pence) {
    const auto found = std::find_if(kMoney.begin(), kMoney.end(), [pence](const Money& money) { return money.pence == pence; });
    return found == kMoney.end() ? nullptr : &*found;
}

/// A regular polygon with a corner at the top; `arcs` bends each side about the opposite corner.
void draw_heptagon(Sketch& sketch, Point centre, Length radius, Pen pen) {
    std::vector<Segment> segments;
    for (int i = 0; i < 7; ++i) {
        const auto angle = [](int corner) { return static_cast<std::int32_t>(360000LL * corner / 7 - 90000); };
        const Point corner = polar(centre, radius, angle(i));
        const Point opposite = polar(centre, radius, angle(i + 4));
        const Point next = polar(centre, radius, angle(i + 1));
        if (i == 0) {
            segments.emplace_back(MoveTo{corner});
        }
        const std::int32_t from = geometry::direction(geometry::between(opposite, corner));
        const std::int32_t to = geometry::direction(geometry::between(opposite, next));
        segments.emplace_back(Arc{opposite, geometry::distance(opposite, corner), from, (to - from + 360000) % 360000});
    }
    segments.emplace_back(Close{});
    sketch.add({segments, pen, Fill::White});
}

void draw_dodecagon(Sketch& sketch, Point centre, Length radius, Pen pen) {
    std::vector<Point> corners;
    for (int i = 0; i < 12; ++i) {
        corners.push_back(polar(centre, radius, i * 30000 + 15000));
    }
    sketch.add(polygon(corners, pen, Fill::White));
}

Length height_of(const Money& money) {
    return money.shape == Shape::Note ? money.width * 53 / 100 : money.width;
}

void draw_money(Sketch& sketch, const Money& money, Point centre) {
    const Length half = sketch.mark(money.width) / 2;
    const Length inner = half - sketch.mark(1.3_mm);
    if (money.shape == Shape::Round) {
        sketch.add(circle(centre, half, pens::kFigure, Fill::White));
        sketch.add(circle(centre, money.pence == 200 ? half * 68 / 100 : inner, pens::kThin));
    } else if (money.shape == Shape::Heptagon) {
        draw_heptagon(sketch, centre, half, pens::kFigure);
        draw_heptagon(sketch, centre, inner, pens::kThin);
    } else if (money.shape == Shape::Dodecagon) {
        draw_dodecagon(sketch, centre, half, pens::kFigure);
        sketch.add(circle(centre, inner * 92 / 100, pens::kThin));
    } else {
        const Length tall = sketch.mark(height_of(money)) / 2;
        const Length pad = sketch.mark(1.6_mm);
        sketch.add(rectangle({centre.x - half, centre.y - tall}, half * 2, tall * 2, pens::kFigure, Fill::White));
        sketch.add(rectangle({centre.x - half + pad, centre.y - tall + pad}, (half - pad) * 2, (tall - pad) * 2, pens::kThin));
    }
    sketch.text(document::bold(money.face), centre);
}

base::Status draw(Parameters& in, Sketch& sketch) {
    in.needed_numbers("items");
    const std::vector<int> items = in.wholes("items", {1, 2000});
    in.demand(items.size() <= 30, "items", "has more than 30 coins");
    for (const int item : items) {
        in.demand(find(item) != nullptr, "items", "has " + std::to_string(item) + "; there is no such coin or note");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length gap = sketch.mark(3_mm);
    const Length room = std::min(sketch.mark(155_mm), sketch.most_width() - 2_pt);
    Point at;
    Length tallest;
    std::vector<std::string> words;
    for (const int item : items) {
        const Money& money = *find(item);
        const Length width = sketch.mark(money.width);
        if (at.x > Length{} && at.x + width > room) {
            at = {{}, at.y + tallest + gap};
            tallest = {};
        }
        // Coins of one row stand on a common line through their middles, 10 mm below the top of the row.
        draw_money(sketch, money, {at.x + width / 2, at.y + sketch.mark(10.2_mm)});
        at.x += width + gap;
        tallest = sketch.mark(20.4_mm);
        words.emplace_back(money.face);
    }
    sketch.say("Coins and notes: " + listed(words) + ".");
    return {};
}

}  // namespace

Kind coins() {
    return {"coins", draw, "{items: [200, 100, 50, 20, 10, 5, 2, 1, 500]}"};
}

}  // namespace bookbag::layout::figures
