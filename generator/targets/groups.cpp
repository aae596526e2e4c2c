// Greedy and stable: the misconception that most pupils show is served first, then those who are left go by what they share.
#include "targets/groups.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace bookbag::targets {
namespace {

using school::PupilIndex;
using school::SkillIndex;

constexpr std::size_t kSmallest = 3;

/// One thing that pupils share: a misconception, a target, or a strand (by name).
struct Theme {
    std::string misconception;
    SkillIndex skill = school::kNoSkill;
    std::int32_t nearness = kNotPlanned;  ///< planner order of the skill behind it
    std::vector<const GroupMember*> members;
};

class Grouping {
public:
    explicit Grouping(const GroupQuestion& question) : question_(question) {
        for (const GroupMember& member : question.members) {
            waiting_.push_back(&member);
        }
        std::sort(waiting_.begin(), waiting_.end(), [](const GroupMember* a, const GroupMember* b) {
            return a->token != b->token ? a->token < b->token : a->pupil < b->pupil;
        });
    }

    std::vector<TalkGroup> run();

private:
    void keep_teachers();
    void keep_standing();
    std::vector<Theme> misconception_themes() const;
    std::vector<Theme> target_themes() const;
    void serve(const std::vector<Theme>& themes);
    void form(const Theme& theme, const std::vector<const GroupMember*>& members);
    void place_rest();
    bool waits(const GroupMember* member) const { return std::find(waiting_.begin(), waiting_.end(), member) != waiting_.end(); }
    void place(const GroupMember* member) { waiting_.erase(std::find(waiting_.begin(), waiting_.end(), member)); }
    std::string strand_of(const TalkGroup& group) const;

