// The door to yaml-cpp: its events become YamlNodes.
//
// The event interface is used, not YAML::Node: it gives the place of every key, tells quoted scalars from plain ones, and lets
// the node budget stop an alias bomb before memory is gone. Its exceptions end here.
#include "files/yaml_node.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace bookbag::files {

namespace {

using base::Fault;
using base::FaultKind;
using base::Origin;
using base::Result;

constexpr std::size_t kMaxNodes = 1'000'000;
constexpr std::size_t kMaxDepth = 64;
constexpr const char* kYamlRemedy = "correct the file at this place";

Fault bad(Origin where, std::string what, std::string remedy) {
    return Fault{FaultKind::BadInput, std::move(where), std::move(what), std::move(remedy), "E-YAML"};
}

/// Thrown through yaml-cpp's parser and caught in parse_yaml; never leaves this file.
struct Stop {
    Fault fault;
};

std::uint32_t one_based(int zero_based) { return zero_based < 0 ? 0U : static_cast<std::uint32_t>(zero_based) + 1; }

/// Line and column of the first byte that starts no UTF-8 character, for a text known to have one.
Origin first_bad_byte(const std::string& path, std::string_view bytes) {
    std::uint32_t line = 1;
    std::size_t line_start = 0;
    std::size_t i = 0;
    while (i < bytes.size()) {
        std::size_t length = 1;
        while (length <= 4 && !base::is_utf8(bytes.substr(i, length))) {
            ++length;
        }
        if (length > 4) {
            break;
        }
        if (bytes[i] == '\n') {
            ++line;
            line_start = i + 1;
        }
        i += length;
    }
    return Origin{path, line, static_cast<std::uint32_t>(i - line_start + 1)};
}

}  // namespace

/// Turns parser events into nodes, keeping the open lists and maps on a stack.
class YamlBuilder : public YAML::EventHandler {
public:
    explicit YamlBuilder(std::string path) : path_(std::make_shared<const std::string>(std::move(path))) {
        root = node_at(YAML::Mark(), YamlNode::Kind::Null);  // of an empty file, so that a complaint about it has a place
    }

    YamlNode root;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(node_at(mark, YamlNode::Kind::Null), anchor);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end()) {
            throw Stop{bad(place(mark), "an alias inside its own anchor", kYamlRemedy)};
        }
        count(found->second, mark);
        add(YamlNode(found->second), YAML::NullAnchor);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        YamlNode node = node_at(mark, YamlNode::Kind::Scalar);
        node.text_ = value;
        node.quoted_ = tag == "!";
        add(std::move(node), anchor);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(node_at(mark, YamlNode::Kind::List), anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(node_at(mark, YamlNode::Kind::Map), anchor);
    }
    void OnMapEnd() override { close(); }

    Origin place(const YAML::Mark& mark) const { return {*path_, one_based(mark.line), one_based(mark.column)}; }

