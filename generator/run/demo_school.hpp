// `bookbag demo`: an invented school folder, ready for its first night.
// The demo room writes; this is its command.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.hpp"
#include "files/world.hpp"
#include "run/command.hpp"

namespace bookbag::run {

struct DemoSchool {
    std::string folder;
    std::string home;
    std::int64_t pupils = 240;
    std::int64_t weeks = 6;
    std::uint64_t seed = 1;
    base::Date until;
};

/// Makes the folder. 73 when it holds a school already or cannot be written; 65 when the curriculum cannot be read.
CommandResult make_demo_school(files::World& world, const DemoSchool& wanted);

}  // namespace bookbag::run
