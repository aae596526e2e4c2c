// The replay of one pupil (design 4.1 to 4.7). Cost: a few hundred nanoseconds an answer and a skill.
#include "mastery/estimate.hpp"

#include <algorithm>
#include <cmath>

#include "mastery/logit.hpp"
#include "mastery/states.hpp"

namespace bookbag::mastery {
namespace {

constexpr int kTooQuickSeconds = 3;
constexpr int kBulkRows = 10;
constexpr double kPriorPrecision = 1;    // 1 / s0², s0 = 1 (design 4.4)
constexpr double kHalfLifeDays = 60;
constexpr double kLowerDeviations = 1.28;
constexpr double kSuccessShare = 0.8;    // share of a day's marks from which the day was a success on the skill

/// What is kept of a skill besides the walk's memory.
struct SkillRecord {
    std::vector<std::uint32_t> evidence;
    std::vector<std::pair<std::int32_t, double>> information;  // day, p(1-p)·weight
    double evidence_sum = 0;    // n_eff as of evidence_day
    double information_sum = 0;
    std::int32_t sum_day = 0;
    std::int32_t days = 0;
    double day_got = 0;
    double day_asked = 0;
    SkillView view;
};

double faded(double sum, std::int32_t days) { return sum * std::exp2(-static_cast<double>(days) / kHalfLifeDays); }

class Replay {
public:
    Replay(const Fit& fit, const Tonight& tonight)
        : fit_(fit), tonight_(tonight), walk_(fit.tables, &fit.neighbours), records_(fit.tables.skill_right.size()) {
        walk_.restart(ability_by_year(tonight.school_year, fit.set.year_slope));
    }

    void day(std::span<const PlacedAnswer> answers);
    PupilPicture finish(std::span<const PlacedAnswer> answers);

private:
    double logit_now(const Asked& asked) const;
    void take(const PlacedAnswer& placed);
    void guard(const Answer& answer, double before);
    Standing standing(std::int32_t skill, std::int32_t day) const;
    void settle(std::int32_t skill, std::int32_t day, bool answered_today);
    void close_day_on(std::int32_t skill, std::int32_t day);
    void fill(std::int32_t skill, SkillView& view) const;
    void explain(std::int32_t skill, SkillView& view) const;

