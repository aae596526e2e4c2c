// Reads fields out of YAML maps and keeps every fault instead of stopping at the first.
//
// An author who made three mistakes wants to hear of three. A field that does not read gives its fallback and a fault, and
// the caller looks at faults() once, at a named checkpoint.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/fault.hpp"
#include "files/yaml_node.hpp"

namespace bookbag::files {

/// Typed access to the entries of Maps, collecting faults.
class YamlReader {
public:
    /// The value under `key`, which must be there; otherwise the fallback and a fault at the map or value.
    std::string text(const YamlNode& map, std::string_view key);
    std::int64_t integer(const YamlNode& map, std::string_view key, std::int64_t fallback);
    base::Date date(const YamlNode& map, std::string_view key);

    /// The value under `key`; `fallback` without a fault when there is none, with a fault when it does not read.
    std::string text_or(const YamlNode& map, std::string_view key, std::string fallback);
    std::int64_t integer_or(const YamlNode& map, std::string_view key, std::int64_t fallback);
    double decimal_or(const YamlNode& map, std::string_view key, double fallback);
    base::Date date_or(const YamlNode& map, std::string_view key, base::Date fallback);
    std::vector<std::string> texts_or_none(const YamlNode& map, std::string_view key);

    /// The nodes of the List under `key`; none without a fault when there is no such key, a fault when it is no List.
    std::vector<YamlNode> list_or_none(const YamlNode& map, std::string_view key);
    /// The Map under `key`; an empty node without a fault when there is none, a fault when it is no Map.
    YamlNode map_or_none(const YamlNode& map, std::string_view key);

    /// Keeps a fault for every key of `map` outside `allowed`.
    void check_keys(const YamlNode& map, const std::vector<std::string>& allowed);
    /// Keeps a fault at the place of `node`.
    void refuse(const YamlNode& node, std::string what, std::string remedy);
    void refuse(base::Fault fault) { faults_.push_back(std::move(fault)); }

    const std::vector<base::Fault>& faults() const { return faults_; }
    std::vector<base::Fault> take_faults() { return std::move(faults_); }

private:
    template <typename T>
    T kept(base::Result<T> result, T fallback);

    std::vector<base::Fault> faults_;
};

}  // namespace bookbag::files
