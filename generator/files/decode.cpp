// The ladder of character sets.
//
// Windows-1252 by the table of the Unicode consortium (CP1252.TXT): bytes 81, 8D, 8F, 90 and 9D are unassigned and are
// broken bytes here; some converters turn them silently into controls.
#include "files/decode.hpp"

#include <array>
#include <cstring>
#include <memory>
#include <utility>

#include "base/utf8.hpp"

namespace bookbag::files {

namespace {

using base::Fault;
using base::FaultKind;

/// Code points of bytes 80 to 9F in Windows-1252; 0 = unassigned.
constexpr std::array<char32_t, 32> kCp1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

Fault note(const std::string& path, const char* code, std::string what, std::string remedy) {
    return {FaultKind::BadInput, {path, 1, 0}, std::move(what), std::move(remedy), code};
}

struct Scan {
    bool ascii = true;
    std::size_t nuls = 0;
};

Scan scan(std::string_view bytes) {
    Scan result;
    result.nuls = 0;
    std::size_t i = 0;
    constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, 8);
        if ((word & kHigh) != 0 || ((word - kOnes) & ~word & kHigh) != 0) {
            break;
        }
    }
    for (; i < bytes.size(); ++i) {
        result.ascii = result.ascii && (static_cast<unsigned char>(bytes[i]) < 0x80);
        result.nuls += bytes[i] == '\0' ? 1 : 0;
    }
    return result;
}

/// How much of `bytes` lies at even and at odd places as NUL, for UTF-16 without a mark.
bool every_second_is_nul(std::string_view bytes, std::size_t first) {
    std::size_t hits = 0;
    std::size_t all = 0;
    for (std::size_t i = first; i < bytes.size(); i += 2) {
        hits += bytes[i] == '\0' ? 1 : 0;
        ++all;
    }
    return bytes.size() >= 4 && bytes.size() % 2 == 0 && hits * 10 >= all * 9;
}

DecodedText held(std::string text, std::string encoding) {
    auto owner = std::make_shared<std::string>(std::move(text));
    const std::string_view view = *owner;
    return {FileBytes(std::move(owner), view), std::move(encoding), {}, {}};
}

/// Length of the well-formed UTF-8 character at `i`, or 0.
std::size_t character_at(std::string_view bytes, std::size_t i) {
    for (std::size_t length = 1; length <= 4 && i + length <= bytes.size(); ++length) {
        if (base::is_utf8(bytes.substr(i, length))) {
            return length;
        }
    }
    return 0;
}

/// Counts lines as the CSV machine does.
class LineCount {
public:
    std::uint32_t line() const { return line_; }
    void pass(std::string_view bytes, std::size_t i) {
        if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'))) {
            ++line_;
        }
    }

private:
    std::uint32_t line_ = 1;
};

/// UTF-8 with broken bytes marked; `good` counts its whole characters beyond ASCII.
struct Repaired {
    DecodedText text;
    std::size_t good = 0;
};

Repaired mark_broken_utf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + 64);
    std::vector<BrokenByte> broken;
    LineCount lines;
    std::size_t good = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80) {
            lines.pass(bytes, i);
            text += bytes[i++];
            continue;
        }
        const std::size_t length = character_at(bytes, i);
        if (length == 0) {
            broken.push_back({lines.line(), static_cast<std::uint8_t>(bytes[i]), "E-UTF8"});
            text += "\xEF\xBF\xBD";
            ++i;
        } else {
            text.append(bytes.substr(i, length));
            i += length;
            ++good;
        }
    }
    Repaired result{held(std::move(text), "utf-8"), good};
    result.text.broken = std::move(broken);
    return result;
}

DecodedText from_single_bytes(std::string_view bytes, Encoding encoding) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 16);
    std::vector<BrokenByte> broken;
    LineCount lines;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        char32_t point = byte;
        if (encoding == Encoding::Windows1252 && byte >= 0x80 && byte <= 0x9F) {
            point = kCp1252[byte - 0x80U];
        }
        if (point == 0 && byte != 0) {
            broken.push_back({lines.line(), byte, "E-BYTE"});
            point = 0xFFFD;
        }
        lines.pass(bytes, i);
        text += byte < 0x80 ? std::string(1, bytes[i]) : base::to_utf8(point);
    }
    DecodedText result = held(std::move(text), encoding == Encoding::Windows1252 ? "windows-1252" : "iso-8859-1");
    result.broken = std::move(broken);
    return result;
}

