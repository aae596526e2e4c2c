// plan/<class>.yaml to Planner, and what stands in its place when a teacher wrote none.
#include "school/planner.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "files/yaml_reader.hpp"
#include "school/curriculum.hpp"
#include "school/roll.hpp"

namespace bookbag::school {

namespace {

using files::YamlNode;
using files::YamlReader;

constexpr int kLongestVetoDays = 120;  // about one term (mastery-and-targets 5.11)

/// Reads one class's file.
class PlanReader {
public:
    PlanReader(YamlReader& reader, const Curriculum& curriculum, base::Date night)
        : reader_(reader), curriculum_(curriculum), night_(night) {
        for (const Skill& skill : curriculum.skills) {
            ids_.push_back(skill.id);
        }
    }

    ClassPlan read(const PlanFile& file) {
        const YamlNode& document = *file.document;
        ClassPlan plan;
        plan.class_id = file.class_id;
        plan.where = document.where();
        if (document.is_null()) {
            return plan;
        }
        reader_.check_keys(document, {"format", "format_version", "weeks", "first", "veto", "pupils", "groups"});
        read_weeks(document, plan);
        for (const YamlNode& line : reader_.list_or_none(document, "first")) {
            read_rule(line, PlanRule::Kind::First, Token(), plan);
        }
        for (const YamlNode& line : reader_.list_or_none(document, "veto")) {
            read_rule(line, PlanRule::Kind::Veto, Token(), plan);
        }
        for (const YamlNode& line : reader_.list_or_none(document, "pupils")) {
            read_pupil(line, plan);
        }
        read_groups(document, plan);
        return plan;
    }

private:
    SkillIndex skill_named(const std::string& id, const YamlNode& where) {
        if (const auto found = curriculum_.find(id)) {
            return *found;
        }
        const auto near = base::nearest(id, ids_);
        reader_.refuse(where, "there is no skill \"" + id + "\"",
                       near ? "did you mean \"" + *near + "\"?" : "name a skill of the curriculum");
        return kNoSkill;
    }

    std::vector<SkillIndex> skills_under(const YamlNode& map, std::string_view key) {
        std::vector<SkillIndex> skills;
        const YamlNode* list = map.find(key);
        for (const std::string& id : reader_.texts_or_none(map, key)) {
            if (const SkillIndex skill = skill_named(id, *list); skill != kNoSkill) {
                skills.push_back(skill);
            }
        }
        return skills;
    }

    void read_weeks(const YamlNode& document, ClassPlan& plan) {
        for (const YamlNode& line : reader_.list_or_none(document, "weeks")) {
            reader_.check_keys(line, {"from", "focus", "taught"});
            PlanWeek week{reader_.date(line, "from"), skills_under(line, "focus"), skills_under(line, "taught"), line.where()};
            if (week.from.valid()) {
                plan.weeks.push_back(std::move(week));
            }
        }
        std::stable_sort(plan.weeks.begin(), plan.weeks.end(),
                         [](const PlanWeek& a, const PlanWeek& b) { return a.from < b.from; });
    }

    /// A line {skill, until, why} or a skill id alone (first only: a veto needs its end).
    void read_rule(const YamlNode& line, PlanRule::Kind kind, const Token& pupil, ClassPlan& plan) {
        PlanRule rule;
        rule.kind = kind;
        rule.pupil = pupil;
        rule.where = line.where();
        if (line.is_scalar()) {
            rule.skill = skill_named(line.text(), line);
        } else {
            reader_.check_keys(line, {"skill", "until", "why"});
            const std::string id = reader_.text(line, "skill");
            rule.skill = id.empty() ? kNoSkill : skill_named(id, *line.find("skill"));
            rule.until = reader_.date_or(line, "until", base::Date());
            rule.why = reader_.text_or(line, "why", "");
        }
        if (rule.skill == kNoSkill || (kind == PlanRule::Kind::Veto && !veto_ends(rule, line))) {
            return;
        }
        plan.rules.push_back(std::move(rule));
    }

    bool veto_ends(const PlanRule& rule, const YamlNode& line) {
        if (!rule.until.valid()) {
            reader_.refuse(line, "a veto needs an end", "add until: with a date within one term");
            return false;
        }
        if (rule.until > night_ + kLongestVetoDays) {
            reader_.refuse(line, "a veto lasts at most one term", "give an earlier date under until");
            return false;
        }
        return true;
    }

