// Training rows: one FeatureRow and one outcome for each answer of a book.
//
// Tables are cross-fitted: the rows of a fold of pupils are made with tables fitted to the other folds, so that no
// pupil's own answers stand in the difficulties and shares that describe them (target encoding without this leaks the
// outcome into its own description). Rows are kept as float: a million of them fit into memory.
#pragma once

#include <cstdint>
#include <vector>

#include "mastery/answers.hpp"
#include "mastery/features.hpp"
#include "mastery/tables.hpp"
#include "mastery/walk.hpp"

namespace bookbag::mastery {

/// Rows in the order of the book's answers; x has kFeatures numbers a row. elo is the Elo model's own logit.
struct Rows {
    std::vector<float> x;
    std::vector<float> right;
    std::vector<float> weight;
    std::vector<float> elo;
    std::vector<std::int32_t> skill;

    std::size_t size() const { return right.size(); }
    const float* row(std::size_t i) const { return x.data() + i * kFeatures; }
};

/// How rows are made.
struct RowWish {
    Protocol protocol = Protocol::Online;
    ItemTerms items = ItemTerms::Off;
    const Neighbours* neighbours = nullptr;
    std::vector<double> difficulty;  ///< as TableWish::difficulty
};

/// Rows of every answer with one set of tables for all pupils: for prediction.
Rows make_rows(const AnswerBook& book, const Tables& tables, const RowWish& wish);

/// The tables of each fold, fitted to the pupils outside it; pupil p belongs to fold p mod folds.
std::vector<Tables> fold_tables(const AnswerBook& book, const RowWish& wish, int folds = 5);

/// Rows of every answer with the tables of its pupil's fold.
Rows cross_fitted_rows(const AnswerBook& book, const RowWish& wish, const std::vector<Tables>& folds);

/// Rows of every answer with tables cross-fitted in `folds` (>= 2) folds by pupil, pupil p in fold p mod folds.
Rows cross_fitted_rows(const AnswerBook& book, const RowWish& wish, int folds = 5);

}  // namespace bookbag::mastery
