// One line a key: where it stands in the file, which member it fills, and its bounds.
#include "targets/policy.hpp"

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "files/yaml_reader.hpp"

namespace bookbag::targets {
namespace {

struct NumberKey {
    std::string_view part;
    std::string_view key;
    double Policy::*member;
    double low;
    double high;
};

struct CountKey {
    std::string_view part;
    std::string_view key;
    int Policy::*member;
    int low;
    int high;
};

const std::array kNumbers = {
    NumberKey{"ready", "fading_known", &Policy::fading_known, 0.5, 0.9},
    NumberKey{"ready", "building_known", &Policy::building_known, 0.6, 1},
    NumberKey{"ready", "prior_known", &Policy::prior_known, 0.5, 0.9},
    NumberKey{"ready", "presumed_known", &Policy::presumed_known, 0.2, 0.9},
    NumberKey{"ready", "gap_answers", &Policy::gap_answers, 1, 6},
    NumberKey{"ready", "gap_recent", &Policy::gap_recent, 0, 0.8},
    NumberKey{"ready", "gap_known", &Policy::gap_known, 0.4, 0.9},
    NumberKey{"score", "fit_zero_low", &Policy::fit_zero_low, 0, 0.6},
    NumberKey{"score", "fit_low", &Policy::fit_low, 0.05, 0.8},
    NumberKey{"score", "fit_high", &Policy::fit_high, 0.3, 0.95},
    NumberKey{"score", "fit_zero_high", &Policy::fit_zero_high, 0.6, 1},
    NumberKey{"score", "fit_weight", &Policy::fit_weight, 0, 2},
    NumberKey{"score", "gain_weight", &Policy::gain_weight, 0, 4},
    NumberKey{"score", "unlock_weight", &Policy::unlock_weight, 0, 2},
    NumberKey{"score", "due_weight", &Policy::due_weight, 0, 2},
    NumberKey{"score", "near_weight", &Policy::near_weight, 0, 2},
    NumberKey{"score", "recent_weight", &Policy::recent_weight, 0, 2},
    NumberKey{"booklet", "learning_share", &Policy::learning_share, 0.4, 0.8},
    NumberKey{"booklet", "floor_share", &Policy::floor_share, 1.0 / 3, 1},
    NumberKey{"booklet", "window_low", &Policy::window_low, 0.5, 0.8},
    NumberKey{"booklet", "window_high", &Policy::window_high, 0.75, 0.95},
    NumberKey{"booklet", "window_aim", &Policy::window_aim, 0.6, 0.9},
    NumberKey{"booklet", "easiest", &Policy::easiest, 0.3, 0.7},
    NumberKey{"booklet", "opener", &Policy::opener, 0.7, 0.95},
    NumberKey{"booklet", "booklet_low", &Policy::booklet_low, 0.5, 0.85},
    NumberKey{"booklet", "booklet_high", &Policy::booklet_high, 0.8, 1},
    NumberKey{"booklet", "hint_logits", &Policy::hint_logits, 0, 2},
    NumberKey{"booklet", "worked_logits", &Policy::worked_logits, 0, 3},
    NumberKey{"booklet", "rung_logits", &Policy::rung_logits, 0, 2},
    NumberKey{"booklet", "percentile_deviations", &Policy::percentile_deviations, 0, 2},
    NumberKey{"booklet", "time_spread", &Policy::time_spread, 0, 1},
    NumberKey{"flags", "stuck_gain", &Policy::stuck_gain, 0.01, 0.3},
    NumberKey{"flags", "pace_minimum", &Policy::pace_minimum, 1, 20},
    NumberKey{"breadth", "strand_share", &Policy::strand_share, 0.3, 1},
    NumberKey{"breadth", "from", &Policy::breadth_from, 0, 1},
};

const std::array kCounts = {
    CountKey{"score", "recent_days", &Policy::recent_days, 0, 60},
    CountKey{"score", "next_weeks", &Policy::next_weeks, 1, 12},
    CountKey{"score", "due_full_days", &Policy::due_full_days, 1, 60},
    CountKey{"booklet", "learning_targets", &Policy::learning_targets, 1, 3},
    CountKey{"booklet", "first_gaps", &Policy::first_gaps, 0, 3},
    CountKey{"booklet", "review_targets", &Policy::review_targets, 0, 3},
    CountKey{"booklet", "retrieval_items", &Policy::retrieval_items, 0, 8},
    CountKey{"booklet", "retrieval_seconds", &Policy::retrieval_seconds, 10, 180},
    CountKey{"booklet", "stretch_seconds", &Policy::stretch_seconds, 60, 900},
    CountKey{"booklet", "shared_seconds", &Policy::shared_seconds, 30, 600},
    CountKey{"choice", "days", &Policy::choice_days, 7, 120},
    CountKey{"choice", "offers", &Policy::offers, 2, 3},
    CountKey{"flags", "stuck_rest_days", &Policy::stuck_rest_days, 7, 120},
    CountKey{"flags", "stuck_booklets", &Policy::stuck_booklets, 2, 6},
    CountKey{"flags", "stalled_days", &Policy::stalled_days, 7, 90},
    CountKey{"flags", "pace_answers", &Policy::pace_answers, 1, 100},
    CountKey{"flags", "absent_days", &Policy::absent_days, 14, 120},
    CountKey{"groups", "weeks", &Policy::group_weeks, 2, 6},
    CountKey{"groups", "smallest", &Policy::group_smallest, 2, 4},
    CountKey{"groups", "largest", &Policy::group_largest, 3, 6},
    CountKey{"groups", "misconception_days", &Policy::misconception_days, 7, 120},
    CountKey{"groups", "misconception_answers", &Policy::misconception_answers, 1, 10},
    CountKey{"breadth", "strand_from_targets", &Policy::strand_from_targets, 1, 100},
};

constexpr std::array<std::string_view, 8> kParts = {"ready", "score", "booklet", "choice", "flags", "groups", "breadth", "format"};

template <typename Number>
void read_bounded(files::YamlReader& reader, const files::YamlNode& value, Number low, Number high, Number& member) {
    const auto read = files::as_decimal(value);
    if (!read) {
        reader.refuse(read.error());
    } else if (*read < static_cast<double>(low) || *read > static_cast<double>(high)) {
        reader.refuse(value, value.text() + " is outside its bounds",
                      "write a number from " + base::fixed(static_cast<double>(low), 2) + " to " + base::fixed(static_cast<double>(high), 2));
    } else {
        member = static_cast<Number>(*read);
    }
}

template <typename Keys>
void read_keys(files::YamlReader& reader, const files::YamlNode& document, const Keys& keys, Policy& policy) {
    for (const auto& key : keys) {
        const files::YamlNode* part = document.find(key.part);
        const files::YamlNode* value = part == nullptr ? nullptr : part->find(key.key);
        if (value != nullptr) {
            read_bounded(reader, *value, key.low, key.high, policy.*(key.member));
        }
    }
}

void read_three(files::YamlReader& reader, const files::YamlNode& booklet, std::string_view key, std::array<int, 3>& member) {
    const files::YamlNode* list = booklet.find(key);
    if (list == nullptr) {
        return;
    }
    if (list->items().size() != 3) {
        reader.refuse(*list, std::string(key) + " needs three numbers", "give one for each rung: fluency, secure, reasoning");
        return;
    }
    for (std::size_t i = 0; i < 3; ++i) {
        read_bounded(reader, list->items()[i], key == "rung_marks" ? 0 : 10, key == "rung_marks" ? 6 : 900, member[i]);
    }
}

void read_review_days(files::YamlReader& reader, const files::YamlNode& score, Policy& policy) {
    const files::YamlNode* list = score.find("review_days");
    if (list == nullptr) {
        return;
    }
    std::vector<int> days;
    for (const files::YamlNode& item : list->items()) {
        int day = 0;
        read_bounded(reader, item, 1, 200, day);
        if (!days.empty() && day <= days.back()) {
            reader.refuse(item, "review days must grow", "write for example [1, 3, 7, 21, 60]");
        }
        days.push_back(day);
    }
    if (days.empty()) {
        reader.refuse(*list, "review_days is empty", "write for example [1, 3, 7, 21, 60]");
    } else {
        policy.review_days = days;
    }
}

void check_all_keys(files::YamlReader& reader, const files::YamlNode& document) {
    std::vector<std::string> parts(kParts.begin(), kParts.end());
    parts.emplace_back("format_version");
    reader.check_keys(document, parts);
    for (const std::string_view part : kParts) {
        const files::YamlNode* node = document.find(part);
        if (node == nullptr || part == "format") {
            continue;
        }
        std::vector<std::string> keys;
        for (const NumberKey& key : kNumbers) {
            if (key.part == part) {
                keys.emplace_back(key.key);
            }
        }
        for (const CountKey& key : kCounts) {
            if (key.part == part) {
                keys.emplace_back(key.key);
            }
        }
        for (const std::string_view list : {"review_days", "rung_seconds", "rung_marks"}) {
            keys.emplace_back(list);
        }
        reader.check_keys(*node, keys);
    }
}

}  // namespace

PolicyRead read_policy(const files::YamlNode& document) {
    PolicyRead read;
    files::YamlReader reader;
    if (reader.text(document, "format") != "bookbag-policy" || reader.integer(document, "format_version", 0) != 1) {
        reader.refuse(document, "not a policy of version 1", "start the file with format: bookbag-policy and format_version: 1");
    }
    check_all_keys(reader, document);
    read_keys(reader, document, kNumbers, read.policy);
    read_keys(reader, document, kCounts, read.policy);
    if (const files::YamlNode* score = document.find("score")) {
        read_review_days(reader, *score, read.policy);
    }
    if (const files::YamlNode* booklet = document.find("booklet")) {
        read_three(reader, *booklet, "rung_seconds", read.policy.rung_seconds);
        read_three(reader, *booklet, "rung_marks", read.policy.rung_marks);
    }
    const Policy& p = read.policy;
    if (!(p.fit_zero_low < p.fit_low && p.fit_low < p.fit_high && p.fit_high < p.fit_zero_high && p.window_low < p.window_high &&
          p.group_smallest <= p.group_largest && p.booklet_low < p.booklet_high)) {
        reader.refuse(document, "limits that cross each other", "keep every lower limit under its upper one");
    }
    read.faults = reader.take_faults();
    return read;
}

}  // namespace bookbag::targets
