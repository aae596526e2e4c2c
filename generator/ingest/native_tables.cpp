// Shapes of the native tables and the way back: values to lines.
#include "ingest/native_tables.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "files/csv.hpp"

namespace bookbag::ingest {

namespace {

using files::csv_line;
using school::Known;

std::string text_of(Known known) {
    switch (known) {
        case Known::Yes: return "yes";
        case Known::No: return "no";
        case Known::Unknown: break;
    }
    return "";
}

std::string number_or_blank(std::int64_t value) { return value == 0 ? "" : std::to_string(value); }

std::string print_profile_text(school::PrintProfile profile) {
    switch (profile) {
        case school::PrintProfile::Dyslexia: return "dyslexia";
        case school::PrintProfile::Large18: return "18";
        case school::PrintProfile::Large24: return "24";
        case school::PrintProfile::Standard: break;
    }
    return "";
}

std::string tint_text(school::PaperTint tint) {
    static constexpr std::array<const char*, 5> kNames = {"", "cream", "blue", "green", "yellow"};
    return kNames.at(static_cast<std::size_t>(tint));
}

std::string internet_text(Known known) { return known == Known::No ? "none" : text_of(known); }

}  // namespace

std::optional<std::size_t> TableShape::column(std::string_view column_name) const {
    const auto found = std::find(columns.begin(), columns.end(), column_name);
    return found == columns.end() ? std::nullopt : std::optional<std::size_t>(static_cast<std::size_t>(found - columns.begin()));
}

const std::array<TableShape, kTables>& native_tables() {
    static const std::array<TableShape, kTables> kShapes = {{
        {Table::Pupils, "pupils",
         {"pupil_id", "upn", "given_name", "preferred_name", "family_name", "birth_date", "year_group", "form", "on_roll", "pronoun"},
         {"pupil_id", "given_name", "family_name", "year_group"}},
        {Table::Classes, "classes", {"class_id", "name", "subject", "teacher", "year"}, {"class_id", "name"}},
        {Table::Enrolments, "enrolments", {"class_id", "pupil_id", "from", "to"}, {"class_id", "pupil_id"}},
        {Table::Contacts, "contacts",
         {"pupil_id", "contact_id", "name", "relationship", "priority", "parental_responsibility", "court_order", "report_recipient",
          "email", "language", "channel"},
         {"pupil_id", "contact_id", "parental_responsibility", "report_recipient"}},
        {Table::Needs, "needs",
         {"pupil_id", "printed_pack", "home_internet", "device", "home_language", "large_print", "paper_tint", "items_per_page"},
         {"pupil_id", "printed_pack"}},
        {Table::Groups, "groups",
         {"pupil_id", "free_meals", "pupil_premium", "additional_language", "looked_after", "service_child", "sen_status"},
         {"pupil_id", "sen_status"}},
        {Table::Tasks, "tasks", {"task_id", "title", "skill_ids", "max_score", "due_date"}, {"task_id", "title"}},
        {Table::Choices, "choices", {"pupil_id", "skill_id", "read_on"}, {"pupil_id", "skill_id", "read_on"}},
        {Table::Evidence, "evidence",
         {"evidence_id", "pupil_id", "task_id", "item_id", "skill_ids", "at", "attempt", "outcome", "score", "max_score", "seconds", "hints",
          "misconception", "medium", "options", "completion", "snapshot"},
         {"evidence_id", "pupil_id", "skill_ids", "at", "outcome"}},
    }};
    return kShapes;
}

const TableShape& shape_of_table(Table table) { return native_tables().at(static_cast<std::size_t>(table)); }

std::string native_header(Table table) {
    std::vector<std::string> names;
    for (const std::string_view column : shape_of_table(table).columns) {
        names.emplace_back(column);
    }
    return csv_line(names);
}

std::string native_line(const PupilRow& row) {
    return csv_line({row.pupil_id, row.upn, row.given_name, row.preferred_name, row.family_name, base::to_iso(row.birth_date),
                     std::to_string(row.year), row.form, "yes", row.pronoun});
}

std::string native_line(const ClassRow& row) {
    return csv_line({row.class_id, row.name, row.subject, row.teacher, number_or_blank(row.year)});
}

std::string native_line(const EnrolmentRow& row) {
    return csv_line({row.class_id, row.pupil_id, base::to_iso(row.from), base::to_iso(row.to)});
}

std::string native_line(const ContactRow& row) {
    const school::Guardian& adult = row.guardian;
    std::string channel;
    if (adult.channel != school::ContactChannel::None) {
        channel = adult.channel == school::ContactChannel::Email ? "email" : "print";
    }
    return csv_line({row.pupil_id, adult.contact_id, adult.name.for_print(), adult.relationship, number_or_blank(adult.priority),
                     text_of(adult.parental_responsibility), text_of(adult.court_order), text_of(adult.report_recipient), adult.email,
                     adult.language, channel});
}

std::string native_line(const NeedsRow& row) {
    return csv_line({row.pupil_id, text_of(row.home.printed_pack), internet_text(row.home.internet), row.home.device,
                     row.home.home_language, print_profile_text(row.access.profile), tint_text(row.access.tint),
                     number_or_blank(row.access.items_per_page)});
}

std::string native_line(const GroupRow& row) {
    const school::GroupFlags& flags = row.flags;
    return csv_line({row.pupil_id, text_of(flags.free_meals), text_of(flags.pupil_premium), text_of(flags.additional_language),
                     text_of(flags.looked_after), text_of(flags.service_child), flags.sen_status});
}

std::string native_line(const TaskRow& row) {
    std::string score;
    if (row.max_score != 0) {
        score = std::to_string(row.max_score / 100);
        if (row.max_score % 100 != 0) {
            score += "." + base::zero_padded(row.max_score % 100, 2);
        }
    }
    return csv_line({row.task_id, row.title, base::join(row.skill_ids, "|"), score, ""});
}

std::string native_line(const ChoiceRow& row) { return csv_line({row.pupil_id, row.skill_id, base::to_iso(row.read_on)}); }

}  // namespace bookbag::ingest
