// Cutting with hb-subset; see font_part.hpp. Dropping GSUB keeps hb-subset from adding every alternate form of a letter:
// the glyphs wanted are known exactly, because shaping has been done with the uncut face.
#include "fonts/font_part.hpp"

#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "fonts/font_content.hpp"

namespace bookbag::fonts {

namespace {

using InputOwner = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using PlanOwner = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;

// What a PDF reader never asks of an embedded TrueType file (ISO 32000-1, 9.9: glyf, head, hhea, hmtx, loca, maxp do).
constexpr std::array kDropped = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('F', 'F', 'T', 'M'),
    HB_TAG('m', 'e', 't', 'a'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
};

constexpr char32_t kFirstAscii = 0x20;
constexpr char32_t kLastAscii = 0x7E;
constexpr std::u32string_view kPunctuation = U"\u00A0£°·×÷½¼¾²³–—‘’“”•…€−√≤≥≠";
constexpr std::u32string_view kSymbols = U"±≈≡∞∠°′″·→←↑↓⇒∥⊥△∴√∛∈∉∪∩⊂∅πθαβγδλμφωξεσρτηΔΣΩ✓✗☐○●□■▲★";
constexpr std::u32string_view kMathsSigns = U" 0123456789+−-×÷=<>()[]{}|/,.:;%!?·°±√≤≥≠≈≡π∠→£";
constexpr std::u32string_view kMathsLetters =
    U"αβγδεζηθικλμνξοπρστυφχψωΔΣΩΓΘΛΦΨ∞∝∴∵∥⊥∪∩∈∉∅⊂⊆∁△∫∑∏ℕℤℚℝ′″^~∘↦⇒⇔…⋯∣";
constexpr std::u32string_view kStretchy = U"()[]{}|√‖⌊⌋⌈⌉";
constexpr std::u32string_view kAccents = U"\u0302\u0303\u0304\u0305\u0307\u20D7";

base::Fault refused(const std::string& name) {
    return {base::FaultKind::Outside, {}, "HarfBuzz cannot cut the font " + name,
            "check the font package; its files must be as Debian made them", "E-FONT-CUT"};
}

InputOwner wanted_input(const GlyphUses& uses) {
    InputOwner input(hb_subset_input_create_or_fail());
    if (!input) {
        return input;
    }
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : kDropped) {
        hb_set_add(dropped, tag);
    }
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    for (const GlyphUse& use : uses) {
        hb_set_add(wanted, use.glyph);
    }
    return input;
}

// Codes are the new glyph numbers when no glyph has two uses, so that the file needs no map; else they are counted.
void fill_codes(const LoadedFace& loaded, const hb_map_t* old_to_new, const GlyphUses& uses, FontPart& part) {
    std::set<std::uint16_t> glyphs;
    for (const GlyphUse& use : uses) {
        glyphs.insert(use.glyph);
    }
    const bool direct = glyphs.size() == uses.size();
    const std::size_t codes = direct ? hb_map_get_population(old_to_new) : uses.size() + 1;
    part.uses.resize(codes);
    part.glyphs.resize(codes);
    part.advances.resize(codes);
    std::size_t counted = 0;
    for (const GlyphUse& use : uses) {
        const auto small = static_cast<std::uint16_t>(hb_map_get(old_to_new, use.glyph));
        const std::size_t code = direct ? small : ++counted;
        part.uses[code] = use;
        part.glyphs[code] = small;
        part.advances[code] = hb_font_get_glyph_h_advance(loaded.font.get(), use.glyph);
    }
    for (std::size_t code = 0; direct && code < codes; ++code) {
        part.glyphs[code] = static_cast<std::uint16_t>(code);
    }
}

using Wanted = std::map<FaceId, GlyphUses>;

void want(const FontSet& fonts, FaceId face, const Phrase& phrase, Wanted& wanted) {
    const auto shaped = fonts.shape(face, phrase.text, {phrase.language});
    if (!shaped) {
        return;
    }
    for (const GlyphRun& run : (*shaped)->runs) {
        const std::vector<std::string> texts = texts_of(run);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            wanted[run.face].insert({run.glyphs[i].id, texts[i]});
        }
    }
}

