// A figure or ornament as a display list: pens and fills by name, integer coordinates, no library type.
//
// x grows to the right, y downwards, in 1/1000 point from the drawing's top-left corner. Cairo, in render, turns arcs
// and hatching into plain paths; layout sets the labels.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/length.hpp"
#include "document/block.hpp"
#include "document/rich_text.hpp"

namespace bookbag::layout {

using base::Length;

struct Point {
    Length x;
    Length y;
    friend bool operator==(Point, Point) = default;
};

struct MoveTo { Point to; };
struct LineTo { Point to; };
struct CurveTo { Point c1, c2, to; };
/// Part of a circle from angle `from` by `sweep`, both in 1/1000 degree, clockwise on the page from the positive x axis.
struct Arc { Point centre; Length radius; std::int32_t from; std::int32_t sweep; };
struct Close {};
using Segment = std::variant<MoveTo, LineTo, CurveTo, Arc, Close>;

/// Percent of black: ink 100, solid 85, soft 70, rule 60, square 55, tint 6; 0 = white.
using Grey = std::uint8_t;

enum class Fill : std::uint8_t { None, White, Tint, Light, Grey10, Solid, Ink, HatchRight, HatchLeft, Dots };

/// A stroke; width 0 = none. dash_on 0 = unbroken line. Caps and joins are round.
struct Pen {
    Length width = {};
    Grey grey = 100;
    Length dash_on = {};
    Length dash_off = {};
};

/// Named pens (questions.md 7.2, booklet-notes.md section 3).
namespace pens {
constexpr Pen kNone{};
constexpr Pen kHair{{500}, 100};
constexpr Pen kSquare{{500}, 55};
constexpr Pen kThin{{700}, 100};
constexpr Pen kRule{{700}, 60};
constexpr Pen kAnswer{{900}, 100};
constexpr Pen kMain{{1000}, 100};
constexpr Pen kFigure{{1200}, 100};
constexpr Pen kGeometry{{1400}, 100};
constexpr Pen kHeavy{{1600}, 100};
}  // namespace pens

/// One path, filled first, then stroked.
struct PathItem {
    std::vector<Segment> segments;
    Pen pen = pens::kMain;
    Fill fill = Fill::None;
};

enum class Anchor : std::uint8_t { Left, Centre, Right };

/// Words or mathematics set on one line: `at` is the anchor point on the baseline. `knock_out` clears what lies behind.
struct LabelItem {
    document::RichText text;
    Point at;
    Anchor anchor = Anchor::Centre;
    document::TextRole role = document::TextRole::FigureLabel;
    Grey grey = 100;
    bool knock_out = false;
    std::int32_t size_permille = 1000;   ///< of the role's size
};

using DrawingItem = std::variant<PathItem, LabelItem>;

struct Drawing {
    Length width;
    Length height;
    std::vector<DrawingItem> items;   ///< paint order
    std::string alt;                  ///< words for a reader who cannot see it; never gives the answer away
    bool true_scale = false;          ///< must print at 100 %: never scaled, and the page shows the 50 mm check line
};

/// Short ways to make path items.
PathItem line(Point from, Point to, Pen pen = pens::kMain);
PathItem rectangle(Point corner, Length width, Length height, Pen pen = pens::kMain, Fill fill = Fill::None);
PathItem rounded(Point corner, Length width, Length height, Length radius, Pen pen = pens::kMain, Fill fill = Fill::None);
PathItem circle(Point centre, Length radius, Pen pen = pens::kMain, Fill fill = Fill::None);
PathItem polygon(const std::vector<Point>& corners, Pen pen = pens::kMain, Fill fill = Fill::None);
PathItem polyline(const std::vector<Point>& points, Pen pen = pens::kMain);

/// The point at distance `radius` and angle `milli_degrees` (clockwise on the page from the positive x axis) from
/// `centre`; sines from an integer table, error at most 1/1000 point at 200 mm.
Point polar(Point centre, Length radius, std::int32_t milli_degrees);

}  // namespace bookbag::layout
