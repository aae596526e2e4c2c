// Text as PDF operators: glyph runs in, strings of two-byte codes out.
//
// Words that follow one another on a baseline in the same look become one string with real spaces between them, so a
// line costs about as many bytes as its letters, and a reader, a search and a screen reader find the words and their
// gaps. All positions are exact whole numbers: the writer tracks where the reader's pen stands (in 1/1,000,000 pt) and
// corrects it when layout wants another place. Right-to-left runs stand in the
// order of the page, marked ReversedChars; text whose codes do not spell it is wrapped in a Span with ActualText.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layout/page.hpp"
#include "render/font_parts.hpp"

namespace bookbag::render {

/// Which fonts a document has used, in order of first use; the number is the N of the resource name "FN".
class FontUse {
public:
    std::size_t number(std::size_t part);
    const std::vector<std::size_t>& parts() const { return parts_; }

private:
    std::vector<std::size_t> parts_;      // by number
    std::vector<std::int32_t> numbers_;   // by part; -1 = not used
};

/// Appends text of one page to its stream. Between `show` calls the caller must call `end` before any other operator.
class TextOperators {
public:
    TextOperators(std::string& out, const fonts::FontSet& fonts, const DocumentFonts& parts, FontUse& use)
        : out_(out), fonts_(fonts), parts_(parts), use_(use) {}

    /// A new page of this height; text state starts afresh.
    void start_page(layout::Length height);

    /// Writes one mark. Every glyph must have a slot.
    void show(const layout::GlyphsMark& mark);

    /// Closes the text object if one is open.
    void end();

    /// Numbers of the fonts used since start_page, sorted.
    std::vector<std::size_t> fonts_of_page() const;

    /// Grey of fills in percent of black, shared with the page's other fills. -1 = unknown.
    int fill_grey = 100;

private:
    void begin();
    void close_string();
    void close_array();
    void select(std::size_t part, std::int32_t size);
    void move_to(const layout::GlyphsMark& mark);
    void turn_to(const layout::GlyphsMark& mark);
    void set_rise(std::int64_t hundredths);
    void correct(std::int64_t wanted);
    void glyphs(const layout::GlyphsMark& mark);
    void code(std::uint16_t value);
    void put_byte(unsigned char byte);

    std::string& out_;
    const fonts::FontSet& fonts_;
    const DocumentFonts& parts_;
    FontUse& use_;
    Spelling spelling_;
    std::vector<bool> used_;             // by font number
    std::int64_t height_ = 0;            // page, 1/1000 pt
    bool in_text_ = false;
    bool in_array_ = false;
    bool in_string_ = false;
    bool turned_ = false;
    std::size_t part_ = SIZE_MAX;
    std::int32_t size_ = 0;
    std::int64_t line_x_ = 0;            // start of the reader's line, 1/100 pt
    std::int64_t line_y_ = 0;            // 1/100 pt, y up
    std::int64_t pen_ = 0;               // reader's pen, 1e-6 pt
    std::int64_t rise_ = 0;              // 1/100 pt
};

/// Sine and cosine of a turn in 1/1000 degree, as PDF numbers with five decimals: "cos sin -sin cos".
std::string turn_matrix(std::int32_t milli_degrees);

}  // namespace bookbag::render
