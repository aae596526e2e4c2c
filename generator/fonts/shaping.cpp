// Text in, glyphs out: choice of face by character, direction, then HarfBuzz.
//
// A text is cut into clusters (a letter with its marks), each cluster gets the first face that has all of it, and
// stretches of one face, one direction and one script are shaped whole. Directions come from the full bidirectional
// algorithm (UAX #9, as FriBidi has it, reached through Pango), so a line of Urdu with an English name and digits in it
// comes out in the order of the page. Plain Latin words take a short cut past all of this, which changes no result.
//
// Ligatures and kerning are off in the reading faces: a beginner meets the letters she was taught, and every glyph is
// one character for text search. Scripts that join keep all their features.
#include <hb-ot.h>
#include <hb.h>
#include <pango/pango.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.hpp"
#include "fonts/font_content.hpp"

namespace bookbag::fonts {

namespace {

constexpr auto kFirstFallback = static_cast<std::size_t>(FaceId::FirstFallback);

struct Character {
    char32_t point = 0;
    std::uint32_t offset = 0;       // byte in the text
    FaceId face = FaceId::AndikaRegular;
    std::uint8_t level = 0;         // UAX #9 embedding level; odd = right to left
    hb_script_t script = HB_SCRIPT_COMMON;
};

struct Segment {
    std::size_t first = 0;          // index of its first character
    std::size_t end = 0;
};

struct Wish {
    FaceId face = FaceId::AndikaRegular;
    bool nastaliq = false;
};

hb_unicode_funcs_t* unicode() {
    return hb_unicode_funcs_get_default();
}

bool is_mark(char32_t point) {
    switch (hb_unicode_general_category(unicode(), point)) {
        case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
            return true;
        default:
            return false;
    }
}

// Joiners, direction marks, soft hyphen, variation selectors: they steer and print nothing, so no face must have them.
bool is_invisible(char32_t point) {
    return point == 0xAD || point == 0x61C || (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF;
}

bool is_space(char32_t point) {
    return point == U' ' || point == 0xA0;
}

bool wants_nastaliq(std::string_view language) {
    return language.starts_with("ur") || language.starts_with("ks") || language == "pa-Arab" || language == "pnb";
}

// The faces to ask for a character that `wish.face` lacks, in order. The other reading face, the maths face for signs,
// then scripts: the wanted weight before the other one, and Nastaliq only where it is wanted.
std::vector<FaceId> candidates(const FontSet::Content& content, const Wish& wish) {
    const LoadedFace* wanted = content.find(wish.face);
    const Weight weight = wanted ? wanted->weight : Weight::Regular;
    const bool bold = weight == Weight::Bold;
    std::vector<FaceId> order = {wish.face, bold ? FaceId::SansBold : FaceId::SansRegular, FaceId::Maths,
                                 bold ? FaceId::AndikaBold : FaceId::AndikaRegular};
    const auto add = [&](bool nastaliq, bool same_weight) {
        for (std::size_t i = kFirstFallback; i < content.faces.size(); ++i) {
            const LoadedFace& face = content.faces[i];
            if (face.face && face.nastaliq == nastaliq && (face.weight == weight) == same_weight) {
                order.push_back(static_cast<FaceId>(i));
            }
        }
    };
    if (wish.nastaliq) {
        add(true, true);
    }
    add(false, true);
    add(false, false);
    if (!wish.nastaliq) {
        add(true, true);
    }
    order.push_back(FaceId::Mono);
    return order;
}

base::Fault missing_glyph(char32_t point) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string code;
    for (int shift = point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
        code += kDigits[(point >> shift) & 15U];
    }
    return {base::FaultKind::Unsupported, {}, "no installed font has the character U+" + code,
            "install the Noto font package for its script, or correct the text", "E-GLYPH-MISSING"};
}

class Itemiser {
public:
    Itemiser(const FontSet::Content& content, std::string_view text, const ShapeOptions& options)
        : content_(content), text_(text), options_(options) {}

    base::Status run(Wish wish) {
        read_characters();
        BOOKBAG_TRY(done, choose_faces(wish));
        static_cast<void>(done);
        find_levels();
        spread_scripts();
        cut_segments();
        order_segments();
        return {};
    }

    const std::vector<Character>& characters() const { return characters_; }
    const std::vector<Segment>& segments() const { return segments_; }

private:
    struct Done {};

