// Chance: the scale from 0 to 1, the spinner, and tree diagrams.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/marks.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

base::Status draw_scale(Parameters& in, Sketch& sketch) {
    const std::vector<Mark> marks = in.marks("marks");
    const std::vector<Mark> arrows = in.marks("arrow");
    const std::vector<Mark> answers = in.marks("mark");
    const bool words = in.yes("words");
    const int parts = in.whole("parts", {1, 20}, 2);
    const auto on_scale = [](const std::vector<Mark>& list) {
        return std::all_of(list.begin(), list.end(),
                           [](const Mark& mark) { return mark.at.sign() >= 0 && mark.at <= Rational(1); });
    };
    in.demand(on_scale(marks), "marks", "must lie from 0 to 1");
    in.demand(on_scale(arrows), "arrow", "must lie from 0 to 1");
    in.demand(on_scale(answers), "mark", "must lie from 0 to 1");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Scale scale{Rational(0), Rational(1), {}, sketch.span(130_mm)};
    sketch.line({}, {scale.span, {}}, pens::kGeometry);
    const auto tick = [&](const Rational& at, Length half, Pen pen) {
        sketch.line({scale.at(at), -half}, {scale.at(at), half}, pen);
    };
    for (const Rational& at : steps(Rational(0), Rational(1), over(Rational(1), Rational(parts)))) {
        tick(at, sketch.mark(2_mm), pens::kMain);
    }
    tick(Rational(0), sketch.mark(3.4_mm), pens::kHeavy);
    tick(Rational(1), sketch.mark(3.4_mm), pens::kHeavy);
    const Length below = sketch.mark(3.4_mm) + 1.4_mm;
    for (const auto& [at, name] : {std::pair{Rational(0), "impossible"}, std::pair{over(Rational(1), Rational(2)), "even chance"},
                                   std::pair{Rational(1), "certain"}}) {
        if (at.is_integer()) {
            sketch.text(bolder(number_text(at)), {scale.at(at), below}, {.level = Level::Below});
        }
        if (words) {
            sketch.text(name, {scale.at(at), below + sketch.lead()}, {.level = Level::Below});
        }
    }
    const auto point = [&](const Mark& mark, const RichText& text) {
        const Length x = scale.at(mark.at);
        sketch.arrow({x, -sketch.mark(9_mm)}, {x, -sketch.mark(2.8_mm)}, pens::kGeometry);
        const Length above = -sketch.mark(9.5_mm);
        sketch.text_where_free(text, {{x, above}, {x, above - sketch.lead()}, {x, above - sketch.lead() * 2}},
                               {.level = Level::Above});
    };
    for (const Mark& mark : marks) {
        tick(mark.at, sketch.mark(2.6_mm), pens::kFigure);
        if (mark.label.blank()) {
            sketch.answer_box({scale.at(mark.at), below + sketch.box_size().y / 2},
                              mark.label.text.empty() ? number_text(mark.at) : mark.label.text);
        } else {
            sketch.text(mark.label.text, {scale.at(mark.at), below}, {.level = Level::Below});
        }
    }
    for (const Mark& mark : arrows) {
        point(mark, letter_text(mark.label.text));
    }
    for (const Mark& mark : answers) {
        if (sketch.answer()) {
            point(mark, bolder(mark.label.empty() ? number_text(mark.at) : letter_text(mark.label.text)));
        }
    }
    std::vector<std::string> names;
    for (const Mark& mark : arrows) {
        names.push_back(mark.label.empty() ? "an arrow" : "arrow " + spoken(mark.label));
    }
    sketch.say("A probability scale from 0 to 1" + (names.empty() ? std::string(".") : " with " + listed(names) + "."));
    return {};
}

base::Status draw_spinner(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> sectors = in.needed_entries("sectors");
    in.demand(sectors.size() >= 2 && sectors.size() <= 16, "sectors", "must be 2 to 16");
    if (auto status = in.done(); !status) {
        return status;
    }
    const auto count = static_cast<std::int64_t>(sectors.size());
    Length radius = sketch.span(22_mm);
    const auto angle = [count](std::int64_t half_sectors) {
        return static_cast<std::int32_t>(-90000 + 180000 * half_sectors / count);
    };
    Length distance = radius * 62 / 100;
    for (std::size_t i = 0; i < sectors.size(); ++i) {  // long words push the labels, and with them the rim, outwards
        const auto at = static_cast<std::int64_t>(i) * 2;
        const Wedge wedge{{}, angle(at), angle(at + 2) - angle(at)};
        distance = std::max(distance, label_distance(sketch, wedge, sectors[i].text, radius / 2));
        radius = std::max(
            radius, distance + std::max(sketch.measure(sectors[i].text).width / 2, sketch.type(TextSize::Label) / 2) + 1.5_mm);
    }
    for (std::int64_t i = 0; i < count; ++i) {
        sketch.line({}, polar({}, radius, angle(2 * i)), pens::kMain);
        const Entry& sector = sectors[static_cast<std::size_t>(i)];
        if (!sector.blank() || sketch.answer()) {
            sketch.text(sector.blank() ? bolder(sector.text) : sector.text, polar({}, distance, angle(2 * i + 1)));
        }
    }
    sketch.add(circle({}, radius, pens::kGeometry));
    // The pointer lies between two labels, over the first line.
    const std::int32_t pointer = angle(0) - 4000;
    sketch.arrow(polar({}, radius / 3, pointer + 180000), polar({}, radius * 86 / 100, pointer), pens::kHeavy);
    sketch.add(circle({}, sketch.mark(1.6_mm), pens::kFigure, Fill::White));
    sketch.say("A spinner with " + std::to_string(count) + " equal parts: " + spoken_entries(sectors) + ".");
    return {};
}

