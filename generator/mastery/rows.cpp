// Walks pupils and writes rows, online or overnight.
#include "mastery/rows.hpp"

namespace bookbag::mastery {
namespace {

Rows sized(const AnswerBook& book) {
    Rows rows;
    const std::size_t n = book.answers.size();
    rows.x.resize(n * kFeatures);
    rows.right.resize(n);
    rows.weight.resize(n);
    rows.elo.resize(n);
    rows.skill.resize(n);
    return rows;
}

void write_row(const Walk& walk, const Answer& answer, std::size_t place, Rows& rows) {
    const FeatureRow row = walk.ask(answer.asked);
    float* out = rows.x.data() + place * kFeatures;
    for (std::size_t f = 0; f < kFeatures; ++f) {
        out[f] = static_cast<float>(row[f]);
    }
    rows.right[place] = static_cast<float>(answer.right);
    rows.weight[place] = static_cast<float>(answer.weight);
    rows.elo[place] = static_cast<float>(walk.elo_logit(answer.asked));
    rows.skill[place] = answer.asked.skill;
}

void walk_pupil(const AnswerBook& book, std::size_t pupil, Protocol protocol, Walk& walk, Rows& rows) {
    walk.restart(book.start_of(pupil));
    std::size_t a = book.first_of[pupil];
    const std::size_t end = book.first_of[pupil + 1];
    while (a < end) {
        std::size_t stop = a + 1;
        while (protocol == Protocol::Overnight && stop < end && book.answers[stop].asked.day == book.answers[a].asked.day) {
            ++stop;
        }
        for (std::size_t i = a; i < stop; ++i) {
            write_row(walk, book.answers[i], i, rows);
        }
        for (; a < stop; ++a) {
            walk.fold(book.answers[a]);
        }
    }
}

}  // namespace

Rows make_rows(const AnswerBook& book, const Tables& tables, const RowWish& wish) {
    Rows rows = sized(book);
    Walk walk(tables, wish.neighbours);
    for (std::size_t p = 0; p < book.pupils(); ++p) {
        walk_pupil(book, p, wish.protocol, walk, rows);
    }
    return rows;
}

std::vector<Tables> fold_tables(const AnswerBook& book, const RowWish& wish, int folds) {
    const auto count = static_cast<std::size_t>(folds);
    std::vector<Tables> tables;
    for (std::size_t fold = 0; fold < count; ++fold) {
        TableWish tables_wish{wish.items, std::vector<std::uint8_t>(book.pupils(), 1), wish.difficulty};
        for (std::size_t p = fold; p < book.pupils(); p += count) {
            tables_wish.keep[p] = 0;
        }
        tables.push_back(fit_tables(book, tables_wish));
    }
    return tables;
}

Rows cross_fitted_rows(const AnswerBook& book, const RowWish& wish, const std::vector<Tables>& folds) {
    Rows rows = sized(book);
    for (std::size_t fold = 0; fold < folds.size(); ++fold) {
        Walk walk(folds[fold], wish.neighbours);
        for (std::size_t p = fold; p < book.pupils(); p += folds.size()) {
            walk_pupil(book, p, wish.protocol, walk, rows);
        }
    }
    return rows;
}

Rows cross_fitted_rows(const AnswerBook& book, const RowWish& wish, int folds) {
    return cross_fitted_rows(book, wish, fold_tables(book, wish, folds));
}

}  // namespace bookbag::mastery
