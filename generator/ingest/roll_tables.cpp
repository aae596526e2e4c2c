// Staging and merging of the roll's tables.
//
// Pupils are judged twice: each row alone, then all rows together, because two rows with one key and two names must both be
// set aside whichever comes first.
#include "ingest/roll_tables.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "ingest/fold.hpp"

namespace bookbag::ingest {

namespace {

using school::Known;

base::Fault two_pupils(const FileLog& log, const PupilRow& a, const PupilRow& b, const char* key) {
    return {base::FaultKind::BadInput, {log.name(), a.line, 0}, "lines " + std::to_string(std::min(a.line, b.line)) + " and " +
            std::to_string(std::max(a.line, b.line)) + " have one " + key + " and two names", "correct the management system", "E-IDENTITY"};
}

bool same_person(const PupilRow& a, const PupilRow& b) {
    return folded_name(a.given_name) == folded_name(b.given_name) && folded_name(a.family_name) == folded_name(b.family_name) &&
           a.birth_date == b.birth_date;
}

/// The more cautious of two rows about one adult and one pupil.
void merge_cautiously(school::Guardian& kept, const school::Guardian& other) {
    const auto worst_yes = [](Known a, Known b) { return a == Known::Yes || b == Known::Yes ? Known::Yes : a == Known::Unknown ? a : b; };
    const auto worst_no = [](Known a, Known b) { return a == Known::No || b == Known::No ? Known::No : a == Known::Unknown ? a : b; };
    kept.court_order = worst_yes(kept.court_order, other.court_order);
    kept.parental_responsibility = worst_no(kept.parental_responsibility, other.parental_responsibility);
    kept.report_recipient = worst_no(kept.report_recipient, other.report_recipient);
    if (kept.email != other.email) {
        kept.email.clear();
    }
}

template <typename Row>
void replace_rows_of_pupils(std::vector<Row>& rows, const std::vector<Row>& fresh) {
    std::set<std::string> named;
    for (const Row& row : fresh) {
        named.insert(row.pupil_id);
    }
    std::erase_if(rows, [&](const Row& row) { return named.count(row.pupil_id) != 0; });
    rows.insert(rows.end(), fresh.begin(), fresh.end());
}

template <typename Row>
void keep_last_of_each(std::vector<Row>& rows, std::string Row::* key) {
    std::map<std::string, std::size_t> last;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        last[rows[i].*key] = i;
    }
    std::vector<Row> kept;
    for (const auto& [name, place] : last) {
        kept.push_back(std::move(rows[place]));
    }
    rows = std::move(kept);
}

void accept_pupils(RollTables& tables, const StagedTable& staged, Scope scope) {
    if (scope == Scope::Whole) {
        tables.pupils = staged.rows.pupils;
    } else {
        replace_rows_of_pupils(tables.pupils, staged.rows.pupils);
        const std::set<std::string> gone(staged.off_roll.begin(), staged.off_roll.end());
        std::erase_if(tables.pupils, [&](const PupilRow& row) { return gone.count(row.pupil_id) != 0; });
    }
    std::sort(tables.pupils.begin(), tables.pupils.end(),
              [](const PupilRow& a, const PupilRow& b) { return a.pupil_id < b.pupil_id; });
}

void accept_enrolments(RollTables& tables, const StagedTable& staged, Scope scope) {
    if (scope == Scope::Whole) {
        tables.enrolments = staged.rows.enrolments;
    } else {
        replace_rows_of_pupils(tables.enrolments, staged.rows.enrolments);
    }
    const auto key = [](const EnrolmentRow& row) { return std::tie(row.pupil_id, row.class_id, row.from, row.to); };
    std::sort(tables.enrolments.begin(), tables.enrolments.end(),
              [&](const EnrolmentRow& a, const EnrolmentRow& b) { return key(a) < key(b); });
}

}  // namespace

