// The values that everything else stands on: exact fractions, dates, repeatable chance, digests, text.
#include <gtest/gtest.h>

#include "base/chance.hpp"
#include "base/date.hpp"
#include "base/length.hpp"
#include "base/random.hpp"
#include "base/rational.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace bookbag::base {
namespace {

Rational fraction(std::int64_t top, std::int64_t bottom) {
    return *Rational::make(top, bottom);
}

TEST(Rational, KeepsLowestTermsAndAPositiveDenominator) {
    EXPECT_EQ(to_string(fraction(6, -8)), "-3/4");
    EXPECT_EQ(to_string(fraction(8, 4)), "2");
}

TEST(Rational, RefusesAZeroDenominator) {
    EXPECT_FALSE(Rational::make(1, 0));
}

TEST(Rational, RefusesWhatLeavesSixtyFourBits) {
    EXPECT_FALSE(multiply(INT64_MAX, 2));
    EXPECT_FALSE(add(INT64_MAX, 1));
    EXPECT_FALSE(Rational::make(INT64_MIN, 1));
    EXPECT_TRUE(multiply(fraction(INT64_MAX, 3), fraction(3, INT64_MAX)));
}

TEST(Rational, AgreesWithCrossMultiplicationOverManySums) {
    Random random(seed_of({"rational"}));
    for (int i = 0; i < 2000; ++i) {
        const auto a = random.between(-999, 999), b = random.between(1, 999), c = random.between(-999, 999),
                   d = random.between(1, 999);
        const Rational sum = *add(fraction(a, b), fraction(c, d));
        EXPECT_EQ(sum.numerator() * (b * d), sum.denominator() * (a * d + c * b));
        EXPECT_EQ(*subtract(sum, fraction(c, d)), fraction(a, b));
        EXPECT_EQ(*divide(*multiply(sum, fraction(b, d)), fraction(b, d)), sum);
    }
}

TEST(Rational, ReadsDecimalsExactly) {
    EXPECT_EQ(*parse_rational("0.1"), fraction(1, 10));
    EXPECT_EQ(*parse_rational("-12.50"), fraction(-25, 2));
    EXPECT_EQ(*parse_rational("-7/5"), fraction(-7, 5));
    for (const char* wrong : {"", ".", "1.", "1e3", "1/0", "1,5", "--1"}) {
        EXPECT_FALSE(parse_rational(wrong)) << wrong;
    }
}

TEST(Rational, RoundsHalfAwayFromZero) {
    EXPECT_EQ(to_decimal(fraction(1, 8), 2), "0.13");
    EXPECT_EQ(to_decimal(fraction(-1, 8), 2), "-0.13");
    EXPECT_EQ(to_decimal(fraction(1, 3), 3), "0.333");
    EXPECT_EQ(decimal_places(fraction(7, 40)), 3);
    EXPECT_EQ(decimal_places(fraction(1, 3)), -1);
}

TEST(Date, KnowsLeapDaysAndWeekdays) {
    EXPECT_TRUE(parse_iso_date("2028-02-29"));
    EXPECT_FALSE(parse_iso_date("2027-02-29"));
    const Date night = *parse_iso_date("2026-11-24");
    EXPECT_EQ(weekday(night), 1);
    EXPECT_EQ(to_iso(monday_of(night)), "2026-11-23");
    EXPECT_EQ(to_iso(Date{}), "");
}

TEST(Date, SurvivesARoundTripOverACentury) {
    for (Date day = *make_date(1990, 1, 1); day < *make_date(2090, 1, 1); day = day + 1) {
        ASSERT_EQ(*parse_iso_date(to_iso(day)), day);
    }
}

TEST(Sha256, GivesTheSameOnThePlainWayAndOnTheProcessorsOwn) {
    const Sha256Compress hardware = sha256_compress_hardware();
    if (hardware == nullptr) {
        GTEST_SKIP() << "this processor has no SHA instructions";
    }
    std::vector<std::uint8_t> bytes(64 * 5);
    Random random(Seed{3});
    for (int round = 0; round < 50; ++round) {
        for (auto& byte : bytes) {
            byte = static_cast<std::uint8_t>(random.below(256));
        }
        Sha256State plain{1, 2, 3, 4, 5, 6, 7, 8};
        Sha256State fast = plain;
        sha256_compress_plain(plain, bytes.data(), 5);
        hardware(fast, bytes.data(), 5);
        ASSERT_EQ(plain, fast);
    }
}

TEST(Sha256, DoesNotDependOnHowTheBytesAreCutUp) {
    const std::string text(300, 'x');
    for (std::size_t length = 0; length <= text.size(); ++length) {
        Sha256 pieces;
        for (std::size_t at = 0; at < length; at += 7) {
            pieces.update(std::string_view(text).substr(at, std::min<std::size_t>(7, length - at)));
        }
        ASSERT_EQ(to_hex(pieces.finish()), sha256_hex(std::string_view(text).substr(0, length))) << length;
    }
}

TEST(Sha256, AgreesWithThePublishedVectors) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    EXPECT_EQ(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Random, GivesTheSameStreamOnEveryMachine) {
    Random random(Seed{0});
    EXPECT_EQ(random.next(), 0xE220A8397B1DCDAFULL);
    EXPECT_EQ(random.next(), 0x6E789E6AA1B965F4ULL);
}

TEST(Random, DrawsEveryValueOfARangeAboutEquallyOften) {
    Random random(seed_of({"even"}));
    std::array<int, 6> counts{};
    for (int i = 0; i < 60000; ++i) {
        ++counts[random.below(6)];
    }
    for (const int count : counts) {
        EXPECT_NEAR(count, 10000, 400);
    }
}

TEST(Random, SeparatesFieldsSoThatTheyCannotRunTogether) {
    EXPECT_NE(seed_of({"ab", "c"}).value, seed_of({"a", "bc"}).value);
}

TEST(Length, RoundsMillimetresOnce) {
    using namespace literals;
    EXPECT_EQ((210_mm).units, 595276);
    EXPECT_EQ((297_mm).units, 841890);
    EXPECT_EQ((3.5_mm).units, 9921);
    EXPECT_EQ(scaled({-5}, 1, 2).units, -3);
}

TEST(Text, FindsTheNearestName) {
    EXPECT_EQ(nearest("lcd", {"gcd", "lcm", "max"}).value_or(""), "gcd");
    EXPECT_FALSE(nearest("zzzzzz", {"gcd", "lcm"}));
}

TEST(Text, WritesDecimalsWithoutALocale) {
    EXPECT_EQ(fixed(-0.004, 2), "0.00");
    EXPECT_EQ(fixed(12.345, 2), "12.35");
    EXPECT_EQ(grouped(1234567), "1,234,567");
    EXPECT_EQ(grouped(-999), "-999");
}

TEST(Utf8, RefusesOverlongAndSurrogateForms) {
    EXPECT_TRUE(is_utf8("Zo\xC3\xAB \xE2\x82\xAC \xF0\x9F\x8E\x92"));
    EXPECT_FALSE(is_utf8("\xC0\xAF"));
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_utf8("\xE2\x82"));
    EXPECT_EQ(to_utf8(code_points("Ó Briain")), "Ó Briain");
}

TEST(Chance, StaysInsideZeroAndOne) {
    EXPECT_EQ(chance(0.7).millionths, 700000);
    EXPECT_EQ(chance(-1).millionths, 0);
    EXPECT_EQ(chance(2).millionths, 1000000);
}

TEST(Fault, PrintsPlaceCodeTroubleAndRemedy) {
    const Fault fault{
        FaultKind::BadInput, {"results.csv", 213, 4}, "marks 7 of 5", "correct the row and drop the file again", "E-SCORE-RANGE"};
    EXPECT_EQ(to_string(fault), "results.csv:213:4: E-SCORE-RANGE marks 7 of 5: correct the row and drop the file again");
}

}  // namespace
}  // namespace bookbag::base
