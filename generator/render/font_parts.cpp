// See font_parts.hpp. Sources: ISO 32000-1, 9.7 (composite fonts), 9.8 (descriptors), 9.10.3 (ToUnicode).
#include "render/font_parts.hpp"

#include <algorithm>
#include <set>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "render/deflate.hpp"
#include "render/numbers.hpp"

namespace bookbag::render {

namespace {

constexpr std::size_t kMostInBlock = 100;   // entries of one bfchar block
constexpr int kOwnLevel = 6;                // a document's own small part

// Six capital letters that depend on nothing but the font's content.
std::string subset_tag(std::string_view bytes) {
    const auto digest = base::sha256(bytes);
    std::string tag;
    for (std::size_t i = 0; i < 6; ++i) {
        tag += static_cast<char>('A' + digest[i] % 26);
    }
    return tag;
}

std::string hex4(std::size_t code) {
    std::string text;
    append_utf16_hex(text, static_cast<char32_t>(code));
    return text;
}

// Two glyphs may say the same text, but a map entry must say something.
std::string to_unicode(const std::vector<std::string>& texts) {
    std::vector<std::string> lines;
    for (std::size_t code = 0; code < texts.size(); ++code) {
        if (texts[code].empty()) {
            continue;
        }
        std::string line = "<" + hex4(code) + "><";
        for (const char32_t point : base::code_points(texts[code])) {
            append_utf16_hex(line, point);
        }
        lines.push_back(line + ">\n");
    }
    std::string map =
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    for (std::size_t first = 0; first < lines.size(); first += kMostInBlock) {
        const std::size_t end = std::min(lines.size(), first + kMostInBlock);
        append_integer(map, static_cast<std::int64_t>(end - first));
        map += " beginbfchar\n";
        for (std::size_t i = first; i < end; ++i) {
            map += lines[i];
        }
        map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

std::string widths_of(const std::vector<std::int32_t>& advances) {
    std::string text = "[0[";
    for (std::size_t i = 0; i < advances.size(); ++i) {
        if (i > 0) {
            text += ' ';
        }
        append_integer(text, advances[i]);
    }
    return text + "]]";
}

fonts::GlyphBox box_of(const fonts::FontSet& fonts, const fonts::FontPart& part) {
    fonts::GlyphBox all;
    for (const std::uint16_t glyph : part.originals) {
        const fonts::GlyphBox box = fonts.box(part.face, glyph);
        all.left = std::min(all.left, box.left);
        all.bottom = std::min(all.bottom, box.bottom);
        all.right = std::max(all.right, box.right);
        all.top = std::max(all.top, box.top);
    }
    return all;
}

std::string descriptor_of(const fonts::FontSet& fonts, const fonts::FontPart& part, const std::string& base_font) {
    const fonts::GlyphBox box = box_of(fonts, part);
    const fonts::FaceMetrics metrics = fonts.metrics(part.face);
    std::string text = "/Type/FontDescriptor/FontName/" + base_font + "/Flags 4/ItalicAngle 0/StemV 80/FontBBox[";
    for (const std::int32_t side : {box.left, box.bottom, box.right, box.top}) {
        append_integer(text, side);
        text += ' ';
    }
    text.back() = ']';
    text += "/Ascent ";
    append_integer(text, metrics.ascent);
    text += "/Descent ";
    append_integer(text, -metrics.descent);
    text += "/CapHeight ";
    append_integer(text, metrics.cap_height);
    return text;
}

}  // namespace

PreparedPart prepare_part(const fonts::FontSet& fonts, const fonts::FontPart& part, int deflate_level) {
    Deflater deflater(deflate_level);
    PreparedPart ready;
    ready.face = part.face;
    ready.base_font = subset_tag(part.bytes) + "+" + part.name;
    ready.file = deflater.zlib(part.bytes);
    ready.file_length = part.bytes.size();
    ready.to_unicode = deflater.zlib(to_unicode(part.texts));
    ready.widths = widths_of(part.advances);
    ready.descriptor = descriptor_of(fonts, part, ready.base_font);
    ready.texts = part.texts;
    ready.advances = part.advances;
    return ready;
}

base::Result<FontParts> FontParts::prepare(const fonts::FontSet& fonts, const fonts::Repertoire& repertoire) {
    BOOKBAG_TRY(cuts, fonts::cut_run(fonts, repertoire));
    FontParts parts;
    parts.slots_.resize(fonts.face_count());
    for (const fonts::FontPart& cut : cuts) {
        const auto number = static_cast<std::uint16_t>(parts.parts_.size());
        std::vector<GlyphSlot>& slots = parts.slots_[static_cast<std::size_t>(cut.face)];
        for (std::size_t code = 1; code < cut.originals.size(); ++code) {
            const std::uint16_t glyph = cut.originals[code];
            slots.resize(std::max<std::size_t>(slots.size(), glyph + 1U));
            // A glyph that came along only as a component of another says nothing here; a later part may say its text.
            if (slots[glyph].part == GlyphSlot::kNowhere && cut.asked[code]) {
                slots[glyph] = {number, static_cast<std::uint16_t>(code)};
            }
        }
        parts.parts_.push_back(prepare_part(fonts, cut, Deflater::kFonts));
    }
    return parts;
}

base::Status DocumentFonts::add(const fonts::FontSet& fonts, const std::map<fonts::FaceId, fonts::GlyphTexts>& missing) {
    for (const auto& [face, glyphs] : missing) {
        BOOKBAG_TRY(cut, fonts::cut(fonts, face, glyphs));
        const auto number = static_cast<std::uint16_t>(size());
        for (std::size_t code = 1; code < cut.originals.size(); ++code) {
            extra_slots_.try_emplace({face, cut.originals[code]}, GlyphSlot{number, static_cast<std::uint16_t>(code)});
        }
        extra_.push_back(prepare_part(fonts, cut, kOwnLevel));
    }
    return {};
}

GlyphSlot DocumentFonts::extra_slot(fonts::FaceId face, std::uint16_t glyph) const {
    const auto found = extra_slots_.find({face, glyph});
    return found == extra_slots_.end() ? GlyphSlot{} : found->second;
}

}  // namespace bookbag::render