    void read_characters() {
        std::uint32_t offset = 0;
        for (const char32_t point : base::code_points(text_)) {
            Character c;
            c.point = point;
            c.offset = offset;
            c.script = hb_unicode_script(unicode(), point);
            right_to_left_ = right_to_left_ || hb_script_get_horizontal_direction(c.script) == HB_DIRECTION_RTL;
            characters_.push_back(c);
            offset += static_cast<std::uint32_t>(base::to_utf8(point).size());
        }
    }

    bool covers_all(FaceId id, std::size_t first, std::size_t end) const {
        const LoadedFace* face = content_.find(id);
        return face && std::all_of(characters_.begin() + static_cast<std::ptrdiff_t>(first),
                                   characters_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Character& c) {
                                       return is_invisible(c.point) || hb_set_has(face->characters.get(), c.point);
                                   });
    }

    std::optional<FaceId> face_for(const std::vector<FaceId>& order, std::size_t first, std::size_t end) const {
        if (first > 0 && is_space(characters_[first].point)) {
            const FaceId before = characters_[first - 1].face;  // a space stays inside a stretch of a joining script
            if (static_cast<std::size_t>(before) >= kFirstFallback && covers_all(before, first, end)) {
                return before;
            }
        }
        for (const FaceId id : order) {
            if (covers_all(id, first, end)) {
                return id;
            }
        }
        return std::nullopt;
    }

    base::Result<Done> choose_faces(const Wish& wish) {
        const std::vector<FaceId> order = candidates(content_, wish);
        for (std::size_t first = 0; first < characters_.size();) {
            std::size_t end = first + 1;
            while (end < characters_.size() && (is_mark(characters_[end].point) || is_invisible(characters_[end].point))) {
                ++end;
            }
            std::optional<FaceId> face = face_for(order, first, end);
            if (!face && end > first + 1) {
                end = first + 1;  // no face has letter and marks together: each for itself
                face = face_for(order, first, end);
            }
            if (!face) {
                return missing_glyph(characters_[first].point);
            }
            for (; first < end; ++first) {
                characters_[first].face = *face;
            }
        }
        return Done{};
    }

    void find_levels() {
        if (!right_to_left_ && options_.direction != Direction::RightToLeft) {
            return;
        }
        PangoDirection base = options_.direction == Direction::RightToLeft   ? PANGO_DIRECTION_RTL
                              : options_.direction == Direction::LeftToRight ? PANGO_DIRECTION_LTR
                                                                             : PANGO_DIRECTION_NEUTRAL;
        std::unique_ptr<guint8, Destroy<g_free>> levels(
            pango_log2vis_get_embedding_levels(text_.data(), static_cast<int>(text_.size()), &base));
        for (std::size_t i = 0; i < characters_.size(); ++i) {
            characters_[i].level = levels.get()[i];
        }
    }

    // Commas, digits and marks take the script of the letter before them, or of the first letter.
    void spread_scripts() {
        const auto is_real = [](hb_script_t script) {
            return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
        };
        const auto first = std::find_if(characters_.begin(), characters_.end(), [&](const Character& c) { return is_real(c.script); });
        hb_script_t current = first == characters_.end() ? HB_SCRIPT_LATIN : first->script;
        for (Character& c : characters_) {
            current = is_real(c.script) ? c.script : current;
            c.script = current;
        }
    }

    void cut_segments() {
        for (std::size_t i = 0; i < characters_.size(); ++i) {
            const bool joins = i > 0 && characters_[i].face == characters_[i - 1].face &&
                               characters_[i].level == characters_[i - 1].level &&
                               characters_[i].script == characters_[i - 1].script;
            if (joins) {
                segments_.back().end = i + 1;
            } else {
                segments_.push_back({i, i + 1});
            }
        }
    }

    // UAX #9, rule L2: from the highest level down to the lowest odd one, reverse every stretch at that level or above.
    void order_segments() {
        const auto level = [&](const Segment& s) { return characters_[s.first].level; };
        std::uint8_t highest = 0;
        for (const Segment& s : segments_) {
            highest = std::max(highest, level(s));
        }
        for (std::uint8_t at = highest; at >= 1; --at) {
            for (auto from = segments_.begin(); from != segments_.end();) {
                from = std::find_if(from, segments_.end(), [&](const Segment& s) { return level(s) >= at; });
                const auto to = std::find_if(from, segments_.end(), [&](const Segment& s) { return level(s) < at; });
                std::reverse(from, to);
                from = to;
            }
        }
    }

