// Plane geometry in whole numbers: sines, square roots, directions and crossings.
//
// Figures are drawn from exact values and must be the same bytes on every machine, so nothing here is floating point.
// Vectors are 64-bit counts of Length units; a figure is at most 600,000 units wide, so products stay below 2^42.
// Angles are 1/1000 degree, clockwise on the page from the positive x axis (y grows downwards).
#pragma once

#include <cstdint>
#include <vector>

#include "base/rational.hpp"
#include "layout/drawing.hpp"

namespace bookbag::layout::geometry {

/// One in the fixed point of sine and cosine.
inline constexpr std::int64_t kOne = std::int64_t{1} << 30;

/// Sine and cosine of an angle in 1/1000 degree, times kOne; error at most 4.
std::int64_t sine(std::int32_t milli_degrees);
std::int64_t cosine(std::int32_t milli_degrees);

/// The greatest whole number whose square is not above `value` (>= 0).
std::int64_t square_root(std::int64_t value);

struct Vector {
    std::int64_t x = 0;
    std::int64_t y = 0;
    friend bool operator==(Vector, Vector) = default;
};

Vector between(Point from, Point to);
Length distance(Point from, Point to);
Length length_of(Vector vector);

/// Direction of `vector` in 1/1000 degree, 0 to 359,999; 0 for the zero vector.
std::int32_t direction(Vector vector);
/// Angle whose cosine is `adjacent / hypotenuse` (|adjacent| <= hypotenuse), 0 to 180,000.
std::int32_t arc_cosine(std::int64_t adjacent, std::int64_t hypotenuse);

/// `share` of the way from `from` to `to`: num/den, den > 0.
Point part_way(Point from, Point to, std::int64_t num, std::int64_t den);
Point middle(Point a, Point b);
/// `start` moved by `by` in the direction of `towards`; `start` itself when `towards` is zero.
Point moved(Point start, Vector towards, Length by);
/// `vector` turned by a quarter clockwise on the page.
Vector quarter_turn(Vector vector);
/// `point` turned about `centre` by `milli_degrees`, clockwise on the page.
Point turned(Point point, Point centre, std::int32_t milli_degrees);
/// Mean of the points (at least one).
Point centroid(const std::vector<Point>& points);

/// `ratio` of `span`, rounded half away from zero; saturates far outside the page instead of overflowing.
Length share(Length span, const base::Rational& ratio);

}  // namespace bookbag::layout::geometry
