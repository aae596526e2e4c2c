// A developer's tool: draws figures on a contact sheet so that a person can look at them.
//
// It reads figures in notation, one a line, from standard input (or draws every specimen), and writes one PNG with the
// question and the answer form side by side. Labels are set with Cairo's plain text calls and a small reading of
// fractions; the printed page sets them properly, so only placing and drawing are judged here.
//   contact_sheet out.png [large|column|years7] [kind …] < figures.txt
#include <cairo.h>

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "layout/figure.hpp"
#include "layout/figures/notation.hpp"

using namespace bookbag;
using namespace bookbag::layout;

namespace {

constexpr double kPixelsPerPoint = 150.0 / 72.0;

struct Look {
    const char* face = "Andika";
    double label = 11;
    double body = 14;
    bool large = false;
    Length most_width = {496063};
};

Look look_of(const std::string& name) {
    Look look;
    if (name == "large") {
        look = {"Andika", 24, 24, true, {496063}};
    } else if (name == "column") {
        look.most_width = {238110};
    } else if (name == "years7") {
        look = {"Noto Sans", 10, 12, false, {496063}};
    }
    return look;
}

/// Sets rich text at (x, y), or only measures it. Fractions are stacked; other formulas are shown in linear form.
class Setter {
public:
    Setter(cairo_t* cairo, const Look& look) : cairo_(cairo), look_(look) {}

    double width(const document::RichText& text, double size) { return run(text, size, nullptr); }
    void show(const document::RichText& text, double size, Point at) { run(text, size, &at); }

private:
    double words(const std::string& text, bool is_bold, double size, double x, double y, bool paint) {
        cairo_select_font_face(cairo_, look_.face, CAIRO_FONT_SLANT_NORMAL,
                               is_bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(cairo_, size);
        cairo_text_extents_t extents;
        cairo_text_extents(cairo_, text.c_str(), &extents);
        if (paint) {
            cairo_move_to(cairo_, x, y);
            cairo_show_text(cairo_, text.c_str());
        }
        return extents.x_advance;
    }

    static std::string group(const std::string& text, std::size_t& at) {
        const std::size_t end = text.find('}', at);
        const std::string inner = text.substr(at + 1, end - at - 1);
        at = end + 1;
        return inner;
    }

    double fraction(const std::string& top, const std::string& foot, bool is_bold, double size, double x, double y, bool paint) {
        const double a = words(top, is_bold, size, 0, 0, false);
        const double b = words(foot, is_bold, size, 0, 0, false);
        const double w = std::max(a, b) + 0.1 * size;
        const double pad = 0.12 * size;
        if (paint) {
            words(top, is_bold, size, x + pad + (w - a) / 2, y - 0.55 * size, true);
            words(foot, is_bold, size, x + pad + (w - b) / 2, y + 0.56 * size, true);
            cairo_set_line_width(cairo_, 0.062 * size);
            cairo_move_to(cairo_, x + pad, y - 0.345 * size);
            cairo_line_to(cairo_, x + pad + w, y - 0.345 * size);
            cairo_stroke(cairo_);
        }
        return w + 2 * pad;
    }

    double formula(const document::Maths& maths, double size, double x, double y, bool paint) {
        std::string text = maths.notation;
        for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"-", "−"},
                                                                                       {"\\times", "×"},
                                                                                       {"\\div", "÷"},
                                                                                       {"^{2}", "²"},
                                                                                       {"\\degree", "°"},
                                                                                       {"\\theta", "θ"},
                                                                                       {"\\xi", "ξ"},
                                                                                       {"\\pi", "π"}}) {
            for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
                text.replace(at, from.size(), to);
            }
        }
        double pen = x;
        std::size_t at = 0;
        while (at < text.size()) {
            if (text.compare(at, 5, "\\frac") == 0 || text.compare(at, 6, "\\mixed") == 0) {
                if (text[at + 1] == 'm') {
                    at += 6;
                    pen += words(group(text, at), maths.bold, size, pen, y, paint);
                } else {
                    at += 5;
                }
                const std::string top = group(text, at);
                const std::string foot = group(text, at);
                pen += fraction(top, foot, maths.bold, size, pen, y, paint);
            } else {
                const std::size_t end = std::min(text.find('\\', at + 1), text.size());
                pen += words(text.substr(at, end - at), maths.bold, size, pen, y, paint);
                at = end;
            }
        }
        return pen - x;
    }

    double run(const document::RichText& text, double size, const Point* at) {
        double x = at == nullptr ? 0 : at->x.units / 1000.0;
        const double start = x;
        const double y = at == nullptr ? 0 : at->y.units / 1000.0;
        for (const auto& part : text.runs) {
            if (const auto* plain = std::get_if<document::Words>(&part)) {
                x += words(plain->text, plain->bold, size, x, y, at != nullptr);
            } else if (const auto* maths = std::get_if<document::Maths>(&part)) {
                x += formula(*maths, size, x, y, at != nullptr);
            }
        }
        return x - start;
    }

    cairo_t* cairo_;
    const Look& look_;
};

