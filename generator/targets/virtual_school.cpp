// The virtual world's rules, one function each.
#include "targets/virtual_school.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace bookbag::targets {
namespace {

using school::SkillIndex;

double sigma(double x) { return 1 / (1 + std::exp(-x)); }

constexpr double kYearLogits = 3.0;      // how much surer a year-old skill is to be known than this year's
constexpr double kThisYearLogits = -0.6; // this year's, before it is taught, where everything before it is known
constexpr double kYearsOfUse = 3;        // half-lives that a year of use adds to a skill
constexpr std::int32_t kNever = -100000;

}  // namespace

int VirtualPupil::known_count() const { return static_cast<int>(std::count(known.begin(), known.end(), std::uint8_t{1})); }

VirtualSchool::VirtualSchool(const school::Curriculum& curriculum, const VirtualRules& rules, base::Seed seed)
    : curriculum_(curriculum), rules_(rules), random_(seed) {
    edges_.resize(curriculum.skills.size());
    difficulty_.resize(curriculum.skills.size());
    for (SkillIndex s = 0; s < curriculum.skills.size(); ++s) {
        difficulty_[s] = 0.5 * normal();
        for (const SkillIndex before : curriculum.skills[s].prerequisites) {
            if (random_.unit() >= rules.edge_noise) {
                edges_[s].push_back(before);
            } else if (s > 0) {
                edges_[s].push_back(static_cast<SkillIndex>(random_.below(s)));  // another skill that comes earlier in the map
            }
        }
    }
}

double VirtualSchool::normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) {
        sum += random_.unit();
    }
    return sum;
}

bool VirtualSchool::truly_ready(const VirtualPupil& pupil, SkillIndex skill) const {
    return std::all_of(edges_[skill].begin(), edges_[skill].end(), [&](SkillIndex before) { return pupil.known[before] != 0; });
}

VirtualPupil VirtualSchool::new_pupil(int year) {
    VirtualPupil pupil;
    pupil.year = year;
    pupil.ability = rules_.ability_spread * normal();
    const std::size_t n = curriculum_.skills.size();
    pupil.known.assign(n, 0);
    pupil.half_life.assign(n, static_cast<float>(rules_.half_life_days));
    pupil.practised.assign(n, kNever);
    for (SkillIndex s = 0; s < n; ++s) {
        const double ahead = year - curriculum_.skills[s].year;  // 1 = last year's
        const double chance = sigma(kYearLogits * ahead + kThisYearLogits + 1.6 * pupil.ability - 0.4 * difficulty_[s]);
        if (truly_ready(pupil, s) && random_.unit() < chance) {
            pupil.known[s] = 1;
            pupil.half_life[s] = static_cast<float>(rules_.half_life_days * (1 + kYearsOfUse * std::max(0.0, ahead)));
        }
    }
    return pupil;
}

void VirtualSchool::forget(VirtualPupil& pupil, std::int32_t day) {
    for (SkillIndex s = 0; s < pupil.known.size(); ++s) {
        if (pupil.known[s] == 0 || day - pupil.practised[s] <= 7) {
            continue;
        }
        if (random_.unit() > std::exp2(-7.0 / static_cast<double>(pupil.half_life[s]))) {
            pupil.known[s] = 0;
        }
    }
}

void VirtualSchool::learn(VirtualPupil& pupil, const Practice& practice, std::int32_t day) {
    const SkillIndex s = practice.skill;
    if (pupil.known[s] != 0) {
        if (day != pupil.practised[s]) {
            pupil.half_life[s] *= static_cast<float>(rules_.strength_gain);
        }
    } else {
        double chance = practice.kind == Practice::Kind::Learning ? rules_.learn_ready : rules_.learn_by_review;
        if (!truly_ready(pupil, s)) {
            chance = rules_.learn_unready;
        }
        chance = std::clamp(chance * (1 + 0.3 * pupil.ability), 0.0, 1.0);
        if (random_.unit() < chance) {
            pupil.known[s] = 1;
        }
    }
    pupil.practised[s] = day;
    if (pupil.known[s] != 0) {
        for (const SkillIndex before : edges_[s]) {
            pupil.practised[before] = std::max(pupil.practised[before], day);  // what it rests on is used, too
        }
    }
}

void VirtualSchool::answer(VirtualPupil& pupil, const Practice& practice, std::int64_t at, school::Medium medium) {
    const SkillIndex s = practice.skill;
    const double item = 0.5 * normal();
    const double z = (pupil.known[s] != 0 ? std::log((1 - rules_.slip) / rules_.slip) : std::log(rules_.guess / (1 - rules_.guess))) +
                     0.5 * pupil.ability - 0.5 * difficulty_[s] - item;
    school::Attempt attempt;
    attempt.id = school::AttemptId("v" + base::zero_padded(next_id_++, 9));
    attempt.skill = s;
    attempt.at = at;
    attempt.day = base::Date{static_cast<std::int32_t>(at / 86400)};
    attempt.possible = 100;
    attempt.got = random_.unit() < sigma(z) ? 100 : 0;
    attempt.medium = medium;
    attempt.source = "virtual";
    const auto& wrong_ideas = curriculum_.skills[s].misconceptions;
    if (attempt.got == 0 && !wrong_ideas.empty() && random_.unit() < 0.5) {
        attempt.misconception = wrong_ideas[random_.below(wrong_ideas.size())];
    }
    attempt.item = curriculum_.skills[s].id + "-" + std::to_string(random_.below(6));
    pupil.attempts.push_back(std::move(attempt));
}

void VirtualSchool::teach(VirtualPupil& pupil, const std::vector<SkillIndex>& skills, std::int32_t day) {
    for (const SkillIndex skill : skills) {
        learn(pupil, {skill, Practice::Kind::Learning, 1}, day);
    }
}

void VirtualSchool::practise_online(VirtualPupil& pupil, const std::vector<SkillIndex>& skills, std::int32_t day) {
    if (skills.empty()) {
        return;
    }
    const auto count = static_cast<int>(rules_.online_answers * (0.4 + 1.2 * random_.unit()));
    for (const std::int32_t back : {3, 1}) {
        const SkillIndex skill = skills[random_.below(skills.size())];
        const std::int64_t start = static_cast<std::int64_t>(day - back) * 86400 + 15 * 3600 + static_cast<std::int64_t>(random_.below(3600));
        for (int i = 0; i < count / 2; ++i) {
            answer(pupil, {skill, Practice::Kind::Review, 1}, start + 70 * i, school::Medium::Online);
        }
        if (count / 2 > 0) {
            learn(pupil, {skill, Practice::Kind::Review, count / 2}, day - back);
        }
    }
}

bool VirtualSchool::work_booklet(VirtualPupil& pupil, const std::vector<Practice>& practice, std::int32_t day) {
    const bool handed_in = random_.unit() < rules_.hand_in;
    std::int64_t at = static_cast<std::int64_t>(day) * 86400 + 8 * 3600;
    for (const Practice& part : practice) {
        if (!handed_in) {
            continue;  // a booklet that does not come back is taken as not worked
        }
        for (int q = 0; q < part.questions; ++q) {
            answer(pupil, part, at, school::Medium::Paper);
            at += 1;
        }
        learn(pupil, part, day);
    }
    return handed_in;
}

}  // namespace bookbag::targets
