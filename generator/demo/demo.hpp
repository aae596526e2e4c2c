// An invented all-through school, to try the program on and to test it with.
//
// Nobody in it exists. Its evidence comes from a stated model of learning (demo/learner.hpp), whose truth is written to a
// file of its own, so that what the night concludes can be held against it. The same options give the same bytes.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.hpp"
#include "base/result.hpp"
#include "files/world.hpp"
#include "school/curriculum.hpp"

namespace bookbag::demo {

/// What the school is to be like.
struct DemoOptions {
    std::size_t pupils = 240;   ///< 11 … 200,000, spread over Years 1 to 11
    int weeks = 6;              ///< of evidence before `until`, 1 … 30, besides the autumn assessments
    std::uint64_t seed = 1;
    base::Date until;           ///< the last day that has evidence; the day of the first night
};

/// Writes the school folder `dir`: school.yaml, plan/, inbox/ (a native set with its manifest and another platform's export), records/salt,
/// truth/ and README.txt. Memory stays small: evidence is written as it is made. BadInput for options out of range; Outside for disk
/// errors and when `dir` already holds a school.yaml.
base::Result<void> write_demo_school(files::World& world, const std::string& dir, const DemoOptions& options,
                                     const school::Curriculum& curriculum);

}  // namespace bookbag::demo
