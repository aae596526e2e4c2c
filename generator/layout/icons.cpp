// Every icon is a few strokes in a small path language, so that a whole set can be read, compared and redrawn:
//
//   M x y   L x y   C x1 y1 x2 y2 x y   Z          as in SVG, absolute, units of a 24-unit square
//   O x y r                                        a circle
//   A x y r from sweep                             part of a circle, degrees, clockwise from the right
//   R x y width height radius                      a rounded rectangle
//   w  i                                           the strokes that follow are filled white / filled black
//   n                                              the strokes that follow are not filled
//
// Caps and joins are round. The bag, the clock and the rest follow mock/booklet-notes.md section 4. Strings are read once
// and kept; reading never fails because they are fixed here and tested.
#include "layout/icons.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace bookbag::layout {

namespace {

using document::IconName;

struct IconArt {
    IconName name;
    std::string_view strokes;
};

constexpr std::array kArt = {
    IconArt{IconName::Bag,
            "w M6.2 9 L6.2 5 C6.2 4.4 6.6 4 7.2 4 L12.4 4 C13 4 13.4 4.4 13.4 5 L13.4 9 M16 9 L16 5.4 L17.5 2.8 L19 5.4 L19 9 "
            "n M8.7 6.5 L11 6.5 w R2.6 9 18.8 12 2.6 n M2.8 10.8 C3.6 14.8 6 15.8 12 15.8 C18 15.8 20.4 14.8 21.2 10.8 w R10.4 "
            "14.1 3.2 3.5 0.8"},
    IconArt{IconName::BagDone,
            "w M6.2 9 L6.2 5 C6.2 4.4 6.6 4 7.2 4 L12.4 4 C13 4 13.4 4.4 13.4 5 L13.4 9 M16 9 L16 5.4 L17.5 2.8 L19 5.4 L19 9 "
            "n M8.7 6.5 L11 6.5 w R2.6 9 18.8 12 2.6 n M7.6 15.2 L10.8 18.4 L16.6 11.9"},
    IconArt{IconName::ClockBack, "n A12 12.5 8.4 219 312 n M5.2 3 L5.2 7.6 L9.8 7.6 n M12 8 L12 12.6 L15.2 14.6"},
    IconArt{IconName::Bulb,
            "n M9 17.3 C9 14.9 5.4 13.3 5.4 9.3 A12 9.3 6.6 180 180 C18.6 13.3 15 14.9 15 17.3 Z n M9.6 20.4 L14.4 20.4 M12 17.2 "
            "L12 12.2 L10 10 M12 12.2 L14 10"},
    IconArt{IconName::Pencil, "n M4 20 L5.1 15.4 L16 4.4 L19.6 8 L8.6 18.9 Z M13.5 6.9 L17.1 10.5"},
    IconArt{IconName::Squares, "n M4 4 L20 4 L20 20 L4 20 Z M9.3 4 L9.3 20 M14.7 4 L14.7 20 M4 9.3 L20 9.3 M4 14.7 L20 14.7"},
    IconArt{IconName::Arrows,
            "n M3 7 L6.5 7 C12 7 12 17 17.5 17 L21 17 M3 17 L6.5 17 C12 17 12 7 17.5 7 L21 7 M18 4 L21 7 L18 10 M18 14 L21 17 "
            "L18 20"},
    IconArt{IconName::Home,
            "n M8.6 4.6 L3.6 9.4 L8.6 14.2 M3.8 9.4 L15 9.4 C18 9.4 20.2 11.7 20.2 14.6 C20.2 17.5 18 19.8 15 19.8 L10.6 19.8"},
    IconArt{IconName::SandGlass,
            "n M6.5 3 L17.5 3 M6.5 21 L17.5 21 M8 3 L8 6.2 C8 9.6 12 10 12 12 C12 14 8 14.4 8 17.8 L8 21 M16 3 L16 6.2 C16 9.6 "
            "12 10 12 12 C12 14 16 14.4 16 17.8 L16 21 M10.2 18.6 L13.8 18.6"},
    IconArt{IconName::Lens, "n O10 10 6 n M14.4 14.4 L20 20"},
    IconArt{IconName::Book,
            "n M12 6.1 C9.5 4.4 6.5 4.1 3 4.4 L3 18.1 C6.5 17.8 9.5 18.1 12 19.8 C14.5 18.1 17.5 17.8 21 18.1 L21 4.4 C17.5 4.1 "
            "14.5 4.4 12 6.1 Z M12 6.1 L12 19.6"},
    IconArt{IconName::House,
            "n M3.5 10.5 L12 3.3 L20.5 10.5 M6 8.7 L6 19.3 L18 19.3 L18 8.7 M10 19.3 L10 13.3 L14 13.3 L14 19.3"},
    IconArt{IconName::Speech,
            "n M3.7 4 L20.3 4 C21 4 21.5 4.5 21.5 5.2 L21.5 15 C21.5 15.7 21 16.2 20.3 16.2 L11.5 16.2 L6.7 20.8 L6.7 16.2 L3.7 "
            "16.2 C3 16.2 2.5 15.7 2.5 15 L2.5 5.2 C2.5 4.5 3 4 3.7 4 Z"},
    IconArt{IconName::Hill, "n M1.6 20.4 L9.4 7 L13.5 13.7 L15.6 10.8 L22 20.4 Z M9.4 7 L9.4 2.4 L13.9 4.1 L9.4 5.9"},
    IconArt{IconName::Target, "n O12 12 8.8 O12 12 4.6 i O12 12 0.8"},
    IconArt{IconName::Eye, "n M2.5 12 C6.5 5.5 17.5 5.5 21.5 12 C17.5 18.5 6.5 18.5 2.5 12 Z O12 12 2.8"},
    IconArt{IconName::Question,
            "n O12 12 8.8 M9.2 9.4 C9.2 7.6 10.4 6.4 12.1 6.4 C13.8 6.4 15 7.6 15 9.2 C15 11.7 12 11.5 12 14 M12 17 L12 17.2"},
    IconArt{IconName::Scissors, "n O5.6 7 2.4 O5.6 17 2.4 M7.6 8.4 L20 16.4 M7.6 15.6 L20 7.6"},
    IconArt{IconName::Clock, "n O12 12 8.8 M12 6.8 L12 12 L15.6 14.2"},
    IconArt{IconName::Sun,
            "n O12 12 5 M12 1.6 L12 4 M12 20 L12 22.4 M1.6 12 L4 12 M20 12 L22.4 12 M4.6 4.6 L6.3 6.3 M17.7 17.7 L19.4 19.4 "
            "M19.4 4.6 L17.7 6.3 M6.3 17.7 L4.6 19.4"},
    IconArt{IconName::Tick, "n M4.4 12.6 L9.6 17.8 L19.6 6.6"},
    IconArt{IconName::ArrowRight, "n M2.5 12 L21.5 12 M15.2 6 L21.5 12 L15.2 18"},
    IconArt{IconName::SamHead,
            "w O12 7.8 6 i O9.8 7.3 0.55 O14.2 7.3 0.55 n M10 10.3 C11.3 11.4 12.7 11.4 14 10.3 M6.1 6.3 C7.1 4.3 8.8 3.4 11.2 "
            "3.7 C14 4.2 16.3 5.1 17.9 6.3 "
            "w M3 22.8 C3 16.8 6.6 14.1 12 14.1 C17.4 14.1 21 16.8 21 22.8 Z"},
    IconArt{
        IconName::Ruler,
        "n M2.6 16.6 L16.6 2.6 L21.4 7.4 L7.4 21.4 Z M5.8 13.4 L7.6 15.2 M9 10.2 L11.8 13 M12.2 7 L14 8.8 M15.4 3.8 L18.2 6.6"},
    IconArt{IconName::Star,
            "n M12 2.8 L14.8 8.9 L21.4 9.6 L16.5 14.1 L17.9 20.6 L12 17.3 L6.1 20.6 L7.5 14.1 L2.6 9.6 L9.2 8.9 Z"},
    IconArt{IconName::People,
            "n O8.4 8 3.4 M2 20 C2 15.6 4.6 13.6 8.4 13.6 C12.2 13.6 14.8 15.6 14.8 20 M14.8 4.9 C17 4.9 18.6 6.2 18.6 8.2 C18.6 "
            "10.2 17.2 11.4 15.2 11.5 M17 13.9 C20 14.5 22 16.6 22 20"},
    IconArt{IconName::Phone,
            "n M8.3 3.2 L5.2 4.4 C3.6 5 3.1 6.6 3.4 8.4 C4.5 14.6 9.4 19.5 15.6 20.6 C17.4 20.9 19 20.4 19.6 18.8 L20.8 15.7 "
            "L16.2 13 L13.7 15.2 C11.6 14.2 9.8 12.4 8.8 10.3 L11 7.8 Z"},
    IconArt{IconName::Warning, "n M12 3.4 L22 20.4 L2 20.4 Z M12 9.6 L12 14.6 M12 17.4 L12 17.6"},
};

constexpr std::string_view kReportMark =
    "n M8.4 5.2 L8.4 3.6 C8.4 2.6 9.1 1.9 10.1 1.9 L13.9 1.9 C14.9 1.9 15.6 2.6 15.6 3.6 L15.6 5.2 w R2.6 5.2 18.8 14.6 2.4 "
    "n M2.8 8.2 C3.4 12 6.4 13.2 12 13.2 C17.6 13.2 20.6 12 21.2 8.2 w R10.5 11.4 3 3.4 0.7";

/// Reads one icon in 1/1000 units.
class StrokeReader {
public:
    explicit StrokeReader(std::string_view strokes) : rest_(strokes) {}

