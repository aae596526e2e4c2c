// See render_png.hpp.
#include "render/render_png.hpp"

#include <cairo.h>

#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <numbers>
#include <vector>

#include "fonts/outline.hpp"
#include "render/flat_path.hpp"
#include "render/qr_code.hpp"

namespace bookbag::render {

namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

double points(layout::Length length) {
    return length.units / 1000.0;
}

class Painter {
public:
    Painter(cairo_t* context, const fonts::FontSet& fonts) : context_(context), fonts_(fonts) {
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    }

    void draw(const layout::GlyphsMark& mark) {
        ink(mark.grey);
        cairo_save(context_);
        cairo_translate(context_, points(mark.at.x), points(mark.at.y));
        cairo_rotate(context_, -mark.turn / 1000.0 * std::numbers::pi / 180.0);
        const double em = points(mark.size) / 1000.0;
        cairo_scale(context_, em, -em);
        double pen = 0;
        for (const fonts::Glyph& glyph : mark.run.glyphs) {
            cairo_save(context_);
            cairo_translate(context_, pen + glyph.x_offset, glyph.y_offset);
            outline(mark.run.face, glyph.id);
            cairo_restore(context_);
            pen += glyph.advance;
        }
        cairo_fill(context_);
        cairo_restore(context_);
    }

    void draw(const layout::PathMark& mark) {
        const Painting painting = painting_of(mark);
        if (painting.outline.empty()) {
            return;
        }
        if (painting.fill) {
            path(painting.outline);
            ink(*painting.fill);
            cairo_fill(context_);
        }
        if (painting.pattern) {
            cairo_save(context_);
            path(painting.outline);
            cairo_clip(context_);
            path(painting.pattern->lines);
            stroke(painting.pattern->pen);
            cairo_restore(context_);
        }
        if (painting.pen.width.units > 0) {
            path(painting.outline);
            stroke(painting.pen);
        }
    }

    base::Status draw(const layout::QrMark& mark) {
        BOOKBAG_TRY(code, qr_code(mark.text));
        const double module = points(mark.size) / (code.side + 2 * QrCode::kQuiet);
        ink(100);
        for (int y = 0; y < code.side; ++y) {
            for (int x = 0; x < code.side; ++x) {
                if (code.dark[static_cast<std::size_t>(y * code.side + x)]) {
                    cairo_rectangle(context_, points(mark.at.x) + (x + QrCode::kQuiet) * module,
                                    points(mark.at.y) + (y + QrCode::kQuiet) * module, module, module);
                }
            }
        }
        cairo_fill(context_);
        return {};
    }

private:
    void ink(layout::Grey grey) {
        const double light = (100 - grey) / 100.0;
        cairo_set_source_rgb(context_, light, light, light);
    }

    void stroke(const layout::Pen& pen) {
        ink(pen.grey);
        cairo_set_line_width(context_, points(pen.width));
        const double dashes[] = {points(pen.dash_on), points(pen.dash_off)};
        cairo_set_dash(context_, dashes, pen.dash_on.units > 0 ? 2 : 0, 0);
        cairo_stroke(context_);
    }

    void path(const FlatPath& path) {
        cairo_new_path(context_);
        for (const FlatSegment& s : path) {
            switch (s.kind) {
                case FlatSegment::Kind::Move:
                    cairo_move_to(context_, points(s.to.x), points(s.to.y));
                    break;
                case FlatSegment::Kind::Line:
                    cairo_line_to(context_, points(s.to.x), points(s.to.y));
                    break;
                case FlatSegment::Kind::Curve:
                    cairo_curve_to(context_, points(s.a.x), points(s.a.y), points(s.b.x), points(s.b.y), points(s.to.x), points(s.to.y));
                    break;
                case FlatSegment::Kind::Close:
                    cairo_close_path(context_);
                    break;
            }
        }
    }

    void outline(fonts::FaceId face, std::uint16_t glyph) {
        auto [entry, fresh] = outlines_.try_emplace({face, glyph});
        if (fresh) {
            entry->second = fonts::outline_of(fonts_, face, glyph);
        }
        for (const fonts::OutlineStep& s : entry->second) {
            switch (s.kind) {
                case fonts::OutlineStep::Kind::Move:
                    cairo_move_to(context_, s.x, s.y);
                    break;
                case fonts::OutlineStep::Kind::Line:
                    cairo_line_to(context_, s.x, s.y);
                    break;
                case fonts::OutlineStep::Kind::Curve:
                    cairo_curve_to(context_, s.x1, s.y1, s.x2, s.y2, s.x, s.y);
                    break;
                case fonts::OutlineStep::Kind::Close:
                    cairo_close_path(context_);
                    break;
            }
        }
    }

