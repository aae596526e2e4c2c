// Draws, questions, and their repeatability.
#include "questions/draw.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "questions/bank.hpp"
#include "questions/lint.hpp"
#include "questions/verify.hpp"
#include "reading.hpp"

namespace bookbag {
namespace {

using base::Seed;
using questions::draw;
using questions::plain_seed;
using tests::template_with;

Seed seed(int i) { return plain_seed(base::seed_of({"test", std::to_string(i)})); }

std::string plain(const document::RichText& text) { return document::plain_text(text); }

TEST(Draw, IsTheSameOnEveryMachine) {
    const auto made_from = template_with({});
    const auto question = draw(made_from, Seed{12345});
    ASSERT_TRUE(question);
    EXPECT_EQ(question->note, "43+66");
    EXPECT_EQ(plain(question->stem), "Work out 43 + 66");
    EXPECT_EQ(question->answer.plain, "109");
    std::string notes;
    for (std::uint64_t i = 0; i < 8; ++i) {
        notes += draw(made_from, Seed{i})->note + " ";
    }
    // Worked out by another program from the text of questions.md, section 3.5.
    EXPECT_EQ(notes, "16+40 62+61 45+85 46+71 74+24 83+17 46+84 95+95 ");
}

TEST(Draw, LeavesOtherVariablesUnchangedWhenOneIsAdded) {
    const auto before = template_with({});
    const auto after = template_with({"vars: {z: \"rand(1,9)\", a: \"rand(10,99)\", b: \"rand(10,99)\"}"});
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(draw(before, seed(i))->note, draw(after, seed(i))->note);
    }
}

TEST(Draw, KeepsEveryFunctionInItsRange) {
    const auto made_from =
        template_with({"vars: {a: \"rand(3,7)\", b: \"rand(0.1,0.9,0.2)\", c: \"pick([4,6])\", d: \"shuffle([1,2,3])\", e: "
                       "\"choose([1,2,3,4,5],2)\", f: \"digits(3)\", p: \"person()\", q: \"person2()\"}",
                       "note: \"{{a}} {{b}} {{c}} {{d}} {{e}} {{f}}\"", "stem: \"{{p}} and {{q}}\"",
                       "answer: {value: \"a\", form: integer, marks: 1}", "check: {route: \"a*1\"}",
                       "wrong: [{value: \"a+1\", misconception: no-carry}]", "working: [{do: \"{{a}}\"}]"});
    std::map<std::string, std::set<std::string>> seen;
    for (int i = 0; i < 600; ++i) {
        const auto question = draw(made_from, seed(i));
        ASSERT_TRUE(question) << base::to_string(question.error());
        const auto parts = plain(question->stem);
        seen["same person"].insert(parts.substr(0, parts.find(' ')) == parts.substr(parts.rfind(' ') + 1) ? "yes" : "no");
        const std::string& note = question->note;
        seen["a"].insert(note.substr(0, 1));
        seen["b"].insert(note.substr(2, 3));
        seen["c"].insert(note.substr(6, 1));
        seen["d"].insert(note.substr(8, 7));
        seen["e"].insert(note.substr(16, 4));
    }
    EXPECT_EQ(seen["a"], (std::set<std::string>{"3", "4", "5", "6", "7"}));
    EXPECT_EQ(seen["b"], (std::set<std::string>{"0.1", "0.3", "0.5", "0.7", "0.9"}));
    EXPECT_EQ(seen["c"], (std::set<std::string>{"4", "6"}));
    EXPECT_EQ(seen["d"].size(), 6U);
    EXPECT_EQ(seen["e"],
              (std::set<std::string>{"1, 2", "1, 3", "1, 4", "1, 5", "2, 3", "2, 4", "2, 5", "3, 4", "3, 5", "4, 5"}));
    EXPECT_EQ(seen["same person"], (std::set<std::string>{"no"}));
}

TEST(Draw, RepeatsUntilRequireHoldsAndAtMostAThousandTimes) {
    const auto fussy = template_with({"require: [\"a == b\"]"});
    for (int i = 0; i < 20; ++i) {
        const auto question = draw(fussy, seed(i));
        ASSERT_TRUE(question);
        EXPECT_EQ(question->note.substr(0, 2), question->note.substr(3, 2));
    }
    const auto never = draw(template_with({"require: [\"a > 100\"]"}), seed(1));
    ASSERT_FALSE(never);
    EXPECT_EQ(never.error().code, questions::kNoDraw);
    EXPECT_EQ(never.error().what, "q-y5-calc-01-a: no draw meets require in 1000 tries");
}

TEST(Draw, AllowsRequireToReadWhatLetMakes) {
    const auto made_from = template_with({"let: {q: \"a/b\"}", "require: [\"isint(q)\", \"q > 1\"]", "note: \"{{q}}\""});
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(draw(made_from, seed(i))->note.find('/'), std::string::npos);
    }
}

