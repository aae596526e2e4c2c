// Writing the invented school folder, file by file; write_demo_school() at the end lists them.
#include "demo/demo.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "demo/export_file.hpp"
#include "demo/people.hpp"
#include "demo/term_work.hpp"
#include "files/csv.hpp"
#include "school/ids.hpp"
#include "school/local_time.hpp"
#include "school/planner.hpp"

namespace bookbag::demo {

namespace {

using base::Fault;
using base::FaultKind;
using base::Status;
using files::csv_line;

constexpr const char* kMark = "\xEF\xBB\xBF";
constexpr const char* kSchoolId = "9990001";
constexpr const char* kEvidenceHeader =
    "evidence_id,pupil_id,task_id,item_id,skill_ids,at,attempt,outcome,score,max_score,seconds,hints,misconception,medium\n";

/// Seconds since 1970 as "2026-10-12T15:30:00Z".
std::string utc_text(std::int64_t at) {
    const base::Date day{static_cast<std::int32_t>(at / 86'400)};
    const std::int64_t second = at % 86'400;
    return base::to_iso(day) + "T" + base::zero_padded(second / 3600, 2) + ":" + base::zero_padded(second / 60 % 60, 2) + ":" +
           base::zero_padded(second % 60, 2) + "Z";
}

/// "12/10/2026 16:40" in local time, as the other platform writes it.
std::string british_text(std::int64_t at) {
    const std::int64_t local = at + school::london_offset_hours(at) * 3600;
    const base::CivilDate day = base::civil(base::Date{static_cast<std::int32_t>(local / 86'400)});
    return base::zero_padded(day.day, 2) + "/" + base::zero_padded(day.month, 2) + "/" + std::to_string(day.year) + " " +
           base::zero_padded(local % 86'400 / 3600, 2) + ":" + base::zero_padded(local % 3600 / 60, 2);
}

/// A field of the other platform's semicolon file.
std::string semicolon_field(const std::string& text) {
    return text.find_first_of(";\"\n") == std::string::npos ? text : "\"" + base::replaced(text, "\"", "\"\"") + "\"";
}

class DemoWriter {
public:
    DemoWriter(files::World& world, std::string dir, const DemoOptions& options, const school::Curriculum& curriculum)
        : world_(world), dir_(std::move(dir)), options_(options), curriculum_(curriculum), school_(make_people(options)),
          work_(curriculum, options), set_("inbox/bookbag-" + base::to_iso(options.until)) {}

    Status write();

private:
    Status put(const std::string& path, const std::string& text, files::FileMode mode = files::FileMode::Normal);
    Status put_in_set(const std::string& name, const std::string& text, std::uint64_t rows);
    Status folders();
    Status settings();
    Status salt();
    Status plan();
    Status pupils();
    Status classes();
    Status enrolments();
    Status contacts();
    Status needs();
    Status evidence();
    Status manifest();
    Status readme();
    void evidence_row(ExportFile& file, const Work& work);
    void elsewhere_row(ExportFile& file, const Work& work);
    void truth_rows(ExportFile& skills, ExportFile& people, std::size_t pupil, Learner& learner);
    void broken_rows(ExportFile& file);
    std::string salt_text() const { return base::sha256_hex("demo salt " + std::to_string(options_.seed)); }

    files::World& world_;
    std::string dir_;
    DemoOptions options_;
    const school::Curriculum& curriculum_;
    DemoSchool school_;
    TermWork work_;
    std::string set_;
    std::vector<Written> written_;
    std::uint64_t next_evidence_ = 1;
    std::uint64_t rows_elsewhere_ = 0;
};

Status DemoWriter::put(const std::string& path, const std::string& text, files::FileMode mode) {
    return world_.write_atomically(files::path_in(dir_, path), text, mode);
}

Status DemoWriter::put_in_set(const std::string& name, const std::string& text, std::uint64_t rows) {
    written_.push_back({name, rows, base::sha256_hex(text)});
    return put(set_ + "/" + name, text);
}

Status DemoWriter::folders() {
    for (const std::string& folder : {std::string("plan"), set_, std::string("records"), std::string("truth"), std::string("archive")}) {
        if (Status made = world_.make_dirs(files::path_in(dir_, folder)); !made) {
            return made;
        }
    }
    return {};
}

Status DemoWriter::settings() {
    std::string text =
        "# Settings of an invented school. Every key has a default; docs/formats/school.md describes them all.\n"
        "format: bookbag-school\nformat_version: 1\n"
        "school:\n  name: \"Larkfield School\"\n  id: \"9990001\"\n  phone: \"01632 960112\"\n  contact_name: \"the school office\"\n"
        "  contact_hours: \"8:00 to 16:30 on school days\"\n"
        "  help:\n    - \"Homework club: Tuesday and Thursday, 15:30 to 16:30, library\"\n    - \"Maths surgery: Wednesday lunchtime, room 12\"\n"
        "booklet:\n  weekday: every\n  bring_back_days: 6\n"
        "sources:\n  topic-export: \"*topic*export*\"\n"
        "# No relay: e-mails are left as .eml files beside the night's other papers.\n"
        "email:\n  from: \"office@larkfield.example\"\n  reply_to: \"office@larkfield.example\"\n"
        "paper_report: print\nterms:\n";
    for (const school::TermSpan& term : school::usual_terms(options_.until)) {
        text += "  - {name: \"" + term.name + "\", from: " + base::to_iso(term.from) + ", to: " + base::to_iso(term.to) + "}\n";
    }
    return put("school.yaml", text);
}

/// Made from the seed, so that the same options give the same codes on paper. A real school's salt is random.
Status DemoWriter::salt() { return put("records/salt", salt_text() + "\n", files::FileMode::Private); }

/// A plan for the first class of Year 5: its own weeks, one thing first, one veto and one pupil's line.
Status DemoWriter::plan() {
    const auto group = std::find_if(school_.classes.begin(), school_.classes.end(), [](const DemoClass& one) { return one.year == 5; });
    if (group == school_.classes.end()) {
        return {};
    }
    const auto index = static_cast<std::size_t>(group - school_.classes.begin());
    const auto pupil = std::find_if(school_.pupils.begin(), school_.pupils.end(), [&](const DemoPupil& one) { return one.group == index; });
    const base::Date monday = base::monday_of(options_.until);
    std::string text = "# What " + group->name + " learns when, and what its teacher has decided (docs/formats/plan.md).\nweeks:\n";
    for (int week = -2; week <= 4; ++week) {
        std::vector<std::string> ids;
        for (const school::SkillIndex skill : work_.focus(5, monday + 7 * week)) {
            ids.push_back(curriculum_.at(skill).id);
        }
        text += "  - {from: " + base::to_iso(monday + 7 * week) + ", focus: [" + base::join(ids, ", ") + "]}\n";
    }
    const std::vector<school::SkillIndex> later = work_.focus(5, monday + 21);
    const std::vector<school::SkillIndex> far = work_.focus(5, monday + 70);
    if (!far.empty() && far != later) {
        text += "veto:\n  - {skill: " + curriculum_.at(far.front()).id + ", until: " + base::to_iso(options_.until + 28) +
                ", why: \"the equipment is on loan\"}\n";
    }
    const std::vector<school::SkillIndex> now = work_.focus(5, monday);
    if (pupil != school_.pupils.end() && !now.empty() && !curriculum_.at(now.front()).prerequisites.empty()) {
        text += "pupils:\n  - {pupil: " + school::token_of(salt_text(), school::PupilId{pupil->id}).value + ", first: [" +
                curriculum_.at(curriculum_.at(now.front()).prerequisites.front()).id + "]}\n";
    }
    return put("plan/" + group->id + ".yaml", text);
}

/// With a byte order mark, as some systems write it.
Status DemoWriter::pupils() {
    std::string text = std::string(kMark) + "pupil_id,upn,given_name,preferred_name,family_name,birth_date,year_group,form,on_roll,pronoun\n";
    for (const DemoPupil& pupil : school_.pupils) {
        text += csv_line({pupil.id, pupil.upn, pupil.name.given, pupil.preferred, pupil.name.family, base::to_iso(pupil.birth_date),
                          std::to_string(pupil.year), school_.classes[pupil.group].id, "yes", pupil.name.pronoun});
    }
    return put_in_set("pupils.csv", text, school_.pupils.size());
}

Status DemoWriter::classes() {
    std::string text = "class_id,name,subject,teacher,year\n";
    for (const DemoClass& group : school_.classes) {
        text += csv_line({group.id, group.name, "Mathematics", group.teacher, std::to_string(group.year)});
    }
    return put_in_set("classes.csv", text, school_.classes.size());
}

Status DemoWriter::enrolments() {
    std::string text = "class_id,pupil_id,from,to\n";
    for (const DemoPupil& pupil : school_.pupils) {
        text += csv_line({school_.classes[pupil.group].id, pupil.id, base::to_iso(pupil.joined), ""});
    }
    return put_in_set("enrolments.csv", text, school_.pupils.size());
}

/// With carriage returns, as spreadsheets write it.
Status DemoWriter::contacts() {
    std::string text = "pupil_id,contact_id,name,relationship,priority,parental_responsibility,court_order,report_recipient,email,language,channel\n";
    for (const DemoContact& adult : school_.contacts) {
        text += csv_line({school_.pupils[adult.pupil].id, adult.id, adult.name, adult.relationship, std::to_string(adult.priority),
                          adult.parental_responsibility, adult.court_order, adult.report_recipient, adult.email, adult.language, adult.channel});
    }
    return put_in_set("contacts.csv", base::replaced(text, "\n", "\r\n"), school_.contacts.size());
}

Status DemoWriter::needs() {
    std::string text = "pupil_id,printed_pack,home_internet,device,home_language,large_print,paper_tint,items_per_page\n";
    for (const DemoPupil& pupil : school_.pupils) {
        text += csv_line({pupil.id, pupil.printed_pack, pupil.internet, pupil.device, pupil.name.home_language, pupil.large_print, pupil.tint,
                          pupil.items_per_page});
    }
    return put_in_set("needs.csv", text, school_.pupils.size());
}

void DemoWriter::evidence_row(ExportFile& file, const Work& work) {
    const std::string& skill = curriculum_.at(work.skill).id;
    const std::string task = work.on_paper ? "autumn-assessment" : "week-" + std::to_string(work.week);
    std::string line = "E" + base::zero_padded(static_cast<std::int64_t>(next_evidence_++), 8);
    line += "," + school_.pupils[work.pupil].id + "," + task + "," + skill + "/q" + std::to_string(work.number) + "," + skill + "," + utc_text(work.at);
    line += work.right == 1 ? ",1,correct,,," : ",1,incorrect,,,";
    line += (work.seconds > 0 ? std::to_string(work.seconds) : "") + "," + (work.on_paper ? "" : "0") + "," + work.misconception;
    line += work.on_paper ? ",paper\n" : ",online\n";
    file.row(line);
}

void DemoWriter::elsewhere_row(ExportFile& file, const Work& work) {
    const DemoPupil& pupil = school_.pupils[work.pupil];
    ++rows_elsewhere_;
    file.row(pupil.id + ";" + semicolon_field(pupil.name.given) + ";" + semicolon_field(pupil.name.family) + ";" + school_.classes[pupil.group].id + ";" +
             semicolon_field(curriculum_.at(work.skill).title) + ";" + british_text(work.at) + ";" + std::to_string(work.right) + ";" +
             std::to_string(work.out_of) + "\r\n");
}

/// What goes wrong in real exports: a skill that nobody knows, and a mark above its maximum.
void DemoWriter::broken_rows(ExportFile& file) {
    const std::string pupil = school_.pupils[school_.pupils.size() / 2].id;
    const std::string at = utc_text((std::int64_t{options_.until.days} - 1) * 86'400 + 57'600);
    file.row("X00000001," + pupil + ",week-x,old-item,y5-frac-99," + at + ",1,correct,,,20,0,,online\n");
    file.row("X00000002," + pupil + ",week-x,sheet-7,y5-num-01," + at + ",1,partial,7,5,20,0,,online\n");
}

void DemoWriter::truth_rows(ExportFile& skills, ExportFile& people, std::size_t pupil, Learner& learner) {
    const std::string& id = school_.pupils[pupil].id;
    people.row(id + "," + base::fixed(learner.ability(), 3) + "\n");
    for (const school::SkillIndex skill : learner.touched()) {
        skills.row(id + "," + curriculum_.at(skill).id + "," + base::fixed(learner.chance(skill, options_.until), 4) + "," +
                   learner.held_misconception(skill) + "\n");
    }
}

Status DemoWriter::evidence() {
    std::vector<ExportFile> weeks;
    weeks.emplace_back(world_, files::path_in(dir_, set_), "evidence-autumn", kEvidenceHeader);
    for (int week = 1; week <= options_.weeks; ++week) {
        weeks.emplace_back(world_, files::path_in(dir_, set_), "evidence-week-" + base::zero_padded(week, 2), kEvidenceHeader);
    }
    ExportFile elsewhere(world_, files::path_in(dir_, "inbox"), "topic-export-" + base::to_iso(options_.until),
                         "Topic practice report;Larkfield School\r\nPrinted;" + british_text((std::int64_t{options_.until.days}) * 86'400 + 64'800) +
                             "\r\n\r\nStudent ID;First name;Last name;Class;Topic;Finished;Score;Out of\r\n");
    ExportFile skills(world_, files::path_in(dir_, "truth"), "truth", "pupil_id,skill_id,chance,misconception\n");
    ExportFile people(world_, files::path_in(dir_, "truth"), "pupils", "pupil_id,ability\n");
    for (std::size_t pupil = 0; pupil < school_.pupils.size(); ++pupil) {
        Learner learner = work_.learner(school_.pupils[pupil]);
        work_.simulate(school_, pupil, learner, [&](const Work& work) {
            if (work.elsewhere) {
                elsewhere_row(elsewhere, work);
            } else {
                evidence_row(weeks[static_cast<std::size_t>(work.week)], work);
            }
        });
        truth_rows(skills, people, pupil, learner);
    }
    broken_rows(weeks.back());
    for (ExportFile& week : weeks) {
        BOOKBAG_TRY(files_of_week, week.close());
        written_.insert(written_.end(), files_of_week.begin(), files_of_week.end());
    }
    elsewhere.tail("Total;;;;;;" + std::to_string(rows_elsewhere_) + ";\r\n");
    for (ExportFile* file : {&elsewhere, &skills, &people}) {
        BOOKBAG_TRY(files_of_kind, file->close());
        if (file == &elsewhere) {
            for (const Written& one : files_of_kind) {
                if (Status marked = put("inbox/" + one.name + ".done", ""); !marked) {
                    return marked;
                }
            }
        }
    }
    return {};
}

Status DemoWriter::manifest() {
    std::string text = std::string("key,value\nformat,1\nschool_id,") + kSchoolId + "\ncreated_at," +
                       utc_text(std::int64_t{options_.until.days} * 86'400 + 66'600) + "\ncomplete,yes\n";
    for (const Written& file : written_) {
        text += "rows." + file.name + "," + std::to_string(file.rows) + "\nsha256." + file.name + "," + file.sha256 + "\n";
    }
    return put(set_ + "/bookbag.csv", text);
}

Status DemoWriter::readme() {
    return put("README.txt",
               "An invented school. Nobody in it exists, and every name, address and answer was made by a program.\n\n"
               "inbox/    two exports: a set in Bookbag's own form, and a practice platform's report read through the map topic-export\n"
               "plan/     one class's plan\n"
               "truth/    what the invented children really can do, for checking; the night does not read it\n\n"
               "Run a night on it with:  bookbag night --school . --date " + base::to_iso(options_.until) + "\n");
}

Status DemoWriter::write() {
    using Step = Status (DemoWriter::*)();
    constexpr Step kSteps[] = {&DemoWriter::folders, &DemoWriter::salt, &DemoWriter::plan, &DemoWriter::pupils, &DemoWriter::classes,
                               &DemoWriter::enrolments, &DemoWriter::contacts, &DemoWriter::needs, &DemoWriter::evidence, &DemoWriter::manifest,
                               &DemoWriter::readme, &DemoWriter::settings};  // settings last: they make it a school
    for (const Step step : kSteps) {
        if (Status done = (this->*step)(); !done) {
            return done;
        }
    }
    return {};
}

std::optional<Fault> out_of_range(const DemoOptions& options) {
    const auto refuse = [](const char* what) { return Fault{FaultKind::BadInput, {"demo", 0, 0}, what, "see bookbag demo --help", "E-DEMO"}; };
    if (options.pupils < 11 || options.pupils > 200'000) {
        return refuse("pupils is not 11 to 200,000");
    }
    if (options.weeks < 1 || options.weeks > 30) {
        return refuse("weeks is not 1 to 30");
    }
    if (!options.until.valid()) {
        return refuse("until is no date");
    }
    return std::nullopt;
}

}  // namespace

base::Result<void> write_demo_school(files::World& world, const std::string& dir, const DemoOptions& options,
                                     const school::Curriculum& curriculum) {
    if (auto fault = out_of_range(options)) {
        return *std::move(fault);
    }
    if (world.exists(files::path_in(dir, "school.yaml"))) {
        return Fault{FaultKind::BadInput, {dir, 0, 0}, "there is a school in this folder already", "name another folder", "E-DEMO"};
    }
    return DemoWriter(world, dir, options, curriculum).write();
}

}  // namespace bookbag::demo
