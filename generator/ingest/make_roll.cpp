// From accepted tables to the Roll that the night works with.
//
// Every pupil is in exactly one class: the mathematics class of the day, else the registration form, else a class of the
// year. Classes that no pupil is in do not appear.
#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "ingest/fold.hpp"
#include "ingest/roll_tables.hpp"

namespace bookbag::ingest {

namespace {

using school::Pupil;
using school::PupilIndex;
using school::SchoolClass;

/// A class id that is safe in file names: letters, digits and single hyphens.
std::string safe_id(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) {
            safe += c;
        } else if (!safe.empty() && safe.back() != '-') {
            safe += '-';
        }
    }
    while (!safe.empty() && safe.back() == '-') {
        safe.pop_back();
    }
    return safe.empty() ? "class" : safe;
}

bool is_mathematics(const ClassRow& row) {
    const std::string subject = folded_name(row.subject);
    return subject.empty() || subject.find("math") != std::string::npos;
}

bool holds(const EnrolmentRow& row, base::Date night) {
    return (!row.from.valid() || row.from <= night) && (!row.to.valid() || night <= row.to);
}

/// Enrolments of each pupil, in the table's order.
using EnrolmentsOf = std::map<std::string_view, std::vector<const EnrolmentRow*>>;

EnrolmentsOf enrolments_by_pupil(const RollTables& tables) {
    EnrolmentsOf by_pupil;
    for (const EnrolmentRow& row : tables.enrolments) {
        by_pupil[row.pupil_id].push_back(&row);
    }
    return by_pupil;
}

/// The class of one pupil: known class, or one made from the form or the year.
ClassRow class_of(const PupilRow& pupil, const EnrolmentsOf& enrolments, const std::map<std::string_view, const ClassRow*>& classes,
                  base::Date night) {
    const ClassRow* chosen = nullptr;
    if (const auto found = enrolments.find(pupil.pupil_id); found != enrolments.end()) {
        for (const EnrolmentRow* row : found->second) {
            const auto known = classes.find(row->class_id);
            if (known == classes.end() || !holds(*row, night) || !is_mathematics(*known->second)) {
                continue;
            }
            if (chosen == nullptr || known->second->class_id < chosen->class_id) {
                chosen = known->second;
            }
        }
    }
    if (chosen != nullptr) {
        return *chosen;
    }
    if (!pupil.form.empty()) {
        const auto known = classes.find(pupil.form);
        return known != classes.end() ? *known->second : ClassRow{pupil.form, pupil.form, "", "", pupil.year};
    }
    const std::string year = std::to_string(pupil.year);
    return {"Y" + year, "Year " + year, "", "", pupil.year};
}

Pupil make_pupil(const PupilRow& row, const std::string& salt) {
    Pupil pupil;
    pupil.id = {row.pupil_id};
    pupil.token = school::token_of(salt, pupil.id);
    pupil.pseudonym = school::pseudonym_of(salt, pupil.id);
    pupil.given_name = school::PersonName(row.preferred_name.empty() ? row.given_name : row.preferred_name);
    pupil.family_name = school::PersonName(row.family_name);
    pupil.birth_date = row.birth_date;
    pupil.year = row.year;
    pupil.pronoun = row.pronoun;
    pupil.where = {"pupils.csv", row.line, 0};
    return pupil;
}

/// Earliest enrolment of a pupil; absent when none states a date.
base::Date joined_on(const std::string& pupil_id, const EnrolmentsOf& enrolments) {
    base::Date first;
    if (const auto found = enrolments.find(pupil_id); found != enrolments.end()) {
        for (const EnrolmentRow* row : found->second) {
            if (row->from.valid() && (!first.valid() || row->from < first)) {
                first = row->from;
            }
        }
    }
    return first;
}

void add_needs(school::Roll& roll, const RollTables& tables) {
    for (const NeedsRow& row : tables.needs) {
        if (const auto pupil = roll.find(school::PupilId{row.pupil_id})) {
            roll.pupils[*pupil].home = row.home;
            roll.pupils[*pupil].access = row.access;
        }
    }
}

void add_guardians(school::Roll& roll, const RollTables& tables) {
    for (const ContactRow& row : tables.contacts) {
        if (const auto pupil = roll.find(school::PupilId{row.pupil_id})) {
            roll.guardians.push_back(row.guardian);
            roll.guardians.back().pupil = *pupil;
        }
    }
    std::sort(roll.guardians.begin(), roll.guardians.end(), [](const school::Guardian& a, const school::Guardian& b) {
        return std::tie(a.pupil, a.priority, a.contact_id) < std::tie(b.pupil, b.priority, b.contact_id);
    });
}

