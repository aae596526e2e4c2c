// One Sink is shared by a figure and the maps inside it: the first fault, and for each map the keys that were asked for.
#include "layout/figures/parameters.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace bookbag::layout::figures {

using base::Fault;
using base::FaultKind;
using base::Rational;
using document::FigureValue;

/// One map of values and the keys asked for, in order of asking.
struct Parameters::Node {
    std::string place;  ///< "" or "jumps[0]."
    const FigureValue::Map* values = nullptr;
    std::vector<std::string> asked;
};

struct Parameters::Sink {
    std::string kind;
    std::vector<Node> nodes;
    std::optional<Fault> fault;
};

Parameters::Parameters(std::string_view kind, const FigureValue::Map& values) : sink_(std::make_shared<Sink>()) {
    sink_->kind = kind;
    sink_->nodes.push_back({"", &values, {}});
}

Parameters::Parameters(std::shared_ptr<Sink> sink, std::string place, const FigureValue::Map* values)
    : sink_(std::move(sink)), node_(sink_->nodes.size()) {
    sink_->nodes.push_back({std::move(place), values, {}});
}

void Parameters::refuse(const std::string& what, const std::string& remedy) {
    if (!sink_->fault) {
        sink_->fault = Fault{FaultKind::BadInput, {}, "figure " + sink_->kind + ": " + what, remedy, "E-FIGURE"};
    }
}

void Parameters::wrong(std::string_view key, const std::string& what) {
    refuse("`" + sink_->nodes[node_].place + std::string(key) + "` " + what, "see this kind in docs/formats/figures.md");
}

void Parameters::demand(bool holds, std::string_view key, const std::string& what) {
    if (!holds) {
        wrong(key, what);
    }
}

bool Parameters::has(std::string_view key) const {
    return sink_->nodes[node_].values->contains(std::string(key));
}

const FigureValue* Parameters::find(std::string_view key) {
    Node& node = sink_->nodes[node_];
    const std::string name(key);
    if (std::find(node.asked.begin(), node.asked.end(), name) == node.asked.end()) {
        node.asked.push_back(name);
    }
    const auto found = node.values->find(name);
    return found == node.values->end() ? nullptr : &found->second;
}

const FigureValue* Parameters::need(std::string_view key) {
    const FigureValue* value = find(key);
    if (value == nullptr) {
        // A misspelt key explains a missing one better than "is missing" does; done() would find it only later.
        const Node& node = sink_->nodes[node_];
        for (const auto& [name, unused] : *node.values) {
            const bool asked = std::find(node.asked.begin(), node.asked.end(), name) != node.asked.end();
            if (!asked && base::nearest(name, {std::string(key)})) {
                refuse("unknown parameter `" + node.place + name + "`", "did you mean `" + std::string(key) + "`?");
            }
        }
        refuse("`" + node.place + std::string(key) + "` is missing", "give `" + std::string(key) + "`");
    }
    return value;
}

std::optional<Rational> Parameters::as_number(std::string_view key, const FigureValue& value) {
    if (const auto* number = std::get_if<Rational>(&value.value)) {
        return *number;
    }
    if (const auto* text = std::get_if<std::string>(&value.value)) {
        if (auto number = base::parse_rational(*text)) {
            return *number;
        }
    }
    wrong(key, "must be a number");
    return std::nullopt;
}

Rational Parameters::number(std::string_view key) {
    const FigureValue* value = need(key);
    return value == nullptr ? Rational(1) : as_number(key, *value).value_or(Rational(1));
}

Rational Parameters::number(std::string_view key, const Rational& fallback) {
    return maybe_number(key).value_or(fallback);
}

std::optional<Rational> Parameters::maybe_number(std::string_view key) {
    const FigureValue* value = find(key);
    return value == nullptr ? std::nullopt : as_number(key, *value);
}

int Parameters::as_whole(std::string_view key, Limits limits, const FigureValue& value) {
    const std::optional<Rational> number = as_number(key, value);
    const bool good = number && number->is_integer() && number->numerator() >= limits.least && number->numerator() <= limits.most;
    if (number && !good) {
        wrong(key, "is " + base::to_string(*number) + ", but must be a whole number from " + std::to_string(limits.least) +
                       " to " + std::to_string(limits.most));
    }
    return static_cast<int>(good ? number->numerator() : limits.least);
}