struct Branch {
    Entry label, p;
    std::vector<Branch> then;
};

std::vector<Branch> read_branches(Parameters& in, const std::string& key, int depth) {
    std::vector<Branch> list;
    for (Parameters& branch : in.maps(key)) {
        Entry label = branch.needed_entry("label");
        Entry p = branch.entry("p");
        std::vector<Branch> then =
            branch.has("then") && depth < 3 ? read_branches(branch, "then", depth + 1) : std::vector<Branch>{};
        list.push_back({std::move(label), std::move(p), std::move(then)});
    }
    return list;
}

std::int32_t leaves(const std::vector<Branch>& branches) {
    std::int32_t count = 0;
    for (const Branch& branch : branches) {
        count += branch.then.empty() ? 1 : leaves(branch.then);
    }
    return count;
}

class Tree {
public:
    explicit Tree(Sketch& sketch)
        : sketch_(sketch), pitch_(std::max(sketch.mark(13_mm), sketch.measure(unreduced_text(1, 2)).height() + 3_mm)) {}

    Length pitch() const { return pitch_; }

    /// Draws branches from `root`; their leaves fill the lines from `first` on. Gives nothing; labels stand at the ends.
    void draw(const std::vector<Branch>& branches, Point root, std::int32_t first) {
        Length word;
        for (const Branch& branch : branches) {
            word = std::max(word, sketch_.room_of(branch.label).width);
        }
        const Length run = sketch_.span(32_mm);
        for (const Branch& branch : branches) {
            const std::int32_t size = branch.then.empty() ? 1 : leaves(branch.then);
            const Point end{root.x + run, pitch_ * (2 * first + size - 1) / 2};
            sketch_.line(root, end, pens::kFigure);
            probability(branch.p, root, end);
            const Extent room = sketch_.room_of(branch.label);
            if (branch.label.blank()) {
                sketch_.entry(branch.label, {end.x + 1.5_mm + room.width / 2, end.y});
            } else {
                sketch_.text(branch.label.text, {end.x + 1.5_mm, end.y}, {.anchor = Anchor::Left});
            }
            if (!branch.then.empty()) {
                draw(branch.then, {end.x + word + 3_mm, end.y}, first);
            }
            first += size;
        }
    }

private:
    /// On the branch: above its middle when it rises, below when it falls.
    void probability(const Entry& p, Point root, Point end) {
        if (p.empty()) {
            return;
        }
        const Point middle = geometry::part_way(root, end, 56, 100);
        const bool rises = end.y <= root.y;
        if (p.blank()) {
            const Point size = sketch_.box_size();
            sketch_.answer_box({middle.x, middle.y}, p.text);
            sketch_.reserve({middle.x - size.x / 2, middle.y - size.y / 2, middle.x + size.x / 2, middle.y + size.y / 2});
            return;
        }
        const geometry::Vector along = geometry::between(root, end);
        const geometry::Vector up = rises ? geometry::Vector{along.y, -along.x} : geometry::Vector{-along.y, along.x};
        sketch_.text_beside(p.text, middle, up, sketch_.mark(0.6_mm));
    }

    Sketch& sketch_;
    Length pitch_;
};

void spoken_branches(const std::vector<Branch>& branches, const std::string& before, std::vector<std::string>& words) {
    for (const Branch& branch : branches) {
        const std::string name = before + spoken(branch.label) + (branch.p.empty() ? "" : " (" + spoken(branch.p) + ")");
        if (branch.then.empty()) {
            words.push_back(name);
        } else {
            spoken_branches(branch.then, name + " then ", words);
        }
    }
}

base::Status draw_tree(Parameters& in, Sketch& sketch) {
    const std::vector<Branch> branches = read_branches(in, "branches", 1);
    const std::vector<Entry> heads = in.entries("heads");
    in.demand(!branches.empty(), "branches", "is missing or empty");
    in.demand(leaves(branches) <= 16, "branches", "has more than 16 ends");
    if (auto status = in.done(); !status) {
        return status;
    }
    Tree tree(sketch);
    const Length middle = tree.pitch() * (leaves(branches) - 1) / 2;
    for (std::size_t i = 0; i < heads.size() && i < 3; ++i) {
        const Length x = sketch.span(32_mm) * static_cast<std::int32_t>(i) + sketch.span(14_mm) +
                         sketch.span(12_mm) * static_cast<std::int32_t>(i);
        sketch.text(bolder(heads[i].text), {x, -tree.pitch() * 8 / 10}, {.level = Level::Above});
    }
    tree.draw(branches, {{}, middle}, 0);
    std::vector<std::string> words;
    spoken_branches(branches, "", words);
    sketch.say("Tree diagram. Ends: " + listed(words) + ".");
    return {};
}

}  // namespace

Kind probability_scale() {
    return {"probability_scale", draw_scale,
            "{words: true, arrow: [{at: 1/4, label: A}, {at: 9/10, label: B}], mark: [{at: 1/2, label: C}]}"};
}

Kind spinner() {
    return {"spinner", draw_spinner, "{sectors: [red, blue, red, green, blue, red]}"};
}

Kind tree_diagram() {
    return {
        "tree_diagram", draw_tree,
        "{branches: [{label: red, p: '$\\frac{3}{5}$', then: [{label: red, p: '$\\frac{2}{4}$'}, {label: blue, p: "
        "'?=$\\frac{2}{4}$'}]}, "
        "{label: blue, p: '$\\frac{2}{5}$', then: [{label: red, p: '$\\frac{3}{4}$'}, {label: blue, p: '$\\frac{1}{4}$'}]}]}"};
}

}  // namespace bookbag::layout::figures
