// Research files of answers for `bookbag bench learner`: rows `user,item,skill,t,correct`, as .csv or .csv.gz.
//
// A file is read in place and nothing of it is kept. Outcomes are not read with the rows: only their places in the text
// are, so that a forecast cannot have seen what it foretells. Numbers of users, items and skills may be any whole numbers;
// Coding gives them small ones, the same in training and test file, and new ones to what training has not met.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/world.hpp"
#include "mastery/answers.hpp"

namespace bookbag::run {

/// The rows of a file, pupil by pupil. Rows of one user stand together in `book`, in file order, also where the file
/// mixes users. row[i] is the data row (from 0) of the book's answer i, outcome_at[i] where its outcome stands in `text`.
struct AttemptFile {
    std::string text;
    mastery::AnswerBook book;  ///< right is 0 everywhere until fill_outcomes()
    std::vector<std::size_t> row;
    std::vector<std::size_t> outcome_at;
    std::size_t first_untimed = 0;  ///< line of the first row without a time; 0 = all have one
};

/// Small numbers for items and skills, in order of first meeting; shared by the files of one bench.
struct Coding {
    std::map<std::int64_t, std::int32_t> items;
    std::map<std::int64_t, std::int32_t> skills;
};

/// Reads a file. BadInput with line and column for a wrong header, a row that is no row, or a file without rows.
base::Result<AttemptFile> read_attempts(files::World& world, const std::string& path, Coding& coding);

/// The outcome of the book's answer `place`, 0 or 1, read from the text now.
double outcome_of(const AttemptFile& file, std::size_t place);

/// Reads all outcomes into the book: for training.
void fill_outcomes(AttemptFile& file);

}  // namespace bookbag::run
