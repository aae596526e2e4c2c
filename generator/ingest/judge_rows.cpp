// The rules of one row of the roll: what sets it aside, what is left out with a word, what passes.
//
// A fault in a key or a name sets the row aside; a fault in a lesser field (a date of birth, a tint) leaves the field out and the
// child in, because a child without a booklet is worse than a booklet on white paper.
#include <algorithm>

#include "base/text.hpp"
#include "ingest/fold.hpp"
#include "ingest/native_tables.hpp"

namespace bookbag::ingest {

namespace {

using school::Known;

/// Reads fields of one row by position, noting what is odd.
class RowReader {
public:
    RowReader(FileLog& log, const Fields& fields) : log_(log), fields_(fields) {}

    const Cell& cell(std::size_t column) const { return fields_.at(column); }

    /// An id that must be there. Sets the row's fault when it is not.
    std::string key(std::size_t column, const char* name) {
        const Reading<std::string> id = read_id(cell(column).text);
        if (!id) {
            fail(column, id.refusal(), Privacy::Plain);
            return "";
        }
        if (id->empty()) {
            fail(column, {"E-ID", std::string(name) + " is blank", "fill it in"}, Privacy::Plain);
        }
        return *id;
    }

    /// A text for print: trimmed, without controls, with a note on formulas and on text decoded twice.
    std::string words(std::size_t column) {
        const std::string_view text = base::trimmed(cell(column).text);
        std::string clean = without_controls(text);
        if (clean.size() != text.size()) {
            note(column, {"W-CONTROL", "control characters removed", "correct it at the source"}, Privacy::Personal);
        }
        if (!clean.empty() && std::string_view("=+-@").find(clean[0]) != std::string_view::npos) {
            note(column, {"W-FORMULA", "formula kept as text", "correct it at the source"}, Privacy::Personal);
        }
        if (looks_like_mojibake(clean)) {
            note(column, {"W-MOJIBAKE", "looks like text decoded twice", "correct it at the source"}, Privacy::Personal);
        }
        return clean;
    }

    Known known(std::size_t column) {
        const Reading<Known> value = read_known(cell(column).text);
        if (!value) {
            note(column, value.refusal(), Privacy::Plain);
            return Known::Unknown;
        }
        return *value;
    }

    base::Date date(std::size_t column, const DateRules& rules) {
        if (base::trimmed(cell(column).text).empty()) {
            return {};
        }
        const Reading<ReadDate> value = read_date(cell(column).text, rules);
        const Privacy privacy = rules.use == DateUse::Birth ? Privacy::Personal : Privacy::Plain;
        if (!value) {
            note(column, value.refusal(), privacy);
            return {};
        }
        if (!value->warning.empty()) {
            note(column, {value->warning, "two-digit year read as " + std::to_string(base::civil(value->date).year), "write four digits"}, privacy);
        }
        return value->date;
    }

    int number(std::size_t column, int low, int high) {
        const std::string_view text = base::trimmed(cell(column).text);
        if (text.empty()) {
            return 0;
        }
        const auto value = base::parse_integer(text);
        if (!value || *value < low || *value > high) {
            note(column, {"E-NUMBER", "not a number from " + std::to_string(low) + " to " + std::to_string(high), "correct the cell"},
                 Privacy::Plain);
            return 0;
        }
        return static_cast<int>(*value);
    }

    void note(std::size_t column, const Refusal& refusal, Privacy privacy) {
        log_.note(log_.about(cell(column), refusal, privacy));
    }
    void fail(std::size_t column, const Refusal& refusal, Privacy privacy) {
        if (!fault_) {
            fault_ = log_.about(cell(column), refusal, privacy);
        }
    }

