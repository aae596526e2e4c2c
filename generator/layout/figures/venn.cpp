// Venn diagrams of two or three sets in their frame, also as sorting circles.
//
// Texts of a region are broken into lines that fit it; a blank is an answer box; without `regions` the diagram is empty
// for the child. With `apart: true` the two circles do not overlap.
#include <algorithm>
#include <map>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

namespace {

struct Region {
    const char* name;
    Point centre;
    Length width;
};

void put_region(Sketch& sketch, const Entry& entry, Point centre, Length width) {
    if (entry.blank()) {
        const bool several = sketch.measure(entry.text).width > width;
        if (several) {
            if (sketch.answer()) {
                sketch.text_lines(sketch.lines_of(bolder(entry.text), width), centre);
            }
        } else {
            sketch.answer_box(centre, entry.text, document::plain_text(entry.text).size());
        }
    } else if (!entry.empty()) {
        sketch.text_lines(sketch.lines_of(entry.text, width), centre);
    }
}

void put_frame(Sketch& sketch, Point half, const RichText& corner) {
    sketch.add(rectangle({-half.x, -half.y}, half.x * 2, half.y * 2, pens::kFigure));
    if (!corner.empty()) {
        sketch.text(letter_text(corner), {-half.x + 2_mm, -half.y + 1.5_mm}, {.anchor = Anchor::Left, .level = Level::Below});
    }
}

using Entries = std::map<std::string, Entry>;

Entry find(const Entries& entries, const std::string& name) {
    const auto found = entries.find(name);
    return found == entries.end() ? Entry{} : found->second;
}

void draw_two(Sketch& sketch, const std::vector<Entry>& labels, const Entries& regions, const RichText& corner) {
    const Length radius = sketch.span(25_mm);
    const Length apart = sketch.span(15.5_mm);
    Length top = -radius;
    for (std::size_t i = 0; i < 2; ++i) {
        const Length x = i == 0 ? -apart : apart;
        const auto lines = sketch.lines_of(bolder(labels[i].text), radius * 14 / 10);
        const auto count = static_cast<std::int32_t>(lines.size());
        const Length middle = -radius - 1.8_mm - sketch.lead() * count / 2;
        sketch.text_lines(lines, {x + (i == 0 ? -sketch.span(8_mm) : sketch.span(8_mm)), middle});
        top = std::min(top, middle - sketch.lead() * count / 2);
        sketch.add(circle({x, {}}, radius, pens::kGeometry));
    }
    for (const Region& region : {Region{"a", {-apart - sketch.span(11_mm), {}}, radius}, Region{"both", {}, sketch.span(16_mm)},
                                 Region{"b", {apart + sketch.span(11_mm), {}}, radius}}) {
        put_region(sketch, find(regions, region.name), region.centre, region.width);
    }
    const Length half_width = apart + radius + sketch.span(5_mm);
    const Length foot = radius + sketch.mark(11_mm);
    put_region(sketch, find(regions, "outside"), {half_width - sketch.span(12_mm), foot - sketch.mark(6_mm)}, sketch.span(40_mm));
    sketch.add(rectangle({-half_width, top - 1_mm}, half_width * 2, foot - top + 1_mm, pens::kFigure));
    if (!corner.empty()) {
        sketch.text(letter_text(corner), {-half_width + 2_mm, foot - 1_mm}, {.anchor = Anchor::Left, .level = Level::Above});
    }
}

void draw_three(Sketch& sketch, const std::vector<Entry>& labels, const Entries& regions, const RichText& corner) {
    const Length radius = sketch.span(22_mm);
    const Length out = sketch.span(14_mm);
    const std::int32_t directions[3] = {-150000, -30000, 90000};
    for (std::size_t i = 0; i < 3; ++i) {
        const Point centre = polar({}, out, directions[i]);
        sketch.add(circle(centre, radius, pens::kGeometry));
        const Length width = sketch.measure(bolder(labels[i].text)).width / 2;
        const Point at = i == 2
                             ? Point{centre.x + radius + width, centre.y + radius * 7 / 10}
                             : Point{centre.x + (i == 0 ? -radius / 2 : radius / 2), centre.y - radius - sketch.lead() * 6 / 10};
        sketch.text(bolder(labels[i].text), at);
    }
    const Length far = out + sketch.span(9_mm);
    const Length near = sketch.span(13.5_mm);
    for (const Region& region :
         {Region{"a", polar({}, far, -150000), out}, Region{"b", polar({}, far, -30000), out},
          Region{"c", polar({}, far, 90000), out}, Region{"ab", polar({}, near, -90000), out},
          Region{"bc", polar({}, near, 30000), out}, Region{"ac", polar({}, near, 150000), out}, Region{"abc", {}, out}}) {
        put_region(sketch, find(regions, region.name), region.centre, region.width);
    }
    const Point half{out + radius + sketch.span(12_mm), out + radius + sketch.mark(6_mm)};
    put_region(sketch, find(regions, "outside"), {-half.x + sketch.span(10_mm), half.y - sketch.mark(6_mm)}, sketch.span(24_mm));
    put_frame(sketch, half, corner);
}

base::Status draw(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> labels = in.needed_entries("labels");
    const Entries regions = in.labels("regions", {"a", "both", "b", "outside", "c", "ab", "bc", "ac", "abc"});
    const Entry corner = in.entry("universal");
    in.demand(labels.size() == 2 || labels.size() == 3, "labels", "must be two or three");
    if (auto status = in.done(); !status) {
        return status;
    }
    if (labels.size() == 2) {
        draw_two(sketch, labels, regions, corner.text);
    } else {
        draw_three(sketch, labels, regions, corner.text);
    }
    std::string text = "Venn diagram of " + spoken_entries(labels) + ".";
    const std::map<std::string, std::string> names = {
        {"a", "Only the first"}, {"b", "Only the second"}, {"both", "Both"}, {"outside", "Outside"}};
    for (const auto& [name, entry] : regions) {
        const auto known = names.find(name);
        text += " " + (known == names.end() ? "Region " + name : known->second) + ": " + spoken(entry) + ".";
    }
    sketch.say(regions.empty() ? text + " It is empty." : text);
    return {};
}

}  // namespace

Kind venn() {
    return {
        "venn", draw,
        "{labels: [Multiples of 3, Multiples of 5], regions: {a: '3, 6, 9, 12', both: '?=15', b: '5, 10, 20', outside: '7, 8'}}"};
}

}  // namespace bookbag::layout::figures
