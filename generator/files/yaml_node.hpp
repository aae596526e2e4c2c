// YAML as a value with a place for every key and node.
//
// Teachers and authors write YAML by hand, so every later complaint must be able to point at line and column. Rooms
// turn their own YAML into their own nouns with the helpers below; yaml-cpp itself is seen by yaml_node.cpp only.
// Scalars stay text: `no`, `1.0` and `5-3` are never turned into something else behind the author's back.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/fault.hpp"
#include "base/result.hpp"

namespace bookbag::files {

struct YamlEntry;

/// One node of a document. Kinds: Null (empty, `~` or `null` unquoted), Scalar, List, Map with its entries in written order.
class YamlNode {
public:
    enum class Kind : std::uint8_t { Null, Scalar, List, Map };

    YamlNode() = default;

    Kind kind() const { return kind_; }
    bool is_null() const { return kind_ == Kind::Null; }
    bool is_scalar() const { return kind_ == Kind::Scalar; }
    bool is_list() const { return kind_ == Kind::List; }
    bool is_map() const { return kind_ == Kind::Map; }

    /// The text of a Scalar; empty for every other kind.
    const std::string& text() const { return text_; }
    /// Whether the scalar was written in quotes or as a block, so that `"5"` can be told from `5`.
    bool quoted() const { return quoted_; }
    /// The members of a List in order; empty for every other kind.
    const std::vector<YamlNode>& items() const { return items_; }
    /// The entries of a Map in written order; empty for every other kind. Keys are unique.
    const std::vector<YamlEntry>& entries() const { return entries_; }

    /// The value under `key` of a Map, or nullptr when there is none (or this is no Map). Lives as long as this node.
    const YamlNode* find(std::string_view key) const;
    /// The place of `key` in a Map; the place of the Map itself when there is no such key.
    base::Origin where_key(std::string_view key) const;
    /// File, line and column of this node.
    base::Origin where() const;

private:
    friend class YamlBuilder;

    Kind kind_ = Kind::Null;
    bool quoted_ = false;
    std::uint32_t line_ = 0;
    std::uint32_t column_ = 0;
    std::shared_ptr<const std::string> path_;
    std::string text_;
    std::vector<YamlNode> items_;
    std::vector<YamlEntry> entries_;
};

/// One `key: value` of a Map; `at` holds the place of the key.
struct YamlEntry {
    std::string key;
    YamlNode value;
    std::uint32_t key_line = 0;
    std::uint32_t key_column = 0;

    /// File, line and column of the key.
    base::Origin where() const;
};

/// Reads one YAML 1.2 document from `bytes` (UTF-8). `path` is used in places only; nothing is opened. Aliases are
/// copied, within a budget of 1,000,000 nodes. An empty document is a Null node. BadInput with line and column for: bytes
/// that are no UTF-8, bad syntax, a key that is no scalar, a key given twice, a second document, nesting above 64, too many nodes.
base::Result<YamlNode> parse_yaml(std::string path, std::string_view bytes);

/// A BadInput fault at the place of `node`.
base::Fault fault_at(const YamlNode& node, std::string what, std::string remedy);

/// One scalar as text (a Null is ""), whole number, decimal number, yes/no (also true/false) or ISO date; BadInput at the
/// node's place when it is another kind or does not read as one.
base::Result<std::string> as_text(const YamlNode& node);
base::Result<std::int64_t> as_int(const YamlNode& node);
base::Result<double> as_decimal(const YamlNode& node);
base::Result<bool> as_flag(const YamlNode& node);
base::Result<base::Date> as_date(const YamlNode& node);
/// A List of scalars, or one scalar taken as a list of one, or Null as an empty list.
base::Result<std::vector<std::string>> as_texts(const YamlNode& node);
base::Result<std::vector<std::int64_t>> as_ints(const YamlNode& node);

/// The value under `key`; Missing at the map's place when there is none, BadInput when `map` is no Map.
base::Result<const YamlNode*> required(const YamlNode& map, std::string_view key);
/// The value under `key` read as its type; faults of required() and of the as_… reader.
base::Result<std::string> required_text(const YamlNode& map, std::string_view key);
base::Result<std::int64_t> required_int(const YamlNode& map, std::string_view key);
/// The same with `fallback` when there is no such key (or it is Null); a value that does not read is still BadInput.
base::Result<std::string> text_or(const YamlNode& map, std::string_view key, std::string fallback);
base::Result<std::int64_t> int_or(const YamlNode& map, std::string_view key, std::int64_t fallback);
base::Result<double> decimal_or(const YamlNode& map, std::string_view key, double fallback);
/// The list under `key`, empty when there is none.
base::Result<std::vector<std::string>> texts_of(const YamlNode& map, std::string_view key);

/// One BadInput for every key of `map` that is not in `allowed`, at the key's place, naming the nearest allowed key;
/// one fault at the node when it is no Map.
std::vector<base::Fault> unknown_keys(const YamlNode& map, const std::vector<std::string>& allowed);

}  // namespace bookbag::files
