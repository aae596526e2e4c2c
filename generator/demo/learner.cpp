// The model's arithmetic; constants are those of the header.
#include "demo/learner.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bookbag::demo {

namespace {

using school::SkillIndex;

constexpr double kPerLesson = 1.3;
constexpr double kPerAnswer = 0.12;
constexpr double kForgetting = 0.12;
constexpr double kGapDepth = 2.8;
constexpr double kGapSpread = 0.9;

/// Sum of 12 uniform numbers less 6: normal enough, and the same on every machine.
double normal_of(base::Random& random) {
    double sum = -6;
    for (int i = 0; i < 12; ++i) {
        sum += random.unit();
    }
    return sum;
}

double chance_at(double z) { return 0.02 + 0.96 / (1 + std::exp(-z)); }

}  // namespace

std::vector<float> difficulties(const school::Curriculum& curriculum, std::uint64_t seed) {
    std::vector<float> values;
    for (const school::Skill& skill : curriculum.skills) {
        base::Random random(base::seed_of({"demo", "difficulty", std::to_string(seed), skill.id}));
        values.push_back(static_cast<float>(0.35 * normal_of(random)));
    }
    return values;
}

Learner::Learner(const school::Curriculum& curriculum, const std::vector<float>& difficulty, int year, base::Random random)
    : curriculum_(curriculum), difficulty_(difficulty), year_(year), random_(random) {
    ability_ = std::clamp(normal(), -2.0, 2.2);
    make_gaps();
}

double Learner::normal() { return normal_of(random_); }

/// Two in five pupils have gaps, in the last two earlier years (in Year 1 in their own year).
void Learner::make_gaps() {
    if (random_.below(5) > 1) {
        return;
    }
    std::vector<SkillIndex> choices;
    for (std::size_t i = 0; i < curriculum_.skills.size(); ++i) {
        const school::Skill& skill = curriculum_.skills[i];
        const bool near = year_ == 1 ? skill.year == 1 : skill.year < year_ && skill.year >= year_ - 2;
        if (near && !skill.misconceptions.empty()) {
            choices.push_back(static_cast<SkillIndex>(i));
        }
    }
    const std::uint64_t gaps = 2 + random_.below(2);
    for (std::uint64_t g = 0; g < gaps && !choices.empty(); ++g) {
        const SkillIndex skill = choices[random_.below(choices.size())];
        lowered_[skill] += kGapDepth;
        for (const SkillIndex above : curriculum_.dependents[skill]) {
            lowered_[above] += kGapSpread;
        }
        const std::vector<std::string>& ids = curriculum_.at(skill).misconceptions;
        knowledge(skill).misconception = ids[random_.below(ids.size())];
    }
}

Learner::Knowledge& Learner::knowledge(SkillIndex skill) {
    const auto found = known_.find(skill);
    if (found != known_.end()) {
        return found->second;
    }
    const int lag = year_ - curriculum_.at(skill).year;
    double start = lag == 0 ? -0.6 : -1.6;
    if (lag > 0) {
        start = 2.4 + 0.3 * std::min(lag, 4);
    }
    const auto lowered = lowered_.find(skill);
    Knowledge fresh;
    fresh.z = start + 1.0 * ability_ - difficulty_[skill] + 0.4 * normal() - (lowered == lowered_.end() ? 0 : lowered->second);
    return known_.emplace(skill, std::move(fresh)).first->second;
}

double Learner::chance(SkillIndex skill, base::Date day) {
    const Knowledge& known = knowledge(skill);
    const int days = known.last.valid() ? std::max(day - known.last, 0) : 30;
    return chance_at(known.z - kForgetting * std::log(1.0 + days));
}

void Learner::teach(SkillIndex skill, base::Date day) {
    double ground = 0;
    const std::vector<SkillIndex>& before = curriculum_.at(skill).prerequisites;
    for (const SkillIndex one : before) {
        ground += chance(one, day) / static_cast<double>(before.size());
    }
    ground = before.empty() ? 1 : std::max(ground, 0.2);
    Knowledge& known = knowledge(skill);
    known.z += kPerLesson * ground;
    known.last = day;
}

SimulatedAnswer Learner::answer(SkillIndex skill, base::Date day) {
    SimulatedAnswer result;
    result.right = random_.unit() < chance(skill, day);
    Knowledge& known = knowledge(skill);
    const std::vector<std::string>& ids = curriculum_.at(skill).misconceptions;
    if (!result.right && !ids.empty()) {
        if (!known.misconception.empty() && random_.below(100) < 80) {
            result.misconception = known.misconception;
        } else if (random_.below(100) < 40) {
            result.misconception = ids[random_.below(ids.size())];
            if (random_.below(100) < 50) {
                known.misconception = result.misconception;
            }
        }
    }
    result.seconds = 12 + static_cast<int>(random_.below(50)) + (result.right ? 0 : 8);
    known.z += kPerAnswer;
    known.last = day;
    ++known.answers;
    return result;
}

std::vector<SkillIndex> Learner::touched() const {
    std::vector<SkillIndex> skills;
    for (const auto& [skill, known] : known_) {
        if (known.answers > 0) {
            skills.push_back(skill);
        }
    }
    return skills;
}

const std::string& Learner::held_misconception(SkillIndex skill) const {
    static const std::string kNone;
    const auto found = known_.find(skill);
    return found == known_.end() ? kNone : found->second.misconception;
}

}  // namespace bookbag::demo
