// Reads the fields of one template map and keeps every fault: an author who made three mistakes wants to hear of three.
// Inside the room only.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/text.hpp"
#include "files/yaml_node.hpp"
#include "questions/question_template.hpp"
#include "questions/template_loader.hpp"

namespace bookbag::questions {

/// Fields, expressions and texts of a map; `key` is the path that messages name, as "answer.value".
class FieldReader {
public:
    FieldReader(const KnownNames& names, std::vector<base::Fault>& faults) : known(names), faults_(faults) {}

    /// Keeps "key: what" at the place of `node`.
    void refuse(const files::YamlNode& node, const std::string& key, const std::string& what,
                const std::string& remedy = {}) {
        faults_.push_back({base::FaultKind::BadInput, node.where(), key.empty() ? what : key + ": " + what, remedy, {}});
    }
    void refuse(base::Fault fault) { faults_.push_back(std::move(fault)); }
    /// Keeps a fault for each key of `map` outside `allowed`; true when `map` is a map.
    bool check_keys(const files::YamlNode& map, const std::string& key, const std::vector<std::string>& allowed);

    /// The node under the last part of `key`, or nullptr with a fault.
    const files::YamlNode* required(const files::YamlNode& map, const std::string& name, const std::string& key);
    /// Scalar text; a fault and "" when it is missing or no scalar.
    std::string text(const files::YamlNode& map, const std::string& name, const std::string& key);
    std::string text_or(const files::YamlNode& map, const std::string& name, const std::string& fallback);
    /// A whole number least … most.
    int number(const files::YamlNode& map, const std::string& name, const std::string& key, std::pair<int, int> range);
    int number_or(const files::YamlNode& map, const std::string& name, int fallback, std::pair<int, int> range);
    bool flag(const files::YamlNode& map, const std::string& name);
    /// The items of a list; a fault when the node is something else, none when it is null.
    const std::vector<files::YamlNode>& list(const files::YamlNode& node, const std::string& key);

    /// Refuses `word` unless it is in `set` or the set is empty.
    void check_known(const files::YamlNode& node, const std::string& word, const KnownNames::Set& set,
                     const std::string& kind);

    /// One of the names of a closed set (its enumerators counted from 0).
    template <typename Enum>
    Enum one_of(const files::YamlNode& node, const std::string& key, Enum last) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
            names.emplace_back(name_of(static_cast<Enum>(i)));
            if (node.is_scalar() && node.text() == names.back()) {
                return static_cast<Enum>(i);
            }
        }
        const auto nearest = base::nearest(node.text(), names);
        refuse(node, key, "unknown word '" + node.text() + "'",
               nearest ? "did you mean '" + *nearest + "'?" : "write one of: " + base::join(names, ", "));
        return static_cast<Enum>(0);
    }

    std::optional<Expression> expression(const files::YamlNode& node, const std::string& key,
                                         DrawRule draws = DrawRule::Forbidden);
    TextTemplate text_template(const files::YamlNode& node, const std::string& key);
    TextTemplate text_template_or_empty(const files::YamlNode& map, const std::string& name, const std::string& key);
    std::optional<FigureTemplate> figure(const files::YamlNode& node, const std::string& key);

    const KnownNames& known;
    Scope scope;

private:
    std::optional<FigureParameter> parameter(const files::YamlNode& node, const std::string& key);

    std::vector<base::Fault>& faults_;
};

}  // namespace bookbag::questions
