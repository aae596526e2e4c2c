// What every command gives back to the command line: text for people and an exit code. Commands print nothing themselves.
// So a command can be tested without a terminal.
#pragma once

#include <string>

#include "base/result.hpp"

namespace bookbag::run {

/// `out` goes to standard output, `error` to standard error. Exit codes are those of sysexits (docs/operations.md); 1 is never
/// used.
struct CommandResult {
    int exit_code = 0;
    std::string out;
    std::string error;
};

/// The result of a bench: its text, or the fault's own words with exit 65 for a bad file, 66 for one that is not there, 74
/// for one that cannot be written.
inline CommandResult bench_result(const base::Result<std::string>& text) {
    if (text) {
        return {0, *text, {}};
    }
    const base::FaultKind kind = text.error().kind;
    const int code = kind == base::FaultKind::Missing ? 66 : kind == base::FaultKind::Outside ? 74 : 65;
    return {code, {}, base::to_string(text.error()) + "\n"};
}

}  // namespace bookbag::run
