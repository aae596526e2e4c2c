// The line breaker: greedy, first fit.
//
// Early readers get ragged lines with even spaces, so there is nothing for an optimal breaker to win: it would only move
// words to the next line. Rules (booklet-notes.md section 7.6): never inside a formula, between a number and its unit,
// inside a short bold run ("Work out"), or at U+00A0. The text is cut at spaces; what stands together without a space is
// one cluster. Cost: one pass, one look-up a word.
//
// Vertical: a line of plain words takes the look's lead. A line with a tall formula is pushed away from its neighbours
// until `lead` less a solid line is white between them, which gives the 1.25 and 1.48 leads of the notes.
#include "layout/text/set_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace bookbag::layout {

namespace {

using document::LineBreak;
using document::Maths;
using document::RichText;
using document::Words;

constexpr std::size_t kMostBoldBytes = 26;
constexpr std::int32_t kTextAscent = 760;  // permille of the size, enough for capitals and digits
constexpr std::int32_t kTextDescent = 230;

/// Units that cling to the number before them.
bool is_unit(std::string_view word) {
    constexpr std::array<std::string_view, 20> kUnits = {"cm", "mm",  "m",  "km",  "g",  "kg", "ml", "l",  "p",  "%",
                                                         "°C", "cm²", "m²", "cm³", "m³", "pt", "am", "pm", "cl", "h"};
    while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == '?' || word.back() == ';')) {
        word.remove_suffix(1);
    }
    return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

bool ends_in_digit(std::string_view word) {
    return !word.empty() && word.back() >= '0' && word.back() <= '9';
}

MathLook maths_look(const TextLook& look, const Maths& maths, const Measurer& measurer) {
    MathLook result;
    result.size = look.size;
    result.regular = look.regular;
    result.bold_face = look.bold;
    result.bold = maths.bold || look.always_bold;
    result.maths_letters = measurer.style().maths_letters;
    return result;
}

/// Cuts rich text into items.
class Collector {
public:
    Collector(const TextLook& look, Measurer& measurer) : look_(&look), measurer_(&measurer) {}

    std::vector<TextItem> collect(const RichText& text) {
        items_.reserve(text.runs.size() * 4);
        for (const document::Inline& run : text.runs) {
            if (const auto* words = std::get_if<Words>(&run)) {
                add_words(*words);
            } else if (const auto* maths = std::get_if<Maths>(&run)) {
                add_formula(*maths);
            } else {
                next_ = BreakBefore::Always;
                space_ = {};
            }
        }
        return std::move(items_);
    }

private:
    void add_words(const Words& words) {
        std::string_view rest = words.text;
        const bool short_bold = words.bold && !look_->always_bold && rest.size() <= kMostBoldBytes;
        bool is_first = true;
        while (!rest.empty()) {
            if (rest.front() == ' ') {
                space_ += measurer_->space(face_of(*look_, words.bold), size_of(*look_, words.bold));
                next_ = next_ == BreakBefore::Always ? next_ : BreakBefore::Freely;
                rest.remove_prefix(1);
                continue;
            }
            const std::string_view word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(word.size());
            if (short_bold && !is_first && next_ == BreakBefore::Freely) {
                next_ = BreakBefore::Unwillingly;
            }
            if (after_number_ && next_ == BreakBefore::Freely && is_unit(word)) {
                next_ = BreakBefore::Never;
            }
            TextItem item;
            item.bold = words.bold;
            item.source = word;
            item.word = measurer_->shape(face_of(*look_, words.bold), word);
            item.width = em(item.word->width, size_of(*look_, words.bold));
            add(item);
            after_number_ = ends_in_digit(word);
            is_first = false;
        }
    }

    void add_formula(const Maths& maths) {
        const MathLook look = maths_look(*look_, maths, *measurer_);
        TextItem item;
        item.bold = maths.bold;
        item.notation = &maths;
        item.formula = measurer_->formula(maths.notation, look);
        item.width = item.formula->width;
        add(item);
        after_number_ = true;
    }

    void add(TextItem item) {
        item.space_before = std::exchange(space_, {});
        item.break_before = std::exchange(next_, BreakBefore::Never);
        items_.push_back(item);
    }

    const TextLook* look_;
    Measurer* measurer_;
    std::vector<TextItem> items_;
    Length space_;
    BreakBefore next_ = BreakBefore::Freely;
    bool after_number_ = false;
};

/// End of the cluster that starts at `first`: the next item before which a line may end freely.
std::size_t cluster_end(const std::vector<TextItem>& items, std::size_t first) {
    std::size_t end = first + 1;
    while (end < items.size() && items[end].break_before != BreakBefore::Freely &&
           items[end].break_before != BreakBefore::Always) {
        ++end;
    }
    return end;
}

Length width_of(const std::vector<TextItem>& items, std::size_t first, std::size_t last) {
    Length width;
    for (std::size_t i = first; i < last; ++i) {
        width += items[i].width + (i > first ? items[i].space_before : Length{});
    }
    return width;
}

