// Cells to values. Every function works on ASCII forms and is exact; numbers are read as decimal digits, never as doubles.
#include "ingest/values.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "ingest/fold.hpp"

namespace bookbag::ingest {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// Splits "12/10/2026", "12.10.26", "12-10-2026" into its three numbers.
struct Figures {
    int a = 0;
    int b = 0;
    int c = 0;
    std::size_t year_digits = 0;
};

std::optional<Figures> figures_of(std::string_view text) {
    Figures figures;
    std::array<int*, 3> slots = {&figures.a, &figures.b, &figures.c};
    std::size_t at = 0;
    for (std::size_t part = 0; part < 3; ++part) {
        const std::size_t begin = at;
        while (at < text.size() && is_digit(text[at])) {
            ++at;
        }
        const std::string_view digits = text.substr(begin, at - begin);
        const std::size_t most = part == 2 ? 4 : 2;
        if (digits.empty() || digits.size() > most) {
            return std::nullopt;
        }
        *slots[part] = static_cast<int>(*base::parse_integer(digits));
        figures.year_digits = digits.size();
        if (part < 2) {
            if (at >= text.size() || (text[at] != '/' && text[at] != '.' && text[at] != '-')) {
                return std::nullopt;
            }
            ++at;
        }
    }
    return at == text.size() && (figures.year_digits == 4 || figures.year_digits == 2) ? std::optional(figures) : std::nullopt;
}

int month_by_name(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                 "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::string lower = base::lower_ascii(word.substr(0, 3));
    const auto found = std::find(kMonths.begin(), kMonths.end(), lower);
    return found == kMonths.end() || word.size() < 3 ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

/// "12 October 2026" or "12-Oct-26" as figures with the month in b.
std::optional<Figures> figures_with_month_name(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    std::vector<std::string_view> words;
    for (const std::string_view word : base::split(spaced, ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    if (words.size() != 3 || !all_digits(words[0]) || words[0].size() > 2 || !all_digits(words[2]) ||
        (words[2].size() != 4 && words[2].size() != 2) || month_by_name(words[1]) == 0) {
        return std::nullopt;
    }
    return Figures{static_cast<int>(*base::parse_integer(words[0])), month_by_name(words[1]),
                   static_cast<int>(*base::parse_integer(words[2])), words[2].size()};
}

/// The full year of a two-digit one: for a birth the century that gives an age of 2 to 25, else the nearest to the night.
int full_year(int two_digits, const DateRules& rules) {
    const int now = base::civil(rules.night).year;
    int year = now / 100 * 100 + two_digits;
    if (rules.use == DateUse::Birth) {
        return now - year < 2 ? year - 100 : year;
    }
    if (year - now > 50) {
        year -= 100;
    } else if (now - year > 50) {
        year += 100;
    }
    return year;
}

Refusal no_such_date() { return {"E-DATE", "no such date", "correct the cell"}; }

Reading<ReadDate> finished_date(int year, int month, int day, const DateRules& rules) {
    const auto date = base::make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!date) {
        return no_such_date();
    }
    const int age_days = rules.night - *date;
    const bool strange = rules.use == DateUse::Birth ? age_days < 2 * 365 || age_days > 26 * 366 : year <= 1900 || year >= 2099;
    if (strange) {
        return Refusal{"E-DATE-RANGE", "outside the expected years", "correct the cell"};
    }
    return ReadDate{*date, ""};
}

Reading<ReadDate> dated_figures(const Figures& figures, DateOrder order, const DateRules& rules) {
    const int year = figures.year_digits == 2 ? full_year(figures.c, rules) : figures.c;
    const bool month_first = order == DateOrder::MonthFirst;
    Reading<ReadDate> date = finished_date(year, month_first ? figures.a : figures.b, month_first ? figures.b : figures.a, rules);
    if (date && figures.year_digits == 2) {
        return ReadDate{date->date, "W-YEAR2"};
    }
    return date;
}

bool is_iso_date(std::string_view text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' && all_digits(text.substr(0, 4)) && all_digits(text.substr(5, 2)) &&
           all_digits(text.substr(8, 2));
}

int two(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

/// Seconds of the day of "HH:MM[:SS[.fff]]" at the front, with how many characters it took; absent when it is none.
struct ClockTime {
    std::int32_t second = 0;
    std::size_t length = 0;
};

std::optional<ClockTime> clock_at(std::string_view text) {
    std::size_t hour_digits = 0;
    while (hour_digits < text.size() && hour_digits < 2 && is_digit(text[hour_digits])) {
        ++hour_digits;
    }
    if (hour_digits == 0 || text.size() < hour_digits + 3 || text[hour_digits] != ':' || !all_digits(text.substr(hour_digits + 1, 2))) {
        return std::nullopt;
    }
    const int hour = static_cast<int>(*base::parse_integer(text.substr(0, hour_digits)));
    const int minute = two(text, hour_digits + 1);
    ClockTime time{hour * 3600 + minute * 60, hour_digits + 3};
    int second = 0;
    if (text.size() >= time.length + 3 && text[time.length] == ':' && all_digits(text.substr(time.length + 1, 2))) {
        second = two(text, time.length + 1);
        time.length += 3;
        if (time.length < text.size() && text[time.length] == '.') {
            ++time.length;
            while (time.length < text.size() && is_digit(text[time.length])) {
                ++time.length;
            }
        }
    }
    if (hour > 23 || minute > 59 || second > 59) {
        return std::nullopt;
    }
    time.second += second;
    return time;
}

/// Seconds east of UTC of "Z", "+01:00" or "+0100"; absent when the text is none of these.
std::optional<std::int32_t> zone_of(std::string_view text) {
    if (text == "Z" || text == "z") {
        return 0;
    }
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) {
        return std::nullopt;
    }
    std::string digits(text.substr(1));
    std::erase(digits, ':');
    if (digits.size() != 4 || !all_digits(digits)) {
        return std::nullopt;
    }
    const std::int32_t seconds = two(digits, 0) * 3600 + two(digits, 2) * 60;
    return text[0] == '-' ? -seconds : seconds;
}

/// A decimal of at most two places as hundredths; further places are cut after rounding half up.
std::optional<std::int64_t> hundredths(std::string_view text, DecimalSign sign) {
    const bool negative = text.starts_with('-');
    if (negative) {
        text.remove_prefix(1);
    }
    const char mark = sign == DecimalSign::Comma ? ',' : '.';
    const std::size_t at = text.find(mark);
    const std::string_view whole = text.substr(0, at);
    const std::string_view part = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    if (!all_digits(whole) || whole.size() > 9 || (at != std::string_view::npos && !all_digits(part))) {
        return std::nullopt;
    }
    std::int64_t value = *base::parse_integer(whole) * 1000;
    std::int64_t scale = 100;
    for (std::size_t i = 0; i < part.size() && i < 3; ++i) {
        value += (part[i] - '0') * scale;
        scale /= 10;
    }
    value = (value + 5) / 10;
    return negative ? -value : value;
}

/// Letters or signs that stand for "no mark here": words of absence, and grades from A* to G and U. Another letter alone ("x" may be a
/// tick, a cross or an absence) is not guessed at.
bool is_status(std::string_view text) {
    static constexpr std::array<std::string_view, 12> kWords = {"abs", "absent", "n/a", "na", ".", "-", "--", "exempt", "ex", "m", "none", "not submitted"};
    const std::string lower = base::lower_ascii(text);
    if (std::find(kWords.begin(), kWords.end(), lower) != kWords.end()) {
        return true;
    }
    const bool grade = !lower.empty() && lower.size() <= 2 && ((lower[0] >= 'a' && lower[0] <= 'g') || lower[0] == 'u');
    return grade && (text.size() == 1 || text[1] == '*' || text[1] == '+' || text[1] == '-');
}

constexpr std::string_view kUpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

}  // namespace

void DateProof::see(std::string_view text, std::uint32_t line) {
    text = base::trimmed(text);
    const std::size_t space = text.find_first_of(" T");
    const auto figures = figures_of(text.substr(0, space));
    if (!figures) {
        return;
    }
    seen_ = true;
    if (figures->a > 12 && figures->b <= 12 && day_first_ == 0) {
        day_first_ = line;
    }
    if (figures->b > 12 && figures->a <= 12 && month_first_ == 0) {
        month_first_ = line;
    }
}

Reading<DateOrder> DateProof::order(std::optional<DateOrder> set) const {
    if (!seen_) {
        return set.value_or(DateOrder::Iso);
    }
    if (day_first_ != 0 && month_first_ != 0) {
        return Refusal{"E-DATE-MIXED", "column mixes day-first and month-first (lines " + std::to_string(day_first_) + " and " +
                       std::to_string(month_first_) + ")", "correct the sheet"};
    }
    if (day_first_ != 0) {
        return set == DateOrder::MonthFirst ? Reading<DateOrder>(Refusal{"E-DATE-MIXED", "dates.order says month first, but line " +
                                              std::to_string(day_first_) + " is day first", "correct the sheet or the map"})
                                            : Reading<DateOrder>(DateOrder::DayFirst);
    }
    if (month_first_ != 0) {
        return set == DateOrder::MonthFirst ? Reading<DateOrder>(DateOrder::MonthFirst)
                                            : Reading<DateOrder>(Refusal{"E-DATE-MIXED", "line " + std::to_string(month_first_) +
                                              " is month first", "correct the sheet, or set dates.order: month_first"});
    }
    if (set && *set != DateOrder::Iso) {
        return *set;
    }
    return Refusal{"E-DATE-AMBIGUOUS", "day or month first?", "set dates.order for this source"};
}

Reading<ReadDate> read_date(std::string_view text, const DateRules& rules) {
    text = base::trimmed(text);
    if (is_iso_date(text)) {
        return finished_date(static_cast<int>(*base::parse_integer(text.substr(0, 4))), two(text, 5), two(text, 8), rules);
    }
    if (const auto figures = figures_of(text)) {
        if (figures->a > 31 || figures->b > 31) {
            return no_such_date();
        }
        if (!rules.order || *rules.order == DateOrder::Iso) {
            return Refusal{"E-DATE-AMBIGUOUS", "day or month first?", "set dates.order for this source"};
        }
        return dated_figures(*figures, *rules.order, rules);
    }
    if (const auto figures = figures_with_month_name(text)) {
        return dated_figures(*figures, DateOrder::DayFirst, rules);
    }
    if (all_digits(text) && text.size() == 5) {
        return Refusal{"E-DATE-SERIAL", "looks like a spreadsheet's day number", "format the column as a date and export again"};
    }
    return Refusal{"E-DATE", "not a date", "write it as 2026-10-12"};
}

Reading<ReadMoment> read_moment(std::string_view text, const DateRules& rules) {
    text = base::trimmed(text);
    std::size_t split = text.find('T');
    if (split != 10) {
        split = text.find(':') == std::string_view::npos ? std::string_view::npos : text.rfind(' ', text.find(':'));
    }
    const Reading<ReadDate> date = read_date(text.substr(0, split), rules);
    if (!date) {
        return date.refusal();
    }
    if (split == std::string_view::npos) {
        return ReadMoment{school::from_london(date->date, 12 * 3600).at, date->warning, true, false};
    }
    const std::string_view rest = base::trimmed(text.substr(split + 1));
    const auto clock = clock_at(rest);
    if (!clock) {
        return Refusal{"E-TIME", "not a time of day", "write it as 2026-10-12T15:30:00Z"};
    }
    std::string_view tail = base::trimmed(rest.substr(clock->length));
    std::int32_t second = clock->second;
    const std::string half = base::lower_ascii(tail.substr(0, 2));
    if (half == "am" || half == "pm") {
        second = second % (12 * 3600) + (half == "pm" ? 12 * 3600 : 0);
        tail = base::trimmed(tail.substr(2));
    }
    if (tail.empty()) {
        const school::LocalTime local = school::from_london(date->date, second);
        return ReadMoment{local.at, local.kind == school::LocalTimeKind::Plain ? date->warning : "W-ZONE", false, false};
    }
    const auto zone = zone_of(tail);
    if (!zone) {
        return Refusal{"E-TIME", "not a time zone", "write it as 2026-10-12T15:30:00Z"};
    }
    return ReadMoment{std::int64_t{date->date.days} * 86'400 + second - *zone, date->warning, false, true};
}

Reading<ReadScore> read_score(std::string_view text, DecimalSign sign) {
    text = base::trimmed(text);
    if (text.empty() || is_status(text)) {
        return Refusal{"I-STATUS", "a status and not a score", "nothing to do"};
    }
    const Refusal bad{"E-SCORE", "not a score", "write a number, 12/20 or 85%"};
    if (text.back() == '%') {
        const auto part = hundredths(base::trimmed(text.substr(0, text.size() - 1)), sign);
        return part ? Reading<ReadScore>(ReadScore{*part, 10'000}) : Reading<ReadScore>(bad);
    }
    const std::size_t slash = text.find('/');
    const auto got = hundredths(base::trimmed(text.substr(0, slash)), sign);
    if (!got) {
        return bad;
    }
    if (slash == std::string_view::npos) {
        return ReadScore{*got, std::nullopt};
    }
    const auto possible = hundredths(base::trimmed(text.substr(slash + 1)), sign);
    return possible ? Reading<ReadScore>(ReadScore{*got, *possible}) : Reading<ReadScore>(bad);
}

Reading<school::Known> read_known(std::string_view text) {
    const std::string word = base::lower_ascii(base::trimmed(text));
    for (const std::string_view yes : {"yes", "y", "true", "t", "1", "x", "tick", "\xE2\x9C\x93", "\xE2\x9C\x94"}) {
        if (word == yes) {
            return school::Known::Yes;
        }
    }
    for (const std::string_view no : {"no", "n", "false", "f", "0"}) {
        if (word == no) {
            return school::Known::No;
        }
    }
    if (word.empty()) {
        return school::Known::Unknown;
    }
    return Refusal{"E-YESNO", "neither yes nor no", "write yes, no or leave it blank"};
}

Reading<std::int32_t> read_duration(std::string_view text) {
    text = base::trimmed(text);
    std::int64_t seconds = 0;
    std::int64_t number = 0;
    bool digits = false;
    bool any = false;
    const std::string lower = base::lower_ascii(text);
    for (std::size_t i = lower.starts_with("pt") ? 2 : 0; i < lower.size() && seconds < 1'000'000 && number < 1'000'000; ++i) {
        const char c = lower[i];
        if (is_digit(c)) {
            number = number * 10 + (c - '0');
            digits = true;
            any = true;
            continue;
        }
        if (c == ':' && digits) {
            seconds = (seconds + number) * 60;
        } else if (is_letter(c) && digits) {
            if (c != 'h' && c != 'm' && c != 's') {
                return Refusal{"E-DURATION", "not a length of time", "write seconds"};
            }
            seconds += number * (c == 'h' ? 3600 : c == 'm' ? 60 : 1);
            while (i + 1 < lower.size() && is_letter(lower[i + 1])) {
                ++i;
            }
        } else if (c == ' ' && digits) {
            continue;  // "47 mins": the unit follows
        } else if (c == ' ') {
            continue;
        } else if (c == '.' && digits) {
            while (i + 1 < lower.size() && is_digit(lower[i + 1])) {
                ++i;
            }
            continue;
        } else {
            return Refusal{"E-DURATION", "not a length of time", "write seconds"};
        }
        number = 0;
        digits = false;
    }
    seconds += digits ? number : 0;
    if (!any || seconds > 7 * 86'400) {
        return Refusal{"E-DURATION", "not a length of time", "write seconds"};
    }
    return static_cast<std::int32_t>(seconds);
}

char upn_check_letter(std::string_view rest) {
    if (rest.size() != 12 || !all_digits(rest.substr(0, 11))) {
        return 0;
    }
    std::size_t sum = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        const char c = rest[i];
        const std::size_t letter = kUpnLetters.find(c);
        if (!is_digit(c) && letter == std::string_view::npos) {
            return 0;
        }
        sum += (i + 2) * (is_digit(c) ? static_cast<std::size_t>(c - '0') : letter);
    }
    return kUpnLetters[sum % kUpnLetters.size()];
}

Reading<ReadUpn> read_upn(std::string_view text) {
    std::string upn;
    for (const char c : text) {
        if (c != ' ') {
            upn += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    if (upn.empty() || (upn.size() == 3 && upn.starts_with("UN") && upn[2] >= '1' && upn[2] <= '5')) {
        return Refusal{"I-UPN-NONE", "no UPN", "nothing to do"};
    }
    const auto wrong = [](const char* what) { return Refusal{"W-UPN-FORMAT", what, "correct the UPN; another key is used"}; };
    if (upn.size() != 13) {
        return wrong("a UPN has 13 characters");
    }
    if (kUpnLetters.find(upn[0]) == std::string_view::npos) {
        return wrong("first character is not recognised");
    }
    if (!all_digits(std::string_view(upn).substr(1, 11))) {
        return wrong("characters 5 to 12 must be numeric");
    }
    const char expected = upn_check_letter(std::string_view(upn).substr(1));
    if (expected == 0) {
        return wrong("character 13 is not recognised");
    }
    return ReadUpn{upn, expected == upn[0] ? "" : "W-UPN-CHECK", expected};
}

Reading<std::string> read_email(std::string_view text) {
    text = base::trimmed(text);
    if (base::lower_ascii(text.substr(0, 7)) == "mailto:") {
        text = base::trimmed(text.substr(7));
    }
    const std::string lower = base::lower_ascii(text);
    if (lower.empty() || lower == "n/a" || lower == "na" || lower == "none" || lower == "-" || lower.starts_with("none@none.")) {
        return std::string();
    }
    const Refusal bad{"E-EMAIL", "not one e-mail address", "one address per cell"};
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos ||
        text.find_first_of(" ,;<>\"()[]\t\\") != std::string_view::npos || text.size() > 254) {
        return bad;
    }
    const std::string_view domain = text.substr(at + 1);
    const std::size_t dot = domain.find('.');
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (!plain || dot == std::string_view::npos || dot == 0 || domain.back() == '.' || domain.find("..") != std::string_view::npos) {
        return bad;
    }
    return std::string(text);
}

Reading<std::string> read_id(std::string_view text) {
    text = base::trimmed(text);
    const std::size_t e = text.find_first_of("Ee");
    const bool scientific = e != std::string_view::npos && e > 0 && text.find('.') == 1 && e + 2 < text.size() && text[e + 1] == '+' &&
                            all_digits(text.substr(e + 2)) && is_digit(text[0]);
    if (scientific) {
        return Refusal{"E-ID-SCI", "id was shortened by a spreadsheet and cannot be restored", "export again with the column as text"};
    }
    return without_controls(text);
}

Reading<int> read_year(std::string_view text) {
    std::string word = base::lower_ascii(base::trimmed(text));
    for (const std::string_view prefix : {"year", "yr", "y"}) {
        if (word.starts_with(prefix)) {
            word = std::string(base::trimmed(std::string_view(word).substr(prefix.size())));
            break;
        }
    }
    if (word.ends_with(".0")) {
        word.resize(word.size() - 2);
    }
    if (word == "r" || word == "reception" || word == "n" || word == "n1" || word == "n2" || word == "nursery" || word == "0") {
        return 0;
    }
    const auto year = base::parse_integer(word);
    if (!year || *year < 1 || *year > 14) {
        return Refusal{"E-YEAR", "not a school year", "write 1 to 11"};
    }
    return static_cast<int>(*year);
}

bool looks_like_mojibake(std::string_view text) {
    // U+00C3 or U+00C2 followed by a character of U+0080-U+00BF is UTF-8 of an accented letter read as single bytes.
    for (std::size_t i = 0; i + 3 < text.size(); ++i) {
        const bool first = text[i] == '\xC3' && (text[i + 1] == '\x83' || text[i + 1] == '\x82');
        if (first && text[i + 2] == '\xC2' && (static_cast<unsigned char>(text[i + 3]) & 0xC0U) == 0x80) {
            return true;
        }
    }
    return text.find("\xC3\xA2\xE2\x82\xAC") != std::string_view::npos;  // the start of a curly quote read twice
}

std::string without_controls(std::string_view text) {
    const auto harmless = [](unsigned char c) { return c >= 0x20 && c != 0x7F && c < 0x80; };
    if (std::all_of(text.begin(), text.end(), [&](char c) { return harmless(static_cast<unsigned char>(c)); })) {
        return std::string(text);
    }
    std::string clean;
    for (const char32_t point : base::code_points(text)) {
        const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
        const bool direction = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E || point == 0x200F;
        if (!control && !direction) {
            clean += base::to_utf8(point);
        }
    }
    return clean;
}

}  // namespace bookbag::ingest