    const GroupQuestion& question_;
    std::vector<const GroupMember*> waiting_;  // in token order
    std::vector<TalkGroup> groups_;
};

/// The teacher's own groups come first, whatever their size.
void Grouping::keep_teachers() {
    for (const school::PlanGroup& wish : question_.view.groups) {
        TalkGroup group;
        group.formed = question_.view.date;
        group.stable_until = wish.until.valid() ? wish.until : question_.view.date + 7 * question_.policy.group_weeks;
        for (const school::Token& token : wish.members) {
            const auto found =
                std::find_if(waiting_.begin(), waiting_.end(), [&](const GroupMember* m) { return m->token == token; });
            if (found != waiting_.end()) {
                group.members.push_back((*found)->pupil);
                waiting_.erase(found);
            }
        }
        if (!group.members.empty()) {
            groups_.push_back(std::move(group));
        }
    }
}

void Grouping::keep_standing() {
    for (TalkGroup group : question_.standing) {
        std::vector<const GroupMember*> here;
        for (const PupilIndex pupil : group.members) {
            const auto found =
                std::find_if(waiting_.begin(), waiting_.end(), [&](const GroupMember* m) { return m->pupil == pupil; });
            if (found != waiting_.end()) {
                here.push_back(*found);
            }
        }
        const auto smallest = std::min(static_cast<std::size_t>(question_.policy.group_smallest), question_.members.size());
        if (question_.view.date >= group.stable_until || here.size() < smallest) {
            continue;
        }
        group.members.clear();
        for (const GroupMember* member : here) {
            group.members.push_back(member->pupil);
            place(member);
        }
        groups_.push_back(std::move(group));
    }
}

std::vector<Theme> Grouping::misconception_themes() const {
    std::map<std::string, Theme> by_id;
    for (const GroupMember* member : waiting_) {
        for (const std::string& id : shown_misconceptions(question_.policy, member->attempts, question_.view.date)) {
            Theme& theme = by_id[id];
            theme.misconception = id;
            theme.members.push_back(member);
        }
    }
    for (SkillIndex s = 0; s < question_.atlas.size(); ++s) {
        for (const std::string& id : question_.atlas.skill(s).misconceptions) {
            if (const auto found = by_id.find(id); found != by_id.end() && question_.view.order[s] < found->second.nearness) {
                found->second.nearness = question_.view.order[s];
                found->second.skill = s;
            }
        }
    }
    std::vector<Theme> themes;
    for (auto& [id, theme] : by_id) {
        themes.push_back(std::move(theme));
    }
    return themes;
}

std::vector<Theme> Grouping::target_themes() const {
    std::map<SkillIndex, Theme> by_skill;
    for (const GroupMember* member : waiting_) {
        if (member->plan == nullptr) {
            continue;
        }
        for (const Target& target : member->plan->learning) {
            Theme& theme = by_skill[target.skill];
            theme.skill = target.skill;
            theme.nearness = question_.view.order[target.skill];
            theme.members.push_back(member);
        }
    }
    std::vector<Theme> themes;
    for (auto& [skill, theme] : by_skill) {
        themes.push_back(std::move(theme));
    }
    return themes;
}

void Grouping::form(const Theme& theme, const std::vector<const GroupMember*>& members) {
    TalkGroup group;
    group.misconception = theme.misconception;
    group.skill = theme.skill;
    group.formed = question_.view.date;
    group.stable_until = question_.view.date + 7 * question_.policy.group_weeks;
    for (const GroupMember* member : members) {
        group.members.push_back(member->pupil);
        place(member);
    }
    groups_.push_back(std::move(group));
}

void Grouping::serve(const std::vector<Theme>& all) {
    std::vector<Theme> themes = all;
    while (true) {
        for (Theme& theme : themes) {
            theme.members.erase(
                std::remove_if(theme.members.begin(), theme.members.end(), [&](const GroupMember* m) { return !waits(m); }),
                theme.members.end());
        }
        const auto best = std::max_element(themes.begin(), themes.end(), [](const Theme& a, const Theme& b) {
            if (a.members.size() != b.members.size()) {
                return a.members.size() < b.members.size();
            }
            return a.nearness != b.nearness ? a.nearness > b.nearness : a.misconception > b.misconception;
        });
        if (best == themes.end() || best->members.size() < kSmallest) {
            return;
        }
        const Theme theme = *best;
        std::size_t next = 0;
        for (const std::size_t size : group_sizes(theme.members.size())) {
            form(theme, {theme.members.begin() + static_cast<std::ptrdiff_t>(next),
                         theme.members.begin() + static_cast<std::ptrdiff_t>(next + size)});
            next += size;
        }
    }
}

std::string Grouping::strand_of(const TalkGroup& group) const {
    return group.skill < question_.atlas.size() ? question_.atlas.skill(group.skill).strand : std::string();
}

/// The last few join a group of their strand with room, or any with room, or form a group among themselves; a lone pair
/// in a class of groups that are all full makes the smallest group one larger than it should be.
void Grouping::place_rest() {
    if (waiting_.size() >= kSmallest) {
        const std::vector<const GroupMember*> rest = waiting_;
        std::size_t next = 0;
        for (const std::size_t size : group_sizes(rest.size())) {
            const std::vector<const GroupMember*> some(rest.begin() + static_cast<std::ptrdiff_t>(next),
                                                       rest.begin() + static_cast<std::ptrdiff_t>(next + size));
            Theme theme;
            theme.skill = some.front()->plan != nullptr && !some.front()->plan->learning.empty()
                              ? some.front()->plan->learning.front().skill
                              : school::kNoSkill;
            form(theme, some);
            next += size;
        }
    }
    const std::vector<const GroupMember*> last = waiting_;
    for (const GroupMember* member : last) {
        const std::string strand = member->plan != nullptr && !member->plan->learning.empty()
                                       ? question_.atlas.skill(member->plan->learning.front().skill).strand
                                       : std::string();
        const auto best = std::min_element(groups_.begin(), groups_.end(), [&](const TalkGroup& a, const TalkGroup& b) {
            const auto key = [&](const TalkGroup& g) {
                const bool full = g.members.size() >= static_cast<std::size_t>(question_.policy.group_largest);
                return std::tuple{full, strand_of(g) != strand, g.members.size()};
            };
            return key(a) < key(b);
        });
        if (best == groups_.end()) {
            form(Theme{}, last);
            return;
        }
        best->members.push_back(member->pupil);
        place(member);
    }
}

std::vector<TalkGroup> Grouping::run() {
    keep_teachers();
    keep_standing();
    serve(misconception_themes());
    serve(target_themes());
    place_rest();
    return groups_;
}

}  // namespace

std::vector<std::string> shown_misconceptions(const Policy& policy, std::span<const school::Attempt> attempts,
                                              base::Date tonight) {
    std::map<std::string, std::pair<int, std::set<std::string>>> seen;
    for (const school::Attempt& attempt : attempts) {
        const bool wrong = attempt.got < attempt.possible;
        if (wrong && !attempt.misconception.empty() && attempt.day <= tonight &&
            attempt.day > tonight - policy.misconception_days) {
            auto& entry = seen[attempt.misconception];
            ++entry.first;
            entry.second.insert(attempt.item.empty() ? std::to_string(attempt.id.value) : attempt.item.text());
        }
    }
    std::vector<std::string> shown;
    for (const auto& [id, entry] : seen) {
        if (entry.first >= policy.misconception_answers && entry.second.size() >= 2) {
            shown.push_back(id);
        }
    }
    return shown;
}

std::vector<std::size_t> group_sizes(std::size_t pupils) {
    if (pupils <= 5) {
        return pupils == 0 ? std::vector<std::size_t>{} : std::vector<std::size_t>{pupils};
    }
    // As many groups as bring the mean nearest to 4 without one under 3; sizes differ by at most one, larger first.
    const std::size_t groups = (pupils + 2) / 4;
    std::vector<std::size_t> sizes(groups, pupils / groups);
    for (std::size_t i = 0; i < pupils % groups; ++i) {
        ++sizes[i];
    }
    return sizes;
}

std::vector<TalkGroup> make_groups(const GroupQuestion& question) {
    return Grouping(question).run();
}

}  // namespace bookbag::targets
