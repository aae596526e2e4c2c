// Rich text broken into lines of a given width.
//
// Words are shaped once and cached by the font set; breaking only adds up their widths. A formula is one word. The result
// keeps pointers into the font set's cache and the measurer's formulas, so it is placed soon and never stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/rich_text.hpp"
#include "layout/measurer.hpp"

namespace bookbag::layout {

/// Whether a line may end before an item: never, only when nothing else fits (inside a short bold run), or freely.
enum class BreakBefore : std::uint8_t { Never, Unwillingly, Freely, Always };

/// A word, a piece of a word, or a formula.
struct TextItem {
    const fonts::ShapedText* word = nullptr;
    std::string_view source;         ///< the word as written; lives as long as the rich text
    const MathBox* formula = nullptr;
    const document::Maths* notation = nullptr;   ///< of a formula, while it is being set
    Length width;
    Length space_before;
    BreakBefore break_before = BreakBefore::Freely;
    bool bold = false;
};

/// Items `first` to `last` - 1 on one baseline, `baseline` below the top of the text.
struct TextLine {
    std::size_t first = 0;
    std::size_t last = 0;
    Length width;
    Length baseline;
};

struct SetText {
    const TextLook* look = nullptr;
    std::vector<TextItem> items = {};
    std::vector<TextLine> lines = {};
    Length width;                    ///< of the widest line
    Length height;
    Length baseline;                 ///< of the first line
    bool right_to_left = false;
    bool is_overfull = false;        ///< some word is wider than the measure
    std::string language = {};       ///< for shaping lines of right-to-left text
};

/// Breaks `text` into lines no wider than `measure` (> 0). A single word wider than it gets a line of its own and
/// `is_overfull`. Empty text has no lines and no height.
SetText set_text(const document::RichText& text, const TextLook& look, Length measure, Measurer& measurer);

/// The same, in another language than the document's (BCP 47 tag, empty = the document's).
struct TextWish {
    Length measure;
    std::string_view language = {};
};
SetText set_text_in(const document::RichText& text, const TextLook& look, const TextWish& wish, Measurer& measurer);

/// The width of the text on as few lines as its own line breaks allow.
Length natural_width(const document::RichText& text, const TextLook& look, Measurer& measurer);

/// A measure wider than any page.
constexpr Length kUnbounded{5000000};

/// Size of the words of an item: bold words of a look may have their own.
inline Length size_of(const TextLook& look, bool bold) { return bold && look.bold_size.units > 0 ? look.bold_size : look.size; }
inline fonts::FaceId face_of(const TextLook& look, bool bold) { return bold || look.always_bold ? look.bold : look.regular; }

}  // namespace bookbag::layout
