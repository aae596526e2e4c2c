// Lengths on paper as whole numbers.
//
// Layout must give the same bytes on every compiler, so positions are counted in 1/1000 point and never held in
// floating point. One millimetre is 2,834.6 units, rounded once, half away from zero.
#pragma once

#include <compare>
#include <cstdint>

namespace bookbag::base {

/// A signed count of 1/1000 point. A4 is 595,276 × 841,890.
struct Length {
    std::int32_t units = 0;

    friend constexpr auto operator<=>(Length, Length) = default;
    friend constexpr Length operator+(Length a, Length b) { return {a.units + b.units}; }
    friend constexpr Length operator-(Length a, Length b) { return {a.units - b.units}; }
    friend constexpr Length operator-(Length a) { return {-a.units}; }
    friend constexpr Length operator*(Length a, std::int32_t n) { return {a.units * n}; }
    friend constexpr Length operator*(std::int32_t n, Length a) { return {a.units * n}; }
    friend constexpr Length operator/(Length a, std::int32_t n) { return {a.units / n}; }
    constexpr Length& operator+=(Length other) {
        units += other.units;
        return *this;
    }
    constexpr Length& operator-=(Length other) {
        units -= other.units;
        return *this;
    }
};

/// `numerator / denominator` of `length`, rounded half away from zero; exact in 64 bits. `denominator` > 0.
constexpr Length scaled(Length length, std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t product = static_cast<std::int64_t>(length.units) * numerator;
    const std::int64_t half = product < 0 ? -(denominator / 2) : denominator / 2;
    return {static_cast<std::int32_t>((product + half) / denominator)};
}

/// Thousandths of a millimetre as a Length: microns(7000) is 7 mm.
constexpr Length microns(std::int64_t count) {
    const std::int64_t product = count * 28346457;  // 1 mm = 2834.6457 units
    const std::int64_t scale = 10000000;
    const std::int64_t half = product < 0 ? -(scale / 2) : scale / 2;
    return {static_cast<std::int32_t>((product + half) / scale)};
}

/// Thousandths of a point as a Length; points(12) is 12 pt.
constexpr Length points(std::int32_t whole) {
    return {whole * 1000};
}

namespace literals {
/// 20_mm, 3.5_mm: millimetres, read at compile time.
consteval Length operator""_mm(unsigned long long whole) {
    return microns(static_cast<std::int64_t>(whole) * 1000);
}
consteval Length operator""_mm(long double value) {
    return microns(static_cast<std::int64_t>(value * 1000.0L + (value < 0 ? -0.5L : 0.5L)));
}
/// 12_pt, 0.7_pt: points, read at compile time.
consteval Length operator""_pt(unsigned long long whole) {
    return {static_cast<std::int32_t>(whole) * 1000};
}
consteval Length operator""_pt(long double value) {
    return {static_cast<std::int32_t>(value * 1000.0L + (value < 0 ? -0.5L : 0.5L))};
}
}  // namespace literals

}  // namespace bookbag::base