    const Fit& fit_;
    Tonight tonight_;
    Walk walk_;
    std::vector<SkillRecord> records_;
    StateBars bars_;
    std::int32_t cancelled_ = 0;
};

double Replay::logit_now(const Asked& asked) const {
    return logit_of(fit_.set.weights, walk_.ask(asked), asked.skill) + walk_.skill(asked.skill).offset;
}

/// Requirement M3. For marks in between, "right" means better than was expected.
void Replay::guard(const Answer& answer, double before) {
    const Asked typical{answer.asked.skill, -1, answer.asked.at, answer.asked.day};
    const double after = logit_now(typical);
    const bool better = answer.right >= sigma(before);
    const bool wrong_way = better ? after < before : after > before;
    if (wrong_way) {
        walk_.add_offset(answer.asked.skill, before - after);
        ++cancelled_;
    }
}

void Replay::take(const PlacedAnswer& placed) {
    const Answer& answer = placed.answer;
    SkillRecord& record = records_[static_cast<std::size_t>(answer.asked.skill)];
    const Asked typical{answer.asked.skill, -1, answer.asked.at, answer.asked.day};
    const double before = logit_now(typical);
    const double p = sigma(before);
    walk_.fold(answer);
    guard(answer, before);
    const std::int32_t gap = record.evidence.empty() ? 0 : answer.asked.day - record.sum_day;
    record.evidence_sum = faded(record.evidence_sum, gap) + answer.weight;
    record.information_sum = faded(record.information_sum, gap) + answer.weight * p * (1 - p);
    record.days += record.evidence.empty() || gap > 0 ? 1 : 0;
    record.sum_day = answer.asked.day;
    record.evidence.push_back(placed.place);
    record.day_got += answer.weight * answer.right;
    record.day_asked += answer.weight;
}

Standing Replay::standing(std::int32_t skill, std::int32_t day) const {
    const SkillRecord& record = records_[static_cast<std::size_t>(skill)];
    const double z = logit_now(Asked{skill, -1, kNoTime, day});
    Standing now;
    now.known = std::round(sigma(z) * 1e6) / 1e6;
    now.age = record.evidence.empty() ? 0 : day - record.sum_day;
    const double variance = 1 / (kPriorPrecision + faded(record.information_sum, now.age));
    now.lower = std::round(sigma(z - kLowerDeviations * std::sqrt(variance)) * 1e6) / 1e6;
    now.evidence = std::round(faded(record.evidence_sum, now.age) * 100) / 100;
    now.days = record.days;
    return now;
}

void Replay::settle(std::int32_t skill, std::int32_t day, bool answered_today) {
    SkillRecord& record = records_[static_cast<std::size_t>(skill)];
    const SkillState before = record.view.state;
    const SkillState after = next_state(bars_, before, standing(skill, day));
    if (after == before) {
        return;
    }
    record.view.state = after;
    record.view.since = base::Date{day};
    if (after == SkillState::Secure) {
        record.view.secured_on = base::Date{day};
    }
    if (before == SkillState::Secure) {
        record.view.left_secure_on = base::Date{day};
        record.view.left_by_new_answers = answered_today;
    }
}

/// Successes are counted once a day; a day that did not go well starts the review ladder anew.
void Replay::close_day_on(std::int32_t skill, std::int32_t day) {
    SkillRecord& record = records_[static_cast<std::size_t>(skill)];
    if (record.day_asked <= 0) {
        return;
    }
    if (record.day_got >= kSuccessShare * record.day_asked) {
        record.view.last_success = base::Date{day};
        ++record.view.spaced_successes;
    } else {
        record.view.spaced_successes = 0;
    }
    record.day_got = record.day_asked = 0;
}

void Replay::day(std::span<const PlacedAnswer> answers) {
    const std::int32_t day = answers.front().answer.asked.day;
    for (const std::int32_t skill : walk_.touched()) {
        if (records_[static_cast<std::size_t>(skill)].view.state == SkillState::Secure) {
            settle(skill, day, false);
        }
    }
    for (const PlacedAnswer& placed : answers) {
        take(placed);
    }
    for (const std::int32_t skill : walk_.touched()) {
        const SkillRecord& record = records_[static_cast<std::size_t>(skill)];
        const bool answered = record.sum_day == day;
        if (answered) {
            close_day_on(skill, day);
        }
        if (answered || record.view.state == SkillState::Secure ||
            (record.days >= bars_.secure_days && record.evidence_sum >= bars_.secure_evidence)) {
            settle(skill, day, answered);
        }
    }
}

void Replay::explain(std::int32_t skill, SkillView& view) const {
    const FeatureRow row = walk_.ask(Asked{skill, -1, kNoTime, tonight_.date.days});
    view.contributions.reserve(16);
    for (std::size_t f = 0; f < kFeatures; ++f) {
        const double share = fit_.set.weights.shared[f] * row[f];
        if (share != 0) {
            view.contributions.push_back({name_of(static_cast<Feature>(f)), row[f], share});
        }
    }
    if (!fit_.set.weights.per_skill.empty()) {
        const OwnWeights& own = fit_.set.weights.per_skill[static_cast<std::size_t>(skill)];
        view.contributions.push_back({"this_skill", 1, own[0] + own[1] * row[kRight] + own[2] * row[kWrong]});
    }
    const double offset = walk_.skill(skill).offset;
    if (offset != 0) {
        view.contributions.push_back({"guard", 1, offset});
    }
    std::stable_sort(view.contributions.begin(), view.contributions.end(),
                     [](const Contribution& a, const Contribution& b) { return std::abs(a.share) > std::abs(b.share); });
}

void Replay::fill(std::int32_t skill, SkillView& view) const {
    const Standing now = standing(skill, tonight_.date.days);
    view.skill = static_cast<school::SkillIndex>(skill);
    view.known = base::chance(now.known);
    view.chance = view.known;
    view.lower = base::chance(now.lower);
    view.evidence_hundredths = static_cast<std::int32_t>(std::lround(now.evidence * 100));
    const SkillMemory& memory = walk_.skill(skill);
    view.recent_hundredths = memory.recent_all > 0 ? static_cast<std::int32_t>(std::lround(100 * memory.recent_right / memory.recent_all)) : 0;
    view.evidence_days = now.days;
    view.lacks_only_proof = view.state != SkillState::Secure && lacks_only_proof(bars_, now);
}

PupilPicture Replay::finish(std::span<const PlacedAnswer> answers) {
    PupilPicture picture;
    picture.tonight = tonight_.date;
    picture.answers_used = static_cast<std::int32_t>(answers.size());
    picture.moves_cancelled = cancelled_;
    if (!answers.empty()) {
        picture.last_evidence = base::Date{answers.back().answer.asked.day};
    }
    for (const std::int32_t skill : walk_.touched()) {
        settle(skill, tonight_.date.days, false);
    }
    picture.skills.resize(records_.size());
    for (std::size_t s = 0; s < records_.size(); ++s) {
        SkillRecord& record = records_[s];
        SkillView& view = picture.skills[s];
        const bool touched = !record.evidence.empty();
        if (touched) {
            record.view.last_seen = base::Date{record.sum_day};
            view = std::move(record.view);
            view.evidence = std::move(record.evidence);
        }
        fill(static_cast<std::int32_t>(s), view);
        if (touched) {
            explain(static_cast<std::int32_t>(s), view);
        }
    }
    return picture;
}

Answer answer_of(const Fit& fit, const school::Attempt& attempt) {
    Answer answer;
    answer.asked = {attempt.skill, attempt.item.empty() ? -1 : item_number(fit, attempt.item.text()), attempt.at, attempt.day.days};
    answer.right = static_cast<double>(attempt.got) / attempt.possible;
    answer.weight = attempt.weight / 100.0;
    answer.guess = attempt.options >= 2 ? 1.0 / attempt.options : 0;
    return answer;
}

bool counts(const school::Attempt& attempt, std::size_t skills, base::Date tonight) {
    return attempt.skill < skills && attempt.day.valid() && attempt.day <= tonight && attempt.possible > 0 && attempt.got >= 0 &&
           attempt.got <= attempt.possible && attempt.weight > 0 && (attempt.seconds < 0 || attempt.seconds >= kTooQuickSeconds);
}

/// Whether the run of equal times that holds `order[i]` is a bulk stamp: many online answers in one second that is not a
/// whole hour (a whole hour is how exports without a clock time look).
bool in_bulk(std::span<const school::Attempt> attempts, std::span<const std::uint32_t> order, std::size_t i) {
    const std::int64_t at = attempts[order[i]].at;
    if (at % 3600 == 0 || attempts[order[i]].medium != school::Medium::Online) {
        return false;
    }
    std::size_t first = i;
    std::size_t last = i;
    while (first > 0 && attempts[order[first - 1]].at == at) {
        --first;
    }
    while (last + 1 < order.size() && attempts[order[last + 1]].at == at) {
        ++last;
    }
    return last - first + 1 > static_cast<std::size_t>(kBulkRows);
}

/// Median ratio of own to usual seconds, clipped to .5 … 2; 1 with fewer than 5 timed answers.
double pace_of(const Fit& fit, std::span<const school::Attempt> attempts, const Usable& usable) {
    std::vector<double> ratios;
    for (const PlacedAnswer& placed : usable.answers) {
        const auto skill = static_cast<std::size_t>(placed.answer.asked.skill);
        const std::int32_t seconds = attempts[placed.place].seconds;
        if (seconds > 0 && skill < fit.usual_seconds.size() && fit.usual_seconds[skill] > 0) {
            ratios.push_back(seconds / fit.usual_seconds[skill]);
        }
    }
    if (ratios.size() < 5) {
        return 1;
    }
    std::sort(ratios.begin(), ratios.end());
    return std::clamp(ratios[ratios.size() / 2], 0.5, 2.0);
}

}  // namespace

Usable usable_answers(const Fit& fit, std::span<const school::Attempt> attempts, base::Date tonight) {
    std::vector<std::uint32_t> order(attempts.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const school::Attempt& x = attempts[a];
        const school::Attempt& y = attempts[b];
        if (x.day != y.day) {
            return x.day < y.day;
        }
        if (x.at != y.at) {
            return x.at < y.at;
        }
        return x.source != y.source ? x.source < y.source : x.id < y.id;
    });
    Usable usable;
    usable.answers.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const school::Attempt& attempt = attempts[order[i]];
        if (!counts(attempt, fit.tables.skill_right.size(), tonight) || in_bulk(attempts, order, i)) {
            ++usable.set_aside;
            continue;
        }
        usable.answers.push_back({answer_of(fit, attempt), order[i]});
    }
    return usable;
}

PupilPicture estimate(const Fit& fit, const school::Curriculum& curriculum, std::span<const school::Attempt> attempts,
                      const Tonight& tonight) {
    const Usable usable = usable_answers(fit, attempts, tonight.date);
    Replay replay(fit, tonight);
    const std::span<const PlacedAnswer> all = usable.answers;
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i + 1;
        while (end < all.size() && all[end].answer.asked.day == all[i].answer.asked.day) {
            ++end;
        }
        replay.day(all.subspan(i, end - i));
        i = end;
    }
    PupilPicture picture = replay.finish(all);
    picture.answers_set_aside = usable.set_aside;
    picture.pace = pace_of(fit, attempts, usable);
    picture.skills.resize(curriculum.skills.size());
    return picture;
}

}  // namespace bookbag::mastery
