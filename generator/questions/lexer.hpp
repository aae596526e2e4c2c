// Cuts an expression into words. Inside the room only. Apart from the parser, so that the grammar there reads as it
// stands in the format's page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace bookbag::questions {

struct Token {
    enum class Kind : std::uint8_t { Number, Text, Name, Sign, End };
    Kind kind = Kind::End;
    std::string text;          ///< the digits, the text without its quotes, the name or the sign
    std::uint32_t column = 0;  ///< 1-based, in bytes
};

/// Tokens of `source`, the last one of kind End. BadInput with the column in Origin::column for a character that means
/// nothing here, an unclosed text or a malformed number. In a text, two quotes together are one apostrophe.
base::Result<std::vector<Token>> tokens_of(std::string_view source);

}  // namespace bookbag::questions