double pt(Length length) {
    return length.units / 1000.0;
}

void trace(cairo_t* cairo, const PathItem& item) {
    cairo_new_path(cairo);
    for (const Segment& segment : item.segments) {
        if (const auto* move = std::get_if<MoveTo>(&segment)) {
            cairo_move_to(cairo, pt(move->to.x), pt(move->to.y));
        } else if (const auto* to = std::get_if<LineTo>(&segment)) {
            cairo_line_to(cairo, pt(to->to.x), pt(to->to.y));
        } else if (const auto* curve = std::get_if<CurveTo>(&segment)) {
            cairo_curve_to(cairo, pt(curve->c1.x), pt(curve->c1.y), pt(curve->c2.x), pt(curve->c2.y), pt(curve->to.x),
                           pt(curve->to.y));
        } else if (const auto* arc = std::get_if<Arc>(&segment)) {
            const double from = arc->from / 1000.0 * 3.14159265358979 / 180;
            const double to_angle = (arc->from + arc->sweep) / 1000.0 * 3.14159265358979 / 180;
            if (arc->sweep >= 0) {
                cairo_arc(cairo, pt(arc->centre.x), pt(arc->centre.y), pt(arc->radius), from, to_angle);
            } else {
                cairo_arc_negative(cairo, pt(arc->centre.x), pt(arc->centre.y), pt(arc->radius), from, to_angle);
            }
        } else {
            cairo_close_path(cairo);
        }
    }
}

void hatch(cairo_t* cairo, const PathItem& item) {
    cairo_save(cairo);
    trace(cairo, item);
    double x1, y1, x2, y2;
    cairo_path_extents(cairo, &x1, &y1, &x2, &y2);
    cairo_clip(cairo);
    const double pitch = 1.9 * 72 / 25.4;
    if (item.fill == Fill::Dots) {
        for (double y = y1 - pitch; y < y2 + pitch; y += pitch) {
            for (double x = x1; x < x2 + pitch; x += pitch) {
                cairo_new_path(cairo);
                cairo_arc(cairo, x, y, 0.42 * 72 / 25.4, 0, 6.3);
                cairo_fill(cairo);
            }
        }
    } else {
        const double step = pitch * 1.41421356;
        cairo_set_line_width(cairo, 0.7);
        const double reach = x2 - x1 + y2 - y1;
        for (double at = -reach; at < reach; at += step) {
            cairo_new_path(cairo);
            if (item.fill == Fill::HatchRight) {
                cairo_move_to(cairo, x1 + at, y2);
                cairo_line_to(cairo, x1 + at + reach, y2 - reach);
            } else {
                cairo_move_to(cairo, x1 + at, y1);
                cairo_line_to(cairo, x1 + at + reach, y1 + reach);
            }
            cairo_stroke(cairo);
        }
    }
    cairo_restore(cairo);
}

void paint(cairo_t* cairo, const PathItem& item) {
    cairo_set_source_rgb(cairo, 0, 0, 0);
    if (item.fill == Fill::HatchRight || item.fill == Fill::HatchLeft || item.fill == Fill::Dots) {
        hatch(cairo, item);
    } else if (item.fill != Fill::None) {
        const double white[] = {1, 1, .94, .82, .9, .15, 0};
        const double level = white[static_cast<int>(item.fill)];
        cairo_set_source_rgb(cairo, level, level, level);
        trace(cairo, item);
        cairo_fill(cairo);
    }
    if (item.pen.width.units == 0) {
        return;
    }
    const double grey = 1 - item.pen.grey / 100.0;
    cairo_set_source_rgb(cairo, grey, grey, grey);
    cairo_set_line_width(cairo, pt(item.pen.width));
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    const double dash[] = {pt(item.pen.dash_on), pt(item.pen.dash_off)};
    cairo_set_dash(cairo, dash, item.pen.dash_on.units > 0 ? 2 : 0, 0);
    trace(cairo, item);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, dash, 0, 0);
}

void paint(cairo_t* cairo, const LabelItem& label, const Look& look) {
    const double role = label.role == document::TextRole::FigureLabel ? look.label : look.body;
    const double size = role * label.size_permille / 1000.0;
    Setter setter(cairo, look);
    const double width = setter.width(label.text, size);
    Point at = label.at;
    if (label.anchor == Anchor::Centre) {
        at.x.units -= static_cast<int>(width * 500);
    } else if (label.anchor == Anchor::Right) {
        at.x.units -= static_cast<int>(width * 1000);
    }
    if (label.knock_out) {
        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_rectangle(cairo, pt(at.x) - 1, pt(at.y) - 0.78 * size, width + 2, 0.84 * size);
        cairo_fill(cairo);
    }
    const double grey = 1 - label.grey / 100.0;
    cairo_set_source_rgb(cairo, grey, grey, grey);
    setter.show(label.text, size, at);
}

