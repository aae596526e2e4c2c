// From one pupil's answers to tonight's picture: the front door of this room.
//
// Answers are replayed day by day with frozen tables. After each answer a guard holds requirement M3: a right answer
// never lowers the known-ness of its skill and a wrong one never raises it, whatever the weights say. At each day's end
// the states move by their rules (mastery/states.hpp), so that an earned "I can" is given up only for a reason and a day
// that can be named. Nothing here reads a clock; equal evidence in any order gives equal bytes.
#pragma once

#include <span>
#include <vector>

#include "base/date.hpp"
#include "mastery/fit.hpp"
#include "mastery/skill_view.hpp"
#include "school/curriculum.hpp"
#include "school/evidence.hpp"

namespace bookbag::mastery {

/// Tonight, and the pupil's school year (1 … 11; 0 unknown). The year says which skills are usual by now; it caps nothing
/// and answers wash it out.
struct Tonight {
    base::Date date;
    int school_year = 0;
};

/// Tonight's view of one pupil on every skill of `curriculum`. `attempts` are this pupil's only, in any order; answers
/// after tonight, under 3 seconds, stamped in bulk (more than 10 online answers in one second), or on an unknown skill
/// are set aside and counted. Cannot fail. `fit` must be made for `curriculum`.
PupilPicture estimate(const Fit& fit, const school::Curriculum& curriculum, std::span<const school::Attempt> attempts,
                      const Tonight& tonight);

/// An answer as the model reads it, with its place in the list it came from.
struct PlacedAnswer {
    Answer answer;
    std::uint32_t place = 0;
};

/// The usable answers of one pupil in order of time, source and id; `set_aside` of the result counts the others.
struct Usable {
    std::vector<PlacedAnswer> answers;
    std::int32_t set_aside = 0;
};
Usable usable_answers(const Fit& fit, std::span<const school::Attempt> attempts, base::Date tonight);

}  // namespace bookbag::mastery