StagedReader::StagedReader(FileLog& log, Table table, base::Date night) : log_(log), night_(night) { staged_.table = table; }

template <typename Row>
void StagedReader::settle(Judged<Row> judged, std::vector<Row>& rows, std::string_view raw) {
    if (judged.quarantine) {
        log_.quarantined(*std::move(judged.quarantine), raw);
    } else if (!judged.skip.empty()) {
        log_.skipped(judged.skip);
    } else {
        rows.push_back(*std::move(judged.row));
        log_.loaded();
    }
}

void StagedReader::settle_contact(Judged<ContactRow> judged, std::string_view raw) {
    if (judged.row) {
        const auto key = std::pair(judged.row->pupil_id, judged.row->guardian.contact_id);
        const auto [place, fresh] = contact_places_.emplace(key, staged_.rows.contacts.size());
        if (!fresh) {
            merge_cautiously(staged_.rows.contacts[place->second].guardian, judged.row->guardian);
            log_.skipped("I-DUP");
            return;
        }
    }
    settle(std::move(judged), staged_.rows.contacts, raw);
}

void StagedReader::take(const Fields& fields, std::string_view raw) {
    ++staged_.rows_as_read;
    RollTables& rows = staged_.rows;
    switch (staged_.table) {
        case Table::Pupils: held_.push_back({judge_pupil(log_, fields, night_), std::string(raw)}); break;
        case Table::Classes: settle(judge_class(log_, fields), rows.classes, raw); break;
        case Table::Enrolments: settle(judge_enrolment(log_, fields, night_), rows.enrolments, raw); break;
        case Table::Contacts: settle_contact(judge_contact(log_, fields), raw); break;
        case Table::Needs: settle(judge_needs(log_, fields), rows.needs, raw); break;
        case Table::Groups: settle(judge_groups(log_, fields), rows.groups, raw); break;
        case Table::Tasks: {
            std::vector<TaskRow> one;
            settle(judge_task(log_, fields), one, raw);
            for (TaskRow& task : one) {
                rows.tasks[task.task_id] = std::move(task);
            }
            break;
        }
        case Table::Choices: settle(judge_choice(log_, fields, night_), rows.choices, raw); break;
        case Table::Evidence: break;
    }
}

void StagedReader::settle_pupils() {
    std::map<std::string, std::size_t> by_id;
    std::map<std::string, std::size_t> by_upn;
    const auto clash = [&](std::map<std::string, std::size_t>& seen, const std::string& key, std::size_t i) -> std::optional<std::size_t> {
        const auto [place, fresh] = key.empty() ? std::pair(seen.end(), true) : seen.emplace(key, i);
        return fresh ? std::nullopt : std::optional(place->second);
    };
    for (std::size_t i = 0; i < held_.size(); ++i) {
        Judged<PupilRow>& now = held_[i].judged;
        if (!now.row || now.quarantine) {
            continue;
        }
        std::optional<std::size_t> other = clash(by_id, now.row->pupil_id, i);
        const bool same_id = other.has_value();
        other = other ? other : clash(by_upn, now.row->upn, i);
        if (!other) {
            continue;
        }
        Judged<PupilRow>& before = held_[*other].judged;
        if (same_id && before.row && same_person(*before.row, *now.row)) {
            now.skip = "I-DUP";
            continue;
        }
        const char* key = same_id ? "pupil_id" : "UPN";
        before.quarantine = two_pupils(log_, *before.row, *now.row, key);
        now.quarantine = two_pupils(log_, *now.row, *before.row, key);
    }
    for (HeldPupil& held : held_) {
        if (held.judged.skip == "I-OFF-ROLL") {
            staged_.off_roll.push_back(held.judged.row->pupil_id);
        }
        settle(std::move(held.judged), staged_.rows.pupils, held.raw);
    }
    held_.clear();
}

StagedTable StagedReader::finish() {
    settle_pupils();
    return std::move(staged_);
}