    void read_pupil(const YamlNode& line, ClassPlan& plan) {
        reader_.check_keys(line, {"pupil", "first", "veto", "says", "choice_off"});
        const Token pupil{reader_.text(line, "pupil")};
        if (pupil.value.empty()) {
            return;
        }
        const YamlNode* first = line.find("first");
        if (first != nullptr && first->is_scalar()) {
            read_rule(*first, PlanRule::Kind::First, pupil, plan);
        } else {
            for (const YamlNode& item : reader_.list_or_none(line, "first")) {
                read_rule(item, PlanRule::Kind::First, pupil, plan);
            }
        }
        for (const YamlNode& item : reader_.list_or_none(line, "veto")) {
            read_rule(item, PlanRule::Kind::Veto, pupil, plan);
        }
        read_says(line, pupil, plan);
        if (const YamlNode* off = line.find("choice_off"); off != nullptr) {
            const auto flag = files::as_flag(*off);
            if (!flag) {
                reader_.refuse(flag.error());
            } else if (*flag) {
                plan.choice_off.push_back(pupil);
            }
        }
    }

    void read_says(const YamlNode& line, const Token& pupil, ClassPlan& plan) {
        const YamlNode* says = line.find("says");
        if (says == nullptr) {
            return;
        }
        const std::vector<YamlNode> words = says->is_map() ? std::vector<YamlNode>{*says} : reader_.list_or_none(line, "says");
        for (const YamlNode& node : words) {
            reader_.check_keys(node, {"skill", "state", "on"});
            TeacherWord word;
            word.pupil = pupil;
            const std::string id = reader_.text(node, "skill");
            word.skill = id.empty() ? kNoSkill : skill_named(id, *node.find("skill"));
            word.on = reader_.date(node, "on");
            word.where = node.where();
            if (read_state(node, word) && word.skill != kNoSkill && word.on.valid()) {
                plan.says.push_back(std::move(word));
            }
        }
    }

    bool read_state(const YamlNode& node, TeacherWord& word) {
        const std::string state = reader_.text(node, "state");
        if (state == "secure") {
            word.state = TeacherWord::State::Secure;
        } else if (state == "emerging") {
            word.state = TeacherWord::State::Emerging;
        } else if (state == "not_yet" || state == "not yet") {
            word.state = TeacherWord::State::NotYet;
        } else {
            reader_.refuse(node, "state \"" + state + "\" is not known", "write secure, emerging or not_yet");
            return false;
        }
        return true;
    }

    void read_groups(const YamlNode& document, ClassPlan& plan) {
        for (const YamlNode& line : reader_.list_or_none(document, "groups")) {
            reader_.check_keys(line, {"members", "until"});
            PlanGroup group;
            for (const std::string& token : reader_.texts_or_none(line, "members")) {
                group.members.push_back({token});
            }
            group.until = reader_.date_or(line, "until", base::Date());
            group.where = line.where();
            plan.groups.push_back(std::move(group));
        }
    }