TEST(Draw, RefusesAWrongAnswerEqualToTheRightOne) {
    const auto made_from =
        template_with({"vars: {a: \"rand(1,3)\", b: \"rand(1,3)\"}", "wrong: [{value: \"a*b\", misconception: no-carry}]"});
    for (int i = 0; i < 100; ++i) {
        const auto question = draw(made_from, seed(i));
        ASSERT_TRUE(question);
        EXPECT_NE(question->note, "2+2");
    }
}

TEST(Draw, MergesWrongAnswersThatCoincide) {
    const auto made_from =
        template_with({"wrong: [{value: \"a + b - 10\", misconception: no-carry}, {value: \"a - 10 + b\", misconception: "
                       "off-by-one}, {value: \"a + b + 1\", misconception: off-by-one, when: \"a > 100\"}]"});
    const auto question = draw(made_from, seed(3));
    ASSERT_TRUE(question);
    ASSERT_EQ(question->wrong.size(), 1U);
    EXPECT_EQ(question->wrong.front().misconceptions, (std::vector<std::string>{"no-carry", "off-by-one"}));
}

TEST(Draw, TellsAnUnsimplifiedFractionFromALowestOne) {
    const auto made_from = template_with({"vars: {a: \"rand(2,9)\", b: \"rand(11,19)\"}", "require: [\"gcd(a,b) == 1\"]",
                                          "stem: \"**Simplify** ${{frac(2*a,2*b)}}$\"",
                                          "answer: {value: \"a/b\", form: fraction_lowest, marks: 1}",
                                          "check: {holds: \"ans*b == a\"}", "working: [{do: \"${{frac(a,b)}}$\"}]",
                                          "wrong: [{value: \"frac(2*a,2*b)\", misconception: no-carry}]"});
    const auto question = draw(made_from, seed(0));
    ASSERT_TRUE(question) << base::to_string(question.error());
    EXPECT_NE(question->wrong.front().plain, question->answer.plain);
}

TEST(Draw, ShowsEachAnswerFormAsPrinted) {
    const auto shown = [](const std::string& value, const std::string& form, const std::string& more) {
        const auto made_from = template_with(
            {"vars: {a: \"rand(3,3)\"}", "answer: {value: \"" + value + "\", form: " + form + ", marks: 1" + more + "}",
             "check: {brute: \"1 == 1\"}", "note: \"{{a}}\"", "stem: \"**Work out** it.\"", "working: [{do: \"x\"}]",
             "wrong: [{value: \"99\", misconception: no-carry}]"});
        const auto question = draw(made_from, seed(0));
        return question ? plain(question->answer.shown) + "|" + question->answer.plain : base::to_string(question.error());
    };
    EXPECT_EQ(shown("345", "integer", ""), "345|345");
    EXPECT_EQ(shown("12345", "integer", ", unit: cm"), "12345\u00A0cm|12\u202F345");
    EXPECT_EQ(shown("7/2", "integer", ""), "y5-calc-01.yaml:17:21: BadInput: answer.value: 7/2 has not the form integer");
    EXPECT_EQ(shown("3.07", "decimal", ""), "3.07|3.07");
    EXPECT_EQ(shown("3.5", "decimal", ", dp: 2"), "3.50|3.50");
    EXPECT_EQ(shown("4/6", "fraction", ""), "2/3|2/3");
    EXPECT_EQ(shown("frac(4,6)", "fraction", ""), "4/6|4/6");
    EXPECT_EQ(shown("11/5", "mixed", ""), "2 1/5|2\u00A01/5");
    EXPECT_EQ(shown("0.35", "percent", ""), "35%|35%");
    EXPECT_EQ(shown("3.5", "money", ""), "£3.50|£3.50");
    EXPECT_EQ(shown("940", "time", ""), "15:40|15:40");
    EXPECT_EQ(shown("[2,3]", "ratio", ""), "2 : 3|2\u00A0:\u00A03");
    EXPECT_EQ(shown("[3,-2]", "pair", ""), "(3, −2)|(3, −2)");
    EXPECT_EQ(shown("[12,15,18]", "list", ""), "12, 15, 18|12, 15, 18");
    EXPECT_EQ(shown("'Yes'", "text", ""), "Yes|Yes");
    EXPECT_EQ(shown("'<'", "symbol", ""), "<|<");
    EXPECT_EQ(shown("'!'", "symbol", ""),
              "y5-calc-01.yaml:17:21: BadInput: answer.value: the text '!' has not the form symbol");
    EXPECT_EQ(shown("poly('x',[1,2])", "maths", ""), "2x + 1|2x + 1");
}

