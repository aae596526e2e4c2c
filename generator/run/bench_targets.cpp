// Policies, weekly rounds, the planted gap and the cold start.
#include "run/bench_targets.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <set>

#include "base/text.hpp"
#include "files/yaml_node.hpp"
#include "mastery/estimate.hpp"
#include "run/trial_ground.hpp"
#include "targets/audit.hpp"
#include "targets/choose.hpp"
#include "targets/reach.hpp"
#include "targets/shared_item.hpp"
#include "targets/virtual_school.hpp"

namespace bookbag::run {
namespace {

using school::SkillIndex;
using targets::Practice;
using targets::VirtualPupil;
using targets::VirtualSchool;

constexpr int kFirstWeek = 8;       // of the school year: evidence of some weeks stands before the first booklet
constexpr int kLearningSkills = 6;  // taught by a simple policy's booklet; at least as many as ours on average
constexpr int kReviewSkills = 10;

/// What a policy may look at for one pupil in one week.
struct Moment {
    const Ground& ground;
    VirtualSchool& world;
    const VirtualPupil& pupil;
    const targets::ClassView& view;
};

mastery::PupilPicture picture_of(const Moment& m) {
    return mastery::estimate(m.ground.fit, m.ground.map, m.pupil.attempts, {m.view.date, m.pupil.year});
}

std::vector<Practice> booklet_of(const std::vector<SkillIndex>& learning, const std::vector<SkillIndex>& review) {
    std::vector<Practice> practice;
    for (std::size_t i = 0; i < learning.size() && i < kLearningSkills; ++i) {
        practice.push_back({learning[i], Practice::Kind::Learning, i < 3 ? 4 : 1});
    }
    for (std::size_t i = 0; i < review.size() && i < kReviewSkills; ++i) {
        practice.push_back({review[i], Practice::Kind::Review, i < 2 ? 3 : 1});
    }
    return practice;
}

std::vector<SkillIndex> taught_skills(const Moment& m) {
    std::vector<SkillIndex> taught;
    for (SkillIndex s = 0; s < m.ground.atlas.size(); ++s) {
        if (m.view.taught.has(s) && m.ground.atlas.skill(s).year >= m.pupil.year - 2) {
            taught.push_back(s);
        }
    }
    return taught;
}

// ---- the policies ----------------------------------------------------------------------------------------------

/// The class's plan for everybody: this week's and the coming skills, and a class-wide draw of taught ones to keep fresh.
std::vector<Practice> same_for_all(const Moment& m) {
    base::Random same(base::Seed{static_cast<std::uint64_t>(m.view.date.days * 100 + m.pupil.year)});
    std::vector<SkillIndex> review = taught_skills(m);
    same.shuffle(review);
    return booklet_of(m.view.upcoming, review);
}

/// The plan, without what the model holds secure for this pupil.
std::vector<Practice> planner_only(const Moment& m) {
    const mastery::PupilPicture picture = picture_of(m);
    std::vector<SkillIndex> learning;
    for (const SkillIndex s : m.view.upcoming) {
        if (picture.at(s).state != mastery::SkillState::Secure) {
            learning.push_back(s);
        }
    }
    std::vector<SkillIndex> review = taught_skills(m);
    m.world.random().shuffle(review);
    return booklet_of(learning, review);
}

/// What looks worst of all that was taught.
std::vector<Practice> weakest_first(const Moment& m) {
    const mastery::PupilPicture picture = picture_of(m);
    std::vector<SkillIndex> order = taught_skills(m);
    order.insert(order.end(), m.view.focus.begin(), m.view.focus.end());
    std::stable_sort(order.begin(), order.end(),
                     [&](SkillIndex a, SkillIndex b) { return picture.at(a).known < picture.at(b).known; });
    const auto middle = order.begin() + std::min<std::ptrdiff_t>(kLearningSkills, static_cast<std::ptrdiff_t>(order.size()));
    return booklet_of({order.begin(), middle}, {middle, order.end()});
}

/// Any ready skills that are not secure, by lot.
std::vector<Practice> random_ready(const Moment& m) {
    const mastery::PupilPicture picture = picture_of(m);
    const targets::Reach reach = targets::reach_of(m.ground.atlas, m.view, m.ground.policy, picture);
    std::vector<SkillIndex> learning;
    for (SkillIndex s = 0; s < m.ground.atlas.size(); ++s) {
        if (reach.fringe.has(s)) {
            learning.push_back(s);
        }
    }
    std::vector<SkillIndex> review = taught_skills(m);
    m.world.random().shuffle(learning);
    m.world.random().shuffle(review);
    return booklet_of(learning, review);
}

/// Sees the truth: what can be learnt now and opens most, and what is nearest to being forgotten.
std::vector<Practice> oracle(const Moment& m) {
    std::vector<std::pair<int, SkillIndex>> ready;
    std::vector<std::pair<double, SkillIndex>> risk;
    for (SkillIndex s = 0; s < m.ground.atlas.size(); ++s) {
        if (m.pupil.known[s] == 0 && m.world.truly_ready(m.pupil, s)) {
            ready.emplace_back(-static_cast<int>(m.ground.map.dependents[s].size()), s);
        } else if (m.pupil.known[s] != 0) {
            risk.emplace_back(static_cast<double>(m.pupil.half_life[s]), s);
        }
    }
    std::sort(ready.begin(), ready.end());
    std::sort(risk.begin(), risk.end());
    std::vector<SkillIndex> learning;
    std::vector<SkillIndex> review;
    for (const auto& [weight, s] : ready) {
        learning.push_back(s);
    }
    for (const auto& [weight, s] : risk) {
        review.push_back(s);
    }
    return booklet_of(learning, review);
}

targets::TargetPlan plan_of(const Moment& m, const mastery::PupilPicture& picture, std::vector<std::string>* faults) {
    const auto shared = targets::choose_shared(m.ground.atlas, m.view, m.ground.all, {&picture});
    const targets::Situation situation{m.ground.atlas,  m.view,          m.ground.policy, picture, m.pupil.attempts,
                                       m.pupil.history, m.pupil.choices, m.ground.all,    {},      shared,
                                       45 * 60};
    targets::TargetPlan plan = targets::choose_targets(situation);
    if (faults != nullptr) {
        const auto broken = targets::broken_rules(situation, plan);
        faults->insert(faults->end(), broken.begin(), broken.end());
    }
    return plan;
}

/// A plan's questions, by skill: review slots ask, the others teach.
std::vector<Practice> practice_of(const targets::TargetPlan& plan) {
    std::vector<Practice> practice;
    for (const targets::WorkItem& work : plan.work) {
        const bool asks = work.slot == targets::Slot::Review || work.slot == targets::Slot::Retrieval ||
                          work.slot == targets::Slot::Check || work.slot == targets::Slot::Diagnostic;
        const auto kind = asks ? Practice::Kind::Review : Practice::Kind::Learning;
        const auto found =
            std::find_if(practice.begin(), practice.end(), [&](const Practice& p) { return p.skill == work.skill; });
        if (found != practice.end()) {
            ++found->questions;
        } else {
            practice.push_back({work.skill, kind, 1});
        }
    }
    return practice;
}

void remember(VirtualPupil& pupil, const targets::TargetPlan& plan, const mastery::PupilPicture& picture) {
    for (const auto* list : {&plan.learning, &plan.reviews, &plan.stretch}) {
        for (const targets::Target& target : *list) {
            pupil.history.given.push_back(
                {plan.on, target.skill, targets::name_of(target.kind), picture.at(target.skill).known.millionths});
        }
    }
    pupil.history.offered_last = plan.offered;
    pupil.history.booklets.push_back(plan.on);
}

// ---- the rounds ------------------------------------------------------------------------------------------------

/// What one policy did to a school.
struct Result {
    std::vector<int> before;  // truly known, by pupil
    std::vector<int> after;
    std::vector<std::string> faults;
    double learning_skills = 0;  // distinct, a booklet
    double review_skills = 0;
    double right = 0;  // of the learning questions that came back
    double asked = 0;
};

using Choose = std::function<std::vector<Practice>(const Moment&)>;

void start_pupil(const Ground& ground, VirtualSchool& world, VirtualPupil& pupil) {
    for (int week = 0; week < kFirstWeek; ++week) {
        const auto& view = view_of(ground, pupil.year, week);
        world.forget(pupil, view.date.days);
        world.teach(pupil, view.focus, view.date.days);
        std::vector<SkillIndex> online = view.focus;
        for (SkillIndex s = 0; s < ground.atlas.size(); ++s) {
            if (view.taught.has(s) && ground.atlas.skill(s).year >= pupil.year - 1 && world.random().unit() < 0.05) {
                online.push_back(s);
            }
        }
        world.practise_online(pupil, online, view.date.days);
    }
}

void work(Result& result, VirtualSchool& world, VirtualPupil& pupil, const std::vector<Practice>& practice, std::int32_t day) {
    std::set<SkillIndex> learning;
    for (const Practice& part : practice) {
        if (part.kind == Practice::Kind::Learning) {
            learning.insert(part.skill);
        }
    }
    result.learning_skills += static_cast<double>(learning.size());
    result.review_skills += static_cast<double>(practice.size() - learning.size());
    const std::size_t first = pupil.attempts.size();
    world.work_booklet(pupil, practice, day);
    for (std::size_t i = first; i < pupil.attempts.size(); ++i) {
        if (learning.count(pupil.attempts[i].skill) != 0) {
            result.asked += 1;
            result.right += pupil.attempts[i].got / 100.0;
        }
    }
}

/// `choose` empty = our policy.
Result play(const Ground& ground, const BenchTargetsWish& wish, const Choose& choose) {
    Result result;
    VirtualSchool world(ground.map, {}, base::Seed{wish.seed});
    std::vector<VirtualPupil> pupils;
    for (int p = 0; p < wish.pupils; ++p) {
        pupils.push_back(world.new_pupil(1 + p % ground.years));
        start_pupil(ground, world, pupils.back());
        result.before.push_back(pupils.back().known_count());
    }
    for (int week = kFirstWeek; week < kFirstWeek + wish.weeks; ++week) {
        for (VirtualPupil& pupil : pupils) {
            const auto& view = view_of(ground, pupil.year, week);
            world.forget(pupil, view.date.days);
            world.teach(pupil, view.focus, view.date.days);
            world.practise_online(pupil, view.focus, view.date.days);
            const Moment moment{ground, world, pupil, view};
            if (choose) {
                work(result, world, pupil, choose(moment), view.date.days + 4);
                continue;
            }
            const mastery::PupilPicture picture = picture_of(moment);
            const targets::TargetPlan plan = plan_of(moment, picture, &result.faults);
            work(result, world, pupil, practice_of(plan), view.date.days + 4);
            remember(pupil, plan, picture);
        }
    }
    for (const VirtualPupil& pupil : pupils) {
        result.after.push_back(pupil.known_count());
    }
    return result;
}

/// Mean gain of the pupils of each third, by what they knew at the start within their school year.
std::array<double, 4> gains(const Result& result, int years) {
    std::array<double, 4> sum{};
    std::array<double, 4> count{};
    for (int year = 0; year < years; ++year) {
        std::vector<std::size_t> group;
        for (std::size_t p = static_cast<std::size_t>(year); p < result.before.size(); p += static_cast<std::size_t>(years)) {
            group.push_back(p);
        }
        std::stable_sort(group.begin(), group.end(),
                         [&](std::size_t a, std::size_t b) { return result.before[a] < result.before[b]; });
        for (std::size_t i = 0; i < group.size(); ++i) {
            const double gain = result.after[group[i]] - result.before[group[i]];
            for (const std::size_t third : {3 * i / group.size(), std::size_t{3}}) {
                sum[third] += gain;
                count[third] += 1;
            }
        }
    }
    for (std::size_t i = 0; i < 4; ++i) {
        sum[i] = count[i] > 0 ? sum[i] / count[i] : 0;
    }
    return sum;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string compare(const Ground& ground, const BenchTargetsWish& wish, const std::string& name) {
    const std::vector<std::pair<std::string, Choose>> policies = {{"same for all", same_for_all},
                                                                  {"planner only", planner_only},
                                                                  {"weakest first", weakest_first},
                                                                  {"random ready", random_ready},
                                                                  {"Bookbag", {}},
                                                                  {"oracle", oracle}};
    std::string table = "T4 " + name + ": " + std::to_string(wish.pupils) + " pupils, " + std::to_string(wish.weeks) +
                        " booklets, skills truly gained\n";
    table += "  policy          lowest  middle  highest all     taught  asked   right\n";
    double ours = 0;
    double best_other = -1000;
    for (const auto& [policy, choose] : policies) {
        const Result result = play(ground, wish, choose);
        const auto gain = gains(result, ground.years);
        const double booklets = static_cast<double>(wish.pupils) * wish.weeks;
        table += "  " + padded(policy, 16);
        for (const double g : gain) {
            table += padded(base::fixed(g, 2), 8);
        }
        table += padded(base::fixed(result.learning_skills / booklets, 1), 8) +
                 padded(base::fixed(result.review_skills / booklets, 1), 8) +
                 base::fixed(result.asked > 0 ? result.right / result.asked : 0, 3) + "\n";
        if (policy == "Bookbag") {
            ours = gain[3];
            table += "  T2 broken promises: " + std::to_string(result.faults.size()) + "\n";
        } else if (policy != "oracle") {
            best_other = std::max(best_other, gain[3]);
        }
    }
    return table + "  Bookbag " + (ours > best_other ? "beats" : "does not beat") + " the best simple policy by " +
           base::fixed(ours - best_other, 2) + " skills a pupil\n\n";
}

// ---- T5: a planted gap -------------------------------------------------------------------------------------------

void forget_with_all_above(const Ground& ground, VirtualPupil& pupil, SkillIndex gap) {
    for (SkillIndex s = 0; s < ground.atlas.size(); ++s) {
        if (s == gap || ground.atlas.ancestors[s].has(gap)) {
            pupil.known[s] = 0;
        }
    }
}

/// What stands at most four steps before a skill: where the gap is planted.
std::vector<SkillIndex> close_ancestors(const Ground& ground, SkillIndex skill) {
    std::vector<SkillIndex> before;
    for (SkillIndex s = 0; s < ground.atlas.size(); ++s) {
        if (ground.atlas.ancestors[skill].has(s) && ground.atlas.depth[skill] - ground.atlas.depth[s] <= 4) {
            before.push_back(s);
        }
    }
    return before;
}

/// A pupil who knows all before this week's focus but one thing; 20 answers on the focus and what stands before it.
bool finds_planted_gap(const Ground& ground, VirtualSchool& world, int year, int week) {
    const auto& view = view_of(ground, year, week);
    SkillIndex focus = school::kNoSkill;
    std::vector<SkillIndex> before;
    while (before.empty()) {
        focus = view.focus[world.random().below(view.focus.size())];
        before = close_ancestors(ground, focus);
    }
    world.random().shuffle(before);
    const SkillIndex gap = before.front();
    VirtualPupil pupil = world.new_pupil(year);
    pupil.ability = 0;
    for (SkillIndex s = 0; s < ground.atlas.size(); ++s) {
        pupil.known[s] = ground.atlas.skill(s).year < year || view.taught.has(s) ? 1 : 0;
    }
    forget_with_all_above(ground, pupil, gap);
    before.resize(std::min<std::size_t>(before.size(), 4));
    before.push_back(focus);
    for (int answer = 0; answer < 20; ++answer) {
        const SkillIndex asked = before[static_cast<std::size_t>(answer) % before.size()];
        const std::int64_t at = (static_cast<std::int64_t>(view.date.days) - 6 + answer / 10 * 3) * 86400 + 36000 + 90 * answer;
        world.answer(pupil, {asked, Practice::Kind::Review, 1}, at, school::Medium::Online);
    }
    const Moment moment{ground, world, pupil, view};
    const targets::TargetPlan plan = plan_of(moment, picture_of(moment), nullptr);
    return std::any_of(plan.learning.begin(), plan.learning.end(), [&](const targets::Target& t) { return t.skill == gap; });
}

std::string planted_gaps(const Ground& ground, const BenchTargetsWish& wish) {
    targets::VirtualRules rules;
    rules.edge_noise = 0;
    VirtualSchool world(ground.map, rules, base::Seed{wish.seed + 5});
    int found = 0;
    int tried = 0;
    for (int p = 0; p < wish.pupils; ++p) {
        const int year = 2 + p % (ground.years - 1);
        const int week = 2 + static_cast<int>(world.random().below(16));
        const auto& focus = view_of(ground, year, week).focus;
        if (std::any_of(focus.begin(), focus.end(), [&](SkillIndex s) { return !close_ancestors(ground, s).empty(); })) {
            ++tried;
            found += finds_planted_gap(ground, world, year, week) ? 1 : 0;
        }
    }
    return "T5 planted gap among the first 3 targets after 20 answers: " + base::fixed(100.0 * found / std::max(1, tried), 1) +
           " % of " + std::to_string(tried) + " (bar 90)\n";
}

// ---- T6: cold start ----------------------------------------------------------------------------------------------

double mean_depth(const Ground& ground, const std::function<bool(SkillIndex)>& member) {
    double sum = 0;
    double count = 0;
    for (SkillIndex s = 0; s < ground.atlas.size(); ++s) {
        if (member(s)) {
            sum += ground.atlas.depth[s];
            count += 1;
        }
    }
    return count > 0 ? sum / count : 0;
}

std::string cold_start(const Ground& ground, const BenchTargetsWish& wish) {
    targets::VirtualRules rules;
    rules.hand_in = 1;
    rules.edge_noise = 0;
    VirtualSchool world(ground.map, rules, base::Seed{wish.seed + 6});
    std::array<double, 5> error{};
    for (int p = 0; p < wish.pupils; ++p) {
        VirtualPupil pupil = world.new_pupil(1 + p % ground.years);
        for (int pack = 0; pack < 5; ++pack) {
            const auto& view = view_of(ground, pupil.year, 6 + pack);
            const Moment moment{ground, world, pupil, view};
            const mastery::PupilPicture picture = picture_of(moment);
            const targets::Reach reach = targets::reach_of(ground.atlas, view, ground.policy, picture);
            const double truth =
                mean_depth(ground, [&](SkillIndex s) { return pupil.known[s] == 0 && world.truly_ready(pupil, s); });
            const double guess =
                mean_depth(ground, [&](SkillIndex s) { return reach.fringe.has(s) && picture.at(s).known < base::chance(0.7); });
            error[static_cast<std::size_t>(pack)] += std::abs(truth - guess) / wish.pupils;
            const targets::TargetPlan plan = plan_of(moment, picture, nullptr);
            world.work_booklet(pupil, practice_of(plan), view.date.days + 4);
            remember(pupil, plan, picture);
        }
    }
    std::string line = "T6 cold start, mean distance of the fringe's depth after 0 … 4 booklets:";
    for (const double e : error) {
        line += " " + base::fixed(e, 2);
    }
    return line + " (bar 1.00 after 2)\n";
}

// ---- speed -------------------------------------------------------------------------------------------------------

/// CPU milliseconds a pupil for what a night does without paper: fold 300 answers in, look at every skill, choose.
std::string pace(const Ground& ground, const BenchTargetsWish& wish) {
    constexpr int kPupils = 200;
    constexpr int kAnswers = 300;
    VirtualSchool world(ground.map, {}, base::Seed{wish.seed + 7});
    std::vector<VirtualPupil> pupils;
    for (int p = 0; p < kPupils; ++p) {
        VirtualPupil pupil = world.new_pupil(1 + p % ground.years);
        const auto& view = view_of(ground, pupil.year, kFirstWeek);
        std::vector<SkillIndex> asked;
        for (SkillIndex s = 0; s < ground.atlas.size(); ++s) {
            if (std::abs(ground.atlas.skill(s).year - pupil.year) <= 1) {
                asked.push_back(s);
            }
        }
        for (int a = 0; a < kAnswers; ++a) {
            const std::int64_t at = (static_cast<std::int64_t>(view.date.days) - 60 + a / 5) * 86400 + 36000 + 90 * (a % 5);
            world.answer(pupil, {asked[world.random().below(asked.size())], Practice::Kind::Review, 1}, at, school::Medium::Online);
        }
        pupils.push_back(std::move(pupil));
    }
    std::array<std::clock_t, 3> at{std::clock(), 0, 0};
    std::vector<mastery::PupilPicture> pictures;
    for (const VirtualPupil& pupil : pupils) {
        pictures.push_back(picture_of({ground, world, pupil, view_of(ground, pupil.year, kFirstWeek)}));
    }
    at[1] = std::clock();
    for (std::size_t p = 0; p < pupils.size(); ++p) {
        plan_of({ground, world, pupils[p], view_of(ground, pupils[p].year, kFirstWeek)}, pictures[p], nullptr);
    }
    at[2] = std::clock();
    const auto ms = [](std::clock_t from, std::clock_t to) { return 1000.0 * static_cast<double>(to - from) / CLOCKS_PER_SEC / kPupils; };
    return "Speed, " + std::to_string(ground.atlas.size()) + " skills and " + std::to_string(kAnswers) + " answers a pupil: fold-in " +
           base::fixed(ms(at[0], at[1]), 3) + " ms and targets " + base::fixed(ms(at[1], at[2]), 3) +
           " ms of CPU a pupil (bar 1.000 together)\n";
}

}  // namespace

base::Result<std::string> bench_targets(files::World& world, const BenchTargetsWish& wish) {
    BOOKBAG_TRY(map, load_trial_map(world, wish.curriculum));
    BOOKBAG_TRY(policy_text, world.read_file(files::path_in(wish.curriculum, "policy.yaml")));
    BOOKBAG_TRY(policy_node, files::parse_yaml("policy.yaml", policy_text));
    BOOKBAG_TRY(weight_text, world.read_file(files::path_in(wish.curriculum, "weights.yaml")));
    BOOKBAG_TRY(weights, mastery::read_weights("weights.yaml", weight_text));
    const int weeks = kFirstWeek + std::max(wish.weeks, 12) + 1;
    Ground own;
    own.map = std::move(map);
    own.policy = targets::read_policy(policy_node).policy;
    prepare_ground(own, weights, weeks);
    std::string table = compare(own, wish, "own map") + planted_gaps(own, wish) + cold_start(own, wish) + pace(own, wish) + "\n";
    const std::string graph = files::path_in(wish.graph, "junyi_prerequisites.tsv");
    if (wish.graph.empty() || !world.exists(graph)) {
        return table + "The exercise graph is not there; its table is skipped.\n";
    }
    BOOKBAG_TRY(exercises, load_exercise_graph(world, graph));
    Ground other;
    other.map = std::move(exercises);
    other.policy = own.policy;
    prepare_ground(other, weights, weeks);
    return table + compare(other, wish, "exercise graph, cut to be acyclic");
}

CommandResult bench_targets_command(files::World& world, const BenchTargetsWish& wish) {
    return bench_result(bench_targets(world, wish));
}

}  // namespace bookbag::run
