// The weekly refit: what the school's own evidence says about skills, and about weights (design 4.3).
//
// Few pupils may move tables only; from 30 pupils on the shared weights, from 300 item terms, from 2,000 weights of single
// skills. Whatever is fitted is used only when it predicts pupils it has not seen no worse than what is in use.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mastery/answers.hpp"
#include "mastery/fit.hpp"
#include "school/evidence.hpp"

namespace bookbag::mastery {

/// How far up the ladder the local data reach.
enum class Rung : std::uint8_t { NoLocalData, Tables, SharedWeights, ItemTerms, SkillWeights };

struct RefitOutcome {
    Fit fit;                      ///< what to use from now on
    Rung rung = Rung::NoLocalData;
    bool changed = false;         ///< false: `fit` is the one in use
    double loss_in_use = 0;       ///< log loss on the held-out pupils, overnight
    double loss_chosen = 0;
    std::int32_t pupils = 0;      ///< with evidence
    std::int64_t answers = 0;
    std::string why;              ///< one sentence for the log
};

/// What refit() reads. school_year[p] is that of pupil p of the evidence (0 unknown).
struct RefitQuestion {
    const Fit& in_use;
    const school::Curriculum& curriculum;
    const school::Evidence& evidence;
    std::vector<int> school_year;
    base::Date tonight;
    std::string version;          ///< name of the new weights, for example "local-2026-11-24"
};

RefitOutcome refit(const RefitQuestion& question);

/// The usable answers of all pupils as the model reads them; items numbered by fit.items.
AnswerBook book_of(const Fit& fit, const RefitQuestion& question);

/// Log loss of a fit on the given pupils of a book, overnight, averaged over answers.
double overnight_loss(const Fit& fit, const AnswerBook& book, const std::vector<std::uint8_t>& pupils);

}  // namespace bookbag::mastery
