// The names of the closed sets of a question, in one place for reading and for printing.
#include "questions/question.hpp"

#include <array>

namespace bookbag::questions {

namespace {

constexpr std::array<const char*, 17> kForms = {
    "integer", "decimal", "fraction", "fraction_lowest", "mixed",  "percent", "money",  "time", "ratio",
    "pair",    "list",    "text",     "symbol",          "choice", "maths",   "figure", "open"};
constexpr std::array<const char*, 11> kSpaces = {"fact",    "mental", "column",  "working", "equation", "word",
                                                 "explain", "draw",   "measure", "graph",   "choice"};
constexpr std::array<const char*, 3> kDemands = {"recall", "apply", "explain"};
constexpr std::array<const char*, 3> kWhens = {"always", "scaffold", "answer"};

}  // namespace

const char* name_of(AnswerForm form) { return kForms.at(static_cast<std::size_t>(form)); }
const char* name_of(SpaceType type) { return kSpaces.at(static_cast<std::size_t>(type)); }
const char* name_of(Demand demand) { return kDemands.at(static_cast<std::size_t>(demand)); }
const char* name_of(FigureWhen when) { return kWhens.at(static_cast<std::size_t>(when)); }

std::uint64_t Question::note_hash() const { return base::seed_of({template_id, note}).value; }

std::string option_letter(std::size_t index) { return std::string(1, static_cast<char>('A' + index % 26)); }

}  // namespace bookbag::questions
