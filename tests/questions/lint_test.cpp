// Each check of the lint is shown to find what it is for, and nothing in a sound template.
#include "questions/lint.hpp"

#include <gtest/gtest.h>

#include "reading.hpp"

namespace bookbag {
namespace {

using tests::template_with;

std::string findings(const std::vector<std::string>& lines, int seeds = 40,
                     const questions::LintOptions& base_options = {}) {
    questions::LintOptions options = base_options;
    options.seeds = seeds;
    std::string text;
    for (const auto& fault : questions::lint({template_with(lines)}, options)) {
        text += fault.what + "\n";
    }
    return text;
}

void expect_found(const std::vector<std::string>& lines, const std::string& wanted, int seeds = 40) {
    const std::string found = findings(lines, seeds);
    EXPECT_NE(found.find(wanted), std::string::npos) << "wanted: " << wanted << "\nfound: " << found;
}

TEST(Lint, FindsNothingInASoundTemplate) { EXPECT_EQ(findings({}, 1000), ""); }

TEST(Lint, FindsThinAcceptanceAndSmallPools) {
    expect_found({"require: [\"a == 10 and b < 30\"]"}, "under 2 %");
    expect_found({"vars: {a: \"rand(1,7)\", b: \"rand(20,27)\"}"}, "a pool of 56 variants; at least 60 are needed", 1000);
    EXPECT_EQ(findings({"vars: {a: \"rand(1,7)\", b: \"rand(20,27)\"}", "small_pool: true"}, 1000), "");
}

TEST(Lint, FindsASecondRouteThatDisagrees) {
    expect_found({"check: {route: \"sum([a, b, 1])\"}"}, "the second route does not give the answer");
}

TEST(Lint, FindsUnsightlyMathematics) {
    expect_found({"stem: \"$1x + {{a}}$\""}, "\"1x\" in $1x + ");
    expect_found({"stem: \"${{a}} + {{-b}}$\""}, "\"+ -\" in $");
    expect_found({"stem: \"$\\\\frac{ {{a}} }{1}$\"", "vars: {a: \"rand(10,99)\", b: \"rand(1,1)\"}",
                  "hints: [\"${{frac(a,b)}}$\"]"},
                 "hints: a fraction over 1");
    expect_found({"stem: \"$\\\\frax{1}{2}$\""}, "stem: $\\frax{1}{2}$: ");
    EXPECT_EQ(findings({"stem: \"$21x - {{a}} = 0$\""}), "");
}

TEST(Lint, FindsUnsightlyWords) {
    expect_found({"stem: \"Add  {{a}}.\""}, "a double space");
    expect_found({"stem: \"It costs £{{a}}.5 here.\""}, "pounds need two decimals");
    expect_found({"stem: \"This is a apple.\""}, "\"a apple.\"");
    expect_found({"stem: \"add {{a}}.\""}, "starts with a small letter");
    expect_found({"stem: \"One two three four five six seven eight nine ten eleven twelve thirteen.\""},
                 "more than 12 words");
    expect_found(
        {"working: [{do: \"{{a + b}}\", why: \"Unquestionably overlong explanations overflow neighbouring margins.\"}]"},
        "more than 60 characters");
}

TEST(Lint, FindsAWorkingThatDoesNotEndInTheAnswer) {
    expect_found({"working: [{do: \"{{a}}\"}]"}, "does not show the answer");
    expect_found({"working: [{do: \"{{a + b}}\", mark: M1}, {do: \"{{a + b}}\", mark: A1}]"},
                 "working gives 2 marks, answer.marks says 1");
}

TEST(Lint, AsksItsCallerAboutFormulasAndFigures) {
    questions::LintOptions options;
    options.set_formula = [](const std::string&, int) {
        return base::Status(base::Fault{base::FaultKind::BadInput, {}, "too wide", "", {}});
    };
    options.draw_figure = [](const document::FigureSpec& spec, int) {
        return base::Status(base::Fault{base::FaultKind::BadInput, {}, spec.kind + " does not draw", "", {}});
    };
    const std::string found = findings({"figure: {kind: number_line, from: \"a\"}"}, 5, options);
    EXPECT_NE(found.find("too wide"), std::string::npos);
    EXPECT_NE(found.find("number_line does not draw"), std::string::npos);
}

TEST(Lint, NoticesAChangedOutputUnderTheSameVersion) {
    const std::string now = *questions::fingerprint(template_with({}));
    questions::LintOptions options;
    options.recorded = {{"q-y5-calc-01-a", "1 " + now}};
    EXPECT_EQ(findings({}, 5, options), "");
    options.recorded = {{"q-y5-calc-01-a", "1 0000"}};
    EXPECT_NE(findings({}, 5, options).find("its output has changed under version 1"), std::string::npos);
    EXPECT_EQ(findings({"version: 2"}, 5, options), "");
}

}  // namespace
}  // namespace bookbag