/// Fills lines first fit.
void break_lines(SetText& set, Length measure) {
    const auto& items = set.items;
    TextLine line;
    const auto flush = [&](std::size_t next) {
        if (line.last > line.first) {
            set.lines.push_back(line);
            set.width = std::max(set.width, line.width);
        }
        line = {next, next, {}, {}};
    };
    for (std::size_t at = 0; at < items.size();) {
        std::size_t end = cluster_end(items, at);
        if (items[at].break_before == BreakBefore::Always) {
            flush(at);
        }
        Length width = width_of(items, at, end);
        if (width > measure) {
            end = at + 1;  // too wide for any line: piece by piece
            while (end < items.size() && items[end].break_before == BreakBefore::Never) {
                ++end;
            }
            width = width_of(items, at, end);
            set.is_overfull = set.is_overfull || width > measure;
        }
        const Length space = line.last > line.first ? items[at].space_before : Length{};
        if (line.last > line.first && line.width + space + width > measure) {
            flush(at);
            line.width = width;
        } else {
            line.width += space + width;
        }
        line.last = end;
        at = end;
    }
    flush(items.size());
}

/// Replaces formulas wider than the measure by their pieces: a list of numbers in a narrow cell must not run over its edge.
std::vector<TextItem> with_wide_formulas_cut(std::vector<TextItem> items, const TextLook& look, Length measure,
                                             Measurer& measurer) {
    std::vector<TextItem> result;
    for (TextItem& item : items) {
        if (item.formula == nullptr || item.width <= measure) {
            result.push_back(item);
            continue;
        }
        for (const MathBox* piece :
             measurer.formula_pieces(item.notation->notation, maths_look(look, *item.notation, measurer))) {
            TextItem part = item;
            part.formula = piece;
            part.width = piece->width;
            result.push_back(part);
            item.space_before = measurer.space(look.regular, look.size);
            item.break_before = BreakBefore::Freely;
        }
    }
    return result;
}

/// Ink of a line above and below its baseline; plain words count as capitals and descenders.
struct Extent {
    Length above;
    Length below;
    bool is_tall = false;
};

Extent extent_of(const SetText& set, const TextLine& line) {
    const Length size = set.look->size;
    Extent extent{em(kTextAscent, size), em(kTextDescent, size), false};
    for (std::size_t i = line.first; i < line.last; ++i) {
        if (const MathBox* formula = set.items[i].formula) {
            extent.is_tall = extent.is_tall || formula->height > em(950, size) || formula->depth > em(420, size);
            extent.above = std::max(extent.above, formula->height);
            extent.below = std::max(extent.below, formula->depth);
        }
    }
    return extent;
}

/// Nastaliq climbs high above its baseline, so its lines hang lower in a wider lead.
enum class Script : std::uint8_t { Plain, Nastaliq };

void stack_lines(SetText& set, Length lead, Script script) {
    const Length size = set.look->size;
    const Length white = std::max(lead - em(1120, size), em(100, size));
    Extent before;
    for (std::size_t i = 0; i < set.lines.size(); ++i) {
        TextLine& line = set.lines[i];
        const Extent extent = extent_of(set, line);
        const Length own = script == Script::Nastaliq ? scaled(lead, 700, 1000)
                                                      : lead / 2 + em(310, size);  // x-height in the middle of the lead
        if (i == 0) {
            line.baseline = std::max({own, set.look->first_ascent, script == Script::Nastaliq ? em(1800, size) : Length{},
                                      extent.is_tall ? extent.above : Length{}});
        } else {
            const bool pushes = extent.is_tall || before.is_tall;
            line.baseline = set.lines[i - 1].baseline + std::max(lead, pushes ? before.below + extent.above + white : Length{});
        }
        before = extent;
        set.height = line.baseline + std::max(lead - own, extent.is_tall ? extent.below + em(40, size) : Length{});
    }
    set.baseline = set.lines.empty() ? Length{} : set.lines.front().baseline;
}

bool any_right_to_left(const RichText& text) {
    for (const document::Inline& run : text.runs) {
        const auto* words = std::get_if<Words>(&run);
        if (words == nullptr) {
            continue;
        }
        const bool is_ascii =
            std::all_of(words->text.begin(), words->text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xD6; });
        if (!is_ascii && fonts::FontSet::has_right_to_left(words->text)) {
            return true;
        }
    }
    return false;
}

}  // namespace

SetText set_text_in(const RichText& text, const TextLook& look, const TextWish& wish, Measurer& measurer) {
    SetText set;
    set.look = &look;
    set.language = wish.language.empty() ? measurer.language() : std::string(wish.language);
    set.items = Collector(look, measurer).collect(text);
    const bool too_wide = std::any_of(set.items.begin(), set.items.end(),
                                      [&](const TextItem& item) { return item.formula != nullptr && item.width > wish.measure; });
    if (too_wide) {
        set.items = with_wide_formulas_cut(std::move(set.items), look, wish.measure, measurer);
    }
    set.right_to_left = any_right_to_left(text);
    break_lines(set, wish.measure);
    const bool nastaliq = set.right_to_left && set.language.substr(0, 2) == "ur";
    stack_lines(set, nastaliq ? std::max(look.lead, em(1950, look.size)) : look.lead,
                nastaliq ? Script::Nastaliq : Script::Plain);
    return set;
}

SetText set_text(const RichText& text, const TextLook& look, Length measure, Measurer& measurer) {
    return set_text_in(text, look, {measure, {}}, measurer);
}

Length natural_width(const RichText& text, const TextLook& look, Measurer& measurer) {
    const std::vector<TextItem> items = Collector(look, measurer).collect(text);
    Length widest;
    Length width;
    for (const TextItem& item : items) {
        width = item.break_before == BreakBefore::Always ? item.width : width + item.space_before + item.width;
        widest = std::max(widest, width);
    }
    return widest;
}

}  // namespace bookbag::layout
