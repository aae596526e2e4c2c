// Sentences of the report that more than one part needs. Names are used in place of pronouns, so that no pronoun can be
// wrong (feature F-F4).
#pragma once

#include <string>

#include "compose/blocks.hpp"
#include "compose/report.hpp"

namespace bookbag::compose {

/// "can add fractions …" out of "I can add fractions …", without the final stop; the title in small letters when the
/// child's sentence speaks of "I" or "my" again.
std::string can_do(const school::Skill& skill);

/// "9 of 10 right on paper, the last on 17 March 2026".
std::string evidence_words(const language::Phrasebook& words, const SkillFact& fact);

/// "Online, 3 March 2026", or how many answers there are so far.
std::string how_we_know(const language::Phrasebook& words, const SkillFact& fact);

}  // namespace bookbag::compose
