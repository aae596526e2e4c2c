// The starter files are texts in full, so that what a school reads first can be read here as it is.
#include "run/init.hpp"

namespace bookbag::run {

namespace {

constexpr const char* kSchoolYaml =
    R"yaml(# Settings of this school. Lines that start with # are comments; remove the # to use a setting.
# After a change, run:  bookbag check --school .
format: bookbag-school
format_version: 1

school:
  name: "Our School"                # as parents know it
  id: "our-school"                  # a short word; exports that name another school are refused
  phone: "01632 960100"
  contact_name: "the school office"
  contact_hours: "8:30 to 16:00 on school days"
  help:                             # one line each; leave out what you do not offer
    - "Homework club: Tuesday, 15:15 to 16:15. It is free."
    - "Pencils and rulers to keep. Just ask."

booklet:
  weekday: every                    # every = 7 days after the last one; or monday … sunday
  bring_back_days: 6                # days until the booklet comes back
  # font: Andika                    # one of: by year (Andika to Year 6, Noto Sans from Year 7), Andika, Noto Sans
  # minutes: {5: 40, 6: 40}         # by school year; the defaults are 25 (Years 1-2), 45 (3-6) and 50 (7-11)

# Reports by e-mail. Without a relay the messages are left as files in output/<date>/mail.
email:
  from: "office@school.example"
  # relay: "mail.school.example"    # STARTTLS is required
  # port: 587
  # messages_per_minute: 30

# Terms, so that weeks are counted right. Without them the usual English terms are taken.
# terms:
#   - {name: "Autumn 1", from: 2026-09-02, to: 2026-10-23}
)yaml";

constexpr const char* kReadme = R"text(This folder is one school.

1. Put your exports into inbox/ : pupils.csv, classes.csv, enrolments.csv, contacts.csv, needs.csv, evidence.csv
   (columns: docs/formats/native.md), or an export of your homework platform with a column map (docs/formats/sources.md).
2. Look at what Bookbag understands:     bookbag check --school .
3. Run the night:                        bookbag night --school .
4. Open output/<date>/morning.html.

plan/ is for teachers and may stay empty (docs/formats/plan.md). records/ and archive/ belong to Bookbag: back them up.
)text";

}  // namespace

CommandResult init_school(files::World& world, const std::string& dir) {
    if (world.exists(files::path_in(dir, "school.yaml"))) {
        return {73, {}, dir + " is a school already: nothing was changed.\n"};
    }
    for (const char* folder : {"inbox", "plan", "records", "archive", "output"}) {
        if (const auto made = world.make_dirs(files::path_in(dir, folder)); !made) {
            return {73, {}, base::to_string(made.error()) + "\n"};
        }
    }
    for (const auto& [name, text] : {std::pair{"school.yaml", kSchoolYaml}, std::pair{"README.txt", kReadme}}) {
        if (const auto written = world.write_atomically(files::path_in(dir, name), text); !written) {
            return {73, {}, base::to_string(written.error()) + "\n"};
        }
    }
    return {0,
            dir + " is ready. Next: edit " + dir + "/school.yaml, put exports into " + dir +
                "/inbox, then run 'bookbag check --school " + dir + "'.\n",
            {}};
}

}  // namespace bookbag::run
