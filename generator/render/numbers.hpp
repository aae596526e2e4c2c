// Numbers of a page stream, written without locale and without floating point.
//
// Printing numbers through the C library was a quarter of the time of the first designs and follows the locale. Page
// coordinates are written to 1/100 point (3.5 micrometres), which is finer than any printer and shorter than 1/1000.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bookbag::render {

/// Appends a whole number in decimal.
void append_integer(std::string& out, std::int64_t value);

/// Appends `hundredths` / 100 with at most two decimals, no trailing zeros and no leading zero: -50 is "-.5".
void append_hundredths(std::string& out, std::int64_t hundredths);

/// `thousandths` rounded to hundredths, half away from zero.
constexpr std::int64_t to_hundredths(std::int64_t thousandths) {
    return (thousandths + (thousandths < 0 ? -5 : 5)) / 10;
}

/// Appends a PDF text string: "(...)" for plain ASCII, else "<FEFF...>" in UTF-16, big-endian.
void append_text_string(std::string& out, std::string_view utf8);

/// Appends one code point as UTF-16 in hexadecimal digits.
void append_utf16_hex(std::string& out, char32_t point);

}  // namespace bookbag::render
