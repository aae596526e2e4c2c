// One question at a time out of the bank, for one booklet.
//
// Knows what this child had lately and what is in this booklet already, so that nothing repeats; draws each skill's
// pools in the class's order, so that neighbours have different numbers.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "compose/booklet.hpp"

namespace bookbag::compose {

/// What kind of question the page needs; the bank takes the nearest that the skill has.
using Wish = questions::Role;

class Picker {
public:
    Picker(const Library& library, const BookletRequest& request);

    /// A question on `skill`, not yet in this booklet; absent when the skill has none left.
    std::optional<questions::Question> pick(school::SkillIndex skill, Wish wish);

    /// Up to `count` different draws of one template that suits a worked example.
    std::vector<questions::Question> examples(school::SkillIndex skill, int count);

    /// The question on `skill` that the whole class has this week: the same numbers for everyone.
    std::optional<questions::Question> shared(school::SkillIndex skill);

private:
    questions::Place place() const;
    bool can_be_drawn(const questions::Question& question) const;
    std::optional<questions::Question> keep(base::Result<questions::Question> question);

    const Library& library_;
    const BookletRequest& request_;
    std::set<std::uint64_t> used_;      ///< notes of the last weeks and of this booklet
    std::map<std::string, int> taken_;  ///< template id -> questions of it in this booklet
};

}  // namespace bookbag::compose
