// Measures every mark as it is put down. Vertical reach of text is taken from round numbers that hold for all our faces
// (digits 0.72 em high, descenders 0.24 em; fractions by mock/booklet-notes.md section 2: axis 0.345 em, 0.93 em up and
// down from it), so a figure needs widths only from the fonts.
#include "layout/figures/sketch.hpp"

#include <algorithm>

namespace bookbag::layout::figures {

using base::scaled;
using geometry::Vector;

namespace {

constexpr std::int32_t kLeastLabel = 9000;

bool has_fraction(const RichText& text) {
    return std::any_of(text.runs.begin(), text.runs.end(), [](const document::Inline& run) {
        const auto* maths = std::get_if<document::Maths>(&run);
        return maths != nullptr &&
               (maths->notation.find("\\frac") != std::string::npos || maths->notation.find("\\mixed") != std::string::npos);
    });
}

Point shifted(Point point, Length dx, Length dy) {
    return {point.x + dx, point.y + dy};
}

void shift(Segment& segment, Length dx, Length dy) {
    if (auto* move = std::get_if<MoveTo>(&segment)) {
        move->to = shifted(move->to, dx, dy);
    } else if (auto* to = std::get_if<LineTo>(&segment)) {
        to->to = shifted(to->to, dx, dy);
    } else if (auto* curve = std::get_if<CurveTo>(&segment)) {
        *curve = {shifted(curve->c1, dx, dy), shifted(curve->c2, dx, dy), shifted(curve->to, dx, dy)};
    } else if (auto* arc = std::get_if<Arc>(&segment)) {
        arc->centre = shifted(arc->centre, dx, dy);
    }
}

}  // namespace

bool Box::overlaps(const Box& other) const {
    return left < other.right && other.left < right && top < other.foot && other.top < foot;
}

Box Box::grown(Length by) const {
    return {left - by, top - by, right + by, foot + by};
}

Sketch::Sketch(const FigureContext& context, Zoom zoom) : context_(context), zoom_(zoom) {}

std::int32_t Sketch::permille(TextSize size) const {
    const Length role = size == TextSize::Body || size == TextSize::Digit ? context_.body_size : context_.label_size;
    std::int32_t value = size == TextSize::Digit ? 1143 : size == TextSize::Small ? 860 : 1000;
    value = static_cast<std::int32_t>(std::int64_t{value} * zoom_.label_permille / 1000);
    const std::int32_t least = (kLeastLabel * 1000 + role.units - 1) / role.units;
    return std::max(value, std::min<std::int32_t>(least, 1000));
}

Length Sketch::type(TextSize size) const {
    const Length role = size == TextSize::Body || size == TextSize::Digit ? context_.body_size : context_.label_size;
    return scaled(role, permille(size), 1000);
}

void Sketch::grow(Point point, Length around) {
    const Box box{point.x - around, point.y - around, point.x + around, point.y + around};
    reserve(box);
}

void Sketch::reserve(const Box& box) {
    if (!bounds_) {
        bounds_ = box;
        return;
    }
    bounds_->left = std::min(bounds_->left, box.left);
    bounds_->top = std::min(bounds_->top, box.top);
    bounds_->right = std::max(bounds_->right, box.right);
    bounds_->foot = std::max(bounds_->foot, box.foot);
}

void Sketch::grow(const PathItem& item) {
    // Round caps and joins: half the pen all round. Control points bound a curve from outside.
    const Length half = mark(item.pen.width) / 2 + Length{1};
    for (const Segment& segment : item.segments) {
        if (const auto* move = std::get_if<MoveTo>(&segment)) {
            grow(move->to, half);
        } else if (const auto* to = std::get_if<LineTo>(&segment)) {
            grow(to->to, half);
        } else if (const auto* curve = std::get_if<CurveTo>(&segment)) {
            grow(curve->c1, half);
            grow(curve->c2, half);
            grow(curve->to, half);
        } else if (const auto* arc = std::get_if<Arc>(&segment)) {
            const std::int32_t low = std::min(arc->from, arc->from + arc->sweep);
            const std::int32_t high = std::max(arc->from, arc->from + arc->sweep);
            grow(polar(arc->centre, arc->radius, low), half);
            grow(polar(arc->centre, arc->radius, high), half);
            for (std::int32_t quarter = low - ((low % 90000) + 90000) % 90000 + 90000; quarter < high; quarter += 90000) {
                grow(polar(arc->centre, arc->radius, quarter), half);
            }
        }
    }
}

void Sketch::add(PathItem item) {
    grow(item);
    drawing_.items.emplace_back(std::move(item));
}

void Sketch::arrow_head(Point tip, Vector along, Pen pen) {
    const Length arm = mark(2.3_mm);
    const std::int32_t back = geometry::direction(along) + 180000;
    add(polyline({polar(tip, arm, back - 30000), tip, polar(tip, arm, back + 30000)}, pen));
}

void Sketch::arrow(Point from, Point to, Pen pen) {
    line(from, to, pen);
    arrow_head(to, geometry::between(from, to), pen);
}

void Sketch::arc(Point centre, Length radius, std::pair<std::int32_t, std::int32_t> from_sweep, Pen pen) {
    const auto [from, sweep] = from_sweep;
    add({{MoveTo{polar(centre, radius, from)}, Arc{centre, radius, from, sweep}}, pen, Fill::None});
}

void Sketch::ellipse(Point centre, Point half, Pen pen, Fill fill) {
    const Length kx = scaled(half.x, 55228, 100000);  // control points of a quarter circle, 4/3 (sqrt 2 - 1)
    const Length ky = scaled(half.y, 55228, 100000);
    const auto at = [centre](Length dx, Length dy) { return shifted(centre, dx, dy); };
    add({{MoveTo{at(half.x, {})}, CurveTo{at(half.x, ky), at(kx, half.y), at({}, half.y)},
          CurveTo{at(-kx, half.y), at(-half.x, ky), at(-half.x, {})},
          CurveTo{at(-half.x, -ky), at(-kx, -half.y), at({}, -half.y)}, CurveTo{at(kx, -half.y), at(half.x, -ky), at(half.x, {})},
          Close{}},
         pen,
         fill});
}

Extent Sketch::measure(const RichText& text, TextSize size) const {
    const Length em = type(size);
    const Length width = text.empty() ? Length{} : scaled(context_.width_of(text), em.units, context_.label_size.units);
    if (has_fraction(text)) {
        return {width, scaled(em, 1290, 1000), scaled(em, 600, 1000)};
    }
    return {width, scaled(em, 750, 1000), scaled(em, 240, 1000)};
}

Box Sketch::box_of(const RichText& text, Point at, TextLook look) const {
    const Extent extent = measure(text, look.size);
    Length baseline = at.y;
    if (look.level == Level::Middle) {
        baseline += scaled(type(look.size), 355, 1000);
    } else if (look.level == Level::Below) {
        baseline += extent.above;
    } else if (look.level == Level::Above) {
        baseline -= extent.below;
    }
    Length left = at.x;
    if (look.anchor == Anchor::Centre) {
        left -= extent.width / 2;
    } else if (look.anchor == Anchor::Right) {
        left -= extent.width;
    }
    return {left, baseline - extent.above, left + extent.width, baseline + extent.below};
}

Box Sketch::text(const RichText& text, Point at, TextLook look) {
    const Box box = box_of(text, at, look);
    if (text.empty()) {
        return box;
    }
    const Extent extent = measure(text, look.size);
    LabelItem item;
    item.text = text;
    item.at = {at.x, box.foot - extent.below};
    item.anchor = look.anchor;
    const bool body = look.size == TextSize::Body || look.size == TextSize::Digit;
    item.role = body ? document::TextRole::Question : document::TextRole::FigureLabel;
    item.grey = look.grey;
    item.knock_out = look.behind == Behind::Clear;
    item.size_permille = permille(look.size);
    drawing_.items.emplace_back(std::move(item));
    taken_.push_back(box);
    reserve(box);
    return box;
}

bool Sketch::free(const Box& box) const {
    return std::none_of(taken_.begin(), taken_.end(), [&box](const Box& other) { return box.overlaps(other); });
}

Box Sketch::text_where_free(const RichText& text, const std::vector<Point>& places, TextLook look) {
    for (const Point place : places) {
        if (free(box_of(text, place, look))) {
            return this->text(text, place, look);
        }
    }
    return this->text(text, places.front(), look);
}

std::vector<RichText> Sketch::lines_of(const RichText& text, Length width, TextSize size) const {
    std::vector<RichText> lines(1);
    const auto append = [&](document::Inline piece) {
        RichText longer = lines.back();
        longer.runs.push_back(piece);
        if (lines.back().empty() || measure(longer, size).width <= width) {
            lines.back() = std::move(longer);
            return;
        }
        if (auto* words = std::get_if<document::Words>(&piece); words != nullptr && words->text.starts_with(' ')) {
            words->text.erase(0, 1);
        }
        lines.emplace_back().runs.push_back(std::move(piece));
    };
    for (const document::Inline& run : text.runs) {
        const auto* words = std::get_if<document::Words>(&run);
        if (words == nullptr) {
            append(run);
            continue;
        }
        std::size_t start = 0;
        while (start < words->text.size()) {  // each word with the space before it
            const std::size_t end = std::min(words->text.find(' ', start + 1), words->text.size());
            append(document::Words{words->text.substr(start, end - start), words->bold});
            start = end;
        }
    }
    return lines;
}

void Sketch::text_lines(const std::vector<RichText>& lines, Point centre, TextLook look) {
    const auto count = static_cast<std::int32_t>(lines.size());
    look.level = Level::Middle;
    for (std::int32_t i = 0; i < count; ++i) {
        const Length y = centre.y + lead(look.size) * i - lead(look.size) * (count - 1) / 2;
        text(lines[static_cast<std::size_t>(i)], {centre.x, y}, look);
    }
}

Box Sketch::text_beside(const RichText& text, Point from, Vector away, Length gap) {
    const Extent extent = measure(text);
    const std::int64_t length = std::max<std::int64_t>(geometry::length_of(away).units, 1);
    const std::int64_t ax = away.x < 0 ? -away.x : away.x;
    const std::int64_t ay = away.y < 0 ? -away.y : away.y;
    // Half-width of the box in the direction `away`, so that its nearest corner or side stays clear of the point's line.
    // Ink of a label is about 0.72 em of its 1 em box.
    const Length reach = scaled(extent.width / 2, ax, length) + scaled(extent.height() * 38 / 100, ay, length);
    return this->text(text, geometry::moved(from, away, reach + gap));
}

Point Sketch::box_size(std::size_t digits) const {
    const Length height = mark(9_mm);
    const auto count = static_cast<std::int32_t>(std::max<std::size_t>(digits, 1));
    return {std::max(mark(11_mm), mark(3_mm) + type(TextSize::Body) * count * 62 / 100), height};
}

Box Sketch::answer_box(Point centre, const RichText& answer, std::size_t digits) {
    Point size = box_size(digits);
    if (has_fraction(answer)) {
        size.y = std::max(size.y, measure(answer).height() + mark(1.5_mm));
    }
    const Box box{centre.x - size.x / 2, centre.y - size.y / 2, centre.x + size.x / 2, centre.y + size.y / 2};
    add(rounded({box.left, box.top}, size.x, size.y, mark(0.6_mm), pens::kAnswer, Fill::White));
    if (this->answer() && !answer.empty()) {
        text(bolder(answer), centre);
    }
    taken_.push_back(box);
    return box;
}

void Sketch::entry(const Entry& entry, Point centre, TextSize size) {
    if (entry.blank()) {
        answer_box(centre, entry.text, document::plain_text(entry.text).size());
    } else if (!entry.empty()) {
        text(entry.text, centre, {.size = size});
    }
}

Extent Sketch::room_of(const Entry& entry, TextSize size) const {
    if (entry.blank()) {
        const Point box = box_size(document::plain_text(entry.text).size());
        return {box.x, box.y / 2, box.y / 2};
    }
    return entry.empty() ? Extent{} : measure(entry.text, size);
}

Drawing Sketch::finish() {
    const Box box = bounds_.value_or(Box{}).grown(1_pt);
    for (DrawingItem& item : drawing_.items) {
        if (auto* path = std::get_if<PathItem>(&item)) {
            path->pen = {mark(path->pen.width), path->pen.grey, mark(path->pen.dash_on), mark(path->pen.dash_off)};
            for (Segment& segment : path->segments) {
                shift(segment, -box.left, -box.top);
            }
        } else {
            auto& label = std::get<LabelItem>(item);
            label.at = shifted(label.at, -box.left, -box.top);
        }
    }
    drawing_.width = box.width();
    drawing_.height = box.height();
    return std::move(drawing_);
}

}  // namespace bookbag::layout::figures
