// Turns expressions and templates into short texts that a test can compare.
#pragma once

#include <string>

#include "questions/draw.hpp"
#include "questions/question_template.hpp"
#include "questions/template_loader.hpp"

namespace bookbag::tests {

/// The value of an expression: 3, -7/5, 0.5d (decimal style), 'text', [1, 2], true, ~ (approximate), {maths | words}; or
/// "! message -> remedy" when it fails.
std::string worth(const std::string& expression);

/// The same for a value.
std::string written(const questions::Value& value);

/// A template out of the body of one `templates` entry (indented by two spaces, without the leading dash), with its faults.
questions::LoadedFile load_one(const std::string& body);

/// The lines of an entry that all templates need, with some replaced: "key: value" replaces or adds that key.
std::string entry_with(const std::vector<std::string>& lines);

/// The one template of entry_with(lines); the test fails when it does not load.
questions::QuestionTemplate template_with(const std::vector<std::string>& lines);

/// All faults, one a line.
std::string faults_of(const questions::LoadedFile& loaded);

}  // namespace bookbag::tests
