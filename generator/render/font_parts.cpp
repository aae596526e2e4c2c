// See font_parts.hpp. Sources: ISO 32000-1, 9.7 (composite fonts), 9.8 (descriptors), 9.10.3 (ToUnicode).
#include "render/font_parts.hpp"

#include <algorithm>
#include <utility>

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

// Consecutive codes that say consecutive single characters; the last byte of both must not run over (ISO 32000-1, 9.10.3).
bool follows(const fonts::GlyphUse& use, std::size_t code, char32_t last) {
    const std::vector<char32_t> points = base::code_points(use.text);
    return points.size() == 1 && points[0] == last + 1 && points[0] < 0x10000 && (points[0] & 0xFF) != 0 && (code & 0xFF) != 0;
}

struct MapLines {
    std::vector<std::string> single;
    std::vector<std::string> ranges;
};

// Codes that say nothing get no entry; runs of three and more become ranges.
MapLines map_lines(const std::vector<fonts::GlyphUse>& uses) {
    MapLines lines;
    for (std::size_t code = 0; code < uses.size();) {
        const std::vector<char32_t> points = base::code_points(uses[code].text);
        std::size_t end = code + 1;
        while (points.size() == 1 && end < uses.size() && follows(uses[end], end, points[0] + static_cast<char32_t>(end - code) - 1)) {
            ++end;
        }
        const bool range = end - code >= 3;
        if (!points.empty()) {
            std::string line = "<" + hex4(code) + ">";
            line += range ? "<" + hex4(end - 1) + "><" : "<";
            for (const char32_t point : points) {
                append_utf16_hex(line, point);
            }
            (range ? lines.ranges : lines.single).push_back(line + ">\n");
        }
        code = range ? end : code + 1;
    }
    return lines;
}

void append_blocks(std::string& map, const std::vector<std::string>& lines, const std::string& kind) {
    for (std::size_t first = 0; first < lines.size(); first += kMostInBlock) {
        const std::size_t end = std::min(lines.size(), first + kMostInBlock);
        append_integer(map, static_cast<std::int64_t>(end - first));
        map += " begin" + kind + "\n";
        for (std::size_t i = first; i < end; ++i) {
            map += lines[i];
        }
        map += "end" + kind + "\n";
    }
}

