// The words of a language: holes, plural forms, dates, and a book that lacks something says so before a night.
#include "language/phrasebook.hpp"

#include <gtest/gtest.h>

#include "files/yaml_folder.hpp"

namespace bookbag::language {
namespace {

constexpr const char* kHead =
    "format: bookbag-language\nformat_version: 1\ntag: xx\nplural: polish\nmonths: [a, b, c, d, e, f, g, h, i, j, k, l]\n"
    "weekdays: [Mo, Tu, We, Th, Fr, Sa, Su]\n";

Phrasebook book_of(const std::string& phrases, std::vector<std::string>* said = nullptr) {
    Phrasebook book;
    for (const auto& fault : Phrasebook::read(*files::parse_yaml("xx.yaml", kHead + phrases), book)) {
        if (said == nullptr) {
            ADD_FAILURE() << base::to_string(fault);
        } else {
            said->push_back(base::to_string(fault));
        }
    }
    return book;
}

Phrasebook english() {
    files::DiskWorld disk;
    Phrasebook book;
    const auto faults =
        Phrasebook::read(*files::read_yaml(disk, std::string(BOOKBAG_SOURCE_DIR) + "/templates", "language/en-GB.yaml"), book);
    EXPECT_TRUE(faults.empty());
    return book;
}

base::Date day(const char* text) { return *base::parse_iso_date(text); }

TEST(Plurals, FollowTheRulesOfUnicode) {
    // CLDR 42: pl one 1; few 2-4, 22-24 but not 12-14; many 0, 5-21, 25 …
    const auto form = [](std::int64_t n) { return plural_of("polish", n); };
    EXPECT_EQ(form(1), Plural::One);
    for (const std::int64_t n : {2, 3, 4, 22, 34, 102}) {
        EXPECT_EQ(form(n), Plural::Few) << n;
    }
    for (const std::int64_t n : {0, 5, 11, 12, 13, 14, 21, 25, 112, 114}) {
        EXPECT_EQ(form(n), Plural::Many) << n;
    }
    EXPECT_EQ(plural_of("english", 1), Plural::One);
    EXPECT_EQ(plural_of("english", 0), Plural::Other);
    EXPECT_EQ(plural_of("english", 21), Plural::Other);
}

TEST(Holes, AreFilledOnceAndUnknownOnesStayToBeSeen) {
    EXPECT_EQ(filled("{a} and {b}", {{"a", "{b}"}, {"b", "2"}}), "{b} and 2");
    EXPECT_EQ(filled("{a}{a}", {{"a", "x"}}), "xx");
    EXPECT_EQ(filled("to {nobody}", {{"a", "x"}}), "to {nobody}");
    EXPECT_EQ(filled("no end {a", {{"a", "x"}}), "no end {a");
    EXPECT_EQ(filled("", {}), "");
}

TEST(Phrasebook, CountsInItsOwnForms) {
    const Phrasebook book = book_of("phrases:\n  kot: {one: \"{count} kot\", few: \"{count} koty\", many: \"{count} kotow\"}\n  plain: \"{count} x\"\n");
    EXPECT_EQ(book.count("kot", 1), "1 kot");
    EXPECT_EQ(book.count("kot", 3), "3 koty");
    EXPECT_EQ(book.count("kot", 12), "12 kotow");
    EXPECT_EQ(book.count("plain", 7), "7 x");
    EXPECT_NE(book.say("not.there").find("not.there"), std::string::npos);
}

TEST(Phrasebook, RefusesWhatWouldLeaveABlankOrABrace) {
    std::vector<std::string> said;
    book_of("phrases:\n  good: a\n  empty: \"\"\n  open: \"{name\"\n  nested: \"{a{b}}\"\n  form: {one: \"}\", other: x}\nextra: 1\n", &said);
    ASSERT_EQ(said.size(), 5U);
    EXPECT_NE(said[0].find("xx.yaml:13:1: E-YAML unknown key \"extra\""), std::string::npos) << said[0];
    for (std::size_t i = 1; i < said.size(); ++i) {
        EXPECT_NE(said[i].find("is empty or has a broken hole"), std::string::npos) << said[i];
    }
    Phrasebook book;
    const auto faults = Phrasebook::read(*files::parse_yaml("y.yaml", "tag: y\nmonths: [a, b]\nphrases: {a: b}\n"), book);
    ASSERT_EQ(faults.size(), 2U);  // months are two, weekdays none
}

TEST(Phrasebook, NamesThePhrasesThatAnotherBookHasAndItLacks) {
    const Phrasebook full = book_of("phrases: {a: x, b: y, c: z}\n");
    const Phrasebook thin = book_of("phrases: {b: y}\n");
    EXPECT_EQ(thin.missing_phrases(full), (std::vector<std::string>{"a", "c"}));
    EXPECT_TRUE(full.missing_phrases(thin).empty());
}

TEST(English, WritesDatesAndListsAsAPersonWould) {
    const Phrasebook book = english();
    EXPECT_TRUE(book.reviewed());
    EXPECT_FALSE(book.right_to_left());
    EXPECT_EQ(book.full_date(day("2026-11-24")), "Tuesday 24 November 2026");
    EXPECT_EQ(book.long_date(day("2026-11-04")), "4 November 2026");
    EXPECT_EQ(book.short_date(day("2026-11-30")), "Mon 30 November");
    EXPECT_EQ(book.span(day("2026-03-06"), day("2026-03-12")), "6 to 12 March");
    EXPECT_EQ(book.span(day("2026-02-28"), day("2026-03-05")), "28 February to 5 March");
    EXPECT_EQ(book.list({}), "");
    EXPECT_EQ(book.list({"a"}), "a");
    EXPECT_EQ(book.list({"a", "b", "c"}), "a, b and c");
    EXPECT_EQ(book.count("minutes.about", 1), "about 1 minute");
    EXPECT_EQ(book.count("minutes.about", 45), "about 45 minutes");
}

}  // namespace
}  // namespace bookbag::language