TEST(Draw, ShufflesOptionsAndKeepsTheRightOne) {
    const auto made_from = template_with(
        {"options: [\"{{a}}0\", \"{{a}}1\", \"{{a}}2\"]", "answer: {value: \"1\", form: choice, marks: 1, shuffle: true}",
         "check: {brute: \"index_of([false, true, false], true)\"}",
         "wrong: [{value: 0, misconception: no-carry}, {value: 2, misconception: off-by-one}]", "working: [{do: \"x\"}]"});
    std::set<std::string> letters;
    for (int i = 0; i < 60; ++i) {
        const auto question = draw(made_from, seed(i));
        ASSERT_TRUE(question) << base::to_string(question.error());
        letters.insert(question->answer.plain);
        const auto index = static_cast<std::size_t>(question->answer.plain[0] - 'A');
        EXPECT_TRUE(plain(question->options[index]).ends_with("1"));
        EXPECT_TRUE(plain(question->options[static_cast<std::size_t>(question->wrong[0].plain[0] - 'A')]).ends_with("0"));
        EXPECT_TRUE(questions::verify(made_from, *question));
    }
    EXPECT_EQ(letters, (std::set<std::string>{"A", "B", "C"}));
}

TEST(Draw, BuildsTheMistakeOnTheFirstWrongAnswer) {
    const auto question =
        draw(template_with({"mistake: {says: \"${{a}} + {{b}} = {{wrong}}$\", start: \"Sam forgot\"}"}), Seed{12345});
    ASSERT_TRUE(question && question->mistake);
    EXPECT_EQ(plain(question->mistake->says), "43 + 66 = 99");
    EXPECT_EQ(question->mistake->misconception, "no-carry");
}

TEST(Draw, BindsUnitsAndGivesFiguresExactValues) {
    const auto made_from =
        template_with({"stem: \"A rope is {{a}} cm and $ {{b}}$ m long.\"",
                       "figure: {kind: number_line, when: scaffold, from: \"a/4\", labels: \"'ends'\", show: [\"a\", "
                       "\"'?'\"], arrow: \"[a, b]\", title: \"n {{a}}\", shaded: \"a > 0\"}"});
    const auto question = draw(made_from, Seed{12345});
    ASSERT_TRUE(question);
    EXPECT_EQ(plain(question->stem), "A rope is 43\u00A0cm and 66\u00A0m long.");
    EXPECT_EQ(question->figure_when, questions::FigureWhen::Scaffold);
    const auto& values = question->figure->values;
    EXPECT_EQ(std::get<base::Rational>(values.at("from").value), *base::Rational::make(43, 4));
    EXPECT_EQ(std::get<std::string>(values.at("labels").value), "ends");
    EXPECT_EQ(std::get<std::string>(values.at("title").value), "n 43");
    EXPECT_TRUE(std::get<bool>(values.at("shaded").value));
    EXPECT_EQ(std::get<document::FigureValue::List>(values.at("show").value).size(), 2U);
    EXPECT_EQ(std::get<document::FigureValue::List>(values.at("arrow").value).size(), 2U);
}

TEST(Draw, TakesRowsFromABank) {
    const auto made_from =
        template_with({"bank: [{word: necessary, n: 9}, {word: \"5\", n: 0.5}]", "vars: -", "stem: \"**Spell** {{word}}\"",
                       "note: \"{{word}} {{n}}\"", "answer: {value: \"word\", form: text, marks: 1}",
                       "check: {route: \"capital(word) == word ? word : word + ''\"}",
                       "wrong: [{value: \"'x'\", misconception: no-carry}]", "working: [{do: \"{{word}}\"}]"});
    std::set<std::string> notes;
    for (int i = 0; i < 30; ++i) {
        const auto question = draw(made_from, seed(i));
        ASSERT_TRUE(question) << base::to_string(question.error());
        notes.insert(question->note);
    }
    EXPECT_EQ(notes, (std::set<std::string>{"necessary 9", "5 0.5"}));
}

TEST(Verify, CatchesAnAnswerThatTheSecondRouteDoesNotGive) {
    const auto right = template_with({});
    const auto mistaken = template_with({"answer: {value: \"a + b + 1\", form: integer, marks: 1}"});
    EXPECT_TRUE(questions::verify(right, *draw(right, seed(1))));
    const auto status = questions::verify(mistaken, *draw(mistaken, seed(1)));
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, questions::kSecondRoute);
    auto changed = *draw(right, seed(1));
    changed.answer.value = questions::Value::whole(5);
    EXPECT_FALSE(questions::verify(right, changed));
}

TEST(Draw, ReportsAFailingExpressionWithItsPlace) {
    const auto question = draw(template_with({"let: {q: \"a/(b - b)\"}"}), seed(1));
    ASSERT_FALSE(question);
    EXPECT_EQ(base::to_string(question.error()),
              "y5-calc-01.yaml:23:14: BadInput: let.q: division by zero at column 2: exclude zero from the draw");
}

}  // namespace
}  // namespace bookbag