std::string to_unicode(const std::vector<fonts::GlyphUse>& uses) {
    std::string map =
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    const MapLines lines = map_lines(uses);
    append_blocks(map, lines.single, "bfchar");
    append_blocks(map, lines.ranges, "bfrange");
    return map + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

// Two bytes a code, most significant first; "" when every code is its glyph number.
std::string glyph_map(const std::vector<std::uint16_t>& glyphs) {
    std::string map;
    bool plain = true;
    for (std::size_t code = 0; code < glyphs.size(); ++code) {
        plain = plain && glyphs[code] == code;
        map += static_cast<char>(glyphs[code] >> 8);
        map += static_cast<char>(glyphs[code] & 0xFF);
    }
    return plain ? std::string() : map;
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
    for (const fonts::GlyphUse& use : part.uses) {
        const fonts::GlyphBox box = fonts.box(part.face, use.glyph);
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

GlyphSlot find_use(const UseSlots& uses, fonts::FaceId face, std::uint16_t glyph, const std::string& text) {
    const auto found = uses.find({face, {glyph, text}});
    return found == uses.end() ? GlyphSlot{} : found->second;
}

void note_uses(const fonts::FontPart& part, std::uint16_t number, UseSlots& uses) {
    for (std::size_t code = 1; code < part.uses.size(); ++code) {
        if (part.uses[code].glyph == 0) {
            continue;
        }
        uses.try_emplace({part.face, part.uses[code]}, GlyphSlot{number, static_cast<std::uint16_t>(code)});
    }
}

}  // namespace

PreparedPart prepare_part(const fonts::FontSet& fonts, const fonts::FontPart& part, int deflate_level) {
    Deflater deflater(deflate_level);
    PreparedPart ready;
    ready.face = part.face;
    ready.base_font = subset_tag(part.bytes) + "+" + part.name;
    ready.file = deflater.zlib(part.bytes);
    ready.file_length = part.bytes.size();
    ready.to_unicode = deflater.zlib(to_unicode(part.uses));
    const std::string map = glyph_map(part.glyphs);
    ready.glyph_map = map.empty() ? map : deflater.zlib(map);
    ready.widths = widths_of(part.advances);
    ready.descriptor = descriptor_of(fonts, part, ready.base_font);
    for (const fonts::GlyphUse& use : part.uses) {
        ready.texts.push_back(use.text);
    }
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
        for (std::size_t code = 1; code < cut.uses.size(); ++code) {
            const std::uint16_t glyph = cut.uses[code].glyph;
            slots.resize(std::max<std::size_t>(slots.size(), glyph + 1U));
            if (glyph != 0 && slots[glyph].part == GlyphSlot::kNowhere) {
                slots[glyph] = {number, static_cast<std::uint16_t>(code)};
            }
        }
        note_uses(cut, number, parts.uses_);
        parts.parts_.push_back(prepare_part(fonts, cut, Deflater::kFonts));
    }
    return parts;
}

GlyphSlot FontParts::slot(fonts::FaceId face, std::uint16_t glyph, const std::string& text) const {
    return find_use(uses_, face, glyph, text);
}

base::Status DocumentFonts::add(const fonts::FontSet& fonts, const std::map<fonts::FaceId, fonts::GlyphUses>& missing) {
    for (const auto& [face, uses] : missing) {
        BOOKBAG_TRY(cut, fonts::cut(fonts, face, uses));
        note_uses(cut, static_cast<std::uint16_t>(size()), extra_uses_);
        extra_.push_back(prepare_part(fonts, cut, kOwnLevel));
    }
    return {};
}

GlyphSlot DocumentFonts::slot(fonts::FaceId face, std::uint16_t glyph, const std::string& text) const {
    const GlyphSlot known = run_->slot(face, glyph, text);
    return known.part != GlyphSlot::kNowhere || extra_.empty() ? known : find_use(extra_uses_, face, glyph, text);
}

GlyphSlot DocumentFonts::extra_slot(fonts::FaceId face, std::uint16_t glyph) const {
    const auto found = extra_uses_.lower_bound({face, {glyph, {}}});
    return found != extra_uses_.end() && found->first.first == face && found->first.second.glyph == glyph ? found->second : GlyphSlot{};
}

namespace {

// Whether the first uses read as the text. A hard space reads as a space.
bool reads_as_text(const fonts::GlyphRun& run, const DocumentFonts& parts, const std::vector<GlyphSlot>& slots) {
    std::string_view rest = run.text;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const GlyphSlot slot = slots[run.right_to_left ? slots.size() - 1 - i : i];
        if (slot.part == GlyphSlot::kNowhere) {
            return false;
        }
        const std::string& said = parts.part(slot.part).texts[slot.code];
        if (said.size() == 1 && !rest.empty() && rest.front() == said.front()) {
            rest.remove_prefix(1);   // nearly always
        } else if (rest.starts_with(said) && !said.empty()) {
            rest.remove_prefix(said.size());
        } else if (said == " " && rest.starts_with("\u00A0")) {
            rest.remove_prefix(2);
        } else {
            return false;
        }
    }
    return rest.empty();
}

}  // namespace

void spell(const fonts::GlyphRun& run, const DocumentFonts& parts, Spelling& spelling) {
    spelling.slots.resize(run.glyphs.size());
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        spelling.slots[i] = parts.slot(run.face, run.glyphs[i].id);
    }
    spelling.spells_itself = reads_as_text(run, parts, spelling.slots);
    if (spelling.spells_itself) {
        return;
    }
    const std::vector<std::string> texts = fonts::texts_of(run);
    std::vector<GlyphSlot> exact(run.glyphs.size());
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        exact[i] = parts.slot(run.face, run.glyphs[i].id, texts[i]);
        if (exact[i].part == GlyphSlot::kNowhere) {
            return;
        }
    }
    spelling.slots = std::move(exact);
    spelling.spells_itself = true;
}

}  // namespace bookbag::render
