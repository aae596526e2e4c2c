// Functions of words: numbers in words, plurals, articles, Roman numerals. British English throughout.
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "questions/display.hpp"
#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

using base::Result;

namespace {

constexpr std::int64_t kMostInWords = 999999999;

constexpr std::array<const char*, 20> kSmall = {
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<const char*, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                               "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string below_hundred(std::int64_t number) {
    if (number < 20) {
        return kSmall[static_cast<std::size_t>(number)];
    }
    const std::string tens = kTens[static_cast<std::size_t>(number / 10)];
    return number % 10 == 0 ? tens : tens + "-" + kSmall[static_cast<std::size_t>(number % 10)];
}

std::string below_thousand(std::int64_t number) {
    if (number < 100) {
        return below_hundred(number);
    }
    const std::string hundreds = std::string(kSmall[static_cast<std::size_t>(number / 100)]) + " hundred";
    return number % 100 == 0 ? hundreds : hundreds + " and " + below_hundred(number % 100);
}

std::string number_words(std::int64_t number) {
    if (number < 0) {
        return "minus " + number_words(-number);
    }
    std::string text;
    std::int64_t rest = number;
    for (const auto& [unit, name] : {std::pair<std::int64_t, const char*>{1000000, " million"}, {1000, " thousand"}}) {
        if (rest >= unit) {
            text += (text.empty() ? "" : " ") + below_thousand(rest / unit) + name;
            rest %= unit;
        }
    }
    if (text.empty()) {
        return below_thousand(rest);
    }
    return rest == 0 ? text : text + (rest < 100 ? " and " : " ") + below_thousand(rest);
}

std::string ordinal_of(const std::string& cardinal) {
    constexpr std::array<std::pair<const char*, const char*>, 7> kOdd = {{{"one", "first"},
                                                                          {"two", "second"},
                                                                          {"three", "third"},
                                                                          {"five", "fifth"},
                                                                          {"eight", "eighth"},
                                                                          {"nine", "ninth"},
                                                                          {"twelve", "twelfth"}}};
    const auto cut = cardinal.find_last_of(" -");
    const std::string head = cut == std::string::npos ? "" : cardinal.substr(0, cut + 1);
    const std::string tail = cut == std::string::npos ? cardinal : cardinal.substr(cut + 1);
    for (const auto& [from, to] : kOdd) {
        if (tail == from) {
            return head + to;
        }
    }
    return head + (tail.ends_with('y') ? tail.substr(0, tail.size() - 1) + "ieth" : tail + "th");
}

Result<std::int64_t> sayable(const Value& value) {
    BOOKBAG_TRY(number, whole_of(value));
    if (number > kMostInWords || number < -kMostInWords) {
        return wrong("needs a number below 1,000,000,000");
    }
    return number;
}

Result<Value> words(Arguments values, const Work&) {
    BOOKBAG_TRY(number, sayable(values[0]));
    return Value::text(number_words(number));
}

Result<Value> ordinal(Arguments values, const Work&) {
    BOOKBAG_TRY(number, count_of(values[0], kMostInWords));
    const std::int64_t last = number % 10;
    const bool teen = number % 100 >= 11 && number % 100 <= 13;
    const char* ending = teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    return Value::text(std::to_string(number) + ending);
}

Result<Value> ordinal_word(Arguments values, const Work&) {
    BOOKBAG_TRY(number, count_of(values[0], kMostInWords));
    return Value::text(ordinal_of(number_words(number)));
}

// ---- plurals and articles ----------------------------------------------------------------------------------------

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

std::string plural_form(const std::string& noun) {
    constexpr std::array<std::pair<const char*, const char*>, 26> kIrregular = {
        {{"child", "children"},  {"person", "people"}, {"man", "men"},         {"woman", "women"},     {"foot", "feet"},
         {"tooth", "teeth"},     {"mouse", "mice"},    {"goose", "geese"},     {"half", "halves"},     {"leaf", "leaves"},
         {"loaf", "loaves"},     {"shelf", "shelves"}, {"knife", "knives"},    {"scarf", "scarves"},   {"die", "dice"},
         {"sheep", "sheep"},     {"fish", "fish"},     {"potato", "potatoes"}, {"tomato", "tomatoes"}, {"hero", "heroes"},
         {"vertex", "vertices"}, {"axis", "axes"},     {"radius", "radii"},    {"quiz", "quizzes"},    {"pence", "pence"},
         {"wolf", "wolves"}}};
    const auto cut = noun.find_last_of(' ');
    const std::string head = cut == std::string::npos ? "" : noun.substr(0, cut + 1);
    const std::string word = cut == std::string::npos ? noun : noun.substr(cut + 1);
    for (const auto& [one, many] : kIrregular) {
        if (word == one) {
            return head + many;
        }
    }
    if (word.size() > 1 && word.ends_with('y') && !is_vowel(word[word.size() - 2])) {
        return head + word.substr(0, word.size() - 1) + "ies";
    }
    const bool hissing =
        word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") || word.ends_with("sh");
    return head + word + (hissing ? "es" : "s");
}

Result<std::string> noun_for(Arguments values) {
    BOOKBAG_TRY(number, number_of(values[0]));
    BOOKBAG_TRY(noun, text_of(values[1]));
    if (number == base::Rational(1)) {
        return noun;
    }
    return values.size() == 3 ? text_of(values[2]) : Result<std::string>(plural_form(noun));
}

Result<Value> plural(Arguments values, const Work&) {
    BOOKBAG_TRY(noun, noun_for(values));
    BOOKBAG_TRY(number, spell(values[0]));
    if (number.maths == number.words) {
        return bounded_text(number.words + " " + noun);
    }
    return Value::shown({number.maths + maths_text(" " + noun), number.words + " " + noun});
}

Result<Value> noun(Arguments values, const Work&) {
    BOOKBAG_TRY(word, noun_for(values));
    return bounded_text(std::move(word));
}

bool sounds_like_vowel(std::string_view word) {
    for (const std::string_view silent : {"hour", "honest", "heir", "8", "11", "18"}) {
        if (word.starts_with(silent)) {
            return silent != "11" && silent != "18" ? true : word.size() == 2 || word[2] < '0' || word[2] > '9';
        }
    }
    for (const std::string_view spoken : {"uni", "use", "eu", "ewe", "one", "once"}) {
        if (word.starts_with(spoken) && !word.starts_with("unin") && !word.starts_with("unim")) {
            return false;
        }
    }
    const char first = word.empty() ? ' ' : word.front();
    return is_vowel(first >= 'A' && first <= 'Z' ? static_cast<char>(first - 'A' + 'a') : first);
}

Result<Value> article(Arguments values, const Work&) {
    BOOKBAG_TRY(spelling, spell(values[0]));
    return bounded_text((sounds_like_vowel(spelling.words) ? "an " : "a ") + spelling.words);
}

// ---- texts -------------------------------------------------------------------------------------------------------

Result<Value> list_and(Arguments values, const Work&) {
    if (!values[0].is(Value::Kind::List)) {
        return wrong("needs a list, not " + in_words(values[0]));
    }
    const auto& items = values[0].items();
    Spelling spelling;
    for (std::size_t i = 0; i < items.size(); ++i) {
        BOOKBAG_TRY(one, spell(items[i]));
        const bool last = i + 1 == items.size();
        const Spelling gap = i == 0 ? both("") : last ? Spelling{maths_text(" and "), " and "} : both(", ");
        spelling = spelling + gap + one;
    }
    return spelling.maths == spelling.words ? Value::text(spelling.maths) : Value::shown(std::move(spelling));
}

Result<Value> upper(Arguments values, const Work&) {
    BOOKBAG_TRY(text, text_of(values[0]));
    for (char& c : text) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return Value::text(std::move(text));
}

Result<Value> capital(Arguments values, const Work&) {
    BOOKBAG_TRY(text, text_of(values[0]));
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return Value::text(std::move(text));
}

Result<Value> length(Arguments values, const Work&) {
    BOOKBAG_TRY(text, text_of(values[0]));
    return Value::whole(static_cast<std::int64_t>(base::code_points(text).size()));
}

Result<Value> roman(Arguments values, const Work&) {
    BOOKBAG_TRY(number, count_of(values[0], 3999));
    if (number == 0) {
        return wrong("there is no Roman numeral for zero");
    }
    constexpr std::array<std::pair<std::int64_t, const char*>, 13> kSigns = {{{1000, "M"},
                                                                              {900, "CM"},
                                                                              {500, "D"},
                                                                              {400, "CD"},
                                                                              {100, "C"},
                                                                              {90, "XC"},
                                                                              {50, "L"},
                                                                              {40, "XL"},
                                                                              {10, "X"},
                                                                              {9, "IX"},
                                                                              {5, "V"},
                                                                              {4, "IV"},
                                                                              {1, "I"}}};
    std::string text;
    std::int64_t rest = number;
    for (const auto& [size, sign] : kSigns) {
        for (; rest >= size; rest -= size) {
            text += sign;
        }
    }
    return Value::text(std::move(text));
}

Result<Value> as_string(Arguments values, const Work&) {
    BOOKBAG_TRY(spelling, spell(values[0]));
    return spelling.maths == spelling.words ? Value::text(spelling.maths) : Value::shown(std::move(spelling));
}

constexpr Function kFunctions[] = {
    {"words", 1, 1, words},       {"ordinal", 1, 1, ordinal}, {"ordinal_word", 1, 1, ordinal_word},
    {"plural", 2, 3, plural},     {"noun", 2, 3, noun},       {"a_an", 1, 1, article},
    {"list_and", 1, 1, list_and}, {"upper", 1, 1, upper},     {"capital", 1, 1, capital},
    {"length", 1, 1, length},     {"roman", 1, 1, roman},     {"str", 1, 1, as_string},
};

}  // namespace

std::span<const Function> text_functions() { return kFunctions; }

}  // namespace bookbag::questions
