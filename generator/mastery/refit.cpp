// Candidates are fitted on four fifths of the pupils and judged on the last fifth; the winner is fitted again on all.
#include "mastery/refit.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "mastery/estimate.hpp"
#include "mastery/logit.hpp"
#include "mastery/rows.hpp"

namespace bookbag::mastery {
namespace {

constexpr int kPupilsForWeights = 30;
constexpr int kPupilsForItems = 300;
constexpr int kAnswersForItem = 20;
constexpr int kPupilsForSkills = 2000;
constexpr std::size_t kHeldOutOneIn = 5;

Rung rung_of(int pupils) {
    if (pupils < 5) {
        return Rung::NoLocalData;
    }
    if (pupils < kPupilsForWeights) {
        return Rung::Tables;
    }
    if (pupils < kPupilsForItems) {
        return Rung::SharedWeights;
    }
    return pupils < kPupilsForSkills ? Rung::ItemTerms : Rung::SkillWeights;
}

std::vector<std::string> items_with_answers(const school::Evidence& evidence, int at_least) {
    std::map<std::string, int> counts;
    for (const school::Attempt& attempt : evidence.attempts) {
        if (!attempt.item.empty()) {
            ++counts[attempt.item];
        }
    }
    std::vector<std::string> items;
    for (const auto& [id, count] : counts) {
        if (count >= at_least) {
            items.push_back(id);
        }
    }
    return items;
}

std::vector<double> usual_seconds(const school::Curriculum& curriculum, const school::Evidence& evidence) {
    std::vector<std::vector<std::int32_t>> seconds(curriculum.skills.size());
    for (const school::Attempt& attempt : evidence.attempts) {
        if (attempt.skill < seconds.size() && attempt.seconds >= 3) {
            seconds[attempt.skill].push_back(attempt.seconds);
        }
    }
    std::vector<double> usual(seconds.size(), 0);
    for (std::size_t s = 0; s < seconds.size(); ++s) {
        if (seconds[s].size() >= 10) {
            std::sort(seconds[s].begin(), seconds[s].end());
            usual[s] = seconds[s][seconds[s].size() / 2];
        }
    }
    return usual;
}

AnswerBook without(const AnswerBook& book, const std::vector<std::uint8_t>& keep) {
    AnswerBook some;
    some.skills = book.skills;
    some.items = book.items;
    for (std::size_t p = 0; p < book.pupils(); ++p) {
        if (keep[p] != 0) {
            some.first_of.push_back(some.answers.size());
            some.start.push_back(book.start_of(p));
            some.answers.insert(some.answers.end(), book.answers.begin() + static_cast<std::ptrdiff_t>(book.first_of[p]),
                                book.answers.begin() + static_cast<std::ptrdiff_t>(book.first_of[p + 1]));
        }
    }
    some.first_of.push_back(some.answers.size());
    return some;
}

/// `start` with tables, and from SharedWeights on weights, fitted to `book`.
Fit fitted(const Fit& start, const RefitQuestion& question, const AnswerBook& book, Rung rung) {
    Fit fit = start;
    const ItemTerms items = rung >= Rung::ItemTerms ? ItemTerms::On : ItemTerms::Off;
    const std::vector<double> difficulty = difficulty_by_year(question.curriculum, start.set.year_slope);
    fit.tables = fit_tables(book, {items, {}, difficulty});
    fit.local = true;
    if (rung >= Rung::SharedWeights) {
        const RowWish rows_wish{Protocol::Overnight, items, &start.neighbours, difficulty};
        LogisticWish wish;
        wish.constraints = Constraints::Night;
        wish.skill_terms = rung == Rung::SkillWeights ? SkillTerms::On : SkillTerms::Off;
        fit.set.weights = fit_logistic(cross_fitted_rows(book, rows_wish), wish);
        fit.set.weights.per_skill.resize(wish.skill_terms == SkillTerms::On ? static_cast<std::size_t>(book.skills) : 0);
        fit.set.version = question.version;
        fit.set.origin = "Fitted on this school's own evidence.";
        fit.set.mean = fit.tables.mean;
    }
    return fit;
}

}  // namespace

AnswerBook book_of(const Fit& fit, const RefitQuestion& question) {
    AnswerBook book;
    book.skills = static_cast<std::int32_t>(question.curriculum.skills.size());
    book.items = static_cast<std::int32_t>(fit.items.size());
    const school::Evidence& evidence = question.evidence;
    for (std::size_t p = 0; p + 1 < evidence.first_of.size(); ++p) {
        const std::span<const school::Attempt> own(evidence.attempts.data() + evidence.first_of[p], evidence.first_of[p + 1] - evidence.first_of[p]);
        const Usable usable = usable_answers(fit, own, question.tonight);
        if (usable.answers.empty()) {
            continue;
        }
        book.first_of.push_back(book.answers.size());
        book.start.push_back(ability_by_year(p < question.school_year.size() ? question.school_year[p] : 0, fit.set.year_slope));
        for (const PlacedAnswer& placed : usable.answers) {
            book.answers.push_back(placed.answer);
        }
    }
    book.first_of.push_back(book.answers.size());
    return book;
}

double overnight_loss(const Fit& fit, const AnswerBook& book, const std::vector<std::uint8_t>& pupils) {
    const AnswerBook some = without(book, pupils);
    const RowWish wish{Protocol::Overnight, fit.tables.item_right.empty() ? ItemTerms::Off : ItemTerms::On, &fit.neighbours, {}};
    const Rows rows = make_rows(some, fit.tables, wish);
    double loss = 0;
    double weight = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double p = std::clamp(sigma(logit_of(fit.set.weights, rows.row(i), rows.skill[i])), 1e-6, 1 - 1e-6);
        const auto y = static_cast<double>(rows.right[i]);
        const auto w = static_cast<double>(rows.weight[i]);
        loss -= w * (y * std::log(p) + (1 - y) * std::log(1 - p));
        weight += w;
    }
    return weight > 0 ? loss / weight : 0;
}

