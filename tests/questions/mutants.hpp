// Changed answers: a second route is worth something only when it notices them.
#pragma once

#include <string>
#include <vector>

#include "questions/question_template.hpp"

namespace bookbag::tests {

struct MutantCount {
    int caught = 0;
    std::vector<std::string> survivors;  ///< "template id: changed answer.value"
};

/// Changes `answer.value` of a template of the file at `path` by one operator at a time (and a numeric answer by adding one),
/// and looks whether its check notices on 40 seeds. A change that alters no answer is no mutant.
MutantCount count_mutants(const std::string& path, const questions::QuestionTemplate& original);

}  // namespace bookbag::tests
