// The drawing board of all figures: paths and labels in any coordinates, measured as they are put down.
//
// A figure draws where it likes; finish() moves everything so that the drawing's box starts at (0, 0) and holds every
// mark. Two kinds of length: span() is for what may become narrower when the column is narrow, mark() for what a child
// writes in or reads off (boxes, ticks, arrow heads) and only grows in large print. Labels never shrink below 9 pt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layout/drawing.hpp"
#include "layout/figure.hpp"
#include "layout/figures/entry.hpp"
#include "layout/figures/geometry.hpp"

namespace bookbag::layout::figures {

using document::RichText;
using namespace base::literals;

/// How large text is set: figure labels, 9-pt notes, reading size, digits in squares and boxes.
enum class TextSize : std::uint8_t { Label, Small, Body, Digit };
enum class Level : std::uint8_t { Baseline, Middle, Below, Above };  ///< what the y of the given point means
enum class Behind : std::uint8_t { Keep, Clear };                    ///< whether a label clears what lies behind it

struct TextLook {
    TextSize size = TextSize::Label;
    Anchor anchor = Anchor::Centre;
    Level level = Level::Middle;
    Behind behind = Behind::Keep;
    Grey grey = 100;
};

struct Box {
    Length left, top, right, foot;
    bool overlaps(const Box& other) const;
    Box grown(Length by) const;
    Length width() const { return right - left; }
    Length height() const { return foot - top; }
    Point centre() const { return geometry::middle({left, top}, {right, foot}); }
};

/// Width of a text and its reach above and below the baseline.
struct Extent {
    Length width, above, below;
    Length height() const { return above + below; }
};

/// How much spans and labels are drawn larger or smaller than at their natural size.
struct Zoom {
    std::int32_t span_permille = 1000;
    std::int32_t label_permille = 1000;
};

class Sketch {
public:
    Sketch(const FigureContext& context, Zoom zoom);

    bool answer() const { return context_.show == document::FigureShow::Answer; }
    bool large() const { return context_.large_print; }
    Length square() const { return context_.square; }
    Length most_width() const { return context_.most_width; }
    Length span(Length natural) const { return base::scaled(natural, zoom_.span_permille, 1000); }
    Length mark(Length natural) const { return context_.large_print ? base::scaled(natural, 3, 2) : natural; }
    /// Type size in points/1000 of a TextSize.
    Length type(TextSize size) const;

    void add(PathItem item);
    void line(Point from, Point to, Pen pen = pens::kMain) { add(layout::line(from, to, pen)); }
    /// A line with an open arrow head at `to`.
    void arrow(Point from, Point to, Pen pen = pens::kMain);
    /// Only the head, its tip at `tip`, pointing along `along`.
    void arrow_head(Point tip, geometry::Vector along, Pen pen = pens::kMain);
    /// Part of a circle, drawn from its own start.
    void arc(Point centre, Length radius, std::pair<std::int32_t, std::int32_t> from_sweep, Pen pen = pens::kMain);
    /// An ellipse about `centre`; `half` its two half-axes.
    void ellipse(Point centre, Point half, Pen pen = pens::kMain, Fill fill = Fill::None);

    Extent measure(const RichText& text, TextSize size = TextSize::Label) const;
    /// Puts a label and gives its box. Notes it for free().
    Box text(const RichText& text, Point at, TextLook look = {});
    Box text(const std::string& words, Point at, TextLook look = {}) { return text(document::plain(words), at, look); }
    /// The box that text() would fill.
    Box box_of(const RichText& text, Point at, TextLook look = {}) const;
    /// Whether a box touches no label put so far.
    bool free(const Box& box) const;
    /// Puts a label at the first of `places` where it touches no other label, else at the first one.
    Box text_where_free(const RichText& text, const std::vector<Point>& places, TextLook look = {});
    /// Words broken into lines no wider than `width` (formulas and single words are never broken).
    std::vector<RichText> lines_of(const RichText& text, Length width, TextSize size = TextSize::Label) const;
    /// Puts lines one under the other, the middle of the whole at `centre`.
    void text_lines(const std::vector<RichText>& lines, Point centre, TextLook look = {});
    /// Baseline to baseline of lines of words.
    Length lead(TextSize size = TextSize::Label) const { return type(size) * 122 / 100; }
    /// Puts a label beside `from`, outside in the direction `away`, `gap` clear of it.
    Box text_beside(const RichText& text, Point from, geometry::Vector away, Length gap);
    /// Counts a box as a label for free().
    void take(const Box& box) { taken_.push_back(box); }

    /// Size of the box a child writes a number of about `digits` digits in: 9 mm high, 11 mm wide or more.
    Point box_size(std::size_t digits = 2) const;
    /// An answer box about `centre`; in the answer form with `answer` in it.
    Box answer_box(Point centre, const RichText& answer, std::size_t digits = 2);
    /// A text, or an answer box for a Blank, or nothing, about `centre`.
    void entry(const Entry& entry, Point centre, TextSize size = TextSize::Label);
    /// Room that an entry takes.
    Extent room_of(const Entry& entry, TextSize size = TextSize::Label) const;

    /// Widens the drawing's box to hold `box` although nothing is drawn there.
    void reserve(const Box& box);
    /// Words for a reader who cannot see it.
    void say(std::string alt) { drawing_.alt = std::move(alt); }
    /// Must print at 100 %. In large print nothing is at true scale: span() enlarges and the figure says so.
    void at_true_scale() { drawing_.true_scale = !context_.large_print; }
    bool true_scale() const { return drawing_.true_scale; }

    /// The drawing, moved to (0, 0) and with pens for the print size.
    Drawing finish();

private:
    void grow(Point point, Length around);
    void grow(const PathItem& item);
    std::int32_t permille(TextSize size) const;

    const FigureContext& context_;
    Zoom zoom_;
    Drawing drawing_;
    std::optional<Box> bounds_;
    std::vector<Box> taken_;
};

}  // namespace bookbag::layout::figures
