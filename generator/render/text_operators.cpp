// See text_operators.hpp. Source: ISO 32000-1, 9.2-9.4 (text), 14.8.2.3 (ReversedChars), 14.9.4 (ActualText).
#include "render/text_operators.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "base/text.hpp"
#include "render/numbers.hpp"

namespace bookbag::render {

namespace {

constexpr std::int64_t kPenUnits = 10000;        // 1e-6 pt in 1/100 pt
constexpr std::int64_t kFarGap = 30 * 1000;      // 30 em in 1/1000 em: beyond it a new start costs less than a number

std::int64_t rounded_quotient(std::int64_t value, std::int64_t divisor) {
    const std::int64_t half = value < 0 ? -(divisor / 2) : divisor / 2;
    return (value + half) / divisor;
}

}  // namespace

std::size_t FontUse::number(std::size_t part) {
    if (part >= numbers_.size()) {
        numbers_.resize(part + 1, -1);
    }
    if (numbers_[part] < 0) {
        numbers_[part] = static_cast<std::int32_t>(parts_.size());
        parts_.push_back(part);
    }
    return static_cast<std::size_t>(numbers_[part]);
}

std::string turn_matrix(std::int32_t milli_degrees) {
    const double angle = milli_degrees / 1000.0 * std::numbers::pi / 180.0;
    const std::string cosine = base::fixed(std::cos(angle), 5);
    const std::string sine = base::fixed(std::sin(angle), 5);
    const std::string minus_sine = base::fixed(-std::sin(angle), 5);
    return cosine + ' ' + sine + ' ' + minus_sine + ' ' + cosine;
}

void TextOperators::start_page(layout::Length height) {
    height_ = height.units;
    in_text_ = in_array_ = in_string_ = turned_ = false;
    part_ = SIZE_MAX;
    size_ = 0;
    rise_ = 0;
    fill_grey = 100;
    used_.assign(used_.size(), false);
}

void TextOperators::begin() {
    if (!in_text_) {
        out_ += "BT\n";
        in_text_ = true;
        line_x_ = line_y_ = 0;
        pen_ = 0;
        turned_ = false;
    }
}

void TextOperators::end() {
    if (in_text_) {
        set_rise(0);
        close_array();
        out_ += "ET\n";
        in_text_ = false;
    }
}

void TextOperators::close_string() {
    if (in_string_) {
        out_ += ')';
        in_string_ = false;
    }
}

void TextOperators::close_array() {
    close_string();
    if (in_array_) {
        out_ += "]TJ\n";
        in_array_ = false;
    }
}

void TextOperators::select(std::size_t part, std::int32_t size) {
    if (part == part_ && size == size_) {
        return;
    }
    close_array();
    part_ = part;
    size_ = size;
    const std::size_t number = use_.number(part);
    used_.resize(std::max(used_.size(), number + 1));
    used_[number] = true;
    out_ += "/F";
    append_integer(out_, static_cast<std::int64_t>(number));
    out_ += ' ';
    append_hundredths(out_, to_hundredths(size));
    out_ += " Tf\n";
}

// Goes on in the line when the mark stands on the same baseline not far to the right of the pen, else starts a new one.
void TextOperators::move_to(const layout::GlyphsMark& mark) {
    const std::int64_t y = to_hundredths(height_ - mark.at.y.units);
    const std::int64_t wanted = static_cast<std::int64_t>(mark.at.x.units) * 1000;
    const std::int64_t gap = wanted - pen_;
    const std::int64_t em = mark.size.units;
    if (!turned_ && in_array_ && y == line_y_ && gap > -em * 1000 && gap < em * kFarGap) {
        return;
    }
    close_array();
    const std::int64_t x = to_hundredths(mark.at.x.units);
    if (turned_) {
        out_ += "1 0 0 1 ";
        append_hundredths(out_, x);
        out_ += ' ';
        append_hundredths(out_, y);
        out_ += " Tm\n";
        turned_ = false;
    } else {
        append_hundredths(out_, x - line_x_);
        out_ += ' ';
        append_hundredths(out_, y - line_y_);
        out_ += " Td\n";
    }
    line_x_ = x;
    line_y_ = y;
    pen_ = x * kPenUnits;
}

void TextOperators::turn_to(const layout::GlyphsMark& mark) {
    close_array();
    out_ += turn_matrix(mark.turn) + ' ';
    append_hundredths(out_, to_hundredths(mark.at.x.units));
    out_ += ' ';
    append_hundredths(out_, to_hundredths(height_ - mark.at.y.units));
    out_ += " Tm\n";
    turned_ = true;
    pen_ = static_cast<std::int64_t>(mark.at.x.units) * 1000;
}

void TextOperators::set_rise(std::int64_t hundredths) {
    if (hundredths == rise_) {
        return;
    }
    close_array();
    append_hundredths(out_, hundredths);
    out_ += " Ts\n";
    rise_ = hundredths;
}

// Moves the pen to `wanted` (1e-6 pt) when it is a thousandth of an em off or more.
void TextOperators::correct(std::int64_t wanted) {
    const std::int64_t gap = wanted - pen_;
    if (std::abs(gap) < size_) {
        return;
    }
    const std::int64_t number = rounded_quotient(-gap, size_);
    close_string();
    if (!in_array_) {
        out_ += '[';
        in_array_ = true;
    }
    append_integer(out_, number);
    pen_ -= number * size_;
}

void TextOperators::put_byte(unsigned char byte) {
    if (byte == '(' || byte == ')' || byte == '\\') {
        out_ += '\\';
    } else if (byte == '\r') {
        out_ += "\\r";
        return;
    }
    out_ += static_cast<char>(byte);
}

void TextOperators::code(std::uint16_t value) {
    if (!in_array_) {
        out_ += '[';
        in_array_ = true;
    }
    if (!in_string_) {
        out_ += '(';
        in_string_ = true;
    }
    put_byte(static_cast<unsigned char>(value >> 8));
    put_byte(static_cast<unsigned char>(value & 0xFF));
}

void TextOperators::glyphs(const layout::GlyphsMark& mark) {
    const std::int64_t size = mark.size.units;
    std::int64_t place = turned_ ? pen_ : static_cast<std::int64_t>(mark.at.x.units) * 1000;
    for (std::size_t i = 0; i < mark.run.glyphs.size(); ++i) {
        const fonts::Glyph& glyph = mark.run.glyphs[i];
        const GlyphSlot slot = spelling_.slots[i];
        select(slot.part, mark.size.units);
        set_rise(to_hundredths(rounded_quotient(glyph.y_offset * size, 1000)));
        correct(place + glyph.x_offset * size);
        code(slot.code);
        pen_ += parts_.part(slot.part).advances[slot.code] * size;
        place += glyph.advance * size;
    }
    set_rise(0);
    if (mark.ends_word && !mark.run.right_to_left) {
        const GlyphSlot space = parts_.slot(mark.run.face, fonts_.glyph(mark.run.face, U' '));
        if (space.part != GlyphSlot::kNowhere) {
            select(space.part, mark.size.units);
            correct(place);
            code(space.code);
            pen_ += parts_.part(space.part).advances[space.code] * size;
        }
    }
}

void TextOperators::show(const layout::GlyphsMark& mark) {
    if (mark.run.glyphs.empty()) {
        return;
    }
    begin();
    if (mark.grey != fill_grey) {
        close_array();
        append_hundredths(out_, 100 - mark.grey);
        out_ += " g\n";
        fill_grey = mark.grey;
    }
    if (mark.turn != 0) {
        turn_to(mark);
    } else {
        move_to(mark);
    }
    spell(mark.run, parts_, spelling_);
    if (spelling_.spells_itself && !mark.run.right_to_left) {
        glyphs(mark);
        return;
    }
    close_array();
    if (spelling_.spells_itself) {
        out_ += "/ReversedChars BMC\n";
    } else {
        out_ += "/Span<</ActualText";
        append_text_string(out_, mark.ends_word ? mark.run.text + ' ' : mark.run.text);
        out_ += ">>BDC\n";
    }
    glyphs(mark);
    close_array();
    out_ += "EMC\n";
}

std::vector<std::size_t> TextOperators::fonts_of_page() const {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < used_.size(); ++i) {
        if (used_[i]) {
            numbers.push_back(i);
        }
    }
    return numbers;
}

}  // namespace bookbag::render