int Parameters::whole(std::string_view key, Limits limits) {
    const FigureValue* value = need(key);
    return value == nullptr ? static_cast<int>(limits.least) : as_whole(key, limits, *value);
}

int Parameters::whole(std::string_view key, Limits limits, int fallback) {
    return maybe_whole(key, limits).value_or(fallback);
}

std::optional<int> Parameters::maybe_whole(std::string_view key, Limits limits) {
    const FigureValue* value = find(key);
    return value == nullptr ? std::nullopt : std::optional<int>(as_whole(key, limits, *value));
}

bool Parameters::yes(std::string_view key, bool fallback) {
    const FigureValue* value = find(key);
    if (value == nullptr) {
        return fallback;
    }
    if (const auto* truth = std::get_if<bool>(&value->value)) {
        return *truth;
    }
    if (const auto* text = std::get_if<std::string>(&value->value); text != nullptr && (*text == "true" || *text == "false")) {
        return *text == "true";
    }
    return as_whole(key, {0, 1}, *value) == 1;
}

std::string Parameters::choice(std::string_view key, const std::vector<std::string>& allowed) {
    const FigureValue* value = find(key);
    if (value == nullptr) {
        return allowed.front();
    }
    std::string text;
    if (const auto* words = std::get_if<std::string>(&value->value)) {
        text = *words;
    } else if (const auto* number = std::get_if<Rational>(&value->value)) {
        text = base::to_string(*number);
    }
    if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) {
        return text;
    }
    const auto near = base::nearest(text, allowed);
    refuse("`" + sink_->nodes[node_].place + std::string(key) + "` is '" + text + "'",
           near ? "did you mean '" + *near + "'?" : "use one of " + base::join(allowed, ", "));
    return allowed.front();
}

std::string Parameters::needed_choice(std::string_view key, const std::vector<std::string>& allowed) {
    need(key);
    return choice(key, allowed);
}

Entry Parameters::as_entry(std::string_view key, const FigureValue& value) {
    auto entry = entry_of(value);
    if (!entry) {
        wrong(key, "must be a text or a number");
        return {};
    }
    return *std::move(entry);
}

Entry Parameters::entry(std::string_view key) {
    const FigureValue* value = find(key);
    return value == nullptr ? Entry{} : as_entry(key, *value);
}

Entry Parameters::needed_entry(std::string_view key) {
    const FigureValue* value = need(key);
    return value == nullptr ? Entry{} : as_entry(key, *value);
}

std::string Parameters::words(std::string_view key) {
    return document::plain_text(entry(key).text);
}

std::vector<const FigureValue*> Parameters::items(std::string_view key) {
    const FigureValue* value = find(key);
    if (value == nullptr) {
        return {};
    }
    const auto* list = std::get_if<FigureValue::List>(&value->value);
    if (list == nullptr) {
        return {value};
    }
    std::vector<const FigureValue*> found;
    for (const FigureValue& item : *list) {
        found.push_back(&item);
    }
    demand(found.size() <= 200, key, "has more than 200 members");
    return found;
}

std::vector<Rational> Parameters::numbers(std::string_view key) {
    std::vector<Rational> list;
    for (const FigureValue* item : items(key)) {
        if (const auto number = as_number(key, *item)) {
            list.push_back(*number);
        }
    }
    return list;
}

std::vector<Rational> Parameters::needed_numbers(std::string_view key) {
    need(key);
    auto list = numbers(key);
    demand(!list.empty(), key, "is empty");
    return list;
}

std::vector<int> Parameters::wholes(std::string_view key, Limits limits) {
    std::vector<int> list;
    for (const FigureValue* item : items(key)) {
        list.push_back(as_whole(key, limits, *item));
    }
    return list;
}

std::vector<Entry> Parameters::entries(std::string_view key) {
    std::vector<Entry> list;
    for (const FigureValue* item : items(key)) {
        list.push_back(as_entry(key, *item));
    }
    return list;
}

std::vector<Entry> Parameters::needed_entries(std::string_view key) {
    need(key);
    auto list = entries(key);
    demand(!list.empty(), key, "is empty");
    return list;
}

