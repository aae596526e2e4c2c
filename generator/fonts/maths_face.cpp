// The maths face: constants of the MATH table and stretchy signs.
//
// Source: OpenType specification 1.9, "MATH - The mathematical typesetting table". An assembly repeats its extenders
// as often as needed, then overlaps neighbours between the table's least overlap and the length of their connectors,
// so that the whole is as tall as asked and no taller than it must be.
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <utility>

#include "fonts/font_content.hpp"

namespace bookbag::fonts {

namespace {

// In the order of hb_ot_math_constant_t, which is the order of the table.
constexpr std::array kNames = {
    "ScriptPercentScaleDown", "ScriptScriptPercentScaleDown", "DelimitedSubFormulaMinHeight", "DisplayOperatorMinHeight",
    "MathLeading", "AxisHeight", "AccentBaseHeight", "FlattenedAccentBaseHeight", "SubscriptShiftDown", "SubscriptTopMax",
    "SubscriptBaselineDropMin", "SuperscriptShiftUp", "SuperscriptShiftUpCramped", "SuperscriptBottomMin",
    "SuperscriptBaselineDropMax", "SubSuperscriptGapMin", "SuperscriptBottomMaxWithSubscript", "SpaceAfterScript",
    "UpperLimitGapMin", "UpperLimitBaselineRiseMin", "LowerLimitGapMin", "LowerLimitBaselineDropMin", "StackTopShiftUp",
    "StackTopDisplayStyleShiftUp", "StackBottomShiftDown", "StackBottomDisplayStyleShiftDown", "StackGapMin",
    "StackDisplayStyleGapMin", "StretchStackTopShiftUp", "StretchStackBottomShiftDown", "StretchStackGapAboveMin",
    "StretchStackGapBelowMin", "FractionNumeratorShiftUp", "FractionNumeratorDisplayStyleShiftUp",
    "FractionDenominatorShiftDown", "FractionDenominatorDisplayStyleShiftDown", "FractionNumeratorGapMin",
    "FractionNumDisplayStyleGapMin", "FractionRuleThickness", "FractionDenominatorGapMin", "FractionDenomDisplayStyleGapMin",
    "SkewedFractionHorizontalGap", "SkewedFractionVerticalGap", "OverbarVerticalGap", "OverbarRuleThickness",
    "OverbarExtraAscender", "UnderbarVerticalGap", "UnderbarRuleThickness", "UnderbarExtraDescender", "RadicalVerticalGap",
    "RadicalDisplayStyleVerticalGap", "RadicalRuleThickness", "RadicalExtraAscender", "RadicalKernBeforeDegree",
    "RadicalKernAfterDegree", "RadicalDegreeBottomRaisePercent",
};
static_assert(kNames.size() == HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT + 1);

constexpr int kMostRepeats = 200;

std::vector<hb_ot_math_glyph_variant_t> variants(hb_font_t* font, hb_codepoint_t glyph, hb_direction_t direction) {
    unsigned count = hb_ot_math_get_glyph_variants(font, glyph, direction, 0, nullptr, nullptr);
    std::vector<hb_ot_math_glyph_variant_t> found(count);
    hb_ot_math_get_glyph_variants(font, glyph, direction, 0, &count, found.data());
    return found;
}

std::vector<hb_ot_math_glyph_part_t> assembly(hb_font_t* font, hb_codepoint_t glyph) {
    unsigned count = hb_ot_math_get_glyph_assembly(font, glyph, HB_DIRECTION_BTT, 0, nullptr, nullptr, nullptr);
    std::vector<hb_ot_math_glyph_part_t> found(count);
    hb_ot_math_get_glyph_assembly(font, glyph, HB_DIRECTION_BTT, 0, &count, found.data(), nullptr);
    return found;
}

std::int32_t ink_bottom(hb_font_t* font, hb_codepoint_t glyph) {
    hb_glyph_extents_t extents{};
    hb_font_get_glyph_extents(font, glyph, &extents);
    return extents.y_bearing + extents.height;
}

std::int32_t ink_height(hb_font_t* font, hb_codepoint_t glyph) {
    hb_glyph_extents_t extents{};
    hb_font_get_glyph_extents(font, glyph, &extents);
    return -extents.height;
}

StretchedGlyph one_piece(hb_font_t* font, hb_codepoint_t glyph) {
    StretchedGlyph whole;
    whole.pieces.push_back({static_cast<std::uint16_t>(glyph), -ink_bottom(font, glyph)});
    whole.height = ink_height(font, glyph);
    whole.advance = hb_font_get_glyph_h_advance(font, glyph);
    return whole;
}

using Parts = std::vector<hb_ot_math_glyph_part_t>;

Parts with_repeats(const Parts& parts, int repeats) {
    Parts repeated;
    for (const auto& part : parts) {
        const bool extends = (part.flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0;
        repeated.insert(repeated.end(), static_cast<std::size_t>(extends ? repeats : 1), part);
    }
    return repeated;
}

std::int32_t total_advance(const Parts& parts) {
    std::int32_t total = 0;
    for (const auto& part : parts) {
        total += part.full_advance;
    }
    return total;
}

// The most that parts i-1 and i may overlap.
std::int32_t most_overlap(const Parts& parts, std::size_t i, std::int32_t least) {
    return std::max(least, std::min(parts[i - 1].end_connector_length, parts[i].start_connector_length));
}

// Places `parts` bottom to top so that the whole is as near to `wanted` as the overlaps allow, and not below it.
StretchedGlyph place(hb_font_t* font, const Parts& parts, std::int32_t wanted, std::int32_t least) {
    const auto joints = static_cast<std::int32_t>(parts.size()) - 1;
    std::int32_t excess = std::max(0, total_advance(parts) - joints * least - wanted);
    StretchedGlyph whole;
    std::int32_t y = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            const auto left = static_cast<std::int32_t>(parts.size() - i);
            const std::int32_t more = std::min(excess / left, most_overlap(parts, i, least) - least);
            excess -= more;
            y -= least + more;
        }
        whole.pieces.push_back({static_cast<std::uint16_t>(parts[i].glyph), y - ink_bottom(font, parts[i].glyph)});
        whole.advance = std::max(whole.advance, hb_font_get_glyph_h_advance(font, parts[i].glyph));
        y += parts[i].full_advance;
    }
    whole.height = y;
    return whole;
}

StretchedGlyph assemble(hb_font_t* font, const Parts& parts, std::int32_t wanted) {
    const std::int32_t least = hb_ot_math_get_min_connector_overlap(font, HB_DIRECTION_BTT);
    for (int repeats = 0; repeats < kMostRepeats; ++repeats) {
        const Parts repeated = with_repeats(parts, repeats);
        const auto joints = static_cast<std::int32_t>(repeated.size()) - 1;
        if (!repeated.empty() && total_advance(repeated) - joints * least >= wanted) {
            return place(font, repeated, wanted, least);
        }
    }
    return place(font, with_repeats(parts, kMostRepeats), wanted, least);
}

}  // namespace

