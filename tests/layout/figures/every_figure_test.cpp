// Promises that hold for every figure kind, checked on its specimen in all forms and print sizes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "layout/figures/figure_testing.hpp"

namespace bookbag::layout {

using document::FigureShow;
using testing::Print;

namespace {

struct Form {
    FigureShow show;
    Print print;
};

constexpr Form kForms[] = {{FigureShow::Question, Print::Standard}, {FigureShow::Answer, Print::Standard},
                           {FigureShow::Question, Print::Large},    {FigureShow::Answer, Print::Large},
                           {FigureShow::Question, Print::Column},   {FigureShow::Answer, Print::Column}};

/// Figures at true scale may refuse a narrow column; everything else must fit it.
bool refuses_columns(const std::string& kind) {
    return kind == "ruler" || kind == "protractor";
}

template <typename Check>
void for_every_drawing(Check check) {
    for (const FigureKind& kind : figure_kinds()) {
        for (const Form& form : kForms) {
            if (form.print == Print::Column && refuses_columns(kind.name)) {
                continue;
            }
            const FigureContext context = testing::context(form.show, form.print);
            const auto drawing = draw_figure(kind.specimen, context);
            ASSERT_TRUE(drawing) << kind.name << ": " << base::to_string(drawing.error());
            check(kind.name, *drawing, context);
        }
    }
}

/// Points that bound a segment: ends, control points, and an arc taken degree by degree, by the library's own sine.
std::vector<std::pair<double, double>> reach(const Segment& segment) {
    if (const auto* move = std::get_if<MoveTo>(&segment)) {
        return {{move->to.x.units, move->to.y.units}};
    }
    if (const auto* to = std::get_if<LineTo>(&segment)) {
        return {{to->to.x.units, to->to.y.units}};
    }
    if (const auto* curve = std::get_if<CurveTo>(&segment)) {
        return {{curve->to.x.units, curve->to.y.units}};
    }
    std::vector<std::pair<double, double>> points;
    if (const auto* arc = std::get_if<Arc>(&segment)) {
        for (int k = 0; k <= 360; ++k) {
            const double angle = (arc->from + arc->sweep * (k / 360.0)) / 1000.0 * M_PI / 180;
            points.emplace_back(arc->centre.x.units + arc->radius.units * std::cos(angle),
                                arc->centre.y.units + arc->radius.units * std::sin(angle));
        }
    }
    return points;
}

std::set<std::string> words_of(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (c == ' ' || c == ',' || c == ':' || c == ';') {
            while (!word.empty() && word.back() == '.') {
                word.pop_back();
            }
            if (!word.empty()) {
                words.insert(word);
            }
            word.clear();
        } else {
            word += c;
        }
    }
    return words;
}

std::string answers_of(const std::string& kind) {
    std::string text;
    for (const FigureKind& one : figure_kinds()) {
        if (one.name == kind) {
            const auto question = draw_figure(one.specimen, testing::context(FigureShow::Question));
            const auto answer = draw_figure(one.specimen, testing::context(FigureShow::Answer));
            auto shown = testing::texts(*question);
            for (const std::string& label : testing::texts(*answer)) {
                const auto found = std::find(shown.begin(), shown.end(), label);
                if (found == shown.end()) {
                    text += label + " ";
                } else {
                    shown.erase(found);
                }
            }
        }
    }
    return text;
}

}  // namespace

TEST(EveryFigure, HasANameOfItsOwnAndASpecimenWithValues) {
    std::set<std::string> names;
    for (const FigureKind& kind : figure_kinds()) {
        EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
        EXPECT_EQ(kind.specimen.kind, kind.name);
        EXPECT_FALSE(kind.specimen.values.empty()) << kind.name << ": the specimen does not parse";
    }
    EXPECT_GE(names.size(), 70U);
}

TEST(EveryFigure, FitsItsColumnAndKeepsEveryMarkInsideItsBox) {
    for_every_drawing([](const std::string& kind, const Drawing& drawing, const FigureContext& context) {
        EXPECT_LE(drawing.width, context.most_width) << kind;
        const double slack = 2;
        for (const PathItem* path : testing::paths(drawing)) {
            const double half = path->pen.width.units / 2.0;
            for (const Segment& segment : path->segments) {
                for (const auto& [x, y] : reach(segment)) {
                    EXPECT_GE(x - half, -slack) << kind;
                    EXPECT_GE(y - half, -slack) << kind;
                    EXPECT_LE(x + half, drawing.width.units + slack) << kind;
                    EXPECT_LE(y + half, drawing.height.units + slack) << kind;
                }
            }
        }
        for (const LabelItem* label : testing::labels(drawing)) {
            const auto box = testing::bounds(*label, context);
            EXPECT_TRUE(box.left >= -slack && box.top >= -slack && box.right <= drawing.width.units + slack &&
                        box.foot <= drawing.height.units + slack)
                << kind << ": " << document::plain_text(label->text);
        }
    });
}

TEST(EveryFigure, UsesNoPenUnderHalfAPointAndNoLabelUnderNine) {
    for_every_drawing([](const std::string& kind, const Drawing& drawing, const FigureContext& context) {
        for (const PathItem* path : testing::paths(drawing)) {
            EXPECT_TRUE(path->pen.width.units == 0 || path->pen.width.units >= 500) << kind;
            EXPECT_TRUE(path->pen.width.units == 0 || path->pen.grey >= 50) << kind << ": a line that a copier may lose";
        }
        for (const LabelItem* label : testing::labels(drawing)) {
            EXPECT_GE(testing::size_of(*label, context), 9000) << kind << ": " << document::plain_text(label->text);
        }
    });
}

