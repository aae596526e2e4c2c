// What is wrong with a template, found before the night.
//
// Draws many instances of each template and looks at what would be printed: docs/formats/question-template.md, section 8.
// Whether a formula fits its width and whether a figure draws is layout's knowledge; the caller lends it by callbacks.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/fault.hpp"
#include "base/result.hpp"
#include "questions/question.hpp"
#include "questions/question_template.hpp"

namespace bookbag::questions {

struct LintOptions {
    int seeds = 1000;
    /// A fault when a formula of a template of `year` does not set or is too wide; none set = formulas are only parsed.
    std::function<base::Status(const std::string& notation, int year)> set_formula = {};
    /// A fault when a figure does not draw in one of its forms.
    std::function<base::Status(const document::FigureSpec& spec, int year)> draw_figure = {};
    /// Outputs on record: template id -> "version fingerprint" (see fingerprint()); empty = not compared.
    std::map<std::string, std::string> recorded = {};
};

/// Every finding, one for each kind of trouble and template, with an example instance; in the order of the templates.
std::vector<base::Fault> lint(const std::vector<QuestionTemplate>& templates, const LintOptions& options);

/// A digest of 50 questions of a template: it changes when anything printed changes.
base::Result<std::string> fingerprint(const QuestionTemplate& made_from);

/// All texts of a question in plain words, for reading and for digests.
std::string describe(const Question& question);

}  // namespace bookbag::questions
