// See render_text.hpp.
#include "render/render_text.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "render/flat_path.hpp"
#include "render/tag_names.hpp"

namespace bookbag::render {

namespace {

constexpr std::size_t kRoleWidth = 8;
constexpr std::size_t kLookWidth = 24;

// 1/1000 pt to millimetres with one decimal, half away from zero: a tenth of a millimetre is 283.46457 units.
std::string millimetres(layout::Length length) {
    constexpr std::int64_t kTenth = 28346457;
    const std::int64_t scaled = static_cast<std::int64_t>(length.units) * 200000;
    const std::int64_t tenths = (scaled + (scaled < 0 ? -kTenth : kTenth)) / (2 * kTenth);
    const std::int64_t size = std::abs(tenths);
    return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + '.' + std::to_string(size % 10);
}

std::string padded_left(const std::string& text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string points(layout::Length length) {
    std::string text = base::fixed(length.units / 1000.0, 2);
    while (text.back() == '0') {
        text.pop_back();
    }
    if (text.back() == '.') {
        text.pop_back();
    }
    return text;
}

const char* fill_name(layout::Fill fill) {
    switch (fill) {
        case layout::Fill::None: return "None";
        case layout::Fill::White: return "White";
        case layout::Fill::Tint: return "Tint";
        case layout::Fill::Light: return "Light";
        case layout::Fill::Grey10: return "Grey10";
        case layout::Fill::Solid: return "Solid";
        case layout::Fill::Ink: return "Ink";
        case layout::Fill::HatchRight: return "HatchRight";
        case layout::Fill::HatchLeft: return "HatchLeft";
        case layout::Fill::Dots: return "Dots";
    }
    return "";
}

class Lines {
public:
    Lines(const layout::LaidOut& laid_out, const fonts::FontSet& fonts) : laid_out_(laid_out), fonts_(fonts) {}

    std::string run() {
        text_ = "title " + laid_out_.title + "\nlanguage " + laid_out_.language + "\n";
        for (std::size_t p = 0; p < laid_out_.pages.size(); ++p) {
            const layout::Page& page = laid_out_.pages[p];
            text_ += "page " + std::to_string(p + 1) + "  " + millimetres(page.width) + " x " + millimetres(page.height) + " mm";
            text_ += page.outline.empty() ? "\n" : "  outline " + page.outline + "\n";
            for (const layout::Mark& mark : page.marks) {
                std::visit([&](const auto& content) { add(content, mark.tag); }, mark.content);
            }
            end_words();
        }
        return std::move(text_);
    }

private:
    std::string role(std::int32_t tag) const {
        const bool known = tag >= 0 && static_cast<std::size_t>(tag) < laid_out_.tags.size();
        return known ? role_name(laid_out_.tags[static_cast<std::size_t>(tag)].role) : "-";
    }

    void start(layout::Point at, std::int32_t tag, const std::string& look) {
        text_ += padded_left(millimetres(at.x), 7) + padded_left(millimetres(at.y), 7) + "  " + padded(role(tag), kRoleWidth) +
                 padded(look, kLookWidth);
    }

    void add(const layout::GlyphsMark& mark, std::int32_t tag) {
        std::string look = fonts_.face_name(mark.run.face) + ' ' + points(mark.size);
        if (mark.grey != 100) {
            look += " grey " + std::to_string(mark.grey);
        }
        if (mark.turn != 0) {
            look += " turn " + std::to_string(mark.turn);
        }
        const bool goes_on = in_words_ && tag == tag_ && mark.at.y == y_ && look == look_;
        if (!goes_on) {
            end_words();
            start(mark.at, tag, look);
        }
        in_words_ = true;
        tag_ = tag;
        y_ = mark.at.y;
        look_ = look;
        text_ += mark.run.text;
        if (mark.ends_word) {
            text_ += ' ';
        }
    }

    void end_words() {
        if (in_words_) {
            while (text_.back() == ' ') {
                text_.pop_back();
            }
            text_ += '\n';
            in_words_ = false;
        }
    }

    void add(const layout::PathMark& mark, std::int32_t tag) {
        end_words();
        const Box box = box_of(painting_of(mark).outline);
        start(box.least, tag, "path " + std::to_string(mark.path.segments.size()));
        text_ += "box " + millimetres(box.most.x - box.least.x) + " x " + millimetres(box.most.y - box.least.y);
        if (mark.path.pen.width.units > 0) {
            text_ += "  pen " + points(mark.path.pen.width);
            if (mark.path.pen.grey != 100) {
                text_ += " grey " + std::to_string(mark.path.pen.grey);
            }
            if (mark.path.pen.dash_on.units > 0) {
                text_ += " dashed";
            }
        }
        if (mark.path.fill != layout::Fill::None) {
            text_ += "  fill " + std::string(fill_name(mark.path.fill));
        }
        text_ += '\n';
    }

    void add(const layout::QrMark& mark, std::int32_t tag) {
        end_words();
        start(mark.at, tag, "QR " + millimetres(mark.size));
        text_ += mark.text + '\n';
    }

    const layout::LaidOut& laid_out_;
    const fonts::FontSet& fonts_;
    std::string text_;
    bool in_words_ = false;
    std::int32_t tag_ = 0;
    layout::Length y_;
    std::string look_;
};

}  // namespace

std::string render_text(const layout::LaidOut& laid_out, const fonts::FontSet& fonts) {
    return Lines(laid_out, fonts).run();
}

}  // namespace bookbag::render
