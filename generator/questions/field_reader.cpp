// Field by field, with the key path in every message.
#include "questions/field_reader.hpp"

#include <algorithm>

namespace bookbag::questions {

using files::YamlNode;

namespace {

Setting setting_at(const YamlNode& node, const std::string& key, DrawRule draws = DrawRule::Forbidden) {
    return {node.where(), key, draws, 0};
}

}  // namespace

bool FieldReader::check_keys(const YamlNode& map, const std::string& key, const std::vector<std::string>& allowed) {
    if (!map.is_map()) {
        refuse(map, key, "must be a map of keys and values");
        return false;
    }
    for (const auto& entry : map.entries()) {
        if (std::find(allowed.begin(), allowed.end(), entry.key) == allowed.end()) {
            const auto nearest = base::nearest(entry.key, allowed);
            const std::string path = key.empty() ? entry.key : key + "." + entry.key;
            faults_.push_back({base::FaultKind::BadInput,
                               entry.where(),
                               path + ": unknown key",
                               nearest ? "did you mean '" + *nearest + "'?" : "write one of: " + base::join(allowed, ", "),
                               {}});
        }
    }
    return true;
}

const YamlNode* FieldReader::required(const YamlNode& map, const std::string& name, const std::string& key) {
    const YamlNode* node = map.find(name);
    if (node == nullptr) {
        refuse(map, key, "is missing");
    }
    return node;
}

std::string FieldReader::text(const YamlNode& map, const std::string& name, const std::string& key) {
    const YamlNode* node = required(map, name, key);
    if (node == nullptr) {
        return {};
    }
    if (!node->is_scalar() || node->text().empty()) {
        refuse(*node, key, "must be a text");
        return {};
    }
    return node->text();
}

std::string FieldReader::text_or(const YamlNode& map, const std::string& name, const std::string& fallback) {
    return map.find(name) == nullptr ? fallback : text(map, name, name);
}

int FieldReader::number(const YamlNode& map, const std::string& name, const std::string& key, std::pair<int, int> range) {
    const YamlNode* node = required(map, name, key);
    if (node == nullptr) {
        return range.first;
    }
    const auto value = base::parse_integer(node->text());
    if (!value || *value < range.first || *value > range.second) {
        refuse(*node, key,
               "must be a whole number from " + std::to_string(range.first) + " to " + std::to_string(range.second));
        return range.first;
    }
    return static_cast<int>(*value);
}

int FieldReader::number_or(const YamlNode& map, const std::string& name, int fallback, std::pair<int, int> range) {
    return map.find(name) == nullptr ? fallback : number(map, name, name, range);
}

bool FieldReader::flag(const YamlNode& map, const std::string& name) {
    const YamlNode* node = map.find(name);
    if (node == nullptr) {
        return false;
    }
    if (node->text() != "true" && node->text() != "false") {
        refuse(*node, name, "must be true or false");
    }
    return node->text() == "true";
}

const std::vector<YamlNode>& FieldReader::list(const YamlNode& node, const std::string& key) {
    if (!node.is_list() && !node.is_null()) {
        refuse(node, key, "must be a list");
    }
    return node.items();
}

void FieldReader::check_known(const YamlNode& node, const std::string& word, const KnownNames::Set& set,
                              const std::string& kind) {
    if (set.empty() || set.contains(word)) {
        return;
    }
    const auto nearest = base::nearest(word, {set.begin(), set.end()});
    refuse(node, {}, "unknown " + kind + " '" + word + "'", nearest ? "did you mean '" + *nearest + "'?" : "");
}

std::optional<Expression> FieldReader::expression(const YamlNode& node, const std::string& key, DrawRule draws) {
    if (!node.is_scalar() || node.text().empty()) {
        refuse(node, key, "must be an expression", node.is_list() ? "write the list in quotes: \"[1, 2]\"" : "");
        return std::nullopt;
    }
    auto parsed = Expression::parse(node.text(), scope, setting_at(node, key, draws));
    if (!parsed) {
        refuse(std::move(parsed).error());
        return std::nullopt;
    }
    return std::move(*parsed);
}

TextTemplate FieldReader::text_template(const YamlNode& node, const std::string& key) {
    if (!node.is_scalar()) {
        refuse(node, key, "must be a text");
        return {};
    }
    auto parsed = TextTemplate::parse(node.text(), scope, setting_at(node, key));
    if (!parsed) {
        refuse(std::move(parsed).error());
        return {};
    }
    return std::move(*parsed);
}

TextTemplate FieldReader::text_template_or_empty(const YamlNode& map, const std::string& name, const std::string& key) {
    const YamlNode* node = map.find(name);
    return node == nullptr ? TextTemplate() : text_template(*node, key);
}

std::optional<FigureParameter> FieldReader::parameter(const YamlNode& node, const std::string& key) {
    if (node.is_list()) {
        std::vector<FigureParameter> items;
        for (const auto& item : node.items()) {
            if (auto read = parameter(item, key + "[" + std::to_string(items.size()) + "]")) {
                items.push_back(std::move(*read));
            }
        }
        return FigureParameter{std::move(items)};
    }
    if (node.is_map()) {
        std::map<std::string, FigureParameter> entries;
        for (const auto& entry : node.entries()) {
            if (auto read = parameter(entry.value, key + "." + entry.key)) {
                entries.emplace(entry.key, std::move(*read));
            }
        }
        return FigureParameter{std::move(entries)};
    }
    const bool empty_text = node.is_scalar() && node.quoted() && node.text().empty();
    if (empty_text || node.text().find("{{") != std::string::npos) {
        return FigureParameter{text_template(node, key)};
    }
    auto parsed = expression(node, key);
    return parsed ? std::optional(FigureParameter{std::move(*parsed)}) : std::nullopt;
}

std::optional<FigureTemplate> FieldReader::figure(const YamlNode& node, const std::string& key) {
    if (!node.is_map()) {
        refuse(node, key, "must be a map with kind");
        return std::nullopt;
    }
    FigureTemplate figure;
    figure.where = node.where();
    figure.kind = text(node, "kind", key + ".kind");
    if (const YamlNode* kind = node.find("kind")) {
        check_known(*kind, figure.kind, known.figure_kinds, "figure kind");
    }
    for (const auto& entry : node.entries()) {
        if (entry.key == "when") {
            figure.when = one_of(entry.value, key + ".when", FigureWhen::Answer);
        } else if (entry.key != "kind") {
            if (auto read = parameter(entry.value, key + "." + entry.key)) {
                figure.parameters.emplace(entry.key, std::move(*read));
            }
        }
    }
    return figure;
}

}  // namespace bookbag::questions
