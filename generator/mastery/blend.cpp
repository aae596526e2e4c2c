// Fitting in three steps: weights on cross-fitted rows, wide rows with the same folds, trees on the wide rows.
//
// Leaks that were found and closed: pair tables count outcomes, not surprises, because a surprise already holds the item's
// difficulty, which was fitted on the very pupil whose row is being described; and every table that describes a fold is
// fitted without it.
#include "mastery/blend.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

#include "mastery/logit.hpp"
#include "mastery/rows.hpp"
#include "mastery/walk.hpp"

namespace bookbag::mastery {
namespace {

constexpr int kFolds = 5;
constexpr std::size_t kPupilsForTrees = 60;
constexpr std::size_t kAnswersForTrees = 20000;
constexpr std::size_t kAnswersWithoutTrial = 115000;  // from here on the forest is trusted whole
constexpr std::size_t kManyAnswers = 115000;  // from here on fewer epochs and rows a tree do as well

constexpr std::size_t kStackPlace = kFeatures;
constexpr std::size_t kTracePlace = kFeatures + 2;
constexpr std::size_t kPairPlace = kTracePlace + kTraces;
constexpr std::size_t kItemMeanInTrace = 2;

/// One pupil's walk through all parts.
class WideWalk {
public:
    WideWalk(const Tables& tables, const Weights& weights) : weights_(weights), walk_(tables), trace_(tables) {}

    void restart() {
        walk_.restart();
        trace_.restart();
        expected_.clear();
    }

    /// Everything but the pair means; the stack's logit is returned.
    double ask(const Asked& asked, float* x) {
        const FeatureRow row = walk_.ask(asked);
        for (std::size_t f = 0; f < kFeatures; ++f) {
            x[f] = static_cast<float>(row[f]);
        }
        const double z = logit_of(weights_, row, asked.skill);
        x[kStackPlace] = static_cast<float>(z);
        x[kStackPlace + 1] = static_cast<float>(walk_.elo_logit(asked));
        const TraceRow trace = trace_.ask(asked);
        std::copy(trace.begin(), trace.end(), x + kTracePlace);
        expected_.push_back(sigma(z));
        return z;
    }

    std::array<std::uint64_t, 3> keys(const Asked& asked) const { return trace_.keys(asked); }

    void fold(const Answer& answer) {
        trace_.fold(answer, expected_.front());
        expected_.pop_front();
        walk_.fold(answer);
    }

private:
    const Weights& weights_;
    Walk walk_;
    Trace trace_;
    std::deque<double> expected_;
};

/// A pair's mean beside what the item (or skill, for the second key) would give anyway; fold -1 = from all folds.
void put_pairs(const PairTables& pairs, const std::array<std::uint64_t, 3>& keys, int fold, float* x) {
    const float item = x[kTracePlace + kItemMeanInTrace];
    const auto skill = static_cast<float>(sigma(static_cast<double>(x[kSkillShare])));
    for (std::size_t k = 0; k < 3; ++k) {
        const float usual = k == 1 ? skill : item;
        x[kPairPlace + k] = fold < 0 ? pairs.lift(keys[k], usual) : pairs.lift(keys[k], fold, usual);
    }
}

AnswerBook plain_book(const AnswerBook& book, ItemTerms items) {
    AnswerBook plain = book;
    if (items == ItemTerms::Off) {
        plain.items = 0;
        for (Answer& answer : plain.answers) {
            answer.asked.item = -1;
        }
    }
    return plain;
}

/// Wide rows of a whole book, with the keys and folds of each.
struct Wide {
    TreeRows rows;
    std::vector<std::array<std::uint64_t, 3>> keys;
    std::vector<std::int8_t> fold;
};

void walk_pupil(const AnswerBook& book, std::size_t pupil, Protocol protocol, WideWalk& walk, Wide& wide) {
    walk.restart();
    std::size_t a = book.first_of[pupil];
    const std::size_t end = book.first_of[pupil + 1];
    while (a < end) {
        std::size_t stop = a + 1;
        while (protocol == Protocol::Overnight && stop < end && book.answers[stop].asked.day == book.answers[a].asked.day) {
            ++stop;
        }
        for (std::size_t i = a; i < stop; ++i) {
            wide.rows.start[i] = static_cast<float>(walk.ask(book.answers[i].asked, wide.rows.x.data() + i * kBlendFeatures));
            wide.rows.right[i] = static_cast<float>(book.answers[i].right);
            wide.keys[i] = walk.keys(book.answers[i].asked);
        }
        for (; a < stop; ++a) {
            walk.fold(book.answers[a]);
        }
    }
}

Wide wide_rows(const AnswerBook& book, const Blend& blend, const std::vector<Tables>& folds) {
    Wide wide;
    const std::size_t n = book.answers.size();
    wide.rows.features = kBlendFeatures;
    wide.rows.x.resize(n * kBlendFeatures);
    wide.rows.right.resize(n);
    wide.rows.start.resize(n);
    wide.keys.resize(n);
    wide.fold.resize(n);
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        WideWalk walk(folds[fold], blend.weights);
        for (std::size_t p = fold; p < book.pupils(); p += kFolds) {
            walk_pupil(book, p, blend.wish.protocol, walk, wide);
            std::fill(wide.fold.begin() + static_cast<std::ptrdiff_t>(book.first_of[p]),
                      wide.fold.begin() + static_cast<std::ptrdiff_t>(book.first_of[p + 1]), static_cast<std::int8_t>(fold));
        }
    }
    return wide;
}

void fill_pairs(Blend& blend, Wide& wide) {
    blend.pairs = PairTables(wide.rows.size() * 2, kFolds);
    for (std::size_t i = 0; i < wide.rows.size(); ++i) {
        for (const std::uint64_t key : wide.keys[i]) {
            blend.pairs.add(key, wide.fold[i], static_cast<double>(wide.rows.right[i]));
        }
    }
    for (std::size_t i = 0; i < wide.rows.size(); ++i) {
        put_pairs(blend.pairs, wide.keys[i], wide.fold[i], wide.rows.x.data() + i * kBlendFeatures);
    }
}

TreeWish tree_wish(std::size_t answers) {
    TreeWish wish;
    wish.trees = 36;
    if (answers < kAnswersWithoutTrial) {
        wish.depth = 4;
        wish.rate = 0.06;
        wish.min_leaf = 40;
        wish.leaf_l2 = 20;
        wish.feature_share = 0.5;
    } else {
        wish.rate = 0.14;
        wish.row_share = 0.4;
        wish.feature_share = 0.5;
    }
    return wish;
}

/// Log loss of start + share · sum over some rows.
double loss_at(const TreeRows& rows, const std::vector<std::uint32_t>& places, const std::vector<float>& sums, double share) {
    double loss = 0;
    for (const std::uint32_t i : places) {
        const double p = std::clamp(sigma(static_cast<double>(rows.start[i]) + share * static_cast<double>(sums[i])), 1e-6, 1 - 1e-6);
        const auto y = static_cast<double>(rows.right[i]);
        loss -= y * std::log(p) + (1 - y) * std::log(1 - p);
    }
    return loss;
}

/// How much of the forest helps pupils that it has not seen: the share with the least loss on two held-out folds.
double trial_share(const Wide& wide, const TreeWish& wish) {
    static constexpr std::array kShares = {0.0, 0.35, 0.7, 1.0};
    std::array<double, kShares.size()> loss{};
    std::vector<float> sums(wide.rows.size());
    for (const std::int8_t out : {std::int8_t{0}, std::int8_t{1}}) {
        std::vector<std::uint32_t> train;
        std::vector<std::uint32_t> held;
        for (std::uint32_t i = 0; i < wide.rows.size(); ++i) {
            (wide.fold[i] == out ? held : train).push_back(i);
        }
        const Forest forest = fit_forest(wide.rows, wish, train);
        for (const std::uint32_t i : held) {
            sums[i] = static_cast<float>(forest_sum(forest, wide.rows.x.data() + i * kBlendFeatures));
        }
        for (std::size_t k = 0; k < kShares.size(); ++k) {
            loss[k] += loss_at(wide.rows, held, sums, kShares[k]);
        }
    }
    return kShares[static_cast<std::size_t>(std::min_element(loss.begin(), loss.end()) - loss.begin())];
}

LogisticWish weight_wish(std::size_t pupils, std::size_t answers) {
    LogisticWish wish;
    wish.skill_terms = pupils >= kPupilsForTrees ? SkillTerms::On : SkillTerms::Off;
    wish.epochs = answers >= kManyAnswers ? 5 : 8;
    return wish;
}

class BlendWalk {
public:
    explicit BlendWalk(std::shared_ptr<const Blend> blend)
        : blend_(std::move(blend)), walk_(blend_->tables, blend_->weights), row_(kBlendFeatures) {}

