// Icons are written as paths on a square of 100 units in the letters of SVG: M, L, C, Z. The first path is the outline
// that takes the fill; a path that begins with `*` is filled black. One pen, no shading, so that a photocopy keeps them.
#include "layout/figures/icons.hpp"

#include <algorithm>
#include <array>

namespace bookbag::layout::figures {

namespace {

struct Icon {
    std::string name, many;
    std::vector<std::string> paths;
};

const std::vector<Icon>& icons() {
    static const std::vector<Icon> list = {
        {"circle", "circles", {"M 92 50 C 92 73 73 92 50 92 C 27 92 8 73 8 50 C 8 27 27 8 50 8 C 73 8 92 27 92 50 Z"}},
        {"apple",
         "apples",
         {"M 50 33 C 60 24 86 23 87 52 C 88 76 70 96 59 94 C 54 93 53 91 50 91 C 47 91 46 93 41 94 C 30 96 12 76 13 52 C 14 23 "
          "40 24 50 33 Z",
          "M 50 33 C 50 24 53 15 60 9", "M 56 21 C 62 9 76 9 82 11 C 79 22 66 27 56 21 Z"}},
        {"star",
         "stars",
         {"M 50 6 L 61.5 38.2 L 95.6 39.2 L 68.5 60 L 78.2 92.8 L 50 73.5 L 21.8 92.8 L 31.5 60 L 4.4 39.2 L 38.5 38.2 Z"}},
        {"pencil",
         "pencils",
         {"M 38 6 L 62 6 L 62 68 L 50 96 L 38 68 Z", "M 38 18 L 62 18", "M 38 68 L 62 68", "*M 46 86.5 L 54 86.5 L 50 96 Z"}},
        {"fish",
         "fish",
         {"M 5 50 C 22 20 54 20 73 46 L 94 27 C 89 42 89 58 94 73 L 73 54 C 54 80 22 80 5 50 Z", "M 37 34 C 44 44 44 56 37 66",
          "*M 26 45 C 26 48 20 48 20 45 C 20 42 26 42 26 45 Z"}},
        {"shell",
         "shells",
         {"M 42 92 L 8 54 C 6 42 13 35 22 36 C 22 24 33 17 41 22 C 45 14 55 14 59 22 C 67 17 78 24 78 36 C 87 35 94 42 92 54 L "
          "58 92 Z",
          "M 45 84 L 22 36", "M 48 82 L 41 22", "M 52 82 L 59 22", "M 55 84 L 78 36"}},
        {"flower",
         "flowers",
         {"M 50 36 C 38 8 62 8 50 36 C 66 12 86 28 63 46 C 92 44 88 70 61 60 C 82 82 62 96 50 66 C 38 96 18 82 39 60 C 12 70 8 "
          "44 37 46 C 14 28 34 12 50 36 Z",
          "M 61 51 C 61 65 39 65 39 51 C 39 37 61 37 61 51 Z"}},
        {"button",
         "buttons",
         {"M 92 50 C 92 73 73 92 50 92 C 27 92 8 73 8 50 C 8 27 27 8 50 8 C 73 8 92 27 92 50 Z",
          "M 80 50 C 80 66.5 66.5 80 50 80 C 33.5 80 20 66.5 20 50 C 20 33.5 33.5 20 50 20 C 66.5 20 80 33.5 80 50 Z",
          "*M 45 41 C 45 46 37 46 37 41 C 37 36 45 36 45 41 Z", "*M 63 41 C 63 46 55 46 55 41 C 55 36 63 36 63 41 Z",
          "*M 45 59 C 45 64 37 64 37 59 C 37 54 45 54 45 59 Z", "*M 63 59 C 63 64 55 64 55 59 C 55 54 63 54 63 59 Z"}},
        {"heart", "hearts", {"M 50 90 C 20 66 6 50 8 32 C 11 10 40 8 50 30 C 60 8 89 10 92 32 C 94 50 80 66 50 90 Z"}},
        {"leaf", "leaves", {"M 20 82 C 4 44 36 10 90 10 C 92 62 62 96 20 82 Z", "M 8 94 C 24 74 44 52 68 34"}},
        {"ball",
         "balls",
         {"M 92 50 C 92 73 73 92 50 92 C 27 92 8 73 8 50 C 8 27 27 8 50 8 C 73 8 92 27 92 50 Z", "M 22 20 C 44 38 44 62 22 80",
          "M 78 20 C 56 38 56 62 78 80"}},
        {"egg", "eggs", {"M 50 6 C 72 6 86 40 86 60 C 86 82 70 94 50 94 C 30 94 14 82 14 60 C 14 40 28 6 50 6 Z"}},
        {"car",
         "cars",
         {"M 6 70 L 6 52 L 22 48 L 34 28 L 68 28 L 80 48 L 94 52 L 94 70 Z", "M 24 48 L 80 48", "M 51 28 L 51 48",
          "*M 36 70 C 36 84 16 84 16 70 C 16 58 36 58 36 70 Z", "*M 84 70 C 84 84 64 84 64 70 C 64 58 84 58 84 70 Z"}},
        {"book",
         "books",
         {"M 50 24 C 38 14 20 14 8 18 L 8 80 C 20 76 38 76 50 86 C 62 76 80 76 92 80 L 92 18 C 80 14 62 14 50 24 Z",
          "M 50 24 L 50 86"}},
        {"cake",
         "cakes",
         {"M 24 56 L 34 94 L 66 94 L 76 56 Z", "M 20 56 C 10 40 26 32 32 36 C 34 20 62 16 66 34 C 78 30 90 42 80 56 Z",
          "M 40 58 L 44 92", "M 60 58 L 56 92", "*M 54 16 C 54 24 46 24 46 16 C 46 8 54 8 54 16 Z"}},
        {"square", "squares", {"M 10 10 L 90 10 L 90 90 L 10 90 Z"}},
        {"triangle", "triangles", {"M 50 10 L 94 88 L 6 88 Z"}},
        {"person",
         "people",
         {"M 22 94 C 20 58 34 48 50 48 C 66 48 80 58 78 94 Z", "M 66 26 C 66 47 34 47 34 26 C 34 5 66 5 66 26 Z"}},
    };
    return list;
}

const Icon& find(const std::string& name) {
    const auto& list = icons();
    const auto found = std::find_if(list.begin(), list.end(), [&name](const Icon& icon) { return icon.name == name; });
    return found == list.end() ? list.front() : *found;
}

/// Reads the numbers of a path one by one, in tenths of a unit.
class PathReader {
public:
    PathReader(const std::string& text, Point corner, Length size) : text_(text), corner_(corner), size_(size) {}