void want_characters(const FontSet& fonts, FaceId face, std::u32string_view characters, Wanted& wanted) {
    for (const char32_t point : characters) {
        want(fonts, face, {base::to_utf8(point), {}}, wanted);
    }
}

// The everyday letter or digit behind a mathematical one, which is what a search looks for: 𝑥 is an x, 𝟏 a 1. Source of
// the blocks: The Unicode Standard, U+1D400-1D7FF.
char32_t everyday(char32_t point) {
    const auto letter = [&](char32_t first) {
        const char32_t place = (point - first) % 52;
        return place < 26 ? U'A' + place : U'a' + (place - 26);
    };
    if (point == 0xA0) {
        return U' ';
    }
    if (point == U'ℎ') {
        return U'h';
    }
    if (point >= 0x1D400 && point < 0x1D6A4) {
        return letter(0x1D400);
    }
    if (point >= 0x1D6FC && point < 0x1D715) {
        return U'α' + (point - 0x1D6FC);
    }
    return point >= 0x1D7CE && point < 0x1D800 ? U'0' + (point - 0x1D7CE) % 10 : point;
}

// Only characters that `face` has itself: a first tier must not pull in a helper face.
void want_own(const FontSet& fonts, FaceId face, std::u32string_view characters, GlyphUses& uses) {
    for (const char32_t point : characters) {
        if (const std::uint16_t glyph = fonts.glyph(face, point)) {
            uses.insert({glyph, base::to_utf8(everyday(point))});
        }
    }
}

std::u32string ascii() {
    std::u32string all;
    for (char32_t point = kFirstAscii; point <= kLastAscii; ++point) {
        all += point;
    }
    return all;
}

// Italic Latin letters of the maths face (U+1D434 and on, with ℎ in the gap), which stand in most formulas of Years 7-11.
std::u32string italic_letters() {
    std::u32string all;
    for (char32_t i = 0; i < 26; ++i) {
        all += {0x1D434 + i, i == 7 ? U'ℎ' : 0x1D44E + i};
    }
    return all;
}

// Signs and letters of the maths face that stand in some: Greek, upright, bold.
std::u32string maths_letters() {
    std::u32string all(kMathsLetters);
    for (char32_t i = 0; i < 26; ++i) {
        all += {U'a' + i, U'A' + i, 0x1D400 + i, 0x1D41A + i};
    }
    for (char32_t i = 0; i < 10; ++i) {
        all += 0x1D7CE + i;
    }
    for (char32_t i = 0; i < 25; ++i) {
        all += 0x1D6FC + i;
    }
    return all;
}

// All sizes and pieces of the stretchy signs. A variant and the lowest piece of an assembly say the sign, the other
// pieces nothing.
GlyphUses stretchy_glyphs(const FontSet& fonts) {
    constexpr std::int32_t kStep = 100;
    constexpr std::int32_t kTallest = 12000;
    GlyphUses uses;
    for (const char32_t sign : kStretchy) {
        for (std::int32_t height = 0; height <= kTallest; height += kStep) {
            std::string text = base::to_utf8(sign);
            for (const StretchedGlyph::Piece& piece : fonts.stretched(sign, height).pieces) {
                uses.insert({piece.id, std::exchange(text, std::string())});
            }
        }
    }
    for (const char32_t accent : kAccents) {
        for (std::int32_t width = 0; width <= kTallest; width += kStep) {
            for (const StretchedGlyph::Piece& piece : fonts.widened(accent, width).pieces) {
                uses.insert({piece.id, base::to_utf8(accent)});
            }
        }
    }
    return uses;
}

constexpr std::array kReading = {FaceId::AndikaRegular, FaceId::AndikaBold, FaceId::SansRegular, FaceId::SansBold};

class Tiers {
public:
    explicit Tiers(const FontSet& fonts) : fonts_(fonts) {}