DecodedText from_utf16(std::string_view bytes, Encoding encoding) {
    const std::size_t low = encoding == Encoding::Utf16le ? 0 : 1;
    const auto unit = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[i + low]) |
                                     static_cast<unsigned>(static_cast<unsigned char>(bytes[i + 1 - low])) << 8U);
    };
    std::string text;
    std::vector<BrokenByte> broken;
    std::uint32_t line = 1;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t point = unit(i);
        if (point >= 0xD800 && point < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
            point = 0x10000 + ((point - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (point >= 0xD800 && point < 0xE000) {
            broken.push_back({line, static_cast<std::uint8_t>(bytes[i]), "E-UTF8"});
            point = 0xFFFD;
        }
        line += point == '\n' ? 1 : 0;
        text += base::to_utf8(point);
    }
    DecodedText result = held(std::move(text), encoding == Encoding::Utf16le ? "utf-16le" : "utf-16be");
    result.broken = std::move(broken);
    return result;
}

/// UTF-8 where the bytes are; else UTF-8 with marks when most of its characters are whole; else Windows-1252.
DecodedText utf8_or_1252(const std::string& path, const FileBytes& bytes) {
    if (base::is_utf8(bytes.view())) {
        return {bytes, "utf-8", {}, {}};
    }
    Repaired repaired = mark_broken_utf8(bytes.view());
    if (repaired.good > repaired.text.broken.size()) {
        return std::move(repaired.text);
    }
    DecodedText text = from_single_bytes(bytes.view(), Encoding::Windows1252);
    text.notes.push_back(note(path, "W-CP1252", "not UTF-8; read as Windows-1252", "export as UTF-8 where you can"));
    return text;
}

FileBytes without_front(const FileBytes& bytes, std::size_t count) {
    auto owner = std::make_shared<FileBytes>(bytes);
    const std::string_view view = owner->view().substr(count);
    return FileBytes(std::move(owner), view);
}

base::Result<DecodedText> decode_auto(const std::string& path, const FileBytes& bytes) {
    const std::string_view view = bytes.view();
    if (view.starts_with("\xEF\xBB\xBF")) {
        DecodedText text = utf8_or_1252(path, without_front(bytes, 3));
        text.notes.push_back(note(path, "I-BOM", "UTF-8 mark removed", "nothing to do"));
        return text;
    }
    for (const auto encoding : {Encoding::Utf16le, Encoding::Utf16be}) {
        const bool little = encoding == Encoding::Utf16le;
        const bool marked = view.starts_with(little ? "\xFF\xFE" : "\xFE\xFF");
        if (marked || every_second_is_nul(view, little ? 1 : 0)) {
            DecodedText text = from_utf16(marked ? view.substr(2) : view, encoding);
            text.notes.push_back(note(path, "I-UTF16", "read as UTF-16", "nothing to do"));
            return text;
        }
    }
    const Scan found = scan(view);
    if (found.nuls > 0) {
        return note(path, "E-BINARY", "binary or damaged file", "export it again as CSV");
    }
    return found.ascii ? DecodedText{bytes, "utf-8", {}, {}} : utf8_or_1252(path, bytes);
}

}  // namespace

base::Result<DecodedText> decode_text(const std::string& path, const FileBytes& bytes, Encoding encoding) {
    if (bytes.view().empty()) {
        return note(path, "E-EMPTY", "file is empty", "export it again; yesterday's stays in force");
    }
    switch (encoding) {
        case Encoding::Auto: return decode_auto(path, bytes);
        case Encoding::Utf8: return base::is_utf8(bytes.view()) ? DecodedText{bytes, "utf-8", {}, {}}
                                                                : mark_broken_utf8(bytes.view()).text;
        case Encoding::Utf16le:
        case Encoding::Utf16be: return from_utf16(bytes.view(), encoding);
        case Encoding::Windows1252:
        case Encoding::Iso88591: break;
    }
    return from_single_bytes(bytes.view(), encoding);
}

}  // namespace bookbag::files
