// The stated model of learning from which the invented evidence comes.
//
// For a pupil u and skill s the chance of a right answer is p = .02 + .96 / (1 + e^-z), with
//   z = start + ability(u) - difficulty(s) + noise(u, s) + what lessons and practice added - .12 ln(1 + days since practised).
// start: 2.4 + .3 a year for a skill of an earlier school year, -.6 for one of the pupil's own year, -1.6 for a later one. A lesson
// on a skill adds 1.3, less when its prerequisites are shaky (times their mean chance); an answer adds .12. Some pupils carry two or
// three gaps: a skill of an earlier year lowered by 2.8, with one misconception behind most of its wrong answers, and everything
// that rests on it directly lowered by .9. It is a different family from the model that the night uses, on purpose: the night must
// not be tested against its own assumptions.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "school/curriculum.hpp"

namespace bookbag::demo {

/// Difficulty of every skill, normal with spread .35, for one seed.
std::vector<float> difficulties(const school::Curriculum& curriculum, std::uint64_t seed);

/// One simulated answer.
struct SimulatedAnswer {
    bool right = false;
    std::string misconception;  ///< of a wrong answer; often empty
    int seconds = 0;
};

/// One simulated pupil.
class Learner {
public:
    Learner(const school::Curriculum& curriculum, const std::vector<float>& difficulty, int year, base::Random random);

    /// The true chance of a right answer on `day`.
    double chance(school::SkillIndex skill, base::Date day);
    /// A lesson on the skill.
    void teach(school::SkillIndex skill, base::Date day);
    /// One answer, which also teaches a little.
    SimulatedAnswer answer(school::SkillIndex skill, base::Date day);

    double ability() const { return ability_; }
    base::Random& random() { return random_; }
    /// Skills touched so far, ascending.
    std::vector<school::SkillIndex> touched() const;
    /// The misconception that the pupil holds about a skill; empty for most.
    const std::string& held_misconception(school::SkillIndex skill) const;

private:
    struct Knowledge {
        double z = 0;
        base::Date last;
        std::string misconception;
        int answers = 0;
    };

    Knowledge& knowledge(school::SkillIndex skill);
    void make_gaps();
    double normal();

    const school::Curriculum& curriculum_;
    const std::vector<float>& difficulty_;
    int year_;
    base::Random random_;
    double ability_ = 0;
    std::map<school::SkillIndex, Knowledge> known_;
    std::map<school::SkillIndex, double> lowered_;
};

}  // namespace bookbag::demo