    cairo_t* context_;
    const fonts::FontSet& fonts_;
    std::map<std::pair<fonts::FaceId, std::uint16_t>, std::vector<fonts::OutlineStep>> outlines_;
};

base::Fault refused(const char* reason) {
    return {base::FaultKind::Outside, {}, std::string("Cairo could not draw a page: ") + reason, "free some memory and try again", "E-FIGURE"};
}

cairo_status_t append(void* text, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// Whole pixels that hold `length`.
int pixels(layout::Length length, int dots_per_inch) {
    return static_cast<int>((static_cast<std::int64_t>(length.units) * dots_per_inch + 71999) / 72000);
}

}  // namespace

base::Result<std::string> render_png(const layout::Page& page, const fonts::FontSet& fonts, int dots_per_inch) {
    if (dots_per_inch < 20 || dots_per_inch > 600) {
        return base::Fault{base::FaultKind::BadInput, {}, "a picture of " + std::to_string(dots_per_inch) + " dots an inch", "ask for 20 to 600"};
    }
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(page.width, dots_per_inch), pixels(page.height, dots_per_inch)),
                          cairo_surface_destroy);
    const Context context(cairo_create(surface.get()), cairo_destroy);
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    cairo_scale(context.get(), dots_per_inch / 72.0, dots_per_inch / 72.0);
    Painter painter(context.get(), fonts);
    for (const layout::Mark& mark : page.marks) {
        if (const auto* glyphs = std::get_if<layout::GlyphsMark>(&mark.content)) {
            painter.draw(*glyphs);
        } else if (const auto* path = std::get_if<layout::PathMark>(&mark.content)) {
            painter.draw(*path);
        } else if (const base::Status status = painter.draw(std::get<layout::QrMark>(mark.content)); !status) {
            return status.error();
        }
    }
    std::string bytes;
    cairo_status_t status = cairo_status(context.get());
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        return refused(cairo_status_to_string(status));
    }
    return bytes;
}

namespace {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<int> greys;
};

struct Unread {
    const std::string& bytes;
    std::size_t at = 0;
};

cairo_status_t take(void* unread, unsigned char* room, unsigned length) {
    auto* from = static_cast<Unread*>(unread);
    if (from->at + length > from->bytes.size()) {
        return CAIRO_STATUS_READ_ERROR;
    }
    std::memcpy(room, from->bytes.data() + from->at, length);
    from->at += length;
    return CAIRO_STATUS_SUCCESS;
}

// An empty picture when `bytes` are no PNG.
Picture picture_of(const std::string& bytes) {
    Unread unread{bytes};
    const Surface surface(cairo_image_surface_create_from_png_stream(take, &unread), cairo_surface_destroy);
    Picture picture;
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        return picture;
    }
    picture.width = cairo_image_surface_get_width(surface.get());
    picture.height = cairo_image_surface_get_height(surface.get());
    const unsigned char* data = cairo_image_surface_get_data(surface.get());
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            picture.greys.push_back(data[y * cairo_image_surface_get_stride(surface.get()) + 4 * x + 1]);   // green
        }
    }
    return picture;
}

int neighbourhood(const Picture& picture, int x, int y) {
    int sum = 0;
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            sum += picture.greys[static_cast<std::size_t>((y + dy) * picture.width + x + dx)];
        }
    }
    return sum / 9;
}

}  // namespace

base::Result<double> png_difference(const std::string& a, const std::string& b) {
    constexpr int kQuarter = 64;
    const Picture first = picture_of(a);
    const Picture second = picture_of(b);
    if (first.width == 0 || first.width != second.width || first.height != second.height) {
        return base::Fault{base::FaultKind::BadInput, {}, "two pictures of different size, or no PNG files", "give two pictures of the same page"};
    }
    int wrong = 0;
    for (int y = 1; y + 1 < first.height; ++y) {
        for (int x = 1; x + 1 < first.width; ++x) {
            wrong += std::abs(neighbourhood(first, x, y) - neighbourhood(second, x, y)) > kQuarter ? 1 : 0;
        }
    }
    return static_cast<double>(wrong) / (first.width * first.height);
}

}  // namespace bookbag::render
