// Folding by two strings of base letters, one a character: U+00C0–U+017F and U+1E00–U+1EFF, taken from the compatibility
// decompositions of Unicode 14 and the usual spellings of ø, đ, ł, æ, þ, ß. A '.' has no base letter and stays as it is.
#include "ingest/fold.hpp"

#include "base/utf8.hpp"

namespace bookbag::ingest {

namespace {

constexpr std::string_view kLatin1AndA =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkl"
    "lllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view kLatinAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuu"
    "uuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// The second letter of the letters that fold to two, or 0.
char second_letter(char32_t point) {
    switch (point) {
        case 0xC6: case 0xE6: case 0x152: case 0x153: return 'e';
        case 0xDE: case 0xFE: return 'h';
        case 0xDF: case 0x1E9E: return 's';
        case 0x132: case 0x133: return 'j';
        case 0x14A: case 0x14B: return 'g';
        default: return 0;
    }
}

/// The Latin base letter of `point`, or 0.
char base_letter(char32_t point) {
    char letter = 0;
    if (point >= 0xC0 && point <= 0x17F) {
        letter = kLatin1AndA[point - 0xC0];
    } else if (point >= 0x1E00 && point <= 0x1EFF) {
        letter = kLatinAdditional[point - 0x1E00];
    } else if (point == 0x1A0 || point == 0x1A1) {
        letter = 'o';
    } else if (point == 0x1AF || point == 0x1B0) {
        letter = 'u';
    } else if (point == 0x218 || point == 0x219) {
        letter = 's';
    } else if (point == 0x21A || point == 0x21B) {
        letter = 't';
    }
    return letter == '.' ? '\0' : letter;
}

char32_t lower_case(char32_t point) {
    if ((point >= 'A' && point <= 'Z') || (point >= 0x0391 && point <= 0x03A9) || (point >= 0x0410 && point <= 0x042F)) {
        return point + 0x20;
    }
    return point >= 0x0400 && point <= 0x040F ? point + 0x50 : point;
}

bool is_combining(char32_t point) { return point >= 0x0300 && point <= 0x036F; }

bool is_apostrophe(char32_t point) {
    return point == '\'' || point == '`' || point == 0xB4 || point == 0x2018 || point == 0x2019 || point == 0x2BC || point == 0x2B9 ||
           point == 0x2BB || point == 0x2032;
}

bool is_space(char32_t point) {
    return point == ' ' || point == '\t' || point == '\n' || point == '\r' || point == 0xA0 || point == 0x202F ||
           (point >= 0x2000 && point <= 0x200B) || point == 0xFEFF;
}

bool is_hyphen(char32_t point) { return point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212; }

}  // namespace

std::string folded_name(std::string_view text) {
    std::string folded;
    for (const char32_t point : base::code_points(text)) {
        if (is_combining(point) || is_apostrophe(point) || is_space(point) || is_hyphen(point) || point == '.') {
            continue;
        }
        if (const char letter = base_letter(point)) {
            folded += letter;
            if (const char second = second_letter(point)) {
                folded += second;
            }
        } else {
            folded += base::to_utf8(lower_case(point));
        }
    }
    return folded;
}

std::string folded_label(std::string_view text) {
    std::string folded;
    bool space = false;
    for (const char32_t point : base::code_points(text)) {
        if (is_space(point)) {
            space = !folded.empty();
            continue;
        }
        if (space) {
            folded += ' ';
            space = false;
        }
        folded += is_apostrophe(point) ? "'" : base::to_utf8(lower_case(point));
    }
    return folded;
}

std::string shape_of(std::string_view text) {
    std::string shape = "\"";
    std::size_t count = 0;
    for (const char32_t point : base::code_points(text)) {
        if (++count > 20) {
            break;
        }
        if (point >= '0' && point <= '9') {
            shape += '9';
        } else if ((point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || point >= 0x80) {
            shape += 'a';
        } else {
            shape += static_cast<char>(point < 0x20 ? ' ' : point);
        }
    }
    return shape + "\"";
}

std::string shown(std::string_view text) {
    std::string value = "\"";
    std::size_t count = 0;
    for (const char32_t point : base::code_points(text)) {
        if (++count > 40) {
            value += "...";
            break;
        }
        value += point < 0x20 || (point >= 0x202A && point <= 0x202E) ? " " : base::to_utf8(point);
    }
    return value + "\"";
}

}  // namespace bookbag::ingest