TEST(EveryFigure, InLargePrintHasThickerPens) {
    for (const FigureKind& kind : figure_kinds()) {
        const auto standard = draw_figure(kind.specimen, testing::context(FigureShow::Question));
        const auto large = draw_figure(kind.specimen, testing::context(FigureShow::Question, Print::Large));
        ASSERT_TRUE(standard && large) << kind.name;
        const auto thickest = [](const Drawing& drawing) {
            Length most;
            for (const PathItem* path : testing::paths(drawing)) {
                most = std::max(most, path->pen.width);
            }
            return most;
        };
        EXPECT_EQ(thickest(*large).units, thickest(*standard).units * 3 / 2) << kind.name;
        EXPECT_FALSE(large->true_scale) << kind.name;
    }
}

TEST(EveryFigure, SaysTheSameWordsInBothFormsAndNeverTheAnswer) {
    for (const FigureKind& kind : figure_kinds()) {
        const auto question = draw_figure(kind.specimen, testing::context(FigureShow::Question));
        const auto answer = draw_figure(kind.specimen, testing::context(FigureShow::Answer));
        ASSERT_TRUE(question && answer) << kind.name;
        EXPECT_FALSE(question->alt.empty()) << kind.name;
        EXPECT_EQ(question->alt, answer->alt) << kind.name;
        const auto said = words_of(question->alt);
        const auto drawn = words_of([&] {
            std::string all;
            for (const std::string& text : testing::texts(*question)) {
                all += text + " ";
            }
            return all;
        }());
        for (const std::string& word : words_of(answers_of(kind.name))) {
            EXPECT_TRUE(!said.contains(word) || drawn.contains(word))
                << kind.name << " says '" << word << "' in: " << question->alt;
        }
    }
}

TEST(EveryFigure, IsTheSameWheneverItIsDrawn) {
    for_every_drawing([](const std::string& kind, const Drawing& drawing, const FigureContext& context) {
        for (const FigureKind& one : figure_kinds()) {
            if (one.name == kind) {
                EXPECT_EQ(testing::listing(drawing), testing::listing(*draw_figure(one.specimen, context))) << kind;
            }
        }
    });
}

TEST(EveryFigure, PutsNoLabelOverAnother) {
    // Digits on squared paper stand close on purpose; small carries may overlap the foot of a neighbour's box.
    const std::set<std::string> close = {"column_method", "short_division", "long_division"};
    for_every_drawing([&close](const std::string& kind, const Drawing& drawing, const FigureContext& context) {
        if (close.contains(kind)) {
            return;
        }
        const auto list = testing::labels(drawing);
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (std::size_t j = i + 1; j < list.size(); ++j) {
                const auto a = testing::bounds(*list[i], context);
                const auto b = testing::bounds(*list[j], context);
                EXPECT_FALSE(a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot)
                    << kind << ": '" << document::plain_text(list[i]->text) << "' over '" << document::plain_text(list[j]->text)
                    << "'";
            }
        }
    });
}

TEST(EveryFigure, RefusesAnUnknownParameterByName) {
    for (FigureKind kind : figure_kinds()) {
        kind.specimen.values["colour"].value = std::string("red");
        const auto drawing = draw_figure(kind.specimen, testing::context(FigureShow::Question));
        ASSERT_FALSE(drawing) << kind.name;
        EXPECT_NE(drawing.error().what.find("unknown parameter `colour`"), std::string::npos)
            << kind.name << ": " << drawing.error().what;
        EXPECT_NE(drawing.error().what.find("figure " + kind.name), std::string::npos);
    }
}

TEST(EveryFigure, RefusesNonsenseWithoutFailingOtherwise) {
    // Each value of each specimen in turn becomes zero, a huge number, a text, an empty list: a drawing or a fault, no crash.
    for (const FigureKind& kind : figure_kinds()) {
        for (const auto& [key, unused] : kind.specimen.values) {
            for (const char* nonsense : {"0", "-7", "1000000000000", "'none'", "[]", "[0]", "[[]]", "{}",
                                         "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "1/1000000007"}) {
                document::FigureSpec spec = kind.specimen;
                const auto value = base::parse_rational(nonsense);
                document::FigureValue::List nine(9, document::FigureValue{base::Rational(1)});
                auto& slot = spec.values[key].value;
                const std::string text = nonsense;
                if (value) {
                    slot = *value;
                } else if (text == "[]") {
                    slot = document::FigureValue::List{};
                } else if (text == "[0]") {
                    slot = document::FigureValue::List{document::FigureValue{base::Rational(0)}};
                } else if (text == "[[]]") {
                    slot = document::FigureValue::List{document::FigureValue{document::FigureValue::List{}}};
                } else if (text == "{}") {
                    slot = document::FigureValue::Map{};
                } else if (text[0] == '[') {
                    slot = nine;
                } else {
                    slot = std::string("none");
                }
                for (const Form& form : kForms) {
                    const auto drawing = draw_figure(spec, testing::context(form.show, form.print));
                    EXPECT_TRUE(drawing || !drawing.error().what.empty()) << kind.name << " " << key << " " << nonsense;
                }
            }
        }
    }
}

}  // namespace bookbag::layout