std::int32_t MathConstants::at(const std::string& name) const {
    const auto found = values.find(name);
    return found == values.end() ? 0 : found->second;
}

MathConstants read_math_constants(hb_font_t* font) {
    MathConstants constants;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        constants.values[kNames[i]] = hb_ot_math_get_constant(font, static_cast<hb_ot_math_constant_t>(i));
    }
    constants.values["MinConnectorOverlap"] = hb_ot_math_get_min_connector_overlap(font, HB_DIRECTION_BTT);
    return constants;
}

StretchedGlyph FontSet::stretched(char32_t sign, std::int32_t at_least) const {
    hb_font_t* font = content_->find(FaceId::Maths)->font.get();
    const hb_codepoint_t base = glyph(FaceId::Maths, sign);
    if (base == 0) {
        return {};
    }
    StretchedGlyph best = one_piece(font, base);
    for (const auto& variant : variants(font, base, HB_DIRECTION_BTT)) {
        if (best.height >= at_least) {
            return best;
        }
        best = one_piece(font, variant.glyph);
    }
    const Parts parts = assembly(font, base);
    return best.height >= at_least || parts.empty() ? best : assemble(font, parts, at_least);
}

StretchedGlyph FontSet::widened(char32_t sign, std::int32_t at_most) const {
    hb_font_t* font = content_->find(FaceId::Maths)->font.get();
    const hb_codepoint_t base = glyph(FaceId::Maths, sign);
    if (base == 0) {
        return {};
    }
    hb_codepoint_t best = base;
    for (const auto& variant : variants(font, base, HB_DIRECTION_LTR)) {
        if (variant.advance <= at_most) {
            best = variant.glyph;
        }
    }
    return one_piece(font, best);
}

std::int32_t FontSet::italic_correction(std::uint16_t glyph) const {
    return hb_ot_math_get_glyph_italics_correction(content_->find(FaceId::Maths)->font.get(), glyph);
}

std::int32_t FontSet::accent_attachment(std::uint16_t glyph) const {
    return hb_ot_math_get_glyph_top_accent_attachment(content_->find(FaceId::Maths)->font.get(), glyph);
}

}  // namespace bookbag::fonts