base::Result<StagedTable> read_roll_table(FileLog& log, OpenedCsv& opened, Table table, FileClose close, base::Date night) {
    StagedReader reader(log, table, night);
    const base::Status scanned = scan_rows(log, opened, shape_of_table(table), close,
                                           [&](const Fields& fields, std::string_view raw) { reader.take(fields, raw); });
    if (!scanned) {
        return scanned.error();
    }
    return reader.finish();
}

RollTables accepted(RollTables tables, const StagedTable& staged, Scope scope) {
    switch (staged.table) {
        case Table::Pupils: accept_pupils(tables, staged, scope); break;
        case Table::Enrolments: accept_enrolments(tables, staged, scope); break;
        case Table::Classes:
            if (scope == Scope::Whole) {
                tables.classes.clear();
            }
            tables.classes.insert(tables.classes.end(), staged.rows.classes.begin(), staged.rows.classes.end());
            keep_last_of_each(tables.classes, &ClassRow::class_id);
            break;
        case Table::Contacts:
            tables.contacts = staged.rows.contacts;
            std::sort(tables.contacts.begin(), tables.contacts.end(), [](const ContactRow& a, const ContactRow& b) {
                return std::tie(a.pupil_id, a.guardian.priority, a.guardian.contact_id) <
                       std::tie(b.pupil_id, b.guardian.priority, b.guardian.contact_id);
            });
            break;
        case Table::Needs:
            if (scope == Scope::Whole) {
                tables.needs.clear();
            }
            tables.needs.insert(tables.needs.end(), staged.rows.needs.begin(), staged.rows.needs.end());
            keep_last_of_each(tables.needs, &NeedsRow::pupil_id);
            break;
        case Table::Groups:
            if (scope == Scope::Whole) {
                tables.groups.clear();
            }
            tables.groups.insert(tables.groups.end(), staged.rows.groups.begin(), staged.rows.groups.end());
            keep_last_of_each(tables.groups, &GroupRow::pupil_id);
            break;
        case Table::Tasks:
            for (const auto& [id, task] : staged.rows.tasks) {
                tables.tasks[id] = task;
            }
            break;
        case Table::Choices:  // what a pupil once ticked is never unticked by a later file
            tables.choices.insert(tables.choices.end(), staged.rows.choices.begin(), staged.rows.choices.end());
            std::sort(tables.choices.begin(), tables.choices.end());
            tables.choices.erase(std::unique(tables.choices.begin(), tables.choices.end()), tables.choices.end());
            break;
        case Table::Evidence: break;
    }
    return tables;
}

std::string native_file(const RollTables& tables, Table table) {
    std::string text = native_header(table);
    const auto add = [&text](const auto& rows) {
        for (const auto& row : rows) {
            text += native_line(row);
        }
    };
    switch (table) {
        case Table::Pupils: add(tables.pupils); break;
        case Table::Classes: add(tables.classes); break;
        case Table::Enrolments: add(tables.enrolments); break;
        case Table::Contacts: add(tables.contacts); break;
        case Table::Needs: add(tables.needs); break;
        case Table::Groups: add(tables.groups); break;
        case Table::Choices: add(tables.choices); break;
        case Table::Tasks:
            for (const auto& [id, task] : tables.tasks) {
                text += native_line(task);
            }
            break;
        case Table::Evidence: break;
    }
    return text;
}

std::size_t rows_of(const RollTables& tables, Table table) {
    switch (table) {
        case Table::Pupils: return tables.pupils.size();
        case Table::Classes: return tables.classes.size();
        case Table::Enrolments: return tables.enrolments.size();
        case Table::Contacts: return tables.contacts.size();
        case Table::Needs: return tables.needs.size();
        case Table::Groups: return tables.groups.size();
        case Table::Tasks: return tables.tasks.size();
        case Table::Choices: return tables.choices.size();
        case Table::Evidence: break;
    }
    return 0;
}

}  // namespace bookbag::ingest
