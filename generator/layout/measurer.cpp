// Thin caches over the font set; no layout decision is made here.
#include "layout/measurer.hpp"

#include "document/math_expr.hpp"
#include "layout/maths/set_maths.hpp"

namespace bookbag::layout {

Measurer::Measurer(const Style& style, const fonts::FontSet& fonts) : style_(&style), fonts_(&fonts) {}

const fonts::ShapedText* Measurer::shape(fonts::FaceId face, std::string_view text, const fonts::ShapeOptions& options) {
    static const fonts::ShapedText kNothing{};
    const auto shaped = fonts_->shape(face, text, options);
    if (!shaped) {
        fail(shaped.error());
        return &kNothing;
    }
    return *shaped;
}

const fonts::ShapedText& Measurer::space(fonts::FaceId face) {
    std::unique_ptr<fonts::ShapedText>& space = spaces_.at(static_cast<std::size_t>(face));
    if (space == nullptr) {
        space = std::make_unique<fonts::ShapedText>(*shape(face, " "));
    }
    return *space;
}

const MathBox* Measurer::formula(const std::string& notation, const MathLook& look) {
    std::unique_ptr<MathBox>& box = formulas_[{look, notation}];
    if (box == nullptr) {
        box = std::make_unique<MathBox>();
        auto expr = document::parse_maths(notation);
        if (expr) {
            *box = set_maths(*expr, look, *this);
            box->spoken = document::spoken(*expr);
        } else {
            base::Fault fault = std::move(expr).error();
            fault.what += " in \"" + notation + "\"";
            fail(std::move(fault));
        }
    }
    return box.get();
}

std::vector<const MathBox*> Measurer::formula_pieces(const std::string& notation, const MathLook& look) {
    std::vector<std::unique_ptr<MathBox>>& pieces = pieces_[{look, notation}];
    const auto expr = document::parse_maths(notation);
    if (pieces.empty() && expr) {
        for (const document::MathExpr& part : cut_at_relations(*expr)) {
            pieces.push_back(std::make_unique<MathBox>(set_maths(part, look, *this)));
            pieces.back()->spoken = document::spoken(part);
        }
    }
    std::vector<const MathBox*> boxes;
    for (const auto& piece : pieces) {
        boxes.push_back(piece.get());
    }
    return boxes;
}

void Measurer::fail(base::Fault fault) {
    if (!fault_) {
        fault_ = std::move(fault);
    }
}

}  // namespace bookbag::layout