    YamlReader& reader_;
    const Curriculum& curriculum_;
    base::Date night_;
    std::vector<std::string> ids_;
};

base::Fault not_on_roll(const base::Origin& where) {
    return {base::FaultKind::Missing, where, "this line names a pupil who is not on roll tonight",
            "use the code printed on the pupil's booklet, or remove the line", "W-PLAN"};
}

bool in_term(base::Date day, const std::vector<TermSpan>& terms) {
    return std::any_of(terms.begin(), terms.end(),
                       [&](const TermSpan& term) { return term.from <= day && day <= term.to; });
}

/// Mondays of the weeks with at least one weekday inside a term, ascending.
std::vector<base::Date> teaching_weeks(const std::vector<TermSpan>& terms) {
    std::vector<base::Date> mondays;
    for (const TermSpan& term : terms) {
        for (base::Date monday = base::monday_of(term.from); monday <= term.to; monday = monday + 7) {
            bool taught = false;
            for (int day = 0; day < 5; ++day) {
                taught = taught || in_term(monday + day, terms);
            }
            if (taught && (mondays.empty() || mondays.back() < monday)) {
                mondays.push_back(monday);
            }
        }
    }
    return mondays;
}

}  // namespace

const ClassPlan* Planner::find(const std::string& class_id) const {
    const auto place = std::lower_bound(classes.begin(), classes.end(), class_id,
                                        [](const ClassPlan& plan, const std::string& id) { return plan.class_id < id; });
    return place == classes.end() || place->class_id != class_id ? nullptr : &*place;
}

Loaded<Planner> make_planner(const std::vector<PlanFile>& plans, std::vector<TermSpan> terms, const Curriculum& curriculum,
                             base::Date night) {
    YamlReader reader;
    PlanReader plan_reader(reader, curriculum, night);
    Planner planner;
    planner.terms = std::move(terms);
    for (const PlanFile& file : plans) {
        planner.classes.push_back(plan_reader.read(file));
    }
    std::sort(planner.classes.begin(), planner.classes.end(),
              [](const ClassPlan& a, const ClassPlan& b) { return a.class_id < b.class_id; });
    return {std::move(planner), reader.take_faults()};
}

std::vector<base::Fault> unused_plan_lines(const Planner& planner, const Roll& roll) {
    std::vector<base::Fault> faults;
    for (const ClassPlan& plan : planner.classes) {
        const bool known = std::any_of(roll.classes.begin(), roll.classes.end(),
                                       [&](const SchoolClass& one) { return one.id == plan.class_id; });
        if (!known) {
            faults.push_back({base::FaultKind::Missing, plan.where, "no class \"" + plan.class_id + "\" on roll tonight",
                              "name the file after a class", "W-PLAN"});
        }
        for (const PlanRule& rule : plan.rules) {
            if (!rule.pupil.value.empty() && !roll.find(rule.pupil)) {
                faults.push_back(not_on_roll(rule.where));
            }
        }
        for (const TeacherWord& word : plan.says) {
            if (!roll.find(word.pupil)) {
                faults.push_back(not_on_roll(word.where));
            }
        }
        for (const PlanGroup& group : plan.groups) {
            for (const Token& member : group.members) {
                if (!roll.find(member)) {
                    faults.push_back(not_on_roll(group.where));
                }
            }
        }
    }
    return faults;
}

std::vector<Attempt> attempts_of_words(const Planner& planner, const Roll& roll) {
    constexpr std::int64_t kNoon = 12 * 3600;
    std::vector<Attempt> attempts;
    for (const ClassPlan& plan : planner.classes) {
        for (const TeacherWord& word : plan.says) {
            const auto pupil = roll.find(word.pupil);
            if (!pupil) {
                continue;
            }
            Attempt attempt;
            attempt.id = AttemptId("teacher/" + word.pupil.value + "/" + std::to_string(word.skill) + "/" + base::to_iso(word.on));
            attempt.pupil = *pupil;
            attempt.skill = word.skill;
            attempt.at = std::int64_t{word.on.days} * 86400 + kNoon;
            attempt.day = word.on;
            attempt.got = 50 * static_cast<std::int32_t>(word.state);
            attempt.weight = 400;
            attempt.medium = Medium::Teacher;
            attempt.source = "teacher";
            attempt.where = {word.where.path, word.where.line};
            attempts.push_back(std::move(attempt));
        }
    }
    return attempts;
}

std::vector<PlanWeek> default_plan(const Curriculum& curriculum, int year, const std::vector<TermSpan>& terms) {
    std::vector<SkillIndex> skills;
    for (std::size_t i = 0; i < curriculum.skills.size(); ++i) {
        if (curriculum.skills[i].year == year) {
            skills.push_back(static_cast<SkillIndex>(i));
        }
    }
    const std::vector<base::Date> mondays = teaching_weeks(terms);
    std::vector<PlanWeek> weeks;
    for (std::size_t w = 0; w < mondays.size() && !skills.empty(); ++w) {
        PlanWeek week;
        week.from = mondays[w];
        const std::size_t begin = w * skills.size() / mondays.size();
        const std::size_t end = (w + 1) * skills.size() / mondays.size();
        for (std::size_t i = begin; i < end; ++i) {
            week.focus.push_back(skills[i]);
        }
        if (week.focus.empty()) {
            week.focus.push_back(skills[std::min(begin, skills.size() - 1)]);
        }
        if (!weeks.empty()) {
            for (const SkillIndex skill : weeks.back().focus) {
                if (skill != week.focus.front()) {
                    week.taught.push_back(skill);
                }
            }
        }
        weeks.push_back(std::move(week));
    }
    return weeks;
}

std::vector<TermSpan> usual_terms(base::Date night) {
    const base::CivilDate day = base::civil(night);
    const int autumn = day.month >= 8 ? day.year : day.year - 1;
    const auto span = [&](const char* name, base::CivilDate from, base::CivilDate to) {
        return TermSpan{name, *base::make_date(from.year, from.month, from.day), *base::make_date(to.year, to.month, to.day)};
    };
    return {span("Autumn 1", {autumn, 9, 3}, {autumn, 10, 23}),         span("Autumn 2", {autumn, 11, 2}, {autumn, 12, 18}),
            span("Spring 1", {autumn + 1, 1, 5}, {autumn + 1, 2, 12}),  span("Spring 2", {autumn + 1, 2, 22}, {autumn + 1, 3, 26}),
            span("Summer 1", {autumn + 1, 4, 12}, {autumn + 1, 5, 28}), span("Summer 2", {autumn + 1, 6, 7}, {autumn + 1, 7, 20})};
}

const PlanWeek* week_at(const std::vector<PlanWeek>& weeks, base::Date night) {
    const PlanWeek* current = nullptr;
    for (const PlanWeek& week : weeks) {
        if (week.from <= night) {
            current = &week;
        }
    }
    return current;
}

}  // namespace bookbag::school