    std::vector<PathItem> read() {
        for (char command = next(); command != '\0'; command = next()) {
            step(command);
        }
        flush();
        return std::move(items_);
    }

private:
    char next() {
        while (!rest_.empty() && rest_.front() == ' ') {
            rest_.remove_prefix(1);
        }
        if (rest_.empty()) {
            return '\0';
        }
        const char command = rest_.front();
        rest_.remove_prefix(1);
        return command;
    }

    /// A number with at most two decimals, in 1/1000.
    std::int32_t number() {
        while (!rest_.empty() && rest_.front() == ' ') {
            rest_.remove_prefix(1);
        }
        std::int32_t value = 0;
        std::int32_t place = 0;
        while (!rest_.empty() && (rest_.front() == '.' || (rest_.front() >= '0' && rest_.front() <= '9'))) {
            if (rest_.front() == '.') {
                place = 1000;
            } else if (place == 0) {
                value = value * 10 + (rest_.front() - '0') * 1000;
            } else {
                place /= 10;
                value += (rest_.front() - '0') * place;
            }
            rest_.remove_prefix(1);
        }
        return value;
    }

    Point point() {
        const std::int32_t x = number();
        return {{x}, {number()}};
    }

    void flush() {
        if (!segments_.empty()) {
            items_.push_back({std::move(segments_), pens::kMain, fill_});
            segments_ = {};
        }
    }