std::vector<std::vector<Entry>> Parameters::entry_rows(std::string_view key) {
    std::vector<std::vector<Entry>> rows;
    need(key);
    for (const FigureValue* item : items(key)) {
        const auto* list = std::get_if<FigureValue::List>(&item->value);
        if (list == nullptr) {
            wrong(key, "must be a list of lists");
            return {};
        }
        auto& row = rows.emplace_back();
        for (const FigureValue& cell : *list) {
            row.push_back(as_entry(key, cell));
        }
    }
    demand(!rows.empty(), key, "is empty");
    return rows;
}

std::vector<std::vector<Entry>> Parameters::row_or_rows(std::string_view key) {
    const auto all = items(key);
    if (all.empty()) {
        return {};
    }
    if (std::holds_alternative<FigureValue::List>(all.front()->value)) {
        return entry_rows(key);
    }
    std::vector<std::vector<Entry>> rows;
    rows.push_back(entries(key));
    return rows;
}

std::vector<Pair> Parameters::pairs(std::string_view key) {
    std::vector<Pair> list;
    for (const FigureValue* item : items(key)) {
        const auto* pair = std::get_if<FigureValue::List>(&item->value);
        if (pair == nullptr || pair->size() != 2) {
            wrong(key, "must be a list of pairs [x, y]");
            return {};
        }
        const auto x = as_number(key, pair->front());
        const auto y = as_number(key, pair->back());
        list.push_back({x.value_or(Rational()), y.value_or(Rational())});
    }
    return list;
}

std::vector<Parameters> Parameters::maps(std::string_view key) {
    std::vector<Parameters> list;
    int index = 0;
    for (const FigureValue* item : items(key)) {
        const auto* map = std::get_if<FigureValue::Map>(&item->value);
        if (map == nullptr) {
            wrong(key, "must be a list of named values {…}");
            return {};
        }
        const std::string place = sink_->nodes[node_].place + std::string(key) + "[" + std::to_string(index++) + "].";
        list.push_back(Parameters(sink_, place, map));
    }
    return list;
}

std::vector<Mark> Parameters::marks(std::string_view key) {
    std::vector<Mark> list;
    int index = 0;
    for (const FigureValue* item : items(key)) {
        const std::string place = sink_->nodes[node_].place + std::string(key) + "[" + std::to_string(index++) + "].";
        if (const auto* map = std::get_if<FigureValue::Map>(&item->value)) {
            Parameters inner(sink_, place, map);
            const Rational at = inner.number("at");
            list.push_back({at, inner.entry("label")});
        } else {
            list.push_back({as_number(key, *item).value_or(Rational()), {}});
        }
    }
    return list;
}

std::map<std::string, Entry> Parameters::labels(std::string_view key, const std::vector<std::string>& allowed) {
    std::map<std::string, Entry> found;
    const FigureValue* value = find(key);
    if (value == nullptr) {
        return found;
    }
    const auto* map = std::get_if<FigureValue::Map>(&value->value);
    if (map == nullptr) {
        wrong(key, "must be named values {…}");
        return found;
    }
    Parameters inner(sink_, sink_->nodes[node_].place + std::string(key) + ".", map);
    for (const std::string& name : allowed) {
        Entry entry = inner.entry(name);
        if (!entry.empty()) {
            found.emplace(name, std::move(entry));
        }
    }
    return found;
}

Pair Parameters::interval(std::string_view key) {
    const auto list = needed_numbers(key);
    if (list.size() != 2 || list[0] >= list[1]) {
        wrong(key, "must be [from, to] with from < to");
        return {Rational(0), Rational(1)};
    }
    return {list[0], list[1]};
}

bool Parameters::failed() const {
    return sink_->fault.has_value();
}

base::Status Parameters::done() const {
    if (sink_->fault) {
        return *sink_->fault;
    }
    for (const Node& node : sink_->nodes) {
        for (const auto& [name, unused] : *node.values) {
            if (std::find(node.asked.begin(), node.asked.end(), name) != node.asked.end()) {
                continue;
            }
            const auto near = base::nearest(name, node.asked);
            return Fault{FaultKind::BadInput,
                         {},
                         "figure " + sink_->kind + ": unknown parameter `" + node.place + name + "`",
                         near ? "did you mean `" + *near + "`?" : "known here: " + base::join(node.asked, ", "),
                         "E-FIGURE"};
        }
    }
    return {};
}

}  // namespace bookbag::layout::figures
