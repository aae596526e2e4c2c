// See numbers.hpp. Source of the string forms: ISO 32000-1, 7.3.4 and 7.9.2.
#include "render/numbers.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace bookbag::render {

namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

void append_unit(std::string& out, std::uint32_t unit) {
    for (int shift = 12; shift >= 0; shift -= 4) {
        out += kHex[(unit >> shift) & 15U];
    }
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

void append_hundredths(std::string& out, std::int64_t hundredths) {
    if (hundredths < 0) {
        out += '-';
        hundredths = -hundredths;
    }
    const std::int64_t whole = hundredths / 100;
    const std::int64_t rest = hundredths % 100;
    if (whole != 0 || rest == 0) {
        append_integer(out, whole);
    }
    if (rest != 0) {
        out += '.';
        out += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) {
            out += static_cast<char>('0' + rest % 10);
        }
    }
}

void append_utf16_hex(std::string& out, char32_t point) {
    if (point < 0x10000) {
        append_unit(out, point);
        return;
    }
    append_unit(out, 0xD800 + ((point - 0x10000) >> 10));
    append_unit(out, 0xDC00 + ((point - 0x10000) & 0x3FF));
}

void append_text_string(std::string& out, std::string_view utf8) {
    if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c <= '~'; })) {
        out += '(';
        for (const char c : utf8) {
            if (c == '(' || c == ')' || c == '\\') {
                out += '\\';
            }
            out += c;
        }
        out += ')';
        return;
    }
    out += "<FEFF";
    for (const char32_t point : base::code_points(utf8)) {
        append_utf16_hex(out, point);
    }
    out += '>';
}

}  // namespace bookbag::render
