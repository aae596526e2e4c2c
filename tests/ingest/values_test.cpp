// Single cells: every form that real exports hold, and a refusal for what cannot be known.
#include "ingest/values.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "base/text.hpp"
#include "ingest/fold.hpp"
#include "school/local_time.hpp"

namespace bookbag::ingest {
namespace {

const base::Date kNight = *base::parse_iso_date("2026-10-12");

std::string date_of(const char* text, std::optional<DateOrder> order, DateUse use = DateUse::Event) {
    const auto date = read_date(text, {order, kNight, use});
    return date ? base::to_iso(date->date) + date->warning : date.refusal().code;
}

TEST(Dates, ReadTheFormsOfExports) {
    EXPECT_EQ(date_of("2026-10-12", std::nullopt), "2026-10-12");
    EXPECT_EQ(date_of(" 03/04/2026 ", DateOrder::DayFirst), "2026-04-03");
    EXPECT_EQ(date_of("03/04/2026", DateOrder::MonthFirst), "2026-03-04");
    EXPECT_EQ(date_of("3.4.2026", DateOrder::DayFirst), "2026-04-03");
    EXPECT_EQ(date_of("12 October 2026", std::nullopt), "2026-10-12");
    EXPECT_EQ(date_of("12-Oct-26", std::nullopt), "2026-10-12W-YEAR2");
    EXPECT_EQ(date_of("29/02/2028", DateOrder::DayFirst), "2028-02-29");
}

TEST(Dates, RefuseWhatCannotBeKnown) {
    EXPECT_EQ(date_of("03/04/2026", std::nullopt), "E-DATE-AMBIGUOUS");
    EXPECT_EQ(date_of("29/02/2027", DateOrder::DayFirst), "E-DATE");
    EXPECT_EQ(date_of("99/99/9999", DateOrder::DayFirst), "E-DATE");
    EXPECT_EQ(date_of("45678", DateOrder::DayFirst), "E-DATE-SERIAL");
    EXPECT_EQ(date_of("01/01/1900", DateOrder::DayFirst), "E-DATE-RANGE");
    EXPECT_EQ(date_of("yesterday", DateOrder::DayFirst), "E-DATE");
    EXPECT_EQ(date_of("2026-10-1", std::nullopt), "E-DATE");
}

TEST(Dates, BirthsTakeTheCenturyThatGivesAChild) {
    EXPECT_EQ(date_of("12/10/14", DateOrder::DayFirst, DateUse::Birth), "2014-10-12W-YEAR2");
    EXPECT_EQ(date_of("12/10/2024", DateOrder::DayFirst, DateUse::Birth), "2024-10-12");  // two today
    EXPECT_EQ(date_of("13/10/2025", DateOrder::DayFirst, DateUse::Birth), "E-DATE-RANGE");
    EXPECT_EQ(date_of("12/10/1990", DateOrder::DayFirst, DateUse::Birth), "E-DATE-RANGE");
}

std::string order_of(const std::vector<std::string>& cells, std::optional<DateOrder> set) {
    DateProof proof;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        proof.see(cells[i], static_cast<std::uint32_t>(i + 2));
    }
    const auto order = proof.order(set);
    if (!order) {
        return order.refusal().code + " " + order.refusal().what;
    }
    return *order == DateOrder::DayFirst ? "day" : *order == DateOrder::MonthFirst ? "month" : "iso";
}

TEST(DateProof, DecidesOncePerColumn) {
    std::vector<std::string> cells(1000, "03/04/2026");
    EXPECT_EQ(order_of(cells, std::nullopt), "E-DATE-AMBIGUOUS day or month first?");
    EXPECT_EQ(order_of(cells, DateOrder::DayFirst), "day");
    cells[500] = "23/04/2026";
    EXPECT_EQ(order_of(cells, std::nullopt), "day");
    cells[7] = "04/23/2026";
    EXPECT_EQ(order_of(cells, DateOrder::DayFirst), "E-DATE-MIXED column mixes day-first and month-first (lines 502 and 9)");
    EXPECT_EQ(order_of({"04/23/2026", "01/02/2026"}, std::nullopt).substr(0, 12), "E-DATE-MIXED");
    EXPECT_EQ(order_of({"04/23/2026"}, DateOrder::MonthFirst), "month");
    EXPECT_EQ(order_of({"23/04/2026"}, DateOrder::MonthFirst).substr(0, 12), "E-DATE-MIXED");
    EXPECT_EQ(order_of({"2026-10-12", ""}, std::nullopt), "iso");
}

std::string moment_of(const char* text) {
    const auto moment = read_moment(text, {DateOrder::DayFirst, kNight, DateUse::Event});
    if (!moment) {
        return moment.refusal().code;
    }
    return base::to_iso(base::Date{static_cast<std::int32_t>(moment->at / 86400)}) + "+" + std::to_string(moment->at % 86400 / 60) + moment->warning;
}

TEST(Moments, ReadZonesAndTheSchoolsClock) {
    EXPECT_EQ(moment_of("2026-10-12T15:30:00Z"), "2026-10-12+930");
    EXPECT_EQ(moment_of("2026-10-12T15:30:00+01:00"), "2026-10-12+870");
    EXPECT_EQ(moment_of("2026-10-12T00:10:00.250-0500"), "2026-10-12+310");
    EXPECT_EQ(moment_of("12/10/2026 16:40"), "2026-10-12+940");  // summer time
    EXPECT_EQ(moment_of("12/11/2026 16:40"), "2026-11-12+1000");
    EXPECT_EQ(moment_of("12/11/2026 04:40 PM"), "2026-11-12+1000");
    EXPECT_EQ(moment_of("1 November 2026  12:51 PM"), "2026-11-01+771");
    EXPECT_EQ(moment_of("12/10/2026"), "2026-10-12+660");  // noon in the school's summer
    EXPECT_EQ(moment_of("2026-10-12T25:00:00Z"), "E-TIME");
    EXPECT_EQ(moment_of("2026-10-12T10:00:00X"), "E-TIME");
}

TEST(Moments, SayWhenAnHourIsRepeatedOrMissing) {
    EXPECT_EQ(moment_of("2026-10-25 01:30"), "2026-10-25+30W-ZONE");  // the earlier of two
    EXPECT_EQ(moment_of("2026-10-25 02:30"), "2026-10-25+150");
    EXPECT_EQ(moment_of("2026-03-29 01:30"), "2026-03-29+90W-ZONE");  // moved forward
    EXPECT_EQ(moment_of("2026-03-29 00:30"), "2026-03-29+30");
    EXPECT_EQ(moment_of("2026-03-29 02:30"), "2026-03-29+90");
}

TEST(LocalTime, LateWorkInJulyBelongsToTheNextDay) {
    const std::int64_t late = std::int64_t{base::parse_iso_date("2026-07-14")->days} * 86400 + 23 * 3600 + 1800;
    EXPECT_EQ(base::to_iso(school::london_day(late)), "2026-07-15");
    EXPECT_EQ(base::to_iso(school::london_day(late + 180 * 86400)), base::to_iso(*base::parse_iso_date("2027-01-10")));
}

TEST(LocalTime, GoesThereAndBackOnEveryHourOfAYear) {
    const base::Date start = *base::parse_iso_date("2026-01-01");
    for (int hour = 0; hour < 365 * 24; ++hour) {
        const std::int64_t at = std::int64_t{start.days} * 86400 + hour * 3600;
        const std::int64_t local = at + school::london_offset_hours(at) * 3600;
        const auto back = school::from_london(base::Date{static_cast<std::int32_t>(local / 86400)}, static_cast<std::int32_t>(local % 86400));
        const bool second_of_two = back.kind == school::LocalTimeKind::Repeated && back.at == at - 3600;
        EXPECT_TRUE(back.at == at || second_of_two) << hour;
    }
}

std::string score_of(const char* text, DecimalSign sign = DecimalSign::Point) {
    const auto score = read_score(text, sign);
    if (!score) {
        return score.refusal().code;
    }
    return std::to_string(score->got) + (score->possible ? "/" + std::to_string(*score->possible) : "");
}

TEST(Scores, ReadEveryKnownForm) {
    EXPECT_EQ(score_of("12"), "1200");
    EXPECT_EQ(score_of("12/20"), "1200/2000");
    EXPECT_EQ(score_of("4 / 5"), "400/500");
    EXPECT_EQ(score_of("85%"), "8500/10000");
    EXPECT_EQ(score_of("1.5"), "150");
    EXPECT_EQ(score_of("1,5", DecimalSign::Comma), "150");
    EXPECT_EQ(score_of("28.00 / 30"), "2800/3000");
    EXPECT_EQ(score_of("-1"), "-100");
    EXPECT_EQ(score_of("0.333"), "33");
    EXPECT_EQ(score_of("1,5"), "E-SCORE");
    EXPECT_EQ(score_of("twelve"), "E-SCORE");
    EXPECT_EQ(score_of("x"), "E-SCORE");  // a tick, a cross or an absence: nobody guesses
}

TEST(Scores, AStatusIsNeverZero) {
    for (const char* text : {"", "-", "Abs", "n/a", "NA", ".", "A*", "B", "C-", "U"}) {
        EXPECT_EQ(score_of(text), "I-STATUS") << text;
    }
}

TEST(Known, ReadsTheFormsOfYesAndNo) {
    for (const char* yes : {"Y", "yes", "TRUE", "1", "t", "x"}) {
        EXPECT_EQ(*read_known(yes), school::Known::Yes) << yes;
    }
    for (const char* no : {"N", "no", "False", "0", "f"}) {
        EXPECT_EQ(*read_known(no), school::Known::No) << no;
    }
    EXPECT_EQ(*read_known(" "), school::Known::Unknown);
    EXPECT_FALSE(read_known("maybe"));
}

TEST(Durations, ReadTheFormsOfPlatforms) {
    const auto seconds = [](const char* text) { return read_duration(text) ? *read_duration(text) : -1; };
    EXPECT_EQ(seconds("47"), 47);
    EXPECT_EQ(seconds("1:05"), 65);
    EXPECT_EQ(seconds("0:01:05"), 65);
    EXPECT_EQ(seconds("47 mins 28 secs"), 2848);
    EXPECT_EQ(seconds("PT1M5S"), 65);
    EXPECT_EQ(seconds("12.7"), 12);
    EXPECT_EQ(seconds("soon"), -1);
    EXPECT_EQ(seconds(""), -1);
}

TEST(Upn, AgreesWithThePublishedVectors) {
    EXPECT_EQ(upn_check_letter("201100018042"), 'R');
    EXPECT_EQ(upn_check_letter("20110001804V"), 'T');
    EXPECT_EQ(read_upn("B801200005001")->warning, "");
    EXPECT_EQ(read_upn("A801200005001")->warning, "W-UPN-CHECK");
    EXPECT_EQ(read_upn("A801200005001")->expected, 'B');
    EXPECT_EQ(read_upn(" b801200005001 ")->value, "B801200005001");
    EXPECT_EQ(read_upn("UN3").refusal().code, "I-UPN-NONE");
    EXPECT_EQ(read_upn("I801200005001").refusal().what, "first character is not recognised");
    EXPECT_EQ(read_upn("B80120000500").refusal().code, "W-UPN-FORMAT");
    EXPECT_EQ(read_upn("B80120000500S").refusal().what, "character 13 is not recognised");
}

/// A second road to the check letter: weights in a list, letters by position in an alphabet written the other way round.
char upn_letter_again(const std::string& rest) {
    const std::string backwards = "ZYXWVUTRQPNMLKJHGFEDCBA";
    int sum = 0;
    for (int i = 11; i >= 0; --i) {
        const char c = rest[static_cast<std::size_t>(i)];
        const int value = c <= '9' ? c - '0' : 22 - static_cast<int>(backwards.find(c));
        sum = (sum + (i + 2) * value) % 23;
    }
    return backwards[static_cast<std::size_t>(22 - sum)];
}

TEST(Upn, AgreesWithASecondImplementationOnTenThousand) {
    base::Random random(base::seed_of({"upn"}));
    const std::string letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    for (int i = 0; i < 10'000; ++i) {
        std::string rest;
        for (int d = 0; d < 11; ++d) {
            rest += static_cast<char>('0' + random.below(10));
        }
        rest += random.below(4) == 0 ? letters[random.below(23)] : static_cast<char>('0' + random.below(10));
        ASSERT_EQ(upn_check_letter(rest), upn_letter_again(rest)) << rest;
    }
}

TEST(Email, TakesOneAddressAndNothingElse) {
    EXPECT_EQ(*read_email(" mailto:a.b@example.org "), "a.b@example.org");
    EXPECT_EQ(*read_email("n/a"), "");
    EXPECT_EQ(*read_email("none@none.example"), "");
    for (const char* text : {"a@example.org; b@example.org", "a b@example.org", "@example.org", "a@example", "a@b@example.org", "a@.org", "a@example..org"}) {
        EXPECT_FALSE(read_email(text)) << text;
    }
}

TEST(Ids, RefuseWhatASpreadsheetShortened) {
    EXPECT_EQ(read_id("1.23457E+16").refusal().code, "E-ID-SCI");
    EXPECT_EQ(*read_id(" 000123 "), "000123");
    EXPECT_EQ(*read_id("E12"), "E12");
}

TEST(Years, ReadTheFormsOfSystems) {
    EXPECT_EQ(*read_year("5"), 5);
    EXPECT_EQ(*read_year("Year 11"), 11);
    EXPECT_EQ(*read_year("Y7"), 7);
    EXPECT_EQ(*read_year("5.0"), 5);
    EXPECT_EQ(*read_year("R"), 0);
    EXPECT_FALSE(read_year("five"));
}

TEST(Folding, MeetsTheSpellingsOfOneName) {
    EXPECT_EQ(folded_name("O'Brien"), folded_name("O\xE2\x80\x99" "Brien"));
    EXPECT_EQ(folded_name("\xC3\x93 Briain"), "obriain");
    EXPECT_EQ(folded_name("Nguy\xE1\xBB\x85n"), "nguyen");
    EXPECT_EQ(folded_name("Nguye\xCC\x82\xCC\x83n"), "nguyen");  // decomposed
    EXPECT_EQ(folded_name("\xC5\x81ukasz"), "lukasz");
    EXPECT_EQ(folded_name("Anne-Marie"), folded_name("Anne Marie"));
    EXPECT_EQ(folded_label(" First\xC2\xA0 Name "), "first name");
}

TEST(Shapes, ShowNoName) {
    EXPECT_EQ(shape_of("O'Brien 12"), "\"a'aaaaa 99\"");
    EXPECT_EQ(shape_of("Zo\xC3\xAB"), "\"aaa\"");
}

TEST(Text, FindsMojibakeAndControls) {
    EXPECT_TRUE(looks_like_mojibake("Zo\xC3\x83\xC2\xAB"));
    EXPECT_FALSE(looks_like_mojibake("Zo\xC3\xAB"));
    EXPECT_EQ(without_controls("a\x01" "b\xE2\x80\xAE" "c"), "abc");
}

}  // namespace
}  // namespace bookbag::ingest
