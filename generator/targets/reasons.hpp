// "Why this?" in one plain sentence for the child, the parent and the teacher (design 5.13, features F-B13).
//
// The reason itself is data (targets/target_plan.hpp); these are its English words, all in reasons.cpp, so that the
// language room can take them over line by line. Pupil and parent sentences never hold a number about the child other than
// a date and "3 of 5", and none of the words of design 5.12.
#pragma once

#include <string>
#include <vector>

#include "school/curriculum.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

enum class Reader : std::uint8_t { Pupil, Parent, Teacher };

/// What the sentences need besides the target. `teacher` is the printed name ("Mrs Penhale"); may be empty.
struct ReasonContext {
    const school::Curriculum& curriculum;
    std::string teacher;
};

/// One or two sentences, at most 40 words, ending with a full stop.
std::string reason_sentence(const ReasonContext& context, const Target& target, Reader reader);

/// What the child reads about a choice that could not be honoured, or was honoured by its next step; one sentence each.
std::vector<std::string> choice_sentences(const ReasonContext& context, const TargetPlan& plan);

/// For the teacher's page: the flag in words with its evidence, and the question to ask in a three-minute conversation.
struct FlagWords {
    std::string what;
    std::string ask;
};
FlagWords flag_words(const ReasonContext& context, const Flag& flag);

/// How targets are chosen, for the back page: at most 80 words, the same for pupil, parent and teacher.
std::string how_targets_are_chosen();

/// "12 November".
std::string day_and_month(base::Date date);

/// "I can add fractions." → "add fractions".
std::string i_can_tail(const school::Skill& skill);

}  // namespace bookbag::targets