RefitOutcome refit(const RefitQuestion& question) {
    RefitOutcome outcome;
    outcome.fit = question.in_use;
    Fit start = question.in_use;
    const AnswerBook plain = book_of(start, question);
    outcome.pupils = static_cast<std::int32_t>(plain.pupils());
    outcome.answers = static_cast<std::int64_t>(plain.answers.size());
    outcome.rung = rung_of(outcome.pupils);
    if (outcome.rung == Rung::NoLocalData) {
        outcome.why = "Fewer than 5 pupils have evidence; the weights in use stay.";
        return outcome;
    }
    start.items = outcome.rung >= Rung::ItemTerms ? items_with_answers(question.evidence, kAnswersForItem) : std::vector<std::string>{};
    start.usual_seconds = usual_seconds(question.curriculum, question.evidence);
    const AnswerBook book = book_of(start, question);
    std::vector<std::uint8_t> train(book.pupils(), 1);
    std::vector<std::uint8_t> held(book.pupils(), 0);
    for (std::size_t p = 0; p < book.pupils(); p += kHeldOutOneIn) {
        train[p] = 0;
        held[p] = 1;
    }
    outcome.loss_in_use = outcome.loss_chosen = overnight_loss(question.in_use, plain, held);
    Rung best = Rung::NoLocalData;
    const AnswerBook inner = without(book, train);
    for (const Rung rung : {Rung::Tables, Rung::SharedWeights, Rung::ItemTerms, Rung::SkillWeights}) {
        if (rung > outcome.rung) {
            break;
        }
        const double loss = overnight_loss(fitted(start, question, inner, rung), book, held);
        if (loss <= outcome.loss_chosen) {
            outcome.loss_chosen = loss;
            best = rung;
        }
    }
    if (best == Rung::NoLocalData) {
        outcome.why = "No refit predicted unseen pupils better; the weights in use stay.";
        return outcome;
    }
    outcome.fit = fitted(start, question, book, best);
    outcome.changed = true;
    outcome.why = "Refitted on " + std::to_string(outcome.pupils) + " pupils: log loss on unseen pupils " +
                  base::fixed(outcome.loss_in_use, 4) + " before, " + base::fixed(outcome.loss_chosen, 4) + " now.";
    return outcome;
}

}  // namespace bookbag::mastery