private:
    struct Open {
        YamlNode node;
        YAML::anchor_t anchor = YAML::NullAnchor;
        std::optional<YamlEntry> pending;  ///< a key waiting for its value
    };

    YamlNode node_at(const YAML::Mark& mark, YamlNode::Kind kind) {
        if (++nodes_ > kMaxNodes) {
            throw Stop{bad(place(mark), "more than 1,000,000 nodes", "split the file or remove the repeated aliases")};
        }
        YamlNode node;
        node.kind_ = kind;
        node.line_ = one_based(mark.line);
        node.column_ = one_based(mark.column);
        node.path_ = path_;
        return node;
    }

    void open(YamlNode node, YAML::anchor_t anchor) {
        if (stack_.size() >= kMaxDepth) {
            throw Stop{bad(node.where(), "nested more than 64 deep", kYamlRemedy)};
        }
        refuse_as_key(node);
        stack_.push_back(Open{std::move(node), anchor, std::nullopt});
    }

    void close() {
        Open top = std::move(stack_.back());
        stack_.pop_back();
        add(std::move(top.node), top.anchor);
    }

    /// A list or map where a key is due.
    void refuse_as_key(const YamlNode& node) const {
        if (!stack_.empty() && stack_.back().node.is_map() && !stack_.back().pending && !node.is_scalar()) {
            throw Stop{bad(node.where(), "a key must be one word or one quoted text", kYamlRemedy)};
        }
    }

    void add(YamlNode node, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor) {
            anchors_[anchor] = node;
        }
        if (stack_.empty()) {
            root = std::move(node);
            return;
        }
        Open& parent = stack_.back();
        if (parent.node.is_list()) {
            parent.node.items_.push_back(std::move(node));
        } else if (parent.pending) {
            parent.pending->value = std::move(node);
            parent.node.entries_.push_back(std::move(*parent.pending));
            parent.pending.reset();
        } else {
            begin_entry(parent, node);
        }
    }

    void begin_entry(Open& parent, const YamlNode& key) const {
        refuse_as_key(key);
        if (parent.node.find(key.text_) != nullptr) {
            throw Stop{bad(key.where(), "key \"" + key.text_ + "\" is given twice", "keep one of the two")};
        }
        parent.pending = YamlEntry{key.text_, {}, key.line_, key.column_};
    }

    void count(const YamlNode& node, const YAML::Mark& mark) {
        if (++nodes_ > kMaxNodes) {
            throw Stop{bad(place(mark), "more than 1,000,000 nodes", "split the file or remove the repeated aliases")};
        }
        for (const YamlNode& item : node.items_) {
            count(item, mark);
        }
        for (const YamlEntry& entry : node.entries_) {
            count(entry.value, mark);
        }
    }

    std::shared_ptr<const std::string> path_;
    std::vector<Open> stack_;
    std::map<YAML::anchor_t, YamlNode> anchors_;
    std::size_t nodes_ = 0;
};

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const YamlEntry& entry : entries_) {
        if (entry.key == key) {
            return &entry.value;
        }
    }
    return nullptr;
}

base::Origin YamlNode::where() const { return {path_ ? *path_ : std::string(), line_, column_}; }

base::Origin YamlNode::where_key(std::string_view key) const {
    for (const YamlEntry& entry : entries_) {
        if (entry.key == key) {
            return entry.where();
        }
    }
    return where();
}

base::Origin YamlEntry::where() const { return {value.where().path, key_line, key_column}; }

base::Result<YamlNode> parse_yaml(std::string path, std::string_view bytes) {
    if (!base::is_utf8(bytes)) {
        return bad(first_bad_byte(path, bytes), "a byte that is not UTF-8", "save the file as UTF-8");
    }
    YamlBuilder builder(std::move(path));
    try {
        std::istringstream stream{std::string(bytes)};
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        YamlNode root = std::move(builder.root);
        builder.root = YamlNode();
        if (parser.HandleNextDocument(builder)) {
            return bad(builder.root.where(), "a second document", "keep one document in a file");
        }
        return root;
    } catch (const Stop& stop) {
        return stop.fault;
    } catch (const YAML::Exception& error) {
        return bad(builder.place(error.mark), error.msg, kYamlRemedy);
    }
}

base::Fault fault_at(const YamlNode& node, std::string what, std::string remedy) {
    return bad(node.where(), std::move(what), std::move(remedy));
}

base::Result<std::string> as_text(const YamlNode& node) {
    if (node.is_list() || node.is_map()) {
        return bad(node.where(), "one value is due here, not a list or map", "write one value");
    }
    return node.text();
}

base::Result<std::int64_t> as_int(const YamlNode& node) {
    const auto number = node.is_scalar() ? base::parse_integer(node.text()) : std::nullopt;
    if (!number) {
        return bad(node.where(), "\"" + node.text() + "\" is not a whole number", "write a whole number");
    }
    return *number;
}

base::Result<double> as_decimal(const YamlNode& node) {
    const auto number = node.is_scalar() ? base::parse_decimal(node.text()) : std::nullopt;
    if (!number) {
        return bad(node.where(), "\"" + node.text() + "\" is not a number", "write a number such as 0.25");
    }
    return *number;
}

base::Result<bool> as_flag(const YamlNode& node) {
    const std::string word = base::lower_ascii(node.text());
    if (node.is_scalar() && (word == "yes" || word == "true")) {
        return true;
    }
    if (node.is_scalar() && (word == "no" || word == "false")) {
        return false;
    }
    return bad(node.where(), "\"" + node.text() + "\" is neither yes nor no", "write yes or no");
}

