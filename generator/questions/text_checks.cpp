// Checks on words and on formulas, each a small scan.
#include "questions/text_checks.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace bookbag::questions {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z'); }
bool is_byte_of_word(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// A formula without \text{…} and \unit{…}, whose letters are words.
std::string bare_maths(const std::string& notation) {
    std::string bare;
    for (std::size_t i = 0; i < notation.size(); ++i) {
        const std::string_view rest = std::string_view(notation).substr(i);
        if (rest.starts_with("\\text{") || rest.starts_with("\\unit{")) {
            const auto end = notation.find('}', i);
            i = end == std::string::npos ? notation.size() : end;
            bare += ' ';
        } else {
            bare += notation[i];
        }
    }
    return bare;
}

bool has_fraction_over_one(const std::string& bare) {
    for (std::size_t at = bare.find("\\frac{"); at != std::string::npos; at = bare.find("\\frac{", at + 1)) {
        const auto close = bare.find('}', at);
        if (close != std::string::npos && std::string_view(bare).substr(close).starts_with("}{1}")) {
            return true;
        }
    }
    return false;
}

std::string fault_of_maths(const std::string& notation) {
    const std::string bare = bare_maths(notation);
    for (std::size_t i = 0; i < bare.size(); ++i) {
        const char before = i == 0 ? ' ' : bare[i - 1];
        const char after = i + 1 < bare.size() ? bare[i + 1] : ' ';
        if ((bare[i] == '1' || bare[i] == '0') && is_letter(after) && !is_digit(before) && before != '.' && before != ',') {
            return std::string("\"") + bare[i] + after + "\" in $" + notation + "$";
        }
        if (bare[i] == '+' || bare[i] == '-') {
            const auto next = bare.find_first_not_of(' ', i + 1);
            if (next != std::string::npos && bare[next] == '-') {
                return std::string("\"") + bare[i] + " -\" in $" + notation + "$";
            }
        }
    }
    return has_fraction_over_one(bare) ? "a fraction over 1 in $" + notation + "$" : "";
}

std::string fault_of_money(const std::string& words) {
    for (std::size_t at = words.find("£"); at != std::string::npos; at = words.find("£", at + 1)) {
        std::size_t end = at + std::string_view("£").size();
        while (end < words.size() && is_digit(words[end])) {
            ++end;
        }
        if (end + 1 < words.size() && words[end] == '.' && is_digit(words[end + 1]) &&
            (end + 2 >= words.size() || !is_digit(words[end + 2]))) {
            return "\"" + words.substr(at, end + 2 - at) + "\": pounds need two decimals";
        }
    }
    return {};
}

bool starts_like_vowel(std::string_view word) {
    for (const std::string_view consonant : {"one", "once", "uni", "use", "euro", "Euro", "ewe"}) {
        if (word.starts_with(consonant) && !word.starts_with("unim") && !word.starts_with("unin") &&
            !word.starts_with("unit ")) {
            return false;
        }
    }
    if (word.starts_with("hour") || word.starts_with("honest") || word.starts_with('8') || word == "11" || word == "18") {
        return true;
    }
    return std::string_view("aeiouAEIOU").find(word.front()) != std::string_view::npos;
}

/// "a apple", "an pear", "a 8". Single capital letters (a labelled point) are left alone.
std::string fault_of_article(const std::string& words) {
    const auto parts = base::split(words, ' ');
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        const std::string_view article = parts[i];
        const std::string_view next = parts[i + 1];
        const bool indefinite = article == "a" || article == "an" || article == "An";
        if (!indefinite || next.size() < 2 || !(is_letter(next.front()) || is_digit(next.front()))) {
            continue;
        }
        if (starts_like_vowel(next) != (article.size() == 2)) {
            return "\"" + std::string(article) + " " + std::string(next) + "\"";
        }
    }
    return {};
}

