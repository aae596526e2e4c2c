// school.yaml as values. Read by school/settings.cpp from a files::YamlNode; every key has a default and a comment in
// the file that `bookbag init` writes. Format: docs/formats/school.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/fault.hpp"
#include "school/loaded.hpp"
#include "school/planner.hpp"

namespace bookbag::files {
class YamlNode;
}

namespace bookbag::school {

struct EmailSettings {
    std::string relay;               ///< host name; empty = no relay: messages are left as .eml files
    int port = 587;
    std::string from;                ///< mailbox of the school office
    std::string reply_to;
    std::string ca_file;             ///< extra certificate authority (PEM); empty = the system's
    std::string user;                ///< SMTP AUTH user; empty = none
    std::string password_file;       ///< file with the password, mode 0600
    int messages_per_minute = 30;
};

/// The letters of booklets: by school year (Andika to Year 6, Noto Sans from Year 7), or one font for all. Large print and the
/// profile for dyslexia keep Andika; reports are always in Andika.
enum class BookletFont : std::uint8_t { ByYear, Andika, NotoSans };

struct Settings {
    std::string name;                ///< "Larkfield School"
    std::string school_id;
    std::string phone;
    std::string contact_name;        ///< whom parents ask for
    std::string contact_hours;
    std::vector<std::string> help;   ///< homework club times, one a line
    std::string salt_file = "records/salt";
    int booklet_weekday = -1;        ///< 0 Monday … 6; -1 = every night
    int bring_back_days = 6;
    BookletFont font = BookletFont::ByYear;
    std::map<int, int> minutes;      ///< minutes of a booklet by school year; default 25 (1-2), 45 (3-6), 50 (7-11)
    std::map<std::string, std::string> sources;  ///< map file name -> pattern of inbox files
    double stop_contacts_fallen = 0.20;
    double stop_pupils_fallen = 0.10;
    double stop_rows_rejected = 0.01;
    double stop_pupils_failed = 0.10;
    EmailSettings email;
    std::string paper_report_default = "print";
    std::vector<TermSpan> terms;
    base::Origin where;
};

/// Reads school.yaml. Missing keys take the defaults above (minutes: 25 for Years 1-2, 45 for 3-6, 50 for 7-11); faults: unknown keys,
/// no school name, values that do not read, shares outside 0 to 1, terms that overlap or end before they begin.
Loaded<Settings> make_settings(const files::YamlNode& document);

}  // namespace bookbag::school