struct Cell {
    std::string caption;
    Drawing drawing;
};

void put(cairo_t* cairo, const Drawing& drawing, const Look& look) {
    cairo_set_source_rgb(cairo, .75, .85, 1);
    cairo_set_line_width(cairo, .4);
    cairo_rectangle(cairo, 0, 0, pt(drawing.width), pt(drawing.height));
    cairo_stroke(cairo);
    for (const DrawingItem& item : drawing.items) {
        if (const auto* path = std::get_if<PathItem>(&item)) {
            paint(cairo, *path);
        } else {
            paint(cairo, std::get<LabelItem>(item), look);
        }
    }
}

class Sheet {
public:
    explicit Sheet(Look look) : look_(look) {}

    void add(const std::string& notation) {
        const auto spec = figures::parse_figure(notation);
        if (!spec) {
            std::cerr << base::to_string(spec.error()) << ": " << notation << "\n";
            return;
        }
        for (const auto show : {document::FigureShow::Question, document::FigureShow::Answer}) {
            draw(*spec, show);
        }
    }

    void draw(const document::FigureSpec& spec, document::FigureShow show) {
        cairo_surface_t* scrap = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 8, 8);
        cairo_t* pen = cairo_create(scrap);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_set_font_options(pen, options);
        FigureContext context;
        context.show = show;
        context.body_size = {static_cast<int>(look_.body * 1000)};
        context.label_size = {static_cast<int>(look_.label * 1000)};
        context.large_print = look_.large;
        context.square = look_.large ? Length{34016} : Length{19843};
        context.most_width = look_.most_width;
        context.width_of = [&](const document::RichText& text) {
            return Length{static_cast<int>(Setter(pen, look_).width(text, look_.label) * 1000)};
        };
        const auto drawing = draw_figure(spec, context);
        cairo_font_options_destroy(options);
        cairo_destroy(pen);
        cairo_surface_destroy(scrap);
        if (!drawing) {
            std::cerr << base::to_string(drawing.error()) << "\n";
            return;
        }
        const char* form = show == document::FigureShow::Question ? " (question)" : " (answer)";
        if (show == document::FigureShow::Question) {
            std::cout << spec.kind << ": " << drawing->alt << "\n";
        }
        cells_.push_back({spec.kind + form, *drawing});
    }

    void write(const std::string& path) {
        constexpr double kWide = 1050;
        double x = 12;
        double y = 12;
        double row = 0;
        std::vector<std::pair<double, double>> places;
        for (const Cell& cell : cells_) {
            if (x > 12 && x + pt(cell.drawing.width) > kWide) {
                x = 12;
                y += row + 26;
                row = 0;
            }
            places.emplace_back(x, y);
            x += pt(cell.drawing.width) + 24;
            row = std::max(row, pt(cell.drawing.height));
        }
        const double scale = kPixelsPerPoint;
        cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>((kWide + 12) * scale),
                                                              static_cast<int>((y + row + 20) * scale));
        cairo_t* cairo = cairo_create(surface);
        cairo_scale(cairo, scale, scale);
        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_paint(cairo);
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            cairo_save(cairo);
            cairo_translate(cairo, places[i].first, places[i].second + 8);
            cairo_select_font_face(cairo, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
            cairo_set_font_size(cairo, 6);
            cairo_set_source_rgb(cairo, .5, .5, .8);
            cairo_move_to(cairo, 0, -3);
            cairo_show_text(cairo, cells_[i].caption.c_str());
            put(cairo, cells_[i].drawing, look_);
            cairo_restore(cairo);
        }
        cairo_surface_write_to_png(surface, path.c_str());
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
    }

private:
    Look look_;
    std::vector<Cell> cells_;
};

bool wanted(const std::vector<std::string>& kinds, const std::string& kind) {
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "contact_sheet out.png [large|column|years7|-] [kind …] (a kind of - reads notation from standard input)\n";
        return 2;
    }
    const std::vector<std::string> kinds(argv + std::min(argc, 3), argv + argc);
    Sheet sheet(look_of(argc > 2 ? argv[2] : ""));
    if (!kinds.empty() && kinds.front() == "-") {
        for (std::string text; std::getline(std::cin, text);) {
            sheet.add(text);
        }
    } else {
        for (const FigureKind& kind : figure_kinds()) {
            if (wanted(kinds, kind.name)) {
                sheet.draw(kind.specimen, document::FigureShow::Question);
                sheet.draw(kind.specimen, document::FigureShow::Answer);
            }
        }
    }
    sheet.write(argv[1]);
    return 0;
}
