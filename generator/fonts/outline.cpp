// Outlines through HarfBuzz's drawing callbacks; see outline.hpp. Quadratic curves become cubic ones in HarfBuzz.
#include "fonts/outline.hpp"

#include <hb.h>

#include "fonts/font_content.hpp"

namespace bookbag::fonts {

namespace {

using Steps = std::vector<OutlineStep>;
using DrawFuncsOwner = std::unique_ptr<hb_draw_funcs_t, Destroy<hb_draw_funcs_destroy>>;

Steps& steps(void* data) {
    return *static_cast<Steps*>(data);
}

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    steps(data).push_back({OutlineStep::Kind::Move, x, y});
}

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    steps(data).push_back({OutlineStep::Kind::Line, x, y});
}

void curve_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y, void*) {
    steps(data).push_back({OutlineStep::Kind::Curve, x, y, x1, y1, x2, y2});
}

void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
    steps(data).push_back({OutlineStep::Kind::Close});
}

}  // namespace

std::vector<OutlineStep> outline_of(const FontSet& fonts, FaceId face, std::uint16_t glyph) {
    Steps outline;
    const LoadedFace* loaded = fonts.content().find(face);
    if (!loaded) {
        return outline;
    }
    const DrawFuncsOwner funcs(hb_draw_funcs_create());
    hb_draw_funcs_set_move_to_func(funcs.get(), move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(funcs.get(), line_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(funcs.get(), curve_to, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(funcs.get(), close_path, nullptr, nullptr);
    hb_font_get_glyph_shape(loaded->font.get(), glyph, funcs.get(), &outline);
    return outline;
}

}  // namespace bookbag::fonts
