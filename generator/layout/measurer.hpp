// What measuring needs: the style, shaped words, set formulas, and the first thing that went wrong.
//
// A fault inside a tree of blocks would otherwise have to travel through every measure function; here the first one is
// kept, measuring goes on with empty words, and lay_out returns the fault at its end.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fault.hpp"
#include "document/block.hpp"
#include "fonts/font_set.hpp"
#include "layout/maths/math_box.hpp"
#include "layout/style.hpp"

namespace bookbag::layout {

class Measurer {
public:
    Measurer(const Style& style, const fonts::FontSet& fonts);

    const Style& style() const { return *style_; }
    const fonts::FontSet& fonts() const { return *fonts_; }
    const TextLook& look(document::TextRole role) const { return style_->look(role); }

    /// Never null. A text that cannot be shaped measures nothing and its fault is kept.
    const fonts::ShapedText* shape(fonts::FaceId face, std::string_view text, const fonts::ShapeOptions& options = {});

    /// The face's space, and its width at `size`.
    const fonts::ShapedText& space(fonts::FaceId face);
    Length space(fonts::FaceId face, Length size) { return scaled(size, space(face).width, 1000); }

    /// The set formula, from the cache of this document. Never null; a formula that cannot be read is an empty box and
    /// its fault, with the notation, is kept.
    const MathBox* formula(const std::string& notation, const MathLook& look);

    /// The formula cut after its top-level commas and before its top-level relations, for a place that is too narrow for
    /// the whole; one piece when there is nowhere to cut. Pointers live as long as the measurer.
    std::vector<const MathBox*> formula_pieces(const std::string& notation, const MathLook& look);

    /// BCP 47 tag of the document; paragraphs in another language say so themselves.
    const std::string& language() const { return language_; }
    void set_language(std::string language) { language_ = std::move(language); }

    /// Keeps the first fault only.
    void fail(base::Fault fault);
    const std::optional<base::Fault>& fault() const { return fault_; }

private:
    using FormulaKey = std::pair<MathLook, std::string>;

    const Style* style_;
    const fonts::FontSet* fonts_;
    std::map<FormulaKey, std::unique_ptr<MathBox>> formulas_;
    std::map<FormulaKey, std::vector<std::unique_ptr<MathBox>>> pieces_;
    std::optional<base::Fault> fault_;
    std::string language_;
    std::array<std::unique_ptr<fonts::ShapedText>, 64> spaces_{};   ///< by face; null = not yet shaped
};

/// `units` (1/1000 em) at `size`.
inline Length em(std::int64_t units, Length size) { return scaled(size, units, 1000); }

}  // namespace bookbag::layout
