// A strict decoder in one pass: length from the lead byte, then range checks against overlong and surrogate forms.
#include "base/utf8.hpp"

namespace bookbag::base {

namespace {

constexpr char32_t kBroken = 0xFFFD;

struct Step {
    char32_t point;
    std::size_t length;
};

Step decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || text.size() < length) {
        return {kBroken, 1};
    }
    char32_t point = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return {kBroken, 1};
        }
        point = point << 6 | (byte(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    const bool outside = (point >= 0xD800 && point < 0xE000) || point > 0x10FFFF;
    return overlong || outside ? Step{kBroken, 1} : Step{point, length};
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const Step step = decode(text);
        if (step.point == kBroken && text.substr(0, 3) != "\xEF\xBF\xBD") {
            return false;
        }
        text.remove_prefix(step.length);
    }
    return true;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> points;
    while (!text.empty()) {
        const Step step = decode(text);
        points.push_back(step.point);
        text.remove_prefix(step.length);
    }
    return points;
}

std::string to_utf8(char32_t point) {
    std::string text;
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | (point >> 6));
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | (point >> 12));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (point >> 18));
        text += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    }
    return text;
}

std::string to_utf8(const std::vector<char32_t>& points) {
    std::string text;
    for (const char32_t point : points) {
        text += to_utf8(point);
    }
    return text;
}

}  // namespace bookbag::base
