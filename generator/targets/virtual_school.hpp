// A school that does not exist, to try the policy on: pupils who learn, forget, guess, slip, and do not always hand in.
//
// Two uses. The bench compares policies on it (T4 to T6), tests draw thousands of situations from it, and the shipped
// weights are fitted on its answers, because weights fitted on research data may not ship (design 4.2, release rule). What
// is true of a pupil is a yes or no for each skill; the model never sees it. Every number is an assumption, stated here.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "school/curriculum.hpp"
#include "school/evidence.hpp"
#include "school/history.hpp"
#include "targets/atlas.hpp"

namespace bookbag::targets {

/// How the virtual world works.
struct VirtualRules {
    double learn_ready = 0.30;      ///< chance of learning a practised skill in a week, prerequisites truly known
    double learn_unready = 0.05;    ///< the same with one unknown
    double learn_by_review = 0.05;  ///< by a question without teaching, prerequisites known
    double half_life_days = 60;     ///< of a newly known skill that is neither practised nor used by a later one
    double strength_gain = 1.35;    ///< each successful practice on a new day stretches the half-life
    double edge_noise = 0.10;       ///< share of the map's edges that are not true of the world
    double slip = 0.10;             ///< wrong although known
    double guess = 0.12;            ///< right although not known
    double hand_in = 0.85;          ///< share of booklets that come back
    double online_answers = 12;     ///< answers a pupil gives on a platform in a week, on average
    double ability_spread = 0.7;    ///< standard deviation of ability in logits
};

/// One virtual pupil. `attempts` are in time order.
struct VirtualPupil {
    int year = 0;
    double ability = 0;
    std::vector<std::uint8_t> known;
    std::vector<float> half_life;            ///< by skill, in days
    std::vector<std::int32_t> practised;     ///< day of the last practice, by skill
    std::vector<school::Attempt> attempts;
    school::PupilHistory history;
    std::vector<school::Choice> choices;

    int known_count() const;
};

/// How many questions a booklet holds on a skill, and whether it teaches it (worked example) or only asks.
struct Practice {
    enum class Kind : std::uint8_t { Learning, Review };
    school::SkillIndex skill = school::kNoSkill;
    Kind kind = Kind::Learning;
    int questions = 1;
};

class VirtualSchool {
public:
    /// `curriculum` must outlive the school; item difficulties and the true edges are drawn from `seed`.
    VirtualSchool(const school::Curriculum& curriculum, const VirtualRules& rules, base::Seed seed);

    /// A pupil of a school year at the start of it, with what children of that year usually know, by ability.
    VirtualPupil new_pupil(int year);

    /// A week passes for the pupil until `day`: unpractised skills may be forgotten.
    void forget(VirtualPupil& pupil, std::int32_t day);

    /// The class lesson of the week on `skills`.
    void teach(VirtualPupil& pupil, const std::vector<school::SkillIndex>& skills, std::int32_t day);

    /// A platform's exercise: about rules.online_answers answers on some of `skills`, on two days before `day`.
    void practise_online(VirtualPupil& pupil, const std::vector<school::SkillIndex>& skills, std::int32_t day);

    /// A booklet is worked and comes back on `day`, or does not come back; whether it did.
    bool work_booklet(VirtualPupil& pupil, const std::vector<Practice>& practice, std::int32_t day);

    /// One answer, with its evidence; practice has its effect on what is known.
    void answer(VirtualPupil& pupil, const Practice& practice, std::int64_t at, school::Medium medium);

    /// Whether all true prerequisites of `skill` are known.
    bool truly_ready(const VirtualPupil& pupil, school::SkillIndex skill) const;

    /// True prerequisites, which differ from the map by rules.edge_noise.
    const std::vector<std::vector<school::SkillIndex>>& true_edges() const { return edges_; }
    base::Random& random() { return random_; }
    const VirtualRules& rules() const { return rules_; }

    /// A number from the standard normal distribution (sum of twelve uniform ones less six).
    double normal();

private:
    void learn(VirtualPupil& pupil, const Practice& practice, std::int32_t day);

    const school::Curriculum& curriculum_;
    VirtualRules rules_;
    base::Random random_;
    std::vector<std::vector<school::SkillIndex>> edges_;
    std::vector<double> difficulty_;
    std::int64_t next_id_ = 0;
};

}  // namespace bookbag::targets