    void append(const PathItem& shape) { segments_.insert(segments_.end(), shape.segments.begin(), shape.segments.end()); }

    void step(char command) {
        switch (command) {
            case 'w':
            case 'i':
            case 'n':
                flush();
                fill_ = command == 'w' ? Fill::White : command == 'i' ? Fill::Ink : Fill::None;
                break;
            case 'M': segments_.emplace_back(MoveTo{point()}); break;
            case 'L': segments_.emplace_back(LineTo{point()}); break;
            case 'C': {
                const Point first = point();
                const Point second = point();
                segments_.emplace_back(CurveTo{first, second, point()});
                break;
            }
            case 'O': {
                const Point centre = point();
                append(circle(centre, {number()}));
                break;
            }
            case 'A': arc(); break;
            case 'R': {
                const Point corner = point();
                const Point size = point();
                append(rounded(corner, size.x, size.y, {number()}));
                break;
            }
            case 'Z': segments_.emplace_back(Close{}); break;
            default: break;
        }
    }

    void arc() {
        const Point centre = point();
        const Length radius{number()};
        const std::int32_t from = number();
        const std::int32_t sweep = number();
        if (segments_.empty()) {
            segments_.emplace_back(MoveTo{polar(centre, radius, from)});
        }
        segments_.emplace_back(Arc{centre, radius, from, sweep});
    }

    std::string_view rest_;
    std::vector<PathItem> items_;
    std::vector<Segment> segments_;
    Fill fill_ = Fill::None;
};

Length to_size(Length units, Length size) {
    return scaled(size, units.units, 24000);
}

Point to_size(Point point, Length size) {
    return {to_size(point.x, size), to_size(point.y, size)};
}

Segment to_size(const Segment& segment, Length size) {
    if (const auto* move = std::get_if<MoveTo>(&segment)) {
        return MoveTo{to_size(move->to, size)};
    }
    if (const auto* straight = std::get_if<LineTo>(&segment)) {
        return LineTo{to_size(straight->to, size)};
    }
    if (const auto* curve = std::get_if<CurveTo>(&segment)) {
        return CurveTo{to_size(curve->c1, size), to_size(curve->c2, size), to_size(curve->to, size)};
    }
    if (const auto* part = std::get_if<Arc>(&segment)) {
        return Arc{to_size(part->centre, size), to_size(part->radius, size), part->from, part->sweep};
    }
    return segment;
}

std::vector<PathItem> sized(const std::vector<PathItem>& art, Length size, Pen pen) {
    std::vector<PathItem> items;
    items.reserve(art.size());
    for (const PathItem& stroke : art) {
        PathItem item{{}, pen, stroke.fill};
        item.segments.reserve(stroke.segments.size());
        for (const Segment& segment : stroke.segments) {
            item.segments.push_back(to_size(segment, size));
        }
        items.push_back(std::move(item));
    }
    return items;
}

/// All icons, read once, by the number of their name.
const std::vector<std::vector<PathItem>>& gallery() {
    static const std::vector<std::vector<PathItem>> kGallery = [] {
        std::vector<std::vector<PathItem>> icons(kArt.size() + 1);
        for (const IconArt& art : kArt) {
            icons.at(static_cast<std::size_t>(art.name)) = StrokeReader(art.strokes).read();
        }
        return icons;
    }();
    return kGallery;
}

}  // namespace

Pen icon_pen(Length size) {
    return {std::min(Length{500} + scaled(size, 28, 1000), Length{1700}), 100, {}, {}};
}

std::vector<PathItem> icon_paths(IconName name, Length size, Pen pen) {
    return sized(gallery().at(static_cast<std::size_t>(name)), size, pen.width.units == 0 ? icon_pen(size) : pen);
}

std::vector<PathItem> report_mark_paths(Length size) {
    static const std::vector<PathItem> kMark = StrokeReader(kReportMark).read();
    return sized(kMark, size, {scaled(size, 46, 1000), 100, {}, {}});
}

}  // namespace bookbag::layout