    const FontSet::Content& content_;
    std::string_view text_;
    const ShapeOptions& options_;
    std::vector<Character> characters_;
    std::vector<Segment> segments_;
    bool right_to_left_ = false;
};

struct Stretch {
    FaceId face = FaceId::AndikaRegular;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    bool right_to_left = false;
    hb_script_t script = HB_SCRIPT_LATIN;
};

constexpr hb_feature_t feature_off(hb_tag_t tag) {
    return {tag, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

constexpr std::array kPlain = {feature_off(HB_TAG('l', 'i', 'g', 'a')), feature_off(HB_TAG('c', 'l', 'i', 'g')),
                               feature_off(HB_TAG('k', 'e', 'r', 'n'))};

GlyphRun shape_stretch(const FontSet::Content& content, std::string_view text, const Stretch& stretch, hb_language_t language) {
    hb_buffer_t* buffer = content.buffer.get();
    hb_buffer_reset(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), stretch.offset, static_cast<int>(stretch.length));
    hb_buffer_set_direction(buffer, stretch.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, stretch.script);
    hb_buffer_set_language(buffer, language);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    const bool plain = static_cast<std::size_t>(stretch.face) < kFirstFallback;
    hb_shape(content.find(stretch.face)->font.get(), buffer, kPlain.data(), plain ? kPlain.size() : 2);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    GlyphRun run;
    run.face = stretch.face;
    run.text = std::string(text.substr(stretch.offset, stretch.length));
    run.right_to_left = stretch.right_to_left;
    run.glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        run.glyphs.push_back({static_cast<std::uint16_t>(infos[i].codepoint), places[i].x_advance, places[i].x_offset,
                              places[i].y_offset, infos[i].cluster - stretch.offset});
    }
    return run;
}

// Below U+0300 there are no marks, no joining letters and no other direction, so one face and one stretch will do.
bool is_simple(const LoadedFace& face, std::string_view text) {
    const std::vector<char32_t> points = base::code_points(text);
    return std::all_of(points.begin(), points.end(), [&](char32_t point) {
        return point < 0x300 && point != 0xAD && hb_set_has(face.characters.get(), point);
    });
}

// A glyph 0 after shaping means that the face promised a character in its map and has no outline for it.
base::Status check_glyphs(const GlyphRun& run) {
    for (const Glyph& glyph : run.glyphs) {
        if (glyph.id == 0) {
            const std::vector<char32_t> points = base::code_points(std::string_view(run.text).substr(glyph.cluster));
            return missing_glyph(points.empty() ? U'\uFFFD' : points.front());
        }
    }
    return {};
}

}  // namespace

base::Result<ShapedText> shape_afresh(const FontSet::Content& content, FaceId face, std::string_view text,
                                      const ShapeOptions& options) {
    const LoadedFace* wanted = content.find(face);
    if (!wanted) {
        return base::Fault{base::FaultKind::Bug, {}, "a text asks for a face that is not loaded", "report this"};
    }
    const hb_language_t language = hb_language_from_string(options.language.empty() ? "en" : options.language.data(),
                                                           options.language.empty() ? 2 : static_cast<int>(options.language.size()));
    std::vector<Stretch> stretches;
    if (is_simple(*wanted, text) && options.direction != Direction::RightToLeft) {
        if (!text.empty()) {
            stretches.push_back({face, 0, static_cast<std::uint32_t>(text.size()), false, HB_SCRIPT_LATIN});
        }
    } else {
        Itemiser itemiser(content, text, options);
        if (const base::Status status = itemiser.run({face, wants_nastaliq(options.language)}); !status) {
            return status.error();
        }
        const std::vector<Character>& characters = itemiser.characters();
        for (const Segment& segment : itemiser.segments()) {
            const Character& first = characters[segment.first];
            const std::uint32_t end = segment.end < characters.size() ? characters[segment.end].offset
                                                                      : static_cast<std::uint32_t>(text.size());
            stretches.push_back({first.face, first.offset, end - first.offset, (first.level & 1U) != 0, first.script});
        }
    }
    ShapedText shaped;
    for (const Stretch& stretch : stretches) {
        shaped.runs.push_back(shape_stretch(content, text, stretch, language));
        if (const base::Status status = check_glyphs(shaped.runs.back()); !status) {
            return status.error();
        }
        for (const Glyph& glyph : shaped.runs.back().glyphs) {
            shaped.width += glyph.advance;
        }
    }
    return shaped;
}

}  // namespace bookbag::fonts
