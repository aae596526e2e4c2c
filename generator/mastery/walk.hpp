// One pupil's history, walked answer by answer.
//
// A Walk holds what the model remembers of one pupil and turns it into a FeatureRow for any question, now or in a
// year. The caller decides the protocol: online, it asks and folds in turn; overnight, it asks about all questions of a
// day and then folds that day's answers (requirement M2: the usual next-answer figures flatter every model).
// A Walk is reused from pupil to pupil; restart() costs only what the last pupil touched.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "mastery/answers.hpp"
#include "mastery/features.hpp"
#include "mastery/tables.hpp"

namespace bookbag::mastery {

/// What is remembered of a pupil on one skill.
struct SkillMemory {
    double gain = 0;          ///< k_us
    double answers = 0;       ///< n_us, weighted
    double right = 0;         ///< W
    double wrong = 0;         ///< F
    double recent_right = 0;  ///< dw
    double recent_all = 0;    ///< da
    double offset = 0;        ///< b_us, set by the monotone guard
    std::int32_t streak = 0;  ///< answers in a row alike: right above 0, wrong below; held inside -5 … 5
    std::int32_t last_place = -1;  ///< place of the last answer in the pupil's history
    std::int32_t last_day = kNoDay;
    std::int64_t last_at = kNoTime;
    bool last_right = false;
};

/// What is remembered of a pupil on one item.
struct ItemMemory {
    double right = 0;
    double wrong = 0;
};

/// Neighbours of each skill in the map: direct prerequisites and direct dependents. Empty where there is no map.
struct Neighbours {
    std::vector<std::vector<std::int32_t>> before;
    std::vector<std::vector<std::int32_t>> after;
};

class Walk {
public:
    /// `tables` and `neighbours` must outlive the walk.
    explicit Walk(const Tables& tables, const Neighbours* neighbours = nullptr);

    /// Forgets the pupil. `ability` is where th_u starts, in logits.
    void restart(double ability = 0);

    /// The row for a question asked at asked.at; a gap of time is read from `at` where both are known, else from days.
    FeatureRow ask(const Asked& asked) const;

    /// Takes an answer in.
    void fold(const Answer& answer);

    /// Moves the offset b_us of a skill; only the monotone guard does that.
    void add_offset(std::int32_t skill, double logits);

    /// z of the Elo model alone: mu + th_u + k_us - d_s - d_i.
    double elo_logit(const Asked& asked) const;

    const SkillMemory& skill(std::int32_t skill) const { return skills_[static_cast<std::size_t>(skill)]; }
    double ability() const { return ability_; }
    double answers() const { return answers_; }
    const Tables& tables() const { return *tables_; }

    /// Skills touched by this pupil, in order of first answer.
    std::span<const std::int32_t> touched() const { return touched_; }

private:
    void add_history(const SkillMemory& memory, double share, FeatureRow& row) const;
    void add_time(const Asked& asked, const SkillMemory& memory, FeatureRow& row) const;
    void add_item(const Asked& asked, double share, FeatureRow& row) const;
    double mean_gain(const std::vector<std::int32_t>& skills) const;
    void remember(const Answer& answer, double credit, SkillMemory& memory);

    const Tables* tables_;
    const Neighbours* neighbours_;
    double ability_ = 0;
    double ability_answers_ = 0;
    double answers_ = 0;
    double right_ = 0;
    double wrong_ = 0;
    double recent_right_ = 0;
    double recent_all_ = 0;
    double long_right_ = 0;
    double long_all_ = 0;
    std::int32_t place_ = 0;
    std::vector<SkillMemory> skills_;
    std::vector<ItemMemory> items_;
    std::vector<std::int32_t> touched_;
    std::vector<std::int32_t> touched_items_;
};

/// Days from the last answer to the question: from seconds where both are known, else from local days (which must be
/// known); never below 0.
double days_between(const Asked& asked, const SkillMemory& memory);

}  // namespace bookbag::mastery
