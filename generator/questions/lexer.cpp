// One pass over the bytes; the only place that knows how a token looks.
#include "questions/lexer.hpp"

#include <array>

namespace bookbag::questions {

namespace {

using base::Fault;
using base::FaultKind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

Fault at(std::size_t index, std::string what, std::string remedy = {}) {
    return {FaultKind::BadInput, {{}, 0, static_cast<std::uint32_t>(index + 1)}, std::move(what), std::move(remedy)};
}

base::Result<Token> read_text(std::string_view source, std::size_t& index) {
    Token token{Token::Kind::Text, {}, static_cast<std::uint32_t>(index + 1)};
    const std::size_t start = index++;
    while (index < source.size()) {
        if (source[index] != '\'') {
            token.text += source[index++];
        } else if (index + 1 < source.size() && source[index + 1] == '\'') {
            token.text += '\'';
            index += 2;
        } else {
            ++index;
            return token;
        }
    }
    return at(start, "a text without its closing quote", "write 'text'; an apostrophe inside is written twice");
}

base::Result<Token> read_number(std::string_view source, std::size_t& index) {
    const std::size_t start = index;
    while (index < source.size() && (is_digit(source[index]) || source[index] == '.')) {
        ++index;
    }
    const std::string digits(source.substr(start, index - start));
    const bool one_point = digits.find('.') == digits.rfind('.');
    if (!one_point || digits.back() == '.' || (index < source.size() && is_letter(source[index]))) {
        return at(start, "malformed number '" + digits + "'", "write 3 or 0.25, and * between a number and a name");
    }
    return Token{Token::Kind::Number, digits, static_cast<std::uint32_t>(start + 1)};
}

std::string_view sign_at(std::string_view rest) {
    constexpr std::array<std::string_view, 21> kSigns = {"==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%",
                                                         "^",  "(",  ")",  "[",  "]", ",", "?", ":", "{", "}"};
    for (const auto sign : kSigns) {
        if (rest.starts_with(sign)) {
            return sign;
        }
    }
    return {};
}

std::string remedy_for(char c) {
    switch (c) {
        case '=':
            return "write == to compare";
        case '&':
            return "write and";
        case '|':
            return "write or";
        case '!':
            return "write not";
        case '"':
            return "write texts in single quotes";
        default:
            return {};
    }
}

}  // namespace

base::Result<std::vector<Token>> tokens_of(std::string_view source) {
    std::vector<Token> tokens;
    std::size_t index = 0;
    while (index < source.size()) {
        const char c = source[index];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            ++index;
        } else if (c == '\'') {
            BOOKBAG_TRY(text, read_text(source, index));
            tokens.push_back(std::move(text));
        } else if (is_digit(c)) {
            BOOKBAG_TRY(number, read_number(source, index));
            tokens.push_back(std::move(number));
        } else if (is_letter(c)) {
            const std::size_t start = index;
            while (index < source.size() && (is_letter(source[index]) || is_digit(source[index]))) {
                ++index;
            }
            tokens.push_back({Token::Kind::Name, std::string(source.substr(start, index - start)),
                              static_cast<std::uint32_t>(start + 1)});
        } else if (const auto sign = sign_at(source.substr(index)); !sign.empty()) {
            tokens.push_back({Token::Kind::Sign, std::string(sign), static_cast<std::uint32_t>(index + 1)});
            index += sign.size();
        } else {
            return at(index, "'" + std::string(1, c) + "' means nothing here", remedy_for(c));
        }
    }
    tokens.push_back({Token::Kind::End, {}, static_cast<std::uint32_t>(source.size() + 1)});
    return tokens;
}

}  // namespace bookbag::questions
