// The Elo pass (design 4.1). Everything is a plain loop in pupil and time order, so the sums are the same on every run.
#include "mastery/tables.hpp"

#include <algorithm>
#include <cmath>

#include "mastery/logit.hpp"

namespace bookbag::mastery {
namespace {

/// What one pupil brings along during a pass.
struct PassState {
    double ability = 0;
    double count = 0;
    std::vector<double> skill_gain;
    std::vector<double> skill_answers;
};

double difficulty_step(double answers) { return std::max(0.002, 0.5 / (1 + 0.05 * answers)); }

double item_difficulty_step(double answers) { return std::max(0.01, 0.6 / (1 + 0.05 * answers)); }

/// Tables in the making and how many answers each difficulty has seen (over both passes: steps go on falling).
struct Learning {
    Tables tables;
    std::vector<double> skill_seen;
    std::vector<double> item_seen;
};

void learn_from(const Answer& answer, PassState& pupil, Learning& learning) {
    Tables& tables = learning.tables;
    const auto s = static_cast<std::size_t>(answer.asked.skill);
    const bool has_item = answer.asked.item >= 0 && !learning.item_seen.empty();
    const auto i = static_cast<std::size_t>(has_item ? answer.asked.item : 0);
    double x = tables.start + pupil.ability + pupil.skill_gain[s] - tables.skill_difficulty[s];
    if (has_item) {
        x -= tables.item_difficulty[i];
    }
    const double error = surprise(answer, sigma(x)) * answer.weight;
    pupil.ability += ability_step(pupil.count) * error;
    pupil.count += answer.weight;
    pupil.skill_gain[s] += skill_step(pupil.skill_answers[s]) * error;
    pupil.skill_answers[s] += answer.weight;
    tables.skill_difficulty[s] -= difficulty_step(learning.skill_seen[s]) * error;
    learning.skill_seen[s] += answer.weight;
    if (has_item) {
        tables.item_difficulty[i] -= item_difficulty_step(learning.item_seen[i]) * error;
        learning.item_seen[i] += answer.weight;
    }
}

void start_pupil(PassState& pupil, double ability, std::size_t skills) {
    pupil.ability = ability;
    pupil.count = 0;
    if (pupil.skill_gain.size() != skills) {
        pupil.skill_gain.assign(skills, 0);
        pupil.skill_answers.assign(skills, 0);
    }
}

/// Forgets the skills this pupil touched, so that a pass costs no more than its answers.
void end_pupil(PassState& pupil, const Answer* first, const Answer* last) {
    for (; first != last; ++first) {
        const auto s = static_cast<std::size_t>(first->asked.skill);
        pupil.skill_gain[s] = 0;
        pupil.skill_answers[s] = 0;
    }
}

bool kept(const std::vector<std::uint8_t>& keep, std::size_t pupil) { return keep.empty() || keep[pupil] != 0; }

void count_shares(const AnswerBook& book, const TableWish& wish, Tables& tables) {
    double right = 0;
    double all = 0;
    for (std::size_t p = 0; p < book.pupils(); ++p) {
        if (!kept(wish.keep, p)) {
            continue;
        }
        for (std::size_t a = book.first_of[p]; a < book.first_of[p + 1]; ++a) {
            const Answer& answer = book.answers[a];
            right += answer.right * answer.weight;
            all += answer.weight;
            tables.skill_right[static_cast<std::size_t>(answer.asked.skill)] += answer.right * answer.weight;
            tables.skill_count[static_cast<std::size_t>(answer.asked.skill)] += answer.weight;
            if (wish.items == ItemTerms::On && answer.asked.item >= 0) {
                tables.item_right[static_cast<std::size_t>(answer.asked.item)] += answer.right * answer.weight;
                tables.item_count[static_cast<std::size_t>(answer.asked.item)] += answer.weight;
            }
        }
    }
    tables.mean = (right + 1) / (all + 2);
    tables.start = logit(tables.mean);
}

void walk_pupil(const AnswerBook& book, std::size_t p, PassState& pupil, Learning& learning) {
    start_pupil(pupil, book.start_of(p), learning.tables.skill_right.size());
    for (std::size_t a = book.first_of[p]; a < book.first_of[p + 1]; ++a) {
        learn_from(book.answers[a], pupil, learning);
    }
    end_pupil(pupil, book.answers.data() + book.first_of[p], book.answers.data() + book.first_of[p + 1]);
}

}  // namespace

double credit(const Answer& answer, double known) {
    if (answer.guess <= 0) {
        return answer.right;
    }
    const double share = (1 - answer.guess) * known / (answer.guess + (1 - answer.guess) * known);
    return answer.right * share;
}

double surprise(const Answer& answer, double known) {
    return credit(answer, known) * (1 - known) - (1 - answer.right) * known;
}

double ability_step(double answers) { return 0.5 * std::max(0.04, 1 / (1 + 0.05 * answers)); }

double skill_step(double answers) { return 0.4 / (1 + 0.05 * answers) + 0.04; }

Tables empty_tables(std::int32_t skills, std::int32_t items, double mean) {
    Tables tables;
    tables.mean = mean;
    tables.start = logit(mean);
    const auto s = static_cast<std::size_t>(skills);
    const auto i = static_cast<std::size_t>(items);
    tables.skill_difficulty.assign(s, 0);
    tables.skill_right.assign(s, 0);
    tables.skill_count.assign(s, 0);
    tables.item_difficulty.assign(i, 0);
    tables.item_right.assign(i, 0);
    tables.item_count.assign(i, 0);
    return tables;
}

Tables fit_tables(const AnswerBook& book, const TableWish& wish) {
    Learning learning;
    learning.tables = empty_tables(book.skills, wish.items == ItemTerms::On ? book.items : 0, 0.5);
    count_shares(book, wish, learning.tables);
    if (!wish.difficulty.empty()) {
        learning.tables.skill_difficulty = wish.difficulty;
    }
    learning.skill_seen.assign(learning.tables.skill_right.size(), 0);
    learning.item_seen.assign(learning.tables.item_right.size(), 0);
    PassState pupil;
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t p = 0; p < book.pupils(); ++p) {
            if (kept(wish.keep, p)) {
                walk_pupil(book, p, pupil, learning);
            }
        }
    }
    return learning.tables;
}

}  // namespace bookbag::mastery
