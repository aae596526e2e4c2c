// Each reader here is the one of yaml_node.hpp with its fault kept and a fallback given on.
#include "files/yaml_reader.hpp"

#include <utility>

namespace bookbag::files {

template <typename T>
T YamlReader::kept(base::Result<T> result, T fallback) {
    if (result) {
        return *std::move(result);
    }
    faults_.push_back(result.error());
    return fallback;
}

std::string YamlReader::text(const YamlNode& map, std::string_view key) {
    return kept(required_text(map, key), std::string());
}

std::int64_t YamlReader::integer(const YamlNode& map, std::string_view key, std::int64_t fallback) {
    return kept(required_int(map, key), fallback);
}

base::Date YamlReader::date(const YamlNode& map, std::string_view key) {
    const auto value = required(map, key);
    return value ? kept(as_date(**value), base::Date()) : kept(base::Result<base::Date>(value.error()), base::Date());
}

std::string YamlReader::text_or(const YamlNode& map, std::string_view key, std::string fallback) {
    return kept(files::text_or(map, key, fallback), fallback);
}

std::int64_t YamlReader::integer_or(const YamlNode& map, std::string_view key, std::int64_t fallback) {
    return kept(int_or(map, key, fallback), fallback);
}

double YamlReader::decimal_or(const YamlNode& map, std::string_view key, double fallback) {
    return kept(files::decimal_or(map, key, fallback), fallback);
}

base::Date YamlReader::date_or(const YamlNode& map, std::string_view key, base::Date fallback) {
    const YamlNode* value = map.find(key);
    return value == nullptr || value->is_null() ? fallback : kept(as_date(*value), fallback);
}

std::vector<std::string> YamlReader::texts_or_none(const YamlNode& map, std::string_view key) {
    return kept(texts_of(map, key), std::vector<std::string>());
}

std::vector<YamlNode> YamlReader::list_or_none(const YamlNode& map, std::string_view key) {
    const YamlNode* value = map.find(key);
    if (value == nullptr || value->is_null()) {
        return {};
    }
    if (!value->is_list()) {
        refuse(*value, "a list is due under \"" + std::string(key) + "\"", "write it as - lines or [one, two]");
    }
    return value->items();
}

YamlNode YamlReader::map_or_none(const YamlNode& map, std::string_view key) {
    const YamlNode* value = map.find(key);
    if (value == nullptr || value->is_null()) {
        return {};
    }
    if (!value->is_map()) {
        refuse(*value, "a map is due under \"" + std::string(key) + "\"", "write key: value lines");
        return {};
    }
    return *value;
}

void YamlReader::check_keys(const YamlNode& map, const std::vector<std::string>& allowed) {
    for (base::Fault& fault : unknown_keys(map, allowed)) {
        faults_.push_back(std::move(fault));
    }
}

void YamlReader::refuse(const YamlNode& node, std::string what, std::string remedy) {
    faults_.push_back(fault_at(node, std::move(what), std::move(remedy)));
}

}  // namespace bookbag::files
