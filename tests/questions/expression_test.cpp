// The expression language: grammar, exactness, every function, limits and messages.
#include "questions/expression.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "base/random.hpp"
#include "questions/functions.hpp"
#include "reading.hpp"

namespace bookbag {
namespace {

using tests::worth;

struct Case {
    const char* expression;
    const char* value;
};

void expect_all(const std::vector<Case>& cases) {
    for (const auto& one : cases) {
        EXPECT_EQ(worth(one.expression), one.value) << one.expression;
    }
}

TEST(Expression, FollowsThePrecedenceOfTheGrammar) {
    expect_all({{"2 + 3*4", "14"},
                {"(2 + 3)*4", "20"},
                {"-2^2", "-4"},
                {"2^3^2", "512"},
                {"2^-1", "1/2"},
                {"10 - 4 - 3", "3"},
                {"12/3/2", "2"},
                {"7 % 3 * 2", "2"},
                {"1 < 2 and 2 < 3", "true"},
                {"1 > 2 or not 3 == 4", "true"},
                {"not 1 == 1", "false"},
                {"1 == 1 ? 5 : 6", "5"},
                {"false ? 1 : true ? 2 : 3", "2"},
                {"[10, 20, 30][1]", "20"},
                {"[[1, 2], [3]][0][1]", "2"},
                {"'a' + 'b'", "'ab'"},
                {"[1] + [2, 3]", "[1, 2, 3]"},
                {"--3", "3"}});
}

TEST(Expression, IsExactWhereDecimalsAreNot) {
    expect_all({{"0.1 + 0.2 == 0.3", "true"},
                {"0.1 + 0.2", "3/10d"},
                {"1/3 + 1/6", "1/2"},
                {"(1/3)*3 == 1", "true"},
                {"-7 % 3", "2"},
                {"7 % -3", "1"},
                {"2/4", "1/2"},
                {"27^(2/3)", "9"},
                {"(4/9)^0.5", "2/3"},
                {"1.50", "3/2d"}});
}

TEST(Expression, RefusesWhatLeavesItsBounds) {
    expect_all(
        {{"9^9^9", "! a power above 64 at column 2 -> use a smaller power"},
         {"9223372036854775807*9", "! the number is too large for exact arithmetic at column 20 -> use smaller ranges"},
         {"9223372036854775807 + 1", "! the number is too large for exact arithmetic at column 21 -> use smaller ranges"},
         {"99999999999999999999", "! the number 99999999999999999999 is too large or too fine at column 1"},
         {"1/0", "! division by zero at column 2 -> exclude zero from the draw"},
         {"5 % 0", "! remainder of a division by zero at column 3 -> exclude zero from the draw"},
         {"0^-1", "! division by zero at column 2 -> exclude zero from the draw"},
         {"2^65", "! a power above 64 at column 2 -> use a smaller power"},
         {"2^63", "! the number is too large for exact arithmetic at column 2 -> use smaller ranges"},
         {"seq(1,65)", "! seq: a list of more than 64 items at column 1 -> use a larger step or a smaller range"},
         {"seq(1,40) + seq(1,40)", "! a list of more than 64 items at column 11"},
         {"[1,2][2]", "! item 2 of a list of 2 at column 6 -> items are counted from 0"},
         {"factorial(21)", "! factorial: needs a whole number from 0 to 20, not 21 at column 1"}});
}

TEST(Expression, RefusesDeepNestingAndLongTexts) {
    EXPECT_EQ(worth(std::string(59, '(') + "1" + std::string(59, ')')), "1");
    EXPECT_EQ(worth(std::string(60, '(') + "1" + std::string(60, ')')),
              "! nested more than 60 deep at column 61 -> split it with let");
    EXPECT_EQ(worth(std::string(5000, '(')), "! the expression is longer than 4 KB at column 1 -> split it with let");
    EXPECT_EQ(worth(std::string(4000, '-') + "1").substr(0, 30), "! nested more than 60 deep at ");
    std::string chain = "1";
    for (int i = 0; i < 499; ++i) {
        chain += "+1";
    }
    EXPECT_EQ(worth(chain), "500");
    EXPECT_EQ(worth(chain + "+1+1").substr(0, 45), "! the expression has more than 1000 parts at ");
    const std::string kilobyte = "'" + std::string(1000, 'x') + "'";
    EXPECT_EQ(worth(kilobyte + "+" + kilobyte + "+" + kilobyte).size(), 3002U);
    EXPECT_EQ(worth("join(repeat(" + kilobyte + ",5),'')"), "! join: a text of more than 4 KB at column 1");
}

TEST(Expression, RefusesValuesThatGrowWithoutEnd) {
    const std::string nested = "repeat(repeat(repeat(repeat(1,64),64),64),64)";
    EXPECT_EQ(worth(nested).substr(0, 26), "! a list of too many items");
    EXPECT_EQ(worth(nested + " == " + nested).substr(0, 26), "! a list of too many items");
    EXPECT_EQ(worth("list_and(repeat('" + std::string(100, 'x') + "',64))").substr(0, 26), "! a text of more than 4 KB");
    EXPECT_EQ(worth("count(repeat(repeat(1,60),60))"), "60");
}

TEST(Expression, EndsWhenItsFuelIsSpent) {
    const std::string inner = "sum(map(seq(1,60),'y', sum(map(seq(1,60),'z', x + y + z))))";
    EXPECT_NE(worth("sum(map(seq(1,60),'x', " + inner + "))").find("more than 20000 steps"), std::string::npos);
    EXPECT_NE(worth("count(filter(seq(1,60),'n', is_prime(999999937)))").find("more than 20000 steps"), std::string::npos);
}

TEST(Expression, NamesTheColumnAndTheNearestName) {
    expect_all(
        {{"1 + lcd", "! unknown name 'lcd' at column 5 -> did you mean 'lcm'?"},
         {"2*lcd(4,6)", "! unknown function 'lcd' at column 3 -> did you mean 'lcm'?"},
         {"gcd", "! unknown name 'gcd' at column 1 -> write gcd(…)"},
         {"gcd(4)", "! gcd() takes 2 or more arguments, not 1 at column 1"},
         {"dp(1.5)", "! dp() takes 2 arguments, not 1 at column 1"},
         {"rand(1,6)", "! rand() draws, and draws may stand only in vars at column 1 -> move it to vars"},
         {"1 = 1", "! '=' means nothing here at column 3 -> write == to compare"},
         {"1 && 2", "! '&' means nothing here at column 3 -> write and"},
         {"1 < 2 < 3", "! two comparisons in a row at column 7 -> write a < b and b < c"},
         {"2x", "! malformed number '2' at column 1 -> write 3 or 0.25, and * between a number and a name"},
         {"1.2.3", "! malformed number '1.2.3' at column 1 -> write 3 or 0.25, and * between a number and a name"},
         {"(1 + 2", "! the expression ends where ')' was expected at column 7"},
         {"", "! the expression ends where a value was expected at column 1"},
         {"'abc", "! a text without its closing quote at column 1 -> write 'text'; an apostrophe inside is written twice"},
         {"1 2", "! '2' stands where an operator or the end was expected at column 3"},
         {"map([1],x,x)",
          "! 'x' stands where a name in single quotes, as in map(list, 'x', x * 2), was expected at column 9"},
         {"\"a\"", "! '\"' means nothing here at column 1 -> write texts in single quotes"}});
}

TEST(Expression, KeepsKindsApart) {
    expect_all(
        {{"1 + 'a'", "! '+' joins a text with a number at column 3 -> write str(x) to join a number to a text"},
         {"1 == 'a'", "! a number is compared with a text at column 3"},
         {"'a' < 'b'", "! only numbers can be put in order, not the text 'a' at column 5"},
         {"1 and true", "! a condition must be true or false, not a number at column 1 -> compare it with ==, < or >"},
         {"5 ? 1 : 2", "! a condition must be true or false, not a number at column 1 -> compare it with ==, < or >"},
         {"frac(1,2) + 1", "! '+' joins a text with a number at column 11 -> write str(x) to join a number to a text"},
         {"frac(1,2) * 2",
          "! '*' needs numbers, not a shown value at column 11 -> calculate with the number itself and show it last"},
         {"sqrt(2) == 1.414",
          "! an approximate number cannot be compared at column 9 -> round it with dp(x, n) or sf(x, n)"},
         {"str(pi)", "! str: an approximate number cannot be shown at column 1 -> round it with dp(x, n) or sf(x, n)"},
         {"gcd(1/2, 3)", "! gcd: needs a whole number, not 1/2 at column 1"},
         {"upper(3)", "! upper: needs a text, not 3 at column 1 -> write it in single quotes, or use str(x)"}});
}

TEST(Functions, OfNumbersGiveTheirValues) {
    expect_all({{"gcd(12, 18)", "6"},
                {"gcd(12, 18, 8)", "2"},
                {"lcm(4, 6)", "12"},
                {"lcm(2, 3, 4)", "12"},
                {"min(3, 1, 2)", "1"},
                {"min([3, 1/2])", "1/2"},
                {"max([3, 7, 5])", "7"},
                {"abs(-3/4)", "3/4"},
                {"floor(-7/2)", "-4"},
                {"ceil(-7/2)", "-3"},
                {"ceil(3)", "3"},
                {"round(5/2)", "3"},
                {"round(-5/2)", "-3"},
                {"round(7/3)", "2"},
                {"mod(17, 5)", "2"},
                {"pow(2, 10)", "1024"},
                {"pow(2, -2)", "1/4"},
                {"sqrt(49)", "7"},
                {"sqrt(9/16)", "3/4"},
                {"sqrt(2)", "~"},
                {"isqrt(50)", "7"},
                {"isint(4/2)", "true"},
                {"isint(1/2)", "false"},
                {"is_square(144)", "true"},
                {"is_square(145)", "false"},
                {"is_prime(97)", "true"},
                {"is_prime(91)", "false"},
                {"is_prime(1)", "false"},
                {"is_prime(2)", "true"},
                {"factors(12)", "[1, 2, 3, 4, 6, 12]"},
                {"factors(1)", "[1]"},
                {"prime_factors(360)", "[2, 2, 2, 3, 3, 5]"},
                {"round_to(47, 10)", "50"},
                {"round_to(45, 10)", "50"},
                {"round_to(-45, 10)", "-50"},
                {"round_to(3.14, 0.1)", "31/10d"},
                {"dp(2/3, 2)", "67/100d"},
                {"dp(0.125, 2)", "13/100d"},
                {"sf(12345, 2)", "12000d"},
                {"sf(0.0012345, 3)", "123/100000d"},
                {"sf(999, 2)", "1000d"},
                {"dp(pi, 4)", "3927/1250d"},
                {"dp(sin(30), 3)", "1/2d"},
                {"sf(sqrt(2), 4)", "707/500d"},
                {"digit(3472, 0)", "2"},
                {"digit(3472, 3)", "3"},
                {"digit(5.62, -1)", "6"},
                {"digit_count(3472)", "4"},
                {"digit_sum(3472)", "16"},
                {"reverse_digits(3472)", "2743"},
                {"num(6/8)", "3"},
                {"den(6/8)", "4"},
                {"sign(-2)", "-1"},
                {"sign(0)", "0"},
                {"factorial(6)", "720"},
                {"choose_count(6, 2)", "15"},
                {"choose_count(64, 0)", "1"},
                {"dp(asin(0.5), 1)", "30d"},
                {"dp(acos(0.5), 1)", "60d"},
                {"dp(atan(1), 1)", "45d"},
                {"dp(tan(45), 2)", "1d"},
                {"dp(cos(60), 2)", "1/2d"}});
}

TEST(Functions, CountExchangesAndCarriesAsAChildMakesThem) {
    expect_all({{"exchanges(52, 27)", "1"},
                {"exchanges(58, 27)", "0"},
                {"exchanges(500, 123)", "2"},
                {"exchanges(4003, 7)", "3"},
                {"exchanges(5.2, 2.75)", "2"},
                {"carries(58, 27)", "1"},
                {"carries(999, 1)", "3"},
                {"carries(123, 456)", "0"},
                {"carries(0.75, 0.5)", "1"},
                {"exchanges(3, 5)", "! exchanges: needs a first number that is not below the second at column 1"}});
}

TEST(Functions, OfListsGiveTheirValues) {
    expect_all({{"sum([1, 2, 3/2])", "9/2"},
                {"sum([])", "0"},
                {"count([4, 4])", "2"},
                {"sorted([3, 1, 2])", "[1, 2, 3]"},
                {"sorted(['b', 'a'])", "['a', 'b']"},
                {"reversed([1, 2])", "[2, 1]"},
                {"mean([1, 2, 4])", "7/3"},
                {"median([5, 1, 3])", "3"},
                {"median([1, 2, 3, 10])", "5/2"},
                {"mode([1, 2, 2, 3])", "2"},
                {"range_of([4, 9, 2])", "7"},
                {"map([1, 2, 3],'x', x*x)", "[1, 4, 9]"},
                {"filter(seq(1,10),'n', n % 3 == 0)", "[3, 6, 9]"},
                {"map([1, 2],'x', map([10, 20],'y', x*y))", "[[10, 20], [20, 40]]"},
                {"contains([1, 2], 2)", "true"},
                {"contains([0.5], 1/2)", "true"},
                {"index_of(['a', 'b'], 'b')", "1"},
                {"index_of([1], 5)", "-1"},
                {"slice([1, 2, 3, 4], 1, 3)", "[2, 3]"},
                {"seq(1, 5)", "[1, 2, 3, 4, 5]"},
                {"seq(10, 0, -5)", "[10, 5, 0]"},
                {"seq(0, 1, 0.5)", "[0d, 1/2d, 1d]"},
                {"seq(3, 1)", "[]"},
                {"unique([1, 2, 1])", "[1, 2]"},
                {"repeat(7, 3)", "[7, 7, 7]"},
                {"join([1, 2, 3], ', ')", "'1, 2, 3'"},
                {"first([5, 6])", "5"},
                {"last([5, 6])", "6"},
                {"first([])", "! first: the list is empty at column 1"},
                {"mode([1, 1, 2, 2])", "! mode: the list has two modes at column 1"}});
}

TEST(Functions, OfTextsWriteBritishEnglish) {
    expect_all({{"words(21)", "'twenty-one'"},
                {"words(0)", "'zero'"},
                {"words(115)", "'one hundred and fifteen'"},
                {"words(3005)", "'three thousand and five'"},
                {"words(40120)", "'forty thousand one hundred and twenty'"},
                {"words(1000000)", "'one million'"},
                {"words(2000017)", "'two million and seventeen'"},
                {"words(-4)", "'minus four'"},
                {"ordinal(1)", "'1st'"},
                {"ordinal(12)", "'12th'"},
                {"ordinal(22)", "'22nd'"},
                {"ordinal(113)", "'113th'"},
                {"ordinal_word(21)", "'twenty-first'"},
                {"ordinal_word(12)", "'twelfth'"},
                {"ordinal_word(20)", "'twentieth'"},
                {"ordinal_word(100)", "'one hundredth'"},
                {"plural(3, 'apple')", "'3 apples'"},
                {"plural(1, 'apple')", "'1 apple'"},
                {"plural(2, 'box')", "'2 boxes'"},
                {"plural(2, 'child')", "'2 children'"},
                {"plural(2, 'berry')", "'2 berries'"},
                {"plural(2, 'day')", "'2 days'"},
                {"plural(4, 'ox', 'oxen')", "'4 oxen'"},
                {"noun(1, 'bus')", "'bus'"},
                {"noun(0, 'bus')", "'buses'"},
                {"noun(2, 'bean plant')", "'bean plants'"},
                {"a_an('apple')", "'an apple'"},
                {"a_an('pear')", "'a pear'"},
                {"a_an('hour')", "'an hour'"},
                {"a_an('unit')", "'a unit'"},
                {"a_an('uncle')", "'an uncle'"},
                {"a_an(8)", "'an 8'"},
                {"a_an(18)", "'an 18'"},
                {"a_an(180)", "'a 180'"},
                {"list_and(['a', 'b', 'c'])", "{a, b\\text{ and }c | a, b and c}"},
                {"list_and(['a'])", "'a'"},
                {"upper('ab c')", "'AB C'"},
                {"capital('sam is')", "'Sam is'"},
                {"length('£12')", "3"},
                {"roman(1994)", "'MCMXCIV'"},
                {"roman(4)", "'IV'"},
                {"str(3)", "'3'"},
                {"str(-3)", "{-3 | −3}"},
                {"str(1/2)", "{\\frac{1}{2} | 1/2}"},
                {"str(0.5)", "'0.5'"},
                {"'Sam''s'", "'Sam's'"}});
}

TEST(Functions, OfDisplaySpellMathsAndWords) {
    expect_all(
        {{"frac(6, 8)", "{\\frac{6}{8} | 6/8}"},
         {"frac(-1, 2)", "{-\\frac{1}{2} | −1/2}"},
         {"frac(3, 8) == 6/16", "true"},
         {"frac('x', 2)", "{\\frac{x}{2} | x/2}"},
         {"mixed(11/5)", "{\\mixed{2}{1}{5} | 2\u00A01/5}"},
         {"mixed(-11/5)", "{-\\mixed{2}{1}{5} | −2\u00A01/5}"},
         {"mixed(2/5)", "{\\frac{2}{5} | 2/5}"},
         {"mixed(4)", "{4 | 4}"},
         {"dec(7/4)", "{1.75 | 1.75}"},
         {"dec(3, 2)", "{3.00 | 3.00}"},
         {"dec(-0.5)", "{-0.5 | −0.5}"},
         {"dec(1/3)", "! dec: 1/3 has no short exact decimal at column 1 -> round it with dp(x, n) or sf(x, n)"},
         {"dec(0.125, 2)", "! dec: 1/8 is not exact to 2 decimal places at column 1 -> round it with dp(x, n) first"},
         {"money(3.5)", "{\\pounds 3.50 | £3.50}"},
         {"money(4)", "{\\pounds 4 | £4}"},
         {"money(-0.05)", "{-\\pounds 0.05 | −£0.05}"},
         {"money(1/3)", "! money: 1/3 pounds is not a whole number of pence at column 1 -> round it with dp(x, 2)"},
         {"pence(35)", "{35\\text{p} | 35p}"},
         {"group(12345)", "{12\\,345 | 12\u202F345}"},
         {"group(1234)", "{1\\,234 | 1\u202F234}"},
         {"time12(915)", "{\\text{3:15\u00A0pm} | 3:15\u00A0pm}"},
         {"time12(0)", "{\\text{12:00\u00A0midnight} | 12:00\u00A0midnight}"},
         {"time24(915)", "{\\text{15:15} | 15:15}"},
         {"time24(1500)", "{\\text{01:00} | 01:00}"},
         {"hm(80)", "{\\text{1\u00A0h 20\u00A0min} | 1\u00A0h 20\u00A0min}"},
         {"hm(120)", "{\\text{2\u00A0h} | 2\u00A0h}"},
         {"percent(0.35)", "{35\\% | 35%}"},
         {"percent(1/8)", "{12.5\\% | 12.5%}"},
         {"ratio(2, 3)", "{2 : 3 | 2\u00A0:\u00A03}"},
         {"ratio(1, 2, 3)", "{1 : 2 : 3 | 1\u00A0:\u00A02\u00A0:\u00A03}"},
         {"poly('x', [-3, 1, 2])", "{2x^{2} + x - 3 | 2x² + x − 3}"},
         {"poly('x', [0, -1])", "{-x | −x}"},
         {"poly('x', [0])", "{0 | 0}"},
         {"poly('y', [1, 0, 0, 1/2])", "{\\frac{1}{2}y^{3} + 1 | 1/2y³ + 1}"},
         {"term(3, 'x')", "{3x | 3x}"},
         {"term(-1, 'x')", "{-x | −x}"},
         {"term(1, 'x')", "{x | x}"},
         {"term(0, 'x')", "{0 | 0}"},
         {"signed(3)", "{+ 3 | + 3}"},
         {"signed(-3)", "{- 3 | − 3}"},
         {"surd(3, 2, 5)", "{3 + 2\\sqrt{5} | 3 + 2√5}"},
         {"surd(0, -1, 7)", "{-\\sqrt{7} | −√7}"},
         {"surd(4, 0, 5)", "{4 | 4}"},
         {"standard_form(3.2, 4)", "{3.2 \\times 10^{4} | 3.2\u00A0×\u00A010⁴}"},
         {"standard_form(5, -3) == 0.005", "true"},
         {"power_of(2, 5)", "{2^{5} | 2⁵}"},
         {"power_of(-2, 3)", "{\\left(-2\\right)^{3} | (−2)³}"},
         {"coord(3, -2)", "{(3, -2) | (3,\u00A0−2)}"},
         {"vector(3, -2)", "{\\begin{pmatrix}3\\\\-2\\end{pmatrix} | (3,\u00A0−2)}"},
         {"eq_line(2, -3)", "{y = 2x - 3 | y = 2x − 3}"},
         {"eq_line(0, 4)", "{y = 4 | y = 4}"},
         {"recurring(1/3)", "{0.\\rec{3} | 0.3\u0307}"},
         {"recurring(1/6)", "{0.1\\rec{6} | 0.16\u0307}"},
         {"recurring(1/7)", "{0.\\rec{142857} | 0.1\u030742857\u0307}"},
         {"recurring(1/4)", "{0.25 | 0.25}"},
         {"'x = ' + dec(2.5)", "{x = 2.5 | x = 2.5}"}});
}

TEST(Functions, RefuseADrawThatLiesOnARoundingTie) {
    const auto near_tie = worth("dp(2.5 + (sqrt(2) - sqrt(2)), 0)");
    EXPECT_EQ(near_tie, "! dp: an approximate number lies on a rounding tie at column 1");
    EXPECT_EQ(worth("dp(2.5, 0)"), "3d");
}

TEST(Functions, AreAllCoveredByThisFile) {
    std::ifstream self(std::string(BOOKBAG_SOURCE_DIR) + "/tests/questions/expression_test.cpp");
    const std::string text((std::istreambuf_iterator<char>(self)), std::istreambuf_iterator<char>());
    ASSERT_FALSE(text.empty());
    const std::set<std::string> drawn = {"rand",   "pick",   "shuffle", "choose",
                                         "digits", "person", "person2"};  // draw_test.cpp
    for (const auto& name : questions::function_names()) {
        EXPECT_TRUE(drawn.contains(name) || name == "pi" || text.find("\"" + name + "(") != std::string::npos ||
                    text.find("(" + name + "(") != std::string::npos)
            << name;
    }
}

/// Totality: whatever the bytes, an expression ends with a value or a message.
void feed_random_expressions(int count) {
    const std::vector<std::string> pieces = {"1",     "0",
                                             "9",     "2.5",
                                             "x",     "+",
                                             "-",     "*",
                                             "/",     "%",
                                             "^",     "(",
                                             ")",     "[",
                                             "]",     ",",
                                             "?",     ":",
                                             "<",     "==",
                                             "and",   "or",
                                             "not",   "'a'",
                                             "'",     "''",
                                             "gcd(",  "seq(1,60)",
                                             "map(",  "filter(",
                                             "'n'",   "n",
                                             "sum(",  "factors(",
                                             "dp(",   "sf(",
                                             "sqrt(", "pi",
                                             "frac(", "poly('x',",
                                             "join(", "repeat(",
                                             "64",    "-1",
                                             "\xC3",  "\xE2\x88\x92",
                                             " ",     "99999999999"};
    base::Random random(base::seed_of({"fuzz"}));
    std::size_t valued = 0;
    for (int i = 0; i < count; ++i) {
        std::string text;
        const auto length = 1 + random.below(14);
        for (std::uint64_t j = 0; j < length; ++j) {
            text += pieces[random.below(pieces.size())];
        }
        valued += worth(text).starts_with("!") ? 0 : 1;
    }
    EXPECT_GT(valued, static_cast<std::size_t>(count / 200));
}

TEST(Expression, EndsOnAnyInput) { feed_random_expressions(30000); }
TEST(Expression, EndsOnAMillionInputs_slow) { feed_random_expressions(1000000); }

}  // namespace
}  // namespace bookbag
