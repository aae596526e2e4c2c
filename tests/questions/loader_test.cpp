// Golden messages of the template loader: file, line, column, key, and the nearest known name.
#include "questions/template_loader.hpp"

#include <gtest/gtest.h>

#include "questions/glossary.hpp"
#include "reading.hpp"

namespace bookbag {
namespace {

using tests::entry_with;
using tests::faults_of;
using tests::load_one;

std::string faults(const std::vector<std::string>& lines) { return faults_of(load_one(entry_with(lines))); }

TEST(Loader, ReadsAPlainTemplateWithoutAFault) {
    const auto loaded = load_one(entry_with({}));
    EXPECT_EQ(faults_of(loaded), "");
    ASSERT_EQ(loaded.file.templates.size(), 1U);
    EXPECT_EQ(loaded.file.templates.front().id, "q-y5-calc-01-a");
    EXPECT_EQ(loaded.file.text.now, "Add the ones first.");
    EXPECT_EQ(loaded.file.text.family_ask.size(), 2U);
}

TEST(Loader, NamesUnknownKeysAtEveryLevel) {
    EXPECT_EQ(faults({"stam: \"x\""}),
              "y5-calc-01.yaml:23:5: BadInput: templates.stam: unknown key: did you mean 'stem'?\n");
    EXPECT_EQ(faults({"answer: {value: \"a + b\", form: integer, marks: 1, units: cm}"}),
              "y5-calc-01.yaml:17:55: BadInput: answer.units: unknown key: did you mean 'unit'?\n");
    EXPECT_EQ(faults({"working: [{do: \"x\", reason: \"y\"}]"}),
              "y5-calc-01.yaml:19:25: BadInput: working[0].reason: unknown key: write one of: do, why, ask, blank, mark, "
              "figure\n");
}

TEST(Loader, NamesTheNearestKnownName) {
    EXPECT_EQ(faults({"let: {m: \"lcd(a,b)\"}"}),
              "y5-calc-01.yaml:23:14: BadInput: let.m: unknown function 'lcd' at column 1: did you mean 'lcm'?\n");
    EXPECT_EQ(faults({"type: calculatoin"}),
              "y5-calc-01.yaml:10:11: BadInput: unknown question type 'calculatoin': did you mean 'calculation'?\n");
    EXPECT_EQ(faults({"wrong: [{value: \"1\", misconception: no-cary}]"}),
              "y5-calc-01.yaml:20:41: BadInput: unknown misconception 'no-cary': did you mean 'no-carry'?\n");
    EXPECT_EQ(faults({"answer: {value: \"a + b\", form: integr, marks: 1}"}),
              "y5-calc-01.yaml:17:36: BadInput: answer.form: unknown word 'integr': did you mean 'integer'?\n");
    EXPECT_EQ(faults({"figure: {kind: number_lin}"}),
              "y5-calc-01.yaml:23:20: BadInput: unknown figure kind 'number_lin': did you mean 'number_line'?\n");
    EXPECT_EQ(faults({"stem: \"**Work out** ${{a}} + {{bb}}$\""}),
              "y5-calc-01.yaml:16:11: BadInput: stem: unknown name 'bb' at column 25: did you mean 'b'?\n");
}

TEST(Loader, RefusesDrawsOutsideVars) {
    EXPECT_EQ(faults({"let: {m: \"rand(1,6)\"}"}),
              "y5-calc-01.yaml:23:14: BadInput: let.m: rand() draws, and draws may stand only in vars at column 1: move it "
              "to vars\n");
}

TEST(Loader, RefusesAMissingSecondRouteAndOneThatRepeatsTheAnswer) {
    EXPECT_EQ(faults({"check: -"}),
              "y5-calc-01.yaml:8:5: BadInput: check: is missing: write a second route: holds, route or brute\n");
    EXPECT_EQ(faults({"check: {route: \"a+b\"}"}),
              "y5-calc-01.yaml:18:20: BadInput: check.route: repeats the expression of answer.value: use another way to "
              "the answer\n");
    EXPECT_EQ(faults({"check: {holds: \"a == a\"}"}),
              "y5-calc-01.yaml:18:20: BadInput: check.holds: does not use ans, so it proves nothing about the answer\n");
    EXPECT_EQ(faults({"check: {teacher: \"look\"}"}),
              "y5-calc-01.yaml:18:22: BadInput: check.teacher: teacher is for open answers only\n");
}

TEST(Loader, RefusesNamesDefinedTwiceAndWordsOfTheLanguage) {
    EXPECT_EQ(faults({"let: {a: \"1\"}"}), "y5-calc-01.yaml:23:14: BadInput: let: 'a' is defined twice\n");
    EXPECT_EQ(faults({"let: {and: \"1\"}"}),
              "y5-calc-01.yaml:23:16: BadInput: let: 'and' cannot be a name: use letters, digits and _, and no word of the "
              "language\n");
}

TEST(Loader, SaysHowToWriteAGroupBeforeAnExpression) {
    EXPECT_EQ(faults({"stem: \"$\\\\frac{{{a}}}{2}$\""}),
              "y5-calc-01.yaml:16:11: BadInput: stem: '{{{' at column 7: '{{' always opens an expression; write { {{x}} } "
              "around one\n");
    EXPECT_EQ(faults({"stem: \"{{a\""}),
              "y5-calc-01.yaml:16:11: BadInput: stem: '{{' without '}}' at column 1: close the expression\n");
}

TEST(Loader, WantsTwoStepsForWorkedSpace) {
    EXPECT_EQ(faults({"space: {type: working, mm: 40}"}),
              "y5-calc-01.yaml:21:12: BadInput: working: needs at least 2 steps for space working\n");
}

TEST(Loader, CollectsAllFaultsAndLeavesTheTemplateOut) {
    const auto loaded = load_one(
        entry_with({"id: q-y5-calc-02-a", "difficulty: 4", "years: [5, 12]", "seconds: soon", "space: {type: fakt}"}));
    EXPECT_EQ(loaded.faults.size(), 5U) << faults_of(loaded);
    EXPECT_TRUE(loaded.file.templates.empty());
}

TEST(Loader, RefusesAnUnknownVersionAndWordsThatJudge) {
    const auto document =
        files::parse_yaml("f.yaml",
                          "format: bookbag-questions\nformat_version: 2\nskill: s\nnow: x\nkey_words: [a]\n"
                          "family: {why: \"For weak children.\", ask: [\"One?\"], do: \"Download it.\"}\ntemplates: []\n");
    ASSERT_TRUE(document);
    const std::string text = faults_of(questions::load_skill_file(*document, {}));
    EXPECT_NE(text.find("f.yaml:2:17: BadInput: format_version: unknown version '2': this program reads version 1"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("family.why: uses the word 'weak' of the tone list"), std::string::npos) << text;
    EXPECT_NE(text.find("family.do: uses the word 'download'"), std::string::npos) << text;
    EXPECT_NE(text.find("key_words: must be 2 to 4 words"), std::string::npos) << text;
    EXPECT_NE(text.find("family.ask: must be exactly two questions"), std::string::npos) << text;
}

TEST(Glossary, MapsWordsToMeanings) {
    const auto glossary = questions::load_glossary(
        *files::parse_yaml("g.yaml", "sum: \"what you get when you add\"\ndigit: \"one of 0 to 9\"\n"));
    ASSERT_TRUE(glossary);
    EXPECT_EQ(glossary->at("sum"), "what you get when you add");
    EXPECT_FALSE(questions::load_glossary(*files::parse_yaml("g.yaml", "sum: [1]\n")));
}

}  // namespace
}  // namespace bookbag
