// `bookbag init`: a school folder to start from, every setting with a comment.
// Nothing that exists is ever overwritten.
#pragma once

#include "files/world.hpp"
#include "run/command.hpp"

namespace bookbag::run {

/// Makes DIR with school.yaml, inbox/, plan/ and a page that says what to do next. 73 when the folder is a school already:
/// nothing that exists is ever overwritten.
CommandResult init_school(files::World& world, const std::string& dir);

}  // namespace bookbag::run