    void restart() { walk_.restart(); }

    double ask(Asked asked) {
        if (blend_->wish.items == ItemTerms::Off) {
            asked.item = -1;
        }
        double z = walk_.ask(asked, row_.data());
        if (blend_->forest_share > 0) {
            put_pairs(blend_->pairs, walk_.keys(asked), -1, row_.data());
            z += blend_->forest_share * forest_sum(blend_->forest, row_.data());
        }
        return sigma(z);
    }

    void tell(Answer answer) {
        if (blend_->wish.items == ItemTerms::Off) {
            answer.asked.item = -1;
        }
        walk_.fold(answer);
    }

private:
    std::shared_ptr<const Blend> blend_;
    WideWalk walk_;
    std::vector<float> row_;
};

}  // namespace

std::shared_ptr<const Blend> fit_blend(const AnswerBook& given, const ForecastWish& wish) {
    auto blend = std::make_shared<Blend>();
    blend->wish = wish;
    const AnswerBook book = plain_book(given, wish.items);
    const std::size_t answers = book.answers.size();
    const RowWish row_wish{wish.protocol, wish.items, nullptr, {}};
    blend->tables = fit_tables(book, {wish.items, {}, {}});
    const std::vector<Tables> folds = fold_tables(book, row_wish, kFolds);
    blend->weights = fit_logistic(cross_fitted_rows(book, row_wish, folds), weight_wish(book.pupils(), answers));
    if (book.pupils() < kPupilsForTrees || answers < kAnswersForTrees) {
        return blend;
    }
    Wide wide = wide_rows(book, *blend, folds);
    fill_pairs(*blend, wide);
    const TreeWish trees = tree_wish(answers);
    blend->forest_share = answers >= kAnswersWithoutTrial ? 1 : trial_share(wide, trees);
    if (blend->forest_share > 0) {
        blend->forest = fit_forest(wide.rows, trees);
    }
    blend->pairs.forget_folds();
    return blend;
}

Forecaster forecaster_of(std::shared_ptr<const Blend> blend) {
    auto walk = std::make_shared<BlendWalk>(std::move(blend));
    return {[walk] { walk->restart(); }, [walk](const Asked& asked) { return walk->ask(asked); },
            [walk](const Answer& answer) { walk->tell(answer); }};
}

}  // namespace bookbag::mastery
