// Answers in the form the model reads: small numbers only.
//
// The night turns school::Attempt into these (mastery/estimate.cpp), the bench turns rows of a research file into them.
// Between here and the model there is no name, no group, no place and no set: F1 of the design is a fact of these types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bookbag::mastery {

constexpr std::int64_t kNoTime = INT64_MIN;
constexpr std::int32_t kNoDay = INT32_MIN;

/// One question asked: its skill, its item (-1 none) and when: seconds (kNoTime unknown) and local day (kNoDay unknown).
struct Asked {
    std::int32_t skill = 0;
    std::int32_t item = -1;
    std::int64_t at = kNoTime;
    std::int32_t day = kNoDay;
};

/// One answer that counts. right 0 … 1 (marks / possible); weight > 0 in answers; guess = 1/options, 0 for an open one.
struct Answer {
    Asked asked;
    double right = 0;
    double weight = 1;
    double guess = 0;
};

/// The answers of many pupils: those of pupil p stand at first_of[p] … first_of[p + 1] - 1 in time order.
/// skills and items are one more than the largest index used. start[p] is where the pupil's th_u begins, in logits (from
/// the school year, so that skills of all years lie on one scale); empty = 0 for all.
struct AnswerBook {
    std::vector<Answer> answers;
    std::vector<std::size_t> first_of;
    std::vector<double> start;
    std::int32_t skills = 0;
    std::int32_t items = 0;

    std::size_t pupils() const { return first_of.empty() ? 0 : first_of.size() - 1; }
    double start_of(std::size_t pupil) const { return start.empty() ? 0 : start[pupil]; }
};

/// Whether items are read at all. Without item terms every answer counts for its skill only.
enum class ItemTerms : std::uint8_t { Off, On };

/// Which state a prediction may see: everything answered before, or only what was answered before its own local day.
enum class Protocol : std::uint8_t { Online, Overnight };

}  // namespace bookbag::mastery
