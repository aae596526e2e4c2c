// Every number of the target policy, in one place that a school can read and edit: curriculum/policy.yaml.
//
// The defaults here are the defaults of design 5; the file only overrides them. Bounds are checked when it is read
// (features F-B4: editable within bounds), because a wrong threshold would steer every child of a school.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/fault.hpp"
#include "files/yaml_node.hpp"

namespace bookbag::targets {

struct Policy {
    // ready (5.1): known-ness from which a fading prerequisite, or one taught but unseen, is good enough
    double fading_known = 0.70;
    double prior_known = 0.70;
    double presumed_known = 0.40;   ///< the same where it stands directly below a skill that answers have shown to be missing
    double gap_known = 0.50;        ///< under this a skill that answers have touched counts as shown to be missing …
    double gap_recent = 0.50;       ///< … and also when less than this share of its latest answers was right …
    double gap_answers = 1.5;       ///< … from so many answers' worth of evidence on: one slip shows nothing
    double building_known = 0.70;   ///< an emerging prerequisite to build on (docs/decisions.md, "Ready")

    // score (5.3)
    double fit_zero_low = 0.40;
    double fit_low = 0.70;
    double fit_high = 0.85;
    double fit_zero_high = 0.97;
    double gain_weight = 4;         ///< docs/decisions.md, "Gain"
    double fit_weight = 0;
    double unlock_weight = 0.5;
    double due_weight = 0.5;
    double near_weight = 0.3;
    double recent_weight = 0.4;
    int recent_days = 7;
    int next_weeks = 4;
    int due_full_days = 14;
    std::vector<int> review_days = {1, 3, 7, 21, 60};

    // booklet (5.4)
    int learning_targets = 3;
    int first_gaps = 1;             ///< gaps taken before the class's focus; further ones only where slots are left
    int review_targets = 2;
    int retrieval_items = 8;
    double learning_share = 0.60;   ///< of the minutes
    double floor_share = 1.0 / 3;   ///< of the marks
    double window_low = 0.70;
    double window_high = 0.85;
    double window_aim = 0.78;
    double easiest = 0.50;          ///< below this never without a worked example
    double opener = 0.85;           ///< the first two questions
    double booklet_low = 0.75;      ///< expected share of marks
    double booklet_high = 0.90;
    double hint_logits = 0.5;
    double worked_logits = 1.0;
    double rung_logits = 0.8;
    double percentile_deviations = 0.84;  ///< 80th percentile of the time
    double time_spread = 0.40;            ///< standard deviation of an item's time, as a share of it
    std::array<int, 3> rung_seconds = {60, 90, 120};
    std::array<int, 3> rung_marks = {1, 1, 2};
    int retrieval_seconds = 40;
    int stretch_seconds = 240;
    int shared_seconds = 100;

    // choice (5.5), absence (5.7)
    int choice_days = 28;
    int offers = 3;
    int absent_days = 60;

    // flags (5.8)
    int stuck_booklets = 3;
    double stuck_gain = 0.05;
    int stuck_rest_days = 28;       ///< so long a stuck skill is not given again
    int stalled_days = 28;
    double pace_minimum = 3;
    int pace_answers = 10;

    // groups (5.9)
    int group_weeks = 3;
    int group_smallest = 3;
    int group_largest = 5;
    int misconception_days = 28;
    int misconception_answers = 2;

    // breadth (5.10)
    double strand_share = 0.60;
    int strand_from_targets = 6;    ///< counted from this many learning targets in the term on
    double breadth_from = 2.0 / 3;  ///< share of the term's days after which untouched strands are reserved a slot
};

/// A policy and everything wrong with its file.
struct PolicyRead {
    Policy policy;
    std::vector<base::Fault> faults;
};

/// Reads policy.yaml. Keys that are missing keep their defaults. Faults: unknown keys, values that do not read, values
/// outside their bounds (each named with its bounds). The policy may be used only without faults.
PolicyRead read_policy(const files::YamlNode& document);

}  // namespace bookbag::targets
