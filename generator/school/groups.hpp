// Group attributes, kept apart on purpose.
//
// Free meals, special needs, additional language and the like may be counted on the leader's page and nowhere else: no
// child's work may depend on a label. generator/rooms.txt forbids this header to mastery, targets, questions, compose,
// layout and render, so that is a fact of the build and not of good manners.
#pragma once

#include <string>
#include <vector>

#include "school/ids.hpp"
#include "school/roll.hpp"

namespace bookbag::school {

/// The flags of one pupil, as exported; unknown is never no.
struct GroupFlags {
    Known free_meals = Known::Unknown;
    Known pupil_premium = Known::Unknown;
    Known additional_language = Known::Unknown;
    Known looked_after = Known::Unknown;
    Known service_child = Known::Unknown;
    std::string sen_status;  ///< N, K, E or empty
};

/// By PupilIndex of tonight's roll; empty when the school gave no groups file.
struct Groups {
    std::vector<GroupFlags> of_pupil;
};

}  // namespace bookbag::school
