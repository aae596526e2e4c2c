// The program's version, from the build.
// Kept in a file of its own so that a new version compiles one file.
#pragma once

#include <string>

namespace bookbag::cli {

/// "0.1.0".
std::string version();

}  // namespace bookbag::cli