    std::vector<Segment> segments() {
        std::vector<Segment> list;
        while (next_ < text_.size()) {
            const char letter = text_[next_++];
            if (letter == 'M') {
                list.emplace_back(MoveTo{point()});
            } else if (letter == 'L') {
                list.emplace_back(LineTo{point()});
            } else if (letter == 'C') {
                const Point c1 = point();
                const Point c2 = point();
                list.emplace_back(CurveTo{c1, c2, point()});
            } else if (letter == 'Z') {
                list.emplace_back(Close{});
            }
        }
        return list;
    }

private:
    std::int64_t tenths() {
        while (text_[next_] == ' ') {
            ++next_;
        }
        std::int64_t value = 0;
        int decimals = -1;
        for (; next_ < text_.size() && text_[next_] != ' '; ++next_) {
            if (text_[next_] == '.') {
                decimals = 0;
            } else if (decimals < 1) {
                value = value * 10 + (text_[next_] - '0');
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        return decimals == 1 ? value : value * 10;
    }

    Point point() {
        const Length x = base::scaled(size_, tenths(), 1000);
        const Length y = base::scaled(size_, tenths(), 1000);
        return {corner_.x + x, corner_.y + y};
    }

    const std::string& text_;
    Point corner_;
    Length size_;
    std::size_t next_ = 0;
};

}  // namespace

const std::vector<std::string>& icon_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const Icon& icon : icons()) {
            list.push_back(icon.name);
        }
        return list;
    }();
    return names;
}

void draw_icon(Sketch& sketch, const std::string& name, Point corner, Length size, Fill fill) {
    bool outline = true;
    for (const std::string& path : find(name).paths) {
        const bool black = path.front() == '*';
        const Pen pen = black ? pens::kNone : pens::kMain;
        const bool closed = path.back() == 'Z';
        const Fill inside = black ? Fill::Ink : outline ? fill : closed ? Fill::White : Fill::None;
        sketch.add({PathReader(path, corner, size).segments(), pen, inside});
        outline = false;
    }
}

void draw_icon_part(Sketch& sketch, const std::string& name, Point corner, Length size, int quarters) {
    if (quarters >= 4 || name != "circle") {
        draw_icon(sketch, name, corner, size);
        return;
    }
    const Point centre{corner.x + size / 2, corner.y + size / 2};
    const Length radius = size * 42 / 100;
    // Quarters from the top, anticlockwise: a half is the left half.
    const std::int32_t sweep = -90000 * quarters;
    sketch.add({{MoveTo{centre}, LineTo{polar(centre, radius, -90000)}, Arc{centre, radius, -90000, sweep}, Close{}},
                pens::kMain,
                Fill::White});
}

bool icon_is_plain(const std::string& name) {
    return find(name).paths.size() == 1;
}

std::string icon_word(const std::string& name, std::int64_t count) {
    const Icon& icon = find(name);
    return count == 1 ? icon.name : icon.many;
}

}  // namespace bookbag::layout::figures
