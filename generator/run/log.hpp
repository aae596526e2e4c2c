// The night's log: one JSON object a line, without names.
//
// Fields are structured so that nothing free-form from the roll can slip in: a pupil appears as a Pseudonym only.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/fault.hpp"
#include "school/ids.hpp"

namespace bookbag::run {

/// Collects lines in order; the caller writes them as one file at checkpoints. Times are seconds since the night's start.
class NightLog {
public:
    using Field = std::pair<std::string, std::string>;

    /// `event` is a fixed word ("class-done"); values are machine words, counts, paths or hashes.
    void note(std::int64_t milliseconds, const std::string& event, const std::vector<Field>& fields = {});
    void fault(std::int64_t milliseconds, const base::Fault& fault);
    /// All lines so far, each ended by a line feed.
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace bookbag::run
