// How numbers become words on a figure. Negative numbers are set as mathematics, because the sans text face has no minus
// sign; digit groups start at 10,000, as in the questions (docs/formats/question-template.md, section 3).
#include "layout/figures/entry.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace bookbag::layout::figures {

namespace {

constexpr const char* kThinSpace = "\u2009";

std::string grouped(const std::string& digits) {
    const std::size_t point = digits.find('.');
    const std::string whole = digits.substr(0, point);
    if (whole.size() < 5) {
        return digits;
    }
    std::string text;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) {
            text += kThinSpace;
        }
        text += whole[i];
    }
    return point == std::string::npos ? text : text + digits.substr(point);
}

bool plain_number(std::string_view text) {
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return !text.empty() && digits && text != ".";
}

Entry text_entry(const std::string& written) {
    if (written.empty()) {
        return {};
    }
    // A true minus sign before a number is read as the hyphen that mathematics turns into one.
    const std::string text = written.starts_with("−") ? "-" + written.substr(std::string_view("−").size()) : written;
    Entry entry{Entry::Kind::Text, {}, {}};
    if (plain_number(text) || (text.front() == '-' && plain_number(std::string_view(text).substr(1)))) {
        if (auto number = base::parse_rational(text)) {
            entry.number = *number;
        }
    }
    if (text.front() == '-' && entry.number) {
        entry.text = maths_text(text);
    } else if (auto rich = document::parse_rich_text(text)) {
        entry.text = *std::move(rich);
    } else {
        entry.text = document::plain(text);
    }
    return entry;
}

}  // namespace

document::RichText maths_text(std::string notation) {
    document::RichText text;
    text.runs.push_back(document::Maths{std::move(notation), false});
    return text;
}

document::RichText number_text(const base::Rational& value) {
    const int places = base::decimal_places(value);
    if (places < 0 || places > 4) {
        return fraction_text(value);
    }
    const std::string digits = base::to_decimal(value, places);
    return value.sign() < 0 ? maths_text(digits) : document::plain(grouped(digits));
}

document::RichText fraction_text(const base::Rational& value) {
    if (value.is_integer()) {
        return number_text(value);
    }
    const std::int64_t top = value.numerator() < 0 ? -value.numerator() : value.numerator();
    const std::int64_t whole = top / value.denominator();
    const std::string sign = value.sign() < 0 ? "-" : "";
    const std::string rest = std::to_string(top % value.denominator()) + "}{" + std::to_string(value.denominator()) + "}";
    return maths_text(sign + (whole == 0 ? "\\frac{" + rest : "\\mixed{" + std::to_string(whole) + "}{" + rest));
}

document::RichText unreduced_text(std::int64_t numerator, std::int64_t denominator) {
    return maths_text("\\frac{" + std::to_string(numerator) + "}{" + std::to_string(denominator) + "}");
}

document::RichText bolder(document::RichText text) {
    for (document::Inline& run : text.runs) {
        if (auto* words = std::get_if<document::Words>(&run)) {
            words->bold = true;
        } else if (auto* maths = std::get_if<document::Maths>(&run)) {
            maths->bold = true;
        }
    }
    return text;
}

document::RichText letter_text(const document::RichText& text) {
    if (text.runs.size() != 1) {
        return text;
    }
    const auto* words = std::get_if<document::Words>(&text.runs.front());
    if (words == nullptr || words->text.size() != 1) {
        return text;
    }
    const char c = words->text.front();
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? maths_text(words->text) : text;
}

std::string spoken(const base::Rational& value) {
    const int places = base::decimal_places(value);
    return places >= 0 && places <= 4 ? base::to_decimal(value, places) : base::to_string(value);
}

std::optional<Entry> entry_of(const document::FigureValue& value) {
    if (const auto* number = std::get_if<base::Rational>(&value.value)) {
        return number_entry(*number);
    }
    const auto* text = std::get_if<std::string>(&value.value);
    if (text == nullptr) {
        return std::nullopt;
    }
    if (*text == "?") {
        return Entry{Entry::Kind::Blank, {}, {}};
    }
    if (text->starts_with("?=")) {
        Entry answer = text_entry(text->substr(2));
        answer.kind = Entry::Kind::Blank;
        return answer;
    }
    return text_entry(*text);
}

Entry number_entry(const base::Rational& value) {
    return {Entry::Kind::Text, number_text(value), value};
}

Entry blank_entry(const base::Rational& answer) {
    return {Entry::Kind::Blank, number_text(answer), answer};
}

}  // namespace bookbag::layout::figures
