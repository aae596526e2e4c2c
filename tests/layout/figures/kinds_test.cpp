// Single kinds: faults in the author's words, blanks, hands and digits recomputed by a second road.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "base/random.hpp"
#include "layout/figures/figure_testing.hpp"

namespace bookbag::layout {

using document::FigureShow;
using testing::draw;
using testing::fault_of;
using testing::has_text;
using testing::Print;

namespace {

/// Digits on squared paper, row by row: the large ones read from left to right.
std::map<int, std::string> rows_of(const Drawing& drawing, const FigureContext& context) {
    std::map<int, std::map<int, std::string>> found;
    for (const LabelItem* label : testing::labels(drawing)) {
        if (label->role == document::TextRole::Question) {
            found[label->at.y.units / context.square.units][label->at.x.units] = document::plain_text(label->text);
        }
    }
    std::map<int, std::string> rows;
    for (const auto& [row, digits] : found) {
        for (const auto& [x, digit] : digits) {
            rows[row] += digit;
        }
    }
    return rows;
}

std::string row_of(const Drawing& drawing, int row) {
    const auto rows = rows_of(drawing, testing::context(FigureShow::Answer));
    const auto found = rows.find(row);
    return found == rows.end() ? std::string() : found->second;
}

}  // namespace

TEST(Figures, NameTheNearestKindForAMisspeltOne) {
    EXPECT_EQ(fault_of("number_lien {from: 0, to: 10, major: 1}"),
              "unknown figure kind `number_lien`: did you mean `number_line`?");
}

TEST(Figures, NameTheNearestParameterForAMisspeltOne) {
    EXPECT_EQ(fault_of("number_line {from: 0, to: 10, majr: 1}"),
              "figure number_line: unknown parameter `majr`: did you mean `major`?");
    EXPECT_EQ(fault_of("number_line {from: 0, to: 10, major: 1, arow: [3]}"),
              "figure number_line: unknown parameter `arow`: did you mean `arrow`?");
    EXPECT_EQ(fault_of("bar_model {parts: [{len: 3, lable: x}]}"),
              "figure bar_model: unknown parameter `parts[0].lable`: did you mean `label`?");
}

TEST(Figures, SayWhichParameterIsMissing) {
    EXPECT_EQ(fault_of("number_line {from: 0, to: 10}"), "figure number_line: `major` is missing: give `major`");
    EXPECT_EQ(fault_of("jug {max: 500, level: 20}"), "figure jug: `major` is missing: give `major`");
}

TEST(Figures, SayWhatAWrongValueIs) {
    EXPECT_EQ(fault_of("percent_grid {shaded: 140}"),
              "figure percent_grid: `shaded` is 140, but must be a whole number from 0 to 100: see this kind in "
              "docs/formats/figures.md");
    EXPECT_EQ(fault_of("clock {hour: 3, minute: 5, numerals: romman}"),
              "figure clock: `numerals` is 'romman': did you mean 'roman'?");
    EXPECT_EQ(fault_of("number_line {from: zero, to: 10, major: 1}"),
              "figure number_line: `from` must be a number: see this kind in docs/formats/figures.md");
}

TEST(Figures, RefuseWhatCannotBeReadOnPaper) {
    EXPECT_NE(fault_of("number_line {from: 0, to: 100, major: 10, minor: 1}").find("under 2 mm apart"), std::string::npos);
    EXPECT_NE(fault_of("pie_chart {labels: [a, b], values: [99, 1]}").find("under 12 degrees"), std::string::npos);
    EXPECT_NE(fault_of("pictogram {labels: [a], values: [70], key: 1}").find("longer than 15 icons"), std::string::npos);
    EXPECT_NE(fault_of("table {head: [a, b], rows: [[1, 2, 3]]}").find("as long as `head`"), std::string::npos);
}

TEST(Figures, RefuseAColumnTooNarrowForTrueScale) {
    const auto spec = figure_kinds();
    const auto ruler = std::find_if(spec.begin(), spec.end(), [](const FigureKind& kind) { return kind.name == "ruler"; });
    ASSERT_NE(ruler, spec.end());
    const auto narrow = draw_figure(ruler->specimen, testing::context(FigureShow::Question, Print::Column));
    ASSERT_FALSE(narrow);
    EXPECT_EQ(narrow.error().code, "E-FIGURE-WIDE");
    const auto wide = draw_figure(ruler->specimen, testing::context(FigureShow::Question));
    ASSERT_TRUE(wide);
    EXPECT_TRUE(wide->true_scale);
}

TEST(Ruler, MeasuresItsObjectToTheUnit) {
    const Drawing drawing = draw("ruler {cm: 10, from: 12, to: 76}");
    bool found = false;
    for (const PathItem* path : testing::paths(drawing)) {
        if (path->fill == Fill::HatchLeft) {
            const auto& left = std::get<MoveTo>(path->segments[0]).to;
            const auto& right = std::get<LineTo>(path->segments[1]).to;
            EXPECT_EQ((right.x - left.x).units, base::microns(64000).units);  // 64 mm
            found = true;
        }
    }
    EXPECT_TRUE(found);
}

TEST(NumberLine, KeepsMarksAndBlanksForTheAnswerForm) {
    const std::string notation = "number_line {from: 0, to: 50, major: 10, minor: 2, blank: [30], mark: [{at: 14, label: P}]}";
    EXPECT_FALSE(has_text(draw(notation), "30"));
    EXPECT_FALSE(has_text(draw(notation), "P"));
    EXPECT_TRUE(has_text(draw(notation, FigureShow::Answer), "30"));
    EXPECT_TRUE(has_text(draw(notation, FigureShow::Answer), "P"));
}

TEST(NumberLine, SaysBetweenWhichLabelsAnArrowPoints) {
    EXPECT_EQ(draw("number_line {from: 20, to: 40, major: 10, minor: 2, arrow: [24]}").alt,
              "Number line from 20 to 40, labelled every 10, with smaller marks between. Arrow points between 20 and 30.");
}

TEST(NumberLine, ThinsLabelsBeforeTheyTouch) {
    const Drawing drawing = draw("number_line {from: 0, to: 100000, major: 5000}");
    EXPECT_TRUE(has_text(drawing, "0"));
    EXPECT_FALSE(has_text(drawing, "5000"));
}

TEST(NumberLine, InLargePrintDropsMinorTicksThatNothingStandsOn) {
    const auto ticks = [](const std::string& notation, Print print) {
        return testing::paths(draw(notation, FigureShow::Question, print)).size();
    };
    const std::string plain = "number_line {from: 0, to: 3, major: 1, minor: 1/20}";
    const std::string pointed = "number_line {from: 0, to: 3, major: 1, minor: 1/20, arrow: [7/20]}";
    EXPECT_LT(ticks(plain, Print::Large), ticks(plain, Print::Standard));
    EXPECT_EQ(ticks(pointed, Print::Large), ticks(pointed, Print::Standard));
}

TEST(Clock, PointsItsHandsWhereTheTimeIs) {
    for (int time = 0; time < 720; time += 7) {
        const Drawing drawing =
            draw("clock {hour: " + std::to_string(time / 60) + ", minute: " + std::to_string(time % 60) + "}");
        const Point centre{drawing.width / 2, drawing.height / 2};
        std::vector<double> angles;
        for (const PathItem* path : testing::paths(drawing)) {
            if (path->fill == Fill::Ink && path->segments.size() == 7) {  // a hand: six corners and a close
                const Point a = std::get<MoveTo>(path->segments[0]).to;
                const Point b = std::get<LineTo>(path->segments[1]).to;
                const double x = (a.x.units + b.x.units) / 2.0 - centre.x.units;
                const double y = (a.y.units + b.y.units) / 2.0 - centre.y.units;
                angles.push_back(std::fmod(std::atan2(y, x) * 180 / M_PI + 450, 360));
            }
        }
        ASSERT_EQ(angles.size(), 2U);
        const auto near = [](double a, double b) { return std::abs(std::fmod(a - b + 540, 360) - 180); };
        EXPECT_LT(near(angles[0], time / 720.0 * 360), 0.2) << time;
        EXPECT_LT(near(angles[1], time % 60 * 6.0), 0.2) << time;
    }
}

TEST(Clock, LeavesItsHandsToTheChild) {
    const auto solid = [](const Drawing& drawing) {
        return std::count_if(drawing.items.begin(), drawing.items.end(), [](const DrawingItem& item) {
            const auto* path = std::get_if<PathItem>(&item);
            return path != nullptr && path->fill == Fill::Ink;
        });
    };
    const std::string notation = "clock {hour: 7, minute: 35, show: false}";
    EXPECT_EQ(solid(draw(notation)), 1);  // the centre
    EXPECT_EQ(solid(draw(notation, FigureShow::Answer)), 4);
    EXPECT_EQ(draw(notation).alt, "A clock face without hands.");
}

TEST(ColumnMethod, WritesTheRightDigitsInItsAnswerRow) {
    base::Random random(base::Seed{2718});
    for (int i = 0; i < 300; ++i) {
        const auto a = static_cast<long>(random.below(99999) + 1);
        const auto b = static_cast<long>(random.below(static_cast<std::uint64_t>(a)) + 1);
        const auto numbers = "a: " + std::to_string(a) + ", b: " + std::to_string(b) + "}";
        EXPECT_EQ(row_of(draw("column_method {op: '-', " + numbers, FigureShow::Answer), 3), std::to_string(a - b));
        EXPECT_EQ(row_of(draw("column_method {op: '+', " + numbers, FigureShow::Answer), 3), std::to_string(a + b));
        const auto product = "column_method {op: '×', a: " + std::to_string(a) + ", b: " + std::to_string(b % 90 + 10) + "}";
        EXPECT_EQ(row_of(draw(product, FigureShow::Answer), 5), std::to_string(a * (b % 90 + 10)));
        EXPECT_EQ(row_of(draw(product), 5), "");
    }
}

TEST(ColumnMethod, KeepsTheValueOfANumberThroughItsExchanges) {
    // 6000 - 358: 5, 9, 9 above the struck digits and a received one before the last.
    const Drawing drawing = draw("column_method {op: '-', a: 6000, b: 358}", FigureShow::Answer);
    std::vector<std::string> small;
    for (const LabelItem* label : testing::labels(drawing)) {
        if (label->role == document::TextRole::FigureLabel) {
            small.push_back(document::plain_text(label->text));
        }
    }
    std::sort(small.begin(), small.end());
    EXPECT_EQ(small, (std::vector<std::string>{"1", "5", "9", "9"}));
}

TEST(ColumnMethod, AlignsDecimalPoints) {
    EXPECT_EQ(row_of(draw("column_method {op: '+', a: 4.7, b: 13.65}", FigureShow::Answer), 3), "1835");
    EXPECT_EQ(row_of(draw("column_method {op: '+', a: 4.7, b: 13.65}", FigureShow::Answer), 1), "470");
    EXPECT_EQ(row_of(draw("column_method {op: '+', a: 4.7, b: 13.65}"), 1), "47");
}

TEST(Division, WritesQuotientAndRemainder) {
    base::Random random(base::Seed{3141});
    for (int i = 0; i < 200; ++i) {
        const auto a = static_cast<long>(random.below(9000) + 100);
        const auto b = static_cast<long>(random.below(8) + 2);
        const auto numbers = "{dividend: " + std::to_string(a) + ", divisor: " + std::to_string(b) + "}";
        const std::string expected = std::to_string(a / b) + (a % b == 0 ? "" : "r" + std::to_string(a % b));
        EXPECT_EQ(row_of(draw("short_division " + numbers, FigureShow::Answer), 0), expected) << numbers;
        EXPECT_EQ(row_of(draw("long_division " + numbers, FigureShow::Answer), 0), expected) << numbers;
        EXPECT_EQ(row_of(draw("short_division " + numbers), 0), "");
    }
}

TEST(Division, GoesOnAfterThePoint) {
    EXPECT_EQ(row_of(draw("short_division {dividend: 13, divisor: 8, places: 3}", FigureShow::Answer), 0), "1625");
}

TEST(Tables, WorkOutWhatTotalsLeaveOpen) {
    const std::string notation =
        "two_way_table {rows: [A, B, Total], cols: [x, y, Total], cells: [[12, '?', 29], ['?', 9, '?'], [26, '?', 55]]}";
    const Drawing answer = draw(notation, FigureShow::Answer);
    for (const char* value : {"17", "14"}) {
        EXPECT_TRUE(has_text(answer, value)) << value;
        EXPECT_FALSE(has_text(draw(notation), value)) << value;
    }
}

TEST(BarModel, FillsAnUnknownOnlyWhenLengthsAreTheNumbers) {
    EXPECT_TRUE(
        has_text(draw("bar_model {parts: [{len: 24, label: 24}, {len: 17, label: '?'}], total: 41}", FigureShow::Answer), "17"));
    const Drawing sketch = draw("bar_model {parts: [{len: 2, label: '3 kg'}, {len: 1, label: '?'}]}", FigureShow::Answer);
    EXPECT_TRUE(has_text(sketch, "?"));
    const Drawing given = draw("bar_model {parts: [{len: 2, label: '3 kg'}, {len: 1, label: '?=1.5 kg'}]}", FigureShow::Answer);
    EXPECT_TRUE(has_text(given, "1.5 kg"));
}

TEST(Triangle, TurnsItsRightAngleToTheFoot) {
    const Drawing drawing =
        draw("triangle {right: true, sides: [3, 4, 5], labels: {a: '3 cm', b: '4 cm', c: '?'}}", FigureShow::Answer);
    EXPECT_TRUE(has_text(drawing, "5 cm"));
    const auto& outline = *testing::paths(drawing).front();
    std::vector<Point> corners = {std::get<MoveTo>(outline.segments[0]).to, std::get<LineTo>(outline.segments[1]).to,
                                  std::get<LineTo>(outline.segments[2]).to};
    std::sort(corners.begin(), corners.end(), [](Point a, Point b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
    EXPECT_EQ(corners[0].x, corners[1].x);  // upright leg at the left
    EXPECT_EQ(corners[1].y, corners[2].y);  // level leg at the foot
    EXPECT_NEAR(static_cast<double>((corners[2].x - corners[1].x).units) / (corners[1].y - corners[0].y).units, 4.0 / 3, 0.001);
}

TEST(CoordinateGrid, NeverSaysWhereAPointIs) {
    const Drawing drawing = draw("coordinate_grid {x: [0, 8], y: [0, 8], points: [{x: 3, y: 7, label: A}]}");
    EXPECT_EQ(drawing.alt, "Coordinate grid, x from 0 to 8, y from 0 to 8. Marked: point A.");
    EXPECT_TRUE(has_text(drawing, "A"));
}

TEST(FunctionGraph, DrawsItsParabolaThroughItsPoints) {
    const Drawing drawing = draw("function_graph {x: [-3, 3], y: [0, 9], quadratics: [{a: 1}]}");
    std::size_t longest = 0;
    const PathItem* curve = nullptr;
    for (const PathItem* path : testing::paths(drawing)) {
        if (path->segments.size() > longest) {
            longest = path->segments.size();
            curve = path;
        }
    }
    ASSERT_NE(curve, nullptr);
    const Point first = std::get<MoveTo>(curve->segments.front()).to;
    const Point last = std::get<LineTo>(curve->segments.back()).to;
    const double unit = (last.x - first.x).units / 6.0;
    for (const Segment& segment : curve->segments) {
        const Point p = std::holds_alternative<MoveTo>(segment) ? std::get<MoveTo>(segment).to : std::get<LineTo>(segment).to;
        const double x = (p.x - first.x).units / unit - 3;
        const double y = 9 + (first.y - p.y).units / unit;
        EXPECT_NEAR(y, x * x, 0.01);
    }
}

TEST(FigureDocuments, DrawEveryExampleOfTheFormatPage) {
    std::ifstream page(std::string(BOOKBAG_SOURCE_DIR) + "/docs/formats/figures.md");
    ASSERT_TRUE(page);
    std::map<std::string, int> drawn;
    bool inside = false;
    for (std::string text; std::getline(page, text);) {
        if (text.starts_with("```")) {
            inside = text == "```figures";
        } else if (inside) {
            draw(text);
            draw(text, FigureShow::Answer);
            ++drawn[text.substr(0, text.find(' '))];
        }
    }
    for (const FigureKind& kind : figure_kinds()) {
        EXPECT_GE(drawn[kind.name], 1) << kind.name << " has no example in docs/formats/figures.md";
    }
}

// Display lists as text, one item a line, in tests/layout/figures/golden. A change of a figure shows as a diff of
// coordinates; the new list is written beside the test's scratch files, to be looked at and then copied over.
TEST(Golden, AFewFiguresAreDrawnAsEver) {
    const std::map<std::string, std::string> kept = {
        {"number-line", "number_line {from: 0, to: 2, major: 1, minor: 1/4, width: 60, arrow: [3/4]}"},
        {"bar-model", "bar_model {parts: [{len: 24, label: 24}, {len: 17, label: '?'}], total: 41}"},
        {"part-whole", "part_whole {whole: 24, parts: [15, '?']}"},
        {"triangle", "triangle {right: true, sides: [5, 12, 13], labels: {a: '5 cm', b: '12 cm', c: '?'}}"},
        {"column-method", "column_method {op: '-', a: 5203, b: 1847}"},
    };
    for (const auto& [name, notation] : kept) {
        const std::string now = testing::listing(draw(notation, FigureShow::Answer));
        std::ifstream file(std::string(BOOKBAG_SOURCE_DIR) + "/tests/layout/figures/golden/" + name + ".txt");
        const std::string ever((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        EXPECT_EQ(now, ever) << name;
        if (now != ever) {
            std::ofstream(::testing::TempDir() + name + ".txt") << now;
        }
    }
}

}  // namespace bookbag::layout
