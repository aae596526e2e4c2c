// What a worker leaves behind for one class: shard.json beside the files it made.
//
// Complete or absent (temporary name, then rename), without a name of a child, made again byte for byte by a second run.
// Only the merge reads it into the ledger. Format: docs/formats/shard.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ledger/ledger.hpp"

namespace bookbag::run {

/// What became of one pupil.
enum class PupilEnd : std::uint8_t { Made, NotDue, NoQuestions, Failed };
const char* name_of(PupilEnd end);

struct PupilShard {
    std::string token;
    PupilEnd end = PupilEnd::Made;
    std::string why;          ///< fault code and words, for Failed and NoQuestions
    bool diagnostic = false;  ///< no evidence yet: a first look was made
    bool stale = false;       ///< last work older than 21 days
    int pages = 0;
    int sheets = 0;
    std::string stack;        ///< paper: white, cream …, large
    std::string report_path;  ///< below output/<date>; empty = none
    std::string report_sha256;
    std::int64_t report_bytes = 0;
    std::string report_held;        ///< tone findings; empty = may go
    std::vector<std::string> thin;  ///< skills wanted, but without questions
};

struct ClassShard {
    std::string class_id;
    std::string input_hash;          ///< of everything the class was made from
    std::vector<PupilShard> pupils;  ///< register order
    ledger::Ledger::ClassRecord record;
    std::vector<std::string> previews;  ///< PNG files, below output/<date>
    std::int64_t estimate_us = 0;       ///< CPU by stage, microseconds
    std::int64_t target_us = 0;
    std::int64_t compose_us = 0;
    std::int64_t layout_us = 0;
    std::int64_t render_us = 0;
};

std::string to_json(const ClassShard& shard);
base::Result<ClassShard> read_shard(const std::string& path, const std::string& json);

}  // namespace bookbag::run