    /// The row, or its first fault.
    template <typename Row>
    Judged<Row> finish(Row row) {
        Judged<Row> judged;
        if (fault_) {
            judged.quarantine = std::move(fault_);
        } else {
            judged.row = std::move(row);
        }
        return judged;
    }

private:
    FileLog& log_;
    const Fields& fields_;
    std::optional<base::Fault> fault_;
};

std::string judged_upn(RowReader& reader, std::size_t column) {
    const Reading<ReadUpn> upn = read_upn(reader.cell(column).text);
    if (!upn) {
        if (upn.refusal().code[0] != 'I') {
            reader.note(column, upn.refusal(), Privacy::Personal);
        }
        return "";
    }
    if (!upn->warning.empty()) {
        reader.note(column, {upn->warning, std::string("UPN check letter should be ") + upn->expected, "check it in the management system"},
                    Privacy::Personal);
    }
    return upn->value;
}

void judge_names(RowReader& reader, PupilRow& row) {
    constexpr std::size_t kGiven = 2;
    constexpr std::size_t kFamily = 4;
    row.given_name = reader.words(kGiven);
    row.preferred_name = reader.words(3);
    row.family_name = reader.words(kFamily);
    if (row.given_name.empty() && row.preferred_name.empty() && row.family_name.empty()) {
        reader.fail(kGiven, {"E-NAME", "name is blank", "fill in the name"}, Privacy::Plain);
    } else if (row.given_name.empty() && !row.preferred_name.empty()) {
        reader.note(kGiven, {"W-NAME", "given name blank; preferred name used", "fill in the given name"}, Privacy::Plain);
    }
}

std::string judged_pronoun(RowReader& reader, std::size_t column) {
    const std::string word = base::lower_ascii(base::trimmed(reader.cell(column).text));
    for (const auto& [given, meant] : std::initializer_list<std::pair<std::string_view, const char*>>{
             {"she", "she"}, {"she/her", "she"}, {"he", "he"}, {"he/him", "he"}, {"they", "they"}, {"they/them", "they"}, {"", ""}}) {
        if (word == given) {
            return meant;
        }
    }
    reader.note(column, {"E-PRONOUN", "pronoun is not she, he or they", "write one of them or leave it blank"}, Privacy::Plain);
    return "";
}

school::PrintProfile judged_profile(RowReader& reader, std::size_t column) {
    const std::string word = base::lower_ascii(base::trimmed(reader.cell(column).text));
    if (word.empty() || word == "no" || word == "standard") {
        return school::PrintProfile::Standard;
    }
    if (word == "dyslexia") {
        return school::PrintProfile::Dyslexia;
    }
    if (word == "yes" || word == "18") {
        return school::PrintProfile::Large18;
    }
    if (word == "24") {
        return school::PrintProfile::Large24;
    }
    reader.note(column, {"E-PRINT", "no known print size", "write 18, 24, dyslexia or leave it blank"}, Privacy::Plain);
    return school::PrintProfile::Standard;
}

school::PaperTint judged_tint(RowReader& reader, std::size_t column) {
    static constexpr std::array<std::string_view, 5> kTints = {"white", "cream", "blue", "green", "yellow"};
    const std::string word = base::lower_ascii(base::trimmed(reader.cell(column).text));
    const auto found = std::find(kTints.begin(), kTints.end(), word);
    if (found != kTints.end()) {
        return static_cast<school::PaperTint>(found - kTints.begin());
    }
    if (!word.empty()) {
        reader.note(column, {"E-PRINT", "no known paper colour", "write cream, blue, green, yellow or leave it blank"}, Privacy::Plain);
    }
    return school::PaperTint::White;
}

Known judged_internet(RowReader& reader, std::size_t column) {
    const std::string word = base::lower_ascii(base::trimmed(reader.cell(column).text));
    if (word == "none" || word == "limited") {
        return Known::No;  // a pack that needs no connection is right for both
    }
    return reader.known(column);
}

std::string judged_language(RowReader& reader, std::size_t column) {
    const std::string tag = std::string(base::trimmed(reader.cell(column).text));
    const bool fits = tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!fits) {
        reader.note(column, {"E-LANGUAGE", "not a language tag", "write a tag such as pl or pt-BR"}, Privacy::Plain);
        return "";
    }
    return tag;
}

}  // namespace

Judged<PupilRow> judge_pupil(FileLog& log, const Fields& fields, base::Date night) {
    RowReader reader(log, fields);
    PupilRow row;
    row.pupil_id = reader.key(0, "pupil_id");
    row.line = fields.at(0).line;
    row.upn = judged_upn(reader, 1);
    judge_names(reader, row);
    row.birth_date = reader.date(5, {std::nullopt, night, DateUse::Birth});
    row.form = reader.words(7);
    row.pronoun = judged_pronoun(reader, 9);
    const Known on_roll = reader.known(8);
    const Reading<int> year = read_year(fields.at(6).text);
    if (!year) {
        reader.fail(6, year.refusal(), Privacy::Plain);
    }
    Judged<PupilRow> judged = reader.finish(std::move(row));
    if (judged.row) {
        judged.row->year = *year;
        if (on_roll == Known::No) {
            judged.skip = "I-OFF-ROLL";
        } else if (*year < 1 || *year > 11) {
            judged.skip = "I-YEAR";
        }
    }
    return judged;
}

Judged<ClassRow> judge_class(FileLog& log, const Fields& fields) {
    RowReader reader(log, fields);
    ClassRow row;
    row.class_id = reader.key(0, "class_id");
    row.name = reader.words(1);
    row.subject = reader.words(2);
    row.teacher = reader.words(3);
    row.year = reader.number(4, 0, 13);
    return reader.finish(std::move(row));
}

Judged<EnrolmentRow> judge_enrolment(FileLog& log, const Fields& fields, base::Date night) {
    RowReader reader(log, fields);
    EnrolmentRow row;
    row.class_id = reader.key(0, "class_id");
    row.pupil_id = reader.key(1, "pupil_id");
    row.from = reader.date(2, {std::nullopt, night, DateUse::Event});
    row.to = reader.date(3, {std::nullopt, night, DateUse::Event});
    return reader.finish(std::move(row));
}

