// Bayesian knowledge tracing (Corbett and Anderson, UMUAI 4, 1994): the oldest model of a learner, kept as a yardstick.
//
// A skill is known or not; each answer moves the belief, each practice may turn not-known into known. Per skill four
// numbers are fitted by expectation-maximisation (Baum and Welch). It is not the engine: overnight it stays near the
// skill's mean (design 6.2). Without bounds it degenerates (guess above one half), so guess and slip are clamped.
#pragma once

#include <vector>

#include "mastery/answers.hpp"

namespace bookbag::mastery {

/// Numbers of one skill; all are chances.
struct TracingSkill {
    double known_first = 0.4;
    double learn = 0.1;
    double guess = 0.25;
    double slip = 0.15;
};

/// Belief after an answer: Bayes' rule, then learning.
double traced(const TracingSkill& skill, double belief, bool right);

/// Chance of a right answer at a belief.
double traced_chance(const TracingSkill& skill, double belief);

/// Fits every skill; skills with fewer than 5 sequences share the numbers fitted to all of those together. Guess and slip
/// are held at .5 or under; 2 pseudo-counts pull each number to its start. At most 25 rounds.
std::vector<TracingSkill> fit_tracing(const AnswerBook& book);

}  // namespace bookbag::mastery
