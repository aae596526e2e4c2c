// What can go wrong, as data.
//
// A Fault says what kind of trouble it is, where it is (file, line, column), what is wrong in the reader's words and
// what to do about it. It never carries a pupil's name: faults reach logs and shard files. There are five kinds only,
// so that every reader of a Fault can decide what to do without reading prose.
#pragma once

#include <cstdint>
#include <string>

#include "base/name.hpp"

namespace bookbag::base {

/// A place in an input: path (or a name for a thing that is no file), line and column, both 1-based; 0 = unknown.
/// `path` of an input inside a school folder is relative to that folder, so that messages do not depend on where it lies.
struct Origin {
    Name path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Origin&, const Origin&) = default;
    friend auto operator<=>(const Origin&, const Origin&) = default;
};

/// "results.csv:213:4"; parts that are unknown are left out.
std::string to_string(const Origin& origin);

enum class FaultKind : std::uint8_t {
    BadInput,     ///< somebody's file is wrong
    Missing,      ///< something named is not there
    Unsupported,  ///< understood, but not done
    Outside,      ///< disk, relay, printer, database, library
    Bug,          ///< a promise inside our code is broken
};

/// The kind's own name, for messages and for machines: "BadInput".
const char* name_of(FaultKind kind);

/// One failure. `code` is a short stable word for machines and grouping, for example "E-SCORE-RANGE"; may be empty.
struct Fault {
    FaultKind kind = FaultKind::Bug;
    Origin where;
    std::string what;
    std::string remedy;
    std::string code = {};

    friend bool operator==(const Fault&, const Fault&) = default;
};

/// Printed form: "results.csv:213:4: E-SCORE-RANGE marks 7 of 5: correct the row and drop the file again".
/// The code, or without one the kind, stands before `what`.
std::string to_string(const Fault& fault);

}  // namespace bookbag::base