std::string fault_of_words(const std::string& words) {
    if (words.find("  ") != std::string::npos) {
        return "a double space in \"" + words + "\"";
    }
    for (const std::string_view sign : {"{{", "}}", " ,", " .", "..", "--", "\\"}) {
        if (words.find(sign) != std::string::npos && !(sign == ".." && words.find("...") != std::string::npos)) {
            return "\"" + std::string(sign) + "\" in \"" + words + "\"";
        }
    }
    std::string fault = fault_of_money(words);
    return fault.empty() ? fault_of_article(words) : fault;
}

/// The text with each formula as the one word "#", lines ended by a full stop.
std::string with_formulas_as_words(const document::RichText& text) {
    std::string flat;
    for (const auto& run : text.runs) {
        if (const auto* words = std::get_if<document::Words>(&run)) {
            flat += words->text;
        } else {
            flat += std::holds_alternative<document::Maths>(run) ? "#" : "\n";
        }
    }
    return flat;
}

std::vector<std::string> sentences_of(const std::string& flat) {
    std::vector<std::string> sentences(1);
    for (std::size_t i = 0; i < flat.size(); ++i) {
        const char c = flat[i];
        const bool at_end = i + 1 >= flat.size() || flat[i + 1] == ' ' || flat[i + 1] == '\n';
        const bool ends = c == '\n' || ((c == '.' || c == '!' || c == '?' || c == ':') && at_end);
        if (ends) {
            sentences.emplace_back();
        } else {
            sentences.back() += c;
        }
    }
    return sentences;
}

std::size_t count_words(const std::string& sentence) {
    std::size_t count = 0;
    for (const auto part : base::split(sentence, ' ')) {
        bool word = false;
        for (const char c : part) {
            word = word || is_byte_of_word(c) || c == '#';
        }
        count += word ? 1 : 0;
    }
    return count;
}

}  // namespace

std::string fault_of_look(const document::RichText& text) {
    for (const auto& run : text.runs) {
        std::string fault;
        if (const auto* words = std::get_if<document::Words>(&run)) {
            fault = fault_of_words(words->text);
        } else if (const auto* maths = std::get_if<document::Maths>(&run)) {
            fault = fault_of_maths(maths->notation);
        }
        if (!fault.empty()) {
            return fault;
        }
    }
    return {};
}

std::string long_sentence(const document::RichText& text, std::size_t most) {
    for (const auto& sentence : sentences_of(with_formulas_as_words(text))) {
        if (count_words(sentence) > most) {
            return std::string(base::trimmed(sentence));
        }
    }
    return {};
}

std::string small_start(const document::RichText& text) {
    for (const auto& sentence : sentences_of(with_formulas_as_words(text))) {
        const auto trimmed = base::trimmed(sentence);
        if (!trimmed.empty() && is_small(trimmed.front()) && trimmed.size() > 1 && is_letter(trimmed[1])) {
            return std::string(trimmed);
        }
    }
    return {};
}

bool shows_number(std::string_view text, const base::Rational& number) {
    base::Rational whole = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t start = i;
        while (i < text.size() && is_digit(text[i])) {
            ++i;
        }
        if (start == i) {
            whole = text[i] == ' ' || static_cast<unsigned char>(text[i]) >= 0x80 ? whole : base::Rational(0);
            ++i;
            continue;
        }
        if (i + 1 < text.size() && text[i] == '/' && is_digit(text[i + 1])) {
            i = std::min(text.find_first_not_of("0123456789", i + 1), text.size());
        }
        const auto value = base::parse_rational(text.substr(start, i - start));
        if (!value) {
            continue;
        }
        const auto with_whole = base::add(whole, *value);
        if (*value == number || (!value->is_integer() && with_whole && *with_whole == number)) {
            return true;
        }
        whole = value->is_integer() ? *value : base::Rational(0);
    }
    return false;
}

std::string without_spaces(std::string_view text) {
    std::string bare(text);
    for (const std::string_view space : {" ", "\u00A0", "\u202F", "\u2009", "\n"}) {
        bare = base::replaced(bare, space, "");
    }
    return base::replaced(bare, "\u2212", "-");
}

}  // namespace bookbag::questions
