// The ground that virtual pupils stand on: a map of skills, the plan of each year and week, policy and weights.
//
// Used by `bookbag bench targets` and `bookbag bench weights`. A second world is made from a graph of exercises of another
// platform, so that a policy is not praised for fitting one map. The plan is the curriculum's default order from the first
// Monday of a school year on; no class and no teacher's file stand behind it.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/world.hpp"
#include "mastery/fit.hpp"
#include "school/curriculum.hpp"
#include "targets/atlas.hpp"
#include "targets/class_view.hpp"
#include "targets/policy.hpp"
#include "targets/reach.hpp"

namespace bookbag::run {

/// Map, weights, and the plan by year and week. Made by make_ground(); not to be moved or copied once `views` stand,
/// because they look at `map` through `atlas`.
struct Ground {
    school::Curriculum map;
    targets::Atlas atlas;
    targets::Policy policy;
    mastery::Fit fit;
    targets::SkillSet all;                               ///< every skill: the trial has questions for all
    std::vector<std::vector<targets::ClassView>> views;  ///< [year][week]
    int years = 11;
};

/// The first Monday of the trial's school year, 7 September 2026.
base::Date trial_start();

/// Fills all of `ground` but `map` and `policy`, which must stand: plans of `weeks` weeks for each year.
void prepare_ground(Ground& ground, mastery::WeightSet weights, int weeks);

/// The plan of a year (1 … 11) in a week counted from 0.
const targets::ClassView& view_of(const Ground& ground, int year, int week);

/// The project's own map from `folder`/maths/*.yaml. Missing or BadInput.
base::Result<school::Curriculum> load_trial_map(files::World& world, const std::string& folder);

/// A graph of exercises (two columns, skill and prerequisite, tab between, header line) as a map. Edges that would close a
/// cycle are left out, in the order of the file; years are eleven equal bands of depth. Missing when there is no such file.
base::Result<school::Curriculum> load_exercise_graph(files::World& world, const std::string& path);

}  // namespace bookbag::run
