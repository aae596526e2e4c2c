// Baum-Welch on two states, by skill. Sequences are a pupil's answers on the skill in order.
#include "mastery/bayesian_tracing.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bookbag::mastery {
namespace {

constexpr int kRounds = 25;
constexpr double kPseudo = 2;
constexpr std::size_t kFewSequences = 5;

using Sequence = std::vector<std::uint8_t>;

/// Expected counts of one round.
struct Counts {
    double first_known = 0, first = 0;
    double learnt = 0, could_learn = 0;
    double guessed = 0, unknown = 0;
    double slipped = 0, known = 0;
};

double emission(const TracingSkill& k, bool known, bool right) {
    const double p = known ? 1 - k.slip : k.guess;
    return right ? p : 1 - p;
}

void count_sequence(const TracingSkill& k, const Sequence& answers, std::vector<std::array<double, 2>>& forward, Counts& counts) {
    const std::size_t n = answers.size();
    forward.resize(n);
    std::array<double, 2> now = {1 - k.known_first, k.known_first};
    for (std::size_t i = 0; i < n; ++i) {
        const bool right = answers[i] != 0;
        now = {now[0] * emission(k, false, right), now[1] * emission(k, true, right)};
        const double sum = now[0] + now[1];
        forward[i] = {now[0] / sum, now[1] / sum};
        now = {forward[i][0] * (1 - k.learn), forward[i][1] + forward[i][0] * k.learn};
    }
    std::array<double, 2> later = {1, 1};  // backward values, scaled
    for (std::size_t i = n; i-- > 0;) {
        const double a = forward[i][0] * later[0];
        const double b = forward[i][1] * later[1];
        const double known = b / (a + b);
        const bool right = answers[i] != 0;
        counts.known += known;
        counts.unknown += 1 - known;
        counts.slipped += right ? 0 : known;
        counts.guessed += right ? 1 - known : 0;
        if (i == 0) {
            counts.first_known += known;
            counts.first += 1;
            break;
        }
        const double e0 = emission(k, false, right) * later[0];
        const double e1 = emission(k, true, right) * later[1];
        const double stay = forward[i - 1][0] * (1 - k.learn) * e0;
        const double turn = forward[i - 1][0] * k.learn * e1;
        const double keep = forward[i - 1][1] * e1;
        const double all = stay + turn + keep;
        counts.learnt += turn / all;
        counts.could_learn += (stay + turn) / all;
        const std::array<double, 2> before = {(1 - k.learn) * e0 + k.learn * e1, e1};
        const double scale = before[0] + before[1];
        later = {before[0] / scale, before[1] / scale};
    }
}

double pulled(double count, double of, double start) { return (count + kPseudo * start) / (of + kPseudo); }

TracingSkill fit_one(const std::vector<const Sequence*>& sequences) {
    const TracingSkill start;
    TracingSkill k = start;
    std::vector<std::array<double, 2>> scratch;
    for (int round = 0; round < kRounds; ++round) {
        Counts c;
        for (const Sequence* sequence : sequences) {
            count_sequence(k, *sequence, scratch, c);
        }
        TracingSkill next;
        next.known_first = pulled(c.first_known, c.first, start.known_first);
        next.learn = pulled(c.learnt, c.could_learn, start.learn);
        next.guess = std::min(0.5, pulled(c.guessed, c.unknown, start.guess));
        next.slip = std::min(0.5, pulled(c.slipped, c.known, start.slip));
        const double moved = std::abs(next.known_first - k.known_first) + std::abs(next.learn - k.learn) +
                             std::abs(next.guess - k.guess) + std::abs(next.slip - k.slip);
        k = next;
        if (moved < 1e-4) {
            break;
        }
    }
    return k;
}

/// Every (skill, pupil) sequence, by skill.
std::vector<std::vector<Sequence>> sequences_of(const AnswerBook& book) {
    std::vector<std::vector<Sequence>> by_skill(static_cast<std::size_t>(book.skills));
    std::vector<std::size_t> last_pupil(static_cast<std::size_t>(book.skills), SIZE_MAX);
    for (std::size_t p = 0; p < book.pupils(); ++p) {
        for (std::size_t a = book.first_of[p]; a < book.first_of[p + 1]; ++a) {
            const auto s = static_cast<std::size_t>(book.answers[a].asked.skill);
            if (last_pupil[s] != p) {
                last_pupil[s] = p;
                by_skill[s].emplace_back();
            }
            by_skill[s].back().push_back(book.answers[a].right >= 0.5 ? 1 : 0);
        }
    }
    return by_skill;
}

}  // namespace

double traced_chance(const TracingSkill& skill, double belief) { return belief * (1 - skill.slip) + (1 - belief) * skill.guess; }

double traced(const TracingSkill& skill, double belief, bool right) {
    const double known = belief * emission(skill, true, right);
    const double posterior = known / (known + (1 - belief) * emission(skill, false, right));
    return posterior + (1 - posterior) * skill.learn;
}

std::vector<TracingSkill> fit_tracing(const AnswerBook& book) {
    const auto by_skill = sequences_of(book);
    std::vector<const Sequence*> rare;
    for (const auto& sequences : by_skill) {
        if (sequences.size() < kFewSequences) {
            for (const Sequence& sequence : sequences) {
                rare.push_back(&sequence);
            }
        }
    }
    const TracingSkill shared = rare.empty() ? TracingSkill{} : fit_one(rare);
    std::vector<TracingSkill> skills;
    for (const auto& sequences : by_skill) {
        std::vector<const Sequence*> own;
        for (const Sequence& sequence : sequences) {
            own.push_back(&sequence);
        }
        skills.push_back(own.size() < kFewSequences ? shared : fit_one(own));
    }
    return skills;
}

}  // namespace bookbag::mastery
