// What every command gives back to the command line: text for people and an exit code. Commands print nothing themselves.
// So a command can be tested without a terminal.
#pragma once

#include <string>

namespace bookbag::run {

/// `out` goes to standard output, `error` to standard error. Exit codes are those of sysexits (docs/operations.md); 1 is never
/// used.
struct CommandResult {
    int exit_code = 0;
    std::string out;
    std::string error;
};

}  // namespace bookbag::run