base::Result<base::Date> as_date(const YamlNode& node) {
    auto date = node.is_scalar() ? base::parse_iso_date(node.text()) : base::Result<base::Date>(Fault{});
    if (!date) {
        return bad(node.where(), "\"" + node.text() + "\" is not a date", "write the date as 2026-09-07");
    }
    return date;
}

base::Result<std::vector<std::string>> as_texts(const YamlNode& node) {
    std::vector<std::string> texts;
    if (node.is_map()) {
        return bad(node.where(), "a list is due here, not a map", "write [one, two]");
    }
    if (node.is_scalar()) {
        texts.push_back(node.text());
    }
    for (const YamlNode& item : node.items()) {
        BOOKBAG_TRY(text, as_text(item));
        texts.push_back(std::move(text));
    }
    return texts;
}

base::Result<std::vector<std::int64_t>> as_ints(const YamlNode& node) {
    std::vector<std::int64_t> numbers;
    if (node.is_scalar()) {
        BOOKBAG_TRY(number, as_int(node));
        numbers.push_back(number);
    } else if (node.is_map()) {
        return bad(node.where(), "a list is due here, not a map", "write [1, 2]");
    }
    for (const YamlNode& item : node.items()) {
        BOOKBAG_TRY(number, as_int(item));
        numbers.push_back(number);
    }
    return numbers;
}

base::Result<const YamlNode*> required(const YamlNode& map, std::string_view key) {
    if (!map.is_map()) {
        return bad(map.where(), "\"" + std::string(key) + "\" is looked for, but this is no map", "write key: value lines");
    }
    const YamlNode* value = map.find(key);
    if (value == nullptr) {
        return Fault{FaultKind::Missing, map.where(), "no \"" + std::string(key) + "\" here",
                     "add a line \"" + std::string(key) + ": ...\"", "E-YAML"};
    }
    return value;
}

base::Result<std::string> required_text(const YamlNode& map, std::string_view key) {
    BOOKBAG_TRY(value, required(map, key));
    return as_text(*value);
}

base::Result<std::int64_t> required_int(const YamlNode& map, std::string_view key) {
    BOOKBAG_TRY(value, required(map, key));
    return as_int(*value);
}

base::Result<std::string> text_or(const YamlNode& map, std::string_view key, std::string fallback) {
    const YamlNode* value = map.find(key);
    if (value == nullptr || value->is_null()) {
        return fallback;
    }
    return as_text(*value);
}

base::Result<std::int64_t> int_or(const YamlNode& map, std::string_view key, std::int64_t fallback) {
    const YamlNode* value = map.find(key);
    if (value == nullptr || value->is_null()) {
        return fallback;
    }
    return as_int(*value);
}

base::Result<double> decimal_or(const YamlNode& map, std::string_view key, double fallback) {
    const YamlNode* value = map.find(key);
    if (value == nullptr || value->is_null()) {
        return fallback;
    }
    return as_decimal(*value);
}

base::Result<std::vector<std::string>> texts_of(const YamlNode& map, std::string_view key) {
    const YamlNode* value = map.find(key);
    return value == nullptr ? base::Result<std::vector<std::string>>(std::vector<std::string>()) : as_texts(*value);
}

std::vector<base::Fault> unknown_keys(const YamlNode& map, const std::vector<std::string>& allowed) {
    std::vector<Fault> faults;
    if (!map.is_map()) {
        faults.push_back(fault_at(map, "a map is due here", "write key: value lines"));
    }
    for (const YamlEntry& entry : map.entries()) {
        bool known = false;
        for (const std::string& name : allowed) {
            known = known || name == entry.key;
        }
        if (!known) {
            const auto near = base::nearest(entry.key, allowed);
            faults.push_back(bad(entry.where(), "unknown key \"" + entry.key + "\"",
                                 near ? "did you mean \"" + *near + "\"?" : "allowed here: " + base::join(allowed, ", ")));
        }
    }
    return faults;
}

}  // namespace bookbag::files
