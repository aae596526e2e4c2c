// school.yaml to Settings, one block of the file a function.
#include "school/settings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "files/yaml_reader.hpp"

namespace bookbag::school {

namespace {

using files::YamlEntry;
using files::YamlNode;
using files::YamlReader;

constexpr int kYears = 11;

int usual_minutes(int year) {
    if (year <= 2) {
        return 25;
    }
    return year <= 6 ? 45 : 50;
}

void read_school(YamlReader& reader, const YamlNode& document, Settings& settings) {
    const YamlNode school = reader.map_or_none(document, "school");
    if (school.is_null()) {
        reader.refuse(document, "no \"school\" block", "add school: with at least a name");
        return;
    }
    reader.check_keys(school, {"name", "id", "phone", "contact_name", "contact_hours", "help"});
    settings.name = reader.text(school, "name");
    settings.school_id = reader.text_or(school, "id", "");
    settings.phone = reader.text_or(school, "phone", "");
    settings.contact_name = reader.text_or(school, "contact_name", "");
    settings.contact_hours = reader.text_or(school, "contact_hours", "");
    settings.help = reader.texts_or_none(school, "help");
}

/// "every" or a day of the week; 0 = Monday.
int read_weekday(YamlReader& reader, const YamlNode& booklet, int fallback) {
    static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                              "friday", "saturday", "sunday"};
    const YamlNode* node = booklet.find("weekday");
    if (node == nullptr || node->is_null()) {
        return fallback;
    }
    const std::string word = base::lower_ascii(node->text());
    const auto day = std::find(kDays.begin(), kDays.end(), word);
    if (day != kDays.end()) {
        return static_cast<int>(day - kDays.begin());
    }
    if (word != "every") {
        reader.refuse(*node, "\"" + node->text() + "\" is no day of the week", "write Monday to Sunday, or every");
    }
    return -1;
}

/// A font that this program has measured and cuts for print. A name it does not know stops the night before a page is made with
/// letters that nobody chose.
BookletFont read_font(YamlReader& reader, const YamlNode& booklet) {
    static const std::vector<std::pair<std::string, BookletFont>> kFonts = {
        {"by year", BookletFont::ByYear}, {"Andika", BookletFont::Andika}, {"Noto Sans", BookletFont::NotoSans}};
    const YamlNode* node = booklet.find("font");
    if (node == nullptr || node->is_null()) {
        return BookletFont::ByYear;
    }
    std::vector<std::string> names;
    for (const auto& [name, font] : kFonts) {
        if (base::lower_ascii(name) == base::lower_ascii(node->text())) {
            return font;
        }
        names.push_back(name);
    }
    const auto near = base::nearest(node->text(), names);
    reader.refuse(*node, "there is no font \"" + node->text() + "\"",
                  near ? "did you mean \"" + *near + "\"?" : "write one of " + base::join(names, ", "));
    return BookletFont::ByYear;
}

void read_booklet(YamlReader& reader, const YamlNode& document, Settings& settings) {
    for (int year = 1; year <= kYears; ++year) {
        settings.minutes[year] = usual_minutes(year);
    }
    const YamlNode booklet = reader.map_or_none(document, "booklet");
    if (booklet.is_null()) {
        return;
    }
    reader.check_keys(booklet, {"weekday", "bring_back_days", "minutes", "font"});
    settings.booklet_weekday = read_weekday(reader, booklet, settings.booklet_weekday);
    settings.bring_back_days = static_cast<int>(reader.integer_or(booklet, "bring_back_days", settings.bring_back_days));
    settings.font = read_font(reader, booklet);
    const YamlNode minutes = reader.map_or_none(booklet, "minutes");
    for (const YamlEntry& entry : minutes.entries()) {
        const auto year = base::parse_integer(entry.key);
        const std::int64_t value = reader.integer(minutes, entry.key, 0);
        if (!year || *year < 1 || *year > kYears || value < 5 || value > 120) {
            reader.refuse(entry.value, "minutes are given as year: minutes, Years 1 to 11, 5 to 120 minutes",
                          "write for example 5: 45");
            continue;
        }
        settings.minutes[static_cast<int>(*year)] = static_cast<int>(value);
    }
}

double read_share(YamlReader& reader, const YamlNode& map, std::string_view key, double fallback) {
    const double share = reader.decimal_or(map, key, fallback);
    if (share < 0 || share > 1) {
        reader.refuse(*map.find(key), "a share is 0 to 1", "write 0.20 for a fifth");
        return fallback;
    }
    return share;
}

void read_stops(YamlReader& reader, const YamlNode& document, Settings& settings) {
    const YamlNode stops = reader.map_or_none(document, "stops");
    if (stops.is_null()) {
        return;
    }
    reader.check_keys(stops, {"contacts_fallen", "pupils_fallen", "rows_rejected", "pupils_failed"});
    settings.stop_contacts_fallen = read_share(reader, stops, "contacts_fallen", settings.stop_contacts_fallen);
    settings.stop_pupils_fallen = read_share(reader, stops, "pupils_fallen", settings.stop_pupils_fallen);
    settings.stop_rows_rejected = read_share(reader, stops, "rows_rejected", settings.stop_rows_rejected);
    settings.stop_pupils_failed = read_share(reader, stops, "pupils_failed", settings.stop_pupils_failed);
}

void read_email(YamlReader& reader, const YamlNode& document, EmailSettings& email) {
    const YamlNode map = reader.map_or_none(document, "email");
    if (map.is_null()) {
        return;
    }
    reader.check_keys(map, {"relay", "port", "from", "reply_to", "ca_file", "user", "password_file", "messages_per_minute"});
    email.relay = reader.text_or(map, "relay", "");
    email.port = static_cast<int>(reader.integer_or(map, "port", email.port));
    email.from = reader.text_or(map, "from", "");
    email.reply_to = reader.text_or(map, "reply_to", "");
    email.ca_file = reader.text_or(map, "ca_file", "");
    email.user = reader.text_or(map, "user", "");
    email.password_file = reader.text_or(map, "password_file", "");
    email.messages_per_minute = static_cast<int>(reader.integer_or(map, "messages_per_minute", email.messages_per_minute));
    if (email.port < 1 || email.port > 65535) {
        reader.refuse(*map.find("port"), "port is not 1 to 65535", "write the port of the relay, usually 587");
    }
    if (email.messages_per_minute < 1) {
        reader.refuse(*map.find("messages_per_minute"), "messages_per_minute is below 1", "write a whole number such as 30");
    }
}

void read_terms(YamlReader& reader, const YamlNode& document, Settings& settings) {
    for (const YamlNode& node : reader.list_or_none(document, "terms")) {
        reader.check_keys(node, {"name", "from", "to"});
        TermSpan term{reader.text_or(node, "name", ""), reader.date(node, "from"), reader.date(node, "to")};
        if (!term.from.valid() || !term.to.valid()) {
            continue;
        }
        if (term.to < term.from) {
            reader.refuse(node, "the term ends before it begins", "swap from and to");
        } else if (!settings.terms.empty() && term.from <= settings.terms.back().to) {
            reader.refuse(node, "the term begins before the one above ends", "list the terms by date");
        } else {
            settings.terms.push_back(std::move(term));
        }
    }
}

void read_sources(YamlReader& reader, const YamlNode& document, Settings& settings) {
    const YamlNode sources = reader.map_or_none(document, "sources");
    for (const YamlEntry& entry : sources.entries()) {
        settings.sources[entry.key] = reader.text_or(sources, entry.key, "");
    }
}

}  // namespace

Loaded<Settings> make_settings(const files::YamlNode& document) {
    YamlReader reader;
    Settings settings;
    settings.where = document.where();
    reader.check_keys(document, {"format", "format_version", "school", "booklet", "privacy", "sources", "stops", "email",
                                 "paper_report", "terms"});
    read_school(reader, document, settings);
    read_booklet(reader, document, settings);
    if (const YamlNode privacy = reader.map_or_none(document, "privacy"); !privacy.is_null()) {
        reader.check_keys(privacy, {"salt_file"});
        settings.salt_file = reader.text_or(privacy, "salt_file", settings.salt_file);
    }
    read_sources(reader, document, settings);
    read_stops(reader, document, settings);
    read_email(reader, document, settings.email);
    settings.paper_report_default = reader.text_or(document, "paper_report", settings.paper_report_default);
    if (settings.paper_report_default != "print" && settings.paper_report_default != "none") {
        reader.refuse(*document.find("paper_report"), "paper_report is neither print nor none", "write print or none");
    }
    read_terms(reader, document, settings);
    return {std::move(settings), reader.take_faults()};
}

}  // namespace bookbag::school
