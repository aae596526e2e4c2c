// Sine by its Taylor series, roots by Newton, directions by bisection on the sine: slow and plain, and never inexact
// in a different way on another machine. A figure needs a few dozen of these.
#include "layout/figures/geometry.hpp"

#include <algorithm>
#include <array>

namespace bookbag::layout::geometry {

namespace {

__extension__ typedef __int128 Wide;  // the 128-bit integer of GCC and Clang; ISO C++ has none

constexpr std::int64_t kFullTurn = 360000;
constexpr int kBits = 30;
constexpr std::int64_t kPi = 3373259426;  // pi * 2^30

constexpr std::int64_t times(std::int64_t a, std::int64_t b) {
    return (a * b + (std::int64_t{1} << (kBits - 1))) >> kBits;
}

/// Taylor series from `first`, each term the last times -x^2 / (n (n+1)).
constexpr std::int64_t series(std::int64_t x, std::int64_t first, std::int64_t n) {
    const std::int64_t square = times(x, x);
    std::int64_t sum = first;
    std::int64_t term = first;
    for (std::int64_t k = n; term != 0 && k < n + 20; k += 2) {
        term = -times(term, square) / (k * (k + 1));
        sum += term;
    }
    return sum;
}

/// Sine of 0 to 90,000.
constexpr std::int64_t first_quarter(std::int64_t milli_degrees) {
    if (milli_degrees <= 45000) {
        const std::int64_t x = (milli_degrees * kPi + 90000) / 180000;
        return series(x, x, 2);
    }
    const std::int64_t x = ((90000 - milli_degrees) * kPi + 90000) / 180000;
    return series(x, kOne, 1);
}

static_assert(first_quarter(0) == 0 && first_quarter(90000) == kOne);
static_assert(first_quarter(30000) >= kOne / 2 - 2 && first_quarter(30000) <= kOne / 2 + 2);

}  // namespace

std::int64_t sine(std::int32_t milli_degrees) {
    const std::int64_t turn = ((milli_degrees % kFullTurn) + kFullTurn) % kFullTurn;
    if (turn <= 90000) {
        return first_quarter(turn);
    }
    if (turn <= 180000) {
        return first_quarter(180000 - turn);
    }
    if (turn <= 270000) {
        return -first_quarter(turn - 180000);
    }
    return -first_quarter(kFullTurn - turn);
}

std::int64_t cosine(std::int32_t milli_degrees) {
    return sine(static_cast<std::int32_t>((milli_degrees % kFullTurn) + 90000));
}

std::int64_t square_root(std::int64_t value) {
    if (value < 2) {
        return std::max<std::int64_t>(value, 0);
    }
    std::int64_t guess = value;
    std::int64_t next = value / 2 + 1;
    while (next < guess) {
        guess = next;
        next = (guess + value / guess) / 2;
    }
    return guess;
}

Vector between(Point from, Point to) {
    return {std::int64_t{to.x.units} - from.x.units, std::int64_t{to.y.units} - from.y.units};
}

Length length_of(Vector vector) {
    return {static_cast<std::int32_t>(square_root(vector.x * vector.x + vector.y * vector.y))};
}

Length distance(Point from, Point to) {
    return length_of(between(from, to));
}

std::int32_t direction(Vector vector) {
    if (vector.x == 0 && vector.y == 0) {
        return 0;
    }
    const std::int64_t x = vector.x < 0 ? -vector.x : vector.x;
    const std::int64_t y = vector.y < 0 ? -vector.y : vector.y;
    std::int32_t low = 0;
    std::int32_t high = 90000;
    while (low < high) {  // smallest angle whose tangent reaches y/x
        const std::int32_t half = (low + high) / 2;
        if (static_cast<Wide>(x) * sine(half) >= static_cast<Wide>(y) * cosine(half)) {
            high = half;
        } else {
            low = half + 1;
        }
    }
    if (vector.x >= 0) {
        return vector.y >= 0 ? low : static_cast<std::int32_t>((kFullTurn - low) % kFullTurn);
    }
    return vector.y >= 0 ? 180000 - low : 180000 + low;
}

std::int32_t arc_cosine(std::int64_t adjacent, std::int64_t hypotenuse) {
    std::int32_t low = 0;
    std::int32_t high = 180000;
    while (low < high) {  // cosine falls from 0 to 180 degrees
        const std::int32_t half = (low + high) / 2;
        if (static_cast<Wide>(cosine(half)) * hypotenuse <= static_cast<Wide>(adjacent) * kOne) {
            high = half;
        } else {
            low = half + 1;
        }
    }
    return low;
}

Point part_way(Point from, Point to, std::int64_t num, std::int64_t den) {
    return {from.x + base::scaled(to.x - from.x, num, den), from.y + base::scaled(to.y - from.y, num, den)};
}

Point middle(Point a, Point b) {
    return part_way(a, b, 1, 2);
}

Point moved(Point start, Vector towards, Length by) {
    const std::int64_t length = length_of(towards).units;
    if (length == 0) {
        return start;
    }
    return {start.x + base::scaled(by, towards.x, length), start.y + base::scaled(by, towards.y, length)};
}

Vector quarter_turn(Vector vector) {
    return {-vector.y, vector.x};
}

Point turned(Point point, Point centre, std::int32_t milli_degrees) {
    const Vector arm = between(centre, point);
    const std::int64_t s = sine(milli_degrees);
    const std::int64_t c = cosine(milli_degrees);
    const auto rounded = [](std::int64_t value) {
        return Length{static_cast<std::int32_t>((value + (value < 0 ? -kOne / 2 : kOne / 2)) / kOne)};
    };
    return {centre.x + rounded(arm.x * c - arm.y * s), centre.y + rounded(arm.x * s + arm.y * c)};
}

Point centroid(const std::vector<Point>& points) {
    Vector sum;
    for (const Point point : points) {
        sum.x += point.x.units;
        sum.y += point.y.units;
    }
    const auto count = static_cast<std::int64_t>(points.empty() ? 1 : points.size());
    return {{static_cast<std::int32_t>(sum.x / count)}, {static_cast<std::int32_t>(sum.y / count)}};
}

Length share(Length span, const base::Rational& ratio) {
    const Wide product = static_cast<Wide>(span.units) * ratio.numerator();
    const Wide half = product < 0 ? -static_cast<Wide>(ratio.denominator() / 2) : static_cast<Wide>(ratio.denominator() / 2);
    const Wide value = (product + half) / ratio.denominator();
    constexpr Wide kFar = 100000000;  // 35 metres
    return {static_cast<std::int32_t>(std::clamp(value, -kFar, kFar))};
}

}  // namespace bookbag::layout::geometry