/// Register order: family name, given name, key; by folded form, so that Ó and O stand together.
void order_register(const school::Roll& roll, SchoolClass& group) {
    const auto key = [&](PupilIndex index) {
        const Pupil& pupil = roll.pupils[index];
        return std::tuple(folded_name(pupil.family_name.for_print()), folded_name(pupil.given_name.for_print()), pupil.id.value);
    };
    std::sort(group.register_order.begin(), group.register_order.end(),
              [&](PupilIndex a, PupilIndex b) { return key(a) < key(b); });
}

/// The year most of a class's pupils are in, when the class does not state one.
int year_of(const school::Roll& roll, const SchoolClass& group) {
    std::map<int, int> votes;
    for (const PupilIndex index : group.register_order) {
        ++votes[roll.pupils[index].year];
    }
    const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? 0 : most->first;
}

}  // namespace

school::Roll make_roll(const RollTables& tables, base::Date night, const std::string& salt) {
    std::map<std::string_view, const ClassRow*> classes;
    for (const ClassRow& row : tables.classes) {
        classes.emplace(row.class_id, &row);
    }
    const EnrolmentsOf enrolments = enrolments_by_pupil(tables);
    school::Roll roll;
    std::map<std::string, SchoolClass> groups;
    for (const PupilRow& row : tables.pupils) {
        const auto index = static_cast<PupilIndex>(roll.pupils.size());
        roll.pupils.push_back(make_pupil(row, salt));
        roll.pupils.back().joined = joined_on(row.pupil_id, enrolments);
        const ClassRow chosen = class_of(row, enrolments, classes, night);
        SchoolClass& group = groups[chosen.class_id];
        if (group.register_order.empty()) {
            group = {safe_id(chosen.class_id), chosen.name.empty() ? chosen.class_id : chosen.name, chosen.teacher, chosen.year, {}};
        }
        group.register_order.push_back(index);
    }
    std::set<std::string> taken;
    for (auto& [id, group] : groups) {
        const std::string wanted = group.id;
        for (int copy = 2; !taken.insert(group.id).second; ++copy) {
            group.id = wanted + "-" + std::to_string(copy);
        }
        if (group.year < 1 || group.year > 11) {
            group.year = year_of(roll, group);
        }
        order_register(roll, group);
        roll.classes.push_back(std::move(group));
    }
    std::sort(roll.classes.begin(), roll.classes.end(),
              [](const SchoolClass& a, const SchoolClass& b) { return std::tie(a.year, a.id) < std::tie(b.year, b.id); });
    add_needs(roll, tables);
    add_guardians(roll, tables);
    return roll;
}

school::Groups make_groups(const RollTables& tables, const school::Roll& roll) {
    school::Groups groups;
    if (tables.groups.empty()) {
        return groups;
    }
    groups.of_pupil.resize(roll.pupils.size());
    for (const GroupRow& row : tables.groups) {
        if (const auto pupil = roll.find(school::PupilId{row.pupil_id})) {
            groups.of_pupil[*pupil] = row.flags;
        }
    }
    return groups;
}

std::vector<school::Choice> make_choices(const RollTables& tables, const school::Roll& roll, const school::Curriculum& curriculum) {
    std::map<std::string_view, PupilIndex> by_token;
    for (std::size_t i = 0; i < roll.pupils.size() && !tables.choices.empty(); ++i) {
        by_token.emplace(roll.pupils[i].token.value, static_cast<PupilIndex>(i));
    }
    std::vector<school::Choice> choices;
    for (const ChoiceRow& row : tables.choices) {
        std::optional<PupilIndex> pupil = roll.find(school::PupilId{row.pupil_id});
        const auto coded = by_token.find(row.pupil_id);
        if (!pupil && coded != by_token.end()) {
            pupil = coded->second;
        }
        const auto skill = curriculum.find(row.skill_id);
        if (pupil && skill) {
            choices.push_back({*pupil, *skill, row.read_on});
        }
    }
    return choices;
}

std::vector<std::string> classes_of(const RollTables& tables, const PupilRow& pupil, base::Date night) {
    std::vector<std::string> names;
    if (!pupil.form.empty()) {
        names.push_back(pupil.form);
    }
    // The table is kept in order of pupil, so a pupil's rows lie together.
    auto at = std::lower_bound(tables.enrolments.begin(), tables.enrolments.end(), pupil.pupil_id,
                               [](const EnrolmentRow& row, const std::string& id) { return row.pupil_id < id; });
    for (; at != tables.enrolments.end() && at->pupil_id == pupil.pupil_id; ++at) {
        const EnrolmentRow& row = *at;
        if (!holds(row, night)) {
            continue;
        }
        names.push_back(row.class_id);
        const auto known = std::find_if(tables.classes.begin(), tables.classes.end(),
                                        [&](const ClassRow& one) { return one.class_id == row.class_id; });
        if (known != tables.classes.end() && known->name != row.class_id) {
            names.push_back(known->name);
        }
    }
    return names;
}

}  // namespace bookbag::ingest