    /// Adds a part of `face` with those of `uses` that no earlier part has.
    base::Status add(FaceId face, GlyphUses uses) {
        std::erase_if(uses, [&](const GlyphUse& use) { return done_[face].contains(use); });
        if (uses.empty()) {
            return {};
        }
        BOOKBAG_TRY(part, cut(fonts_, face, uses));
        done_[face].merge(uses);
        parts_.push_back(std::move(part));
        return {};
    }

    std::vector<FontPart> take() { return std::move(parts_); }

private:
    const FontSet& fonts_;
    std::vector<FontPart> parts_;
    std::map<FaceId, GlyphUses> done_;
};

// The parts that do not depend on the run.
base::Status add_common(const FontSet& fonts, Tiers& tiers) {
    for (const FaceId face : kReading) {
        GlyphUses common;
        want_own(fonts, face, ascii(), common);
        want_own(fonts, face, kPunctuation, common);
        GlyphUses symbols;
        want_own(fonts, face, kSymbols, symbols);
        for (const GlyphUses* uses : {&common, &symbols}) {
            if (const base::Status status = tiers.add(face, *uses); !status) {
                return status;
            }
        }
    }
    GlyphUses signs;
    want_own(fonts, FaceId::Maths, kMathsSigns, signs);
    GlyphUses italic;
    want_own(fonts, FaceId::Maths, italic_letters(), italic);
    GlyphUses letters;
    want_own(fonts, FaceId::Maths, maths_letters(), letters);
    for (const GlyphUses* uses : {&signs, &italic, &letters}) {
        if (const base::Status status = tiers.add(FaceId::Maths, *uses); !status) {
            return status;
        }
    }
    return tiers.add(FaceId::Maths, stretchy_glyphs(fonts));
}

}  // namespace

std::vector<std::string> texts_of(const GlyphRun& run) {
    struct Cluster {
        std::size_t widest = 0;
        std::int32_t advance = -1;
    };
    std::map<std::uint32_t, Cluster> clusters;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        Cluster& cluster = clusters[run.glyphs[i].cluster];
        if (run.glyphs[i].advance > cluster.advance) {
            cluster = {i, run.glyphs[i].advance};
        }
    }
    std::vector<std::string> texts(run.glyphs.size());
    for (auto cluster = clusters.begin(); cluster != clusters.end(); ++cluster) {
        const auto next = std::next(cluster);
        const std::size_t first = std::min<std::size_t>(cluster->first, run.text.size());
        const std::size_t end = next == clusters.end() ? run.text.size() : std::min<std::size_t>(next->first, run.text.size());
        std::string text = run.text.substr(first, end - first);
        texts[cluster->second.widest] = text == "\u00A0" ? " " : std::move(text);
    }
    return texts;
}

base::Result<FontPart> cut(const FontSet& fonts, FaceId face, const GlyphUses& uses) {
    const LoadedFace* loaded = fonts.content().find(face);
    if (!loaded) {
        return base::Fault{base::FaultKind::Bug, {}, "a font that is not loaded is to be cut", "report this"};
    }
    const InputOwner input = wanted_input(uses);
    const PlanOwner plan(input ? hb_subset_plan_create_or_fail(loaded->face.get(), input.get()) : nullptr);
    const FaceOwner small(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!small) {
        return refused(loaded->name);
    }
    const BlobOwner blob(hb_face_reference_blob(small.get()));
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    FontPart part;
    part.face = face;
    part.name = loaded->name;
    part.bytes.assign(data, length);
    fill_codes(*loaded, hb_subset_plan_old_to_new_glyph_mapping(plan.get()), uses, part);
    return part;
}

base::Result<std::vector<FontPart>> cut_run(const FontSet& fonts, const Repertoire& repertoire) {
    Tiers tiers(fonts);
    if (const base::Status status = add_common(fonts, tiers); !status) {
        return status.error();
    }
    Wanted wanted;
    for (const FaceId face : kReading) {
        want_characters(fonts, face, repertoire.characters, wanted);
        for (const Phrase& phrase : repertoire.phrases) {
            want(fonts, face, phrase, wanted);
        }
    }
    for (const auto& [face, uses] : wanted) {
        if (const base::Status status = tiers.add(face, uses); !status) {
            return status.error();
        }
    }
    return tiers.take();
}

}  // namespace bookbag::fonts