Judged<ContactRow> judge_contact(FileLog& log, const Fields& fields) {
    RowReader reader(log, fields);
    ContactRow row;
    row.pupil_id = reader.key(0, "pupil_id");
    school::Guardian& adult = row.guardian;
    adult.contact_id = reader.key(1, "contact_id");
    adult.name = school::PersonName(reader.words(2));
    adult.relationship = reader.words(3);
    adult.priority = reader.number(4, 1, 99);
    adult.parental_responsibility = reader.known(5);
    adult.court_order = reader.known(6);
    adult.report_recipient = reader.known(7);
    const Reading<std::string> email = read_email(fields.at(8).text);
    if (email) {
        adult.email = *email;
    } else {
        reader.note(8, email.refusal(), Privacy::Personal);
    }
    adult.language = judged_language(reader, 9);
    const std::string channel = base::lower_ascii(base::trimmed(fields.at(10).text));
    if (channel == "email" || channel == "e-mail") {
        adult.channel = school::ContactChannel::Email;
    } else if (channel == "print") {
        adult.channel = school::ContactChannel::Print;
    } else if (!channel.empty() && channel != "none") {
        reader.note(10, {"E-CHANNEL", "channel is not email, print or none", "write one of them"}, Privacy::Plain);
    }
    if (adult.court_order == Known::Yes) {
        reader.note(6, {"W-CONTACT-COURT", "court order: no automatic mail about this pupil", "release recipients by name"}, Privacy::Plain);
    }
    if (adult.parental_responsibility == Known::No) {
        reader.note(5, {"W-CONTACT-PR", "no parental responsibility: not e-mailed without approval", "nothing to do"}, Privacy::Plain);
    }
    adult.where = {log.name(), fields.at(0).line, 0};
    return reader.finish(std::move(row));
}

Judged<NeedsRow> judge_needs(FileLog& log, const Fields& fields) {
    RowReader reader(log, fields);
    NeedsRow row;
    row.pupil_id = reader.key(0, "pupil_id");
    row.home.printed_pack = reader.known(1);
    row.home.internet = judged_internet(reader, 2);
    row.home.device = base::lower_ascii(reader.words(3));
    row.home.home_language = judged_language(reader, 4);
    row.access.profile = judged_profile(reader, 5);
    row.access.tint = judged_tint(reader, 6);
    row.access.items_per_page = reader.number(7, 1, 20);
    return reader.finish(std::move(row));
}

Judged<GroupRow> judge_groups(FileLog& log, const Fields& fields) {
    RowReader reader(log, fields);
    GroupRow row;
    row.pupil_id = reader.key(0, "pupil_id");
    row.flags.free_meals = reader.known(1);
    row.flags.pupil_premium = reader.known(2);
    row.flags.additional_language = reader.known(3);
    row.flags.looked_after = reader.known(4);
    row.flags.service_child = reader.known(5);
    const std::string status(base::trimmed(fields.at(6).text));
    if (status == "N" || status == "K" || status == "E") {
        row.flags.sen_status = status;
    } else if (!status.empty()) {
        reader.note(6, {"E-SEN", "status is not N, K or E", "write one of them or leave it blank"}, Privacy::Personal);
    }
    return reader.finish(std::move(row));
}

Judged<ChoiceRow> judge_choice(FileLog& log, const Fields& fields, base::Date night) {
    RowReader reader(log, fields);
    ChoiceRow row;
    row.pupil_id = reader.key(0, "pupil_id");
    row.skill_id = reader.key(1, "skill_id");
    row.read_on = reader.date(2, {std::nullopt, night, DateUse::Event});
    if (!row.read_on.valid()) {
        reader.fail(2, {"E-DATE", "no day on which the choice was read", "write it as 2026-10-12"}, Privacy::Plain);
    }
    return reader.finish(std::move(row));
}

Judged<TaskRow> judge_task(FileLog& log, const Fields& fields) {
    RowReader reader(log, fields);
    TaskRow row;
    row.task_id = reader.key(0, "task_id");
    row.title = reader.words(1);
    for (const std::string_view id : base::split(fields.at(2).text, '|')) {
        if (!base::trimmed(id).empty()) {
            row.skill_ids.emplace_back(base::trimmed(id));
        }
    }
    const std::string_view most = base::trimmed(fields.at(3).text);
    if (!most.empty()) {
        const Reading<ReadScore> score = read_score(most, DecimalSign::Point);
        if (!score) {
            reader.note(3, score.refusal(), Privacy::Plain);
        } else {
            row.max_score = score->got;
        }
    }
    return reader.finish(std::move(row));
}

}  // namespace bookbag::ingest
