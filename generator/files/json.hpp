// JSON as a value, and a writer that always gives the same bytes.
//
// Used for files between our own processes (shard.json) and for logs that machines read. Numbers stay text until they are
// asked for, so that nothing is rounded on the way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace bookbag::files {

/// One JSON value. `text` holds a string's characters, or a number, true or false as written; members keep their order.
struct JsonNode {
    enum class Kind : std::uint8_t { Null, Flag, Number, Text, List, Map };

    Kind kind = Kind::Null;
    std::string text;
    std::vector<JsonNode> items;
    std::vector<std::pair<std::string, JsonNode>> members;

    /// The member called `name`, or nullptr.
    const JsonNode* find(std::string_view name) const;
    /// The value as a whole number, or `fallback` when it is none.
    std::int64_t integer_or(std::int64_t fallback) const;
    /// The member's text, or "" when there is none.
    std::string text_of(std::string_view name) const;
    /// The member as a whole number, or `fallback`.
    std::int64_t integer_of(std::string_view name, std::int64_t fallback) const;
};

/// Reads one JSON value, nested at most 64 deep. BadInput for anything else.
base::Result<JsonNode> parse_json(const std::string& path, std::string_view bytes);

/// Builds JSON text member by member, with two spaces of indent and members in the order given.
class JsonWriter {
public:
    JsonWriter& open_map();
    JsonWriter& close_map();
    JsonWriter& open_list();
    JsonWriter& close_list();
    /// The name of the next value inside a map.
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& flag(bool value);  // the value written is the argument itself
    JsonWriter& null();

    /// key() and text() or number() in one.
    JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
    JsonWriter& member(std::string_view name, std::int64_t value) { return key(name).number(value); }

    /// The finished text with a final newline; every map and list must be closed.
    std::string finish();

private:
    void before_value();
    void line_break();
    JsonWriter& close(char bracket);

    std::string out_;
    std::vector<bool> has_items_;
    bool after_key_ = false;
};

/// `text` as a JSON string with its quotes.
std::string json_quoted(std::string_view text);

}  // namespace bookbag::files
