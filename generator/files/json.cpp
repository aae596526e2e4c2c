// The door to Poco's JSON parser, and our own writer.
#include "files/json.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace bookbag::files {

namespace {

using Poco::Dynamic::Var;

constexpr std::size_t kMaxDepth = 64;

JsonNode node_of(const Var& value) {
    JsonNode node;
    if (value.isEmpty()) {
        return node;
    }
    if (value.type() == typeid(Poco::JSON::Object::Ptr)) {
        node.kind = JsonNode::Kind::Map;
        const auto& object = value.extract<Poco::JSON::Object::Ptr>();
        for (const std::string& name : object->getNames()) {
            node.members.emplace_back(name, node_of(object->get(name)));
        }
    } else if (value.type() == typeid(Poco::JSON::Array::Ptr)) {
        node.kind = JsonNode::Kind::List;
        for (const Var& item : *value.extract<Poco::JSON::Array::Ptr>()) {
            node.items.push_back(node_of(item));
        }
    } else {
        node.kind = value.isString() ? JsonNode::Kind::Text : value.isBoolean() ? JsonNode::Kind::Flag : JsonNode::Kind::Number;
        node.text = value.convert<std::string>();
    }
    return node;
}

base::Fault bad_json(const std::string& path, std::string what) {
    return {base::FaultKind::BadInput, {path, 0, 0}, std::move(what), "export the file again", "E-JSON"};
}

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
    for (const auto& [key, value] : members) {
        if (key == name) {
            return &value;
        }
    }
    return nullptr;
}

std::int64_t JsonNode::integer_or(std::int64_t fallback) const {
    return kind == Kind::Number ? base::parse_integer(text).value_or(fallback) : fallback;
}

std::string JsonNode::text_of(std::string_view name) const {
    const JsonNode* member = find(name);
    return member == nullptr ? std::string() : member->text;
}

std::int64_t JsonNode::integer_of(std::string_view name, std::int64_t fallback) const {
    const JsonNode* member = find(name);
    return member == nullptr ? fallback : member->integer_or(fallback);
}

base::Result<JsonNode> parse_json(const std::string& path, std::string_view bytes) {
    if (!base::is_utf8(bytes)) {
        return bad_json(path, "not UTF-8");
    }
    try {
        Poco::JSON::Parser parser(new Poco::JSON::ParseHandler(true));
        parser.setDepth(kMaxDepth);
        return node_of(parser.parse(std::string(bytes)));
    } catch (const Poco::Exception& error) {
        return bad_json(path, "not well-formed JSON: " + error.displayText());
    }
}

std::string json_quoted(std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += kHex[byte >> 4U];
            out += kHex[byte & 15U];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

void JsonWriter::line_break() { out_ += "\n" + std::string(2 * has_items_.size(), ' '); }

void JsonWriter::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (!has_items_.empty()) {
        out_ += has_items_.back() ? "," : "";
        has_items_.back() = true;
        line_break();
    }
}

JsonWriter& JsonWriter::open_map() {
    before_value();
    out_ += '{';
    has_items_.push_back(false);
    return *this;
}

JsonWriter& JsonWriter::open_list() {
    before_value();
    out_ += '[';
    has_items_.push_back(false);
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    const bool any = has_items_.back();
    has_items_.pop_back();
    if (any) {
        line_break();
    }
    out_ += bracket;
    return *this;
}

JsonWriter& JsonWriter::close_map() { return close('}'); }

JsonWriter& JsonWriter::close_list() { return close(']'); }

JsonWriter& JsonWriter::key(std::string_view name) {
    before_value();
    out_ += json_quoted(name) + ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    before_value();
    out_ += json_quoted(value);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    before_value();
    out_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
    before_value();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    before_value();
    out_ += "null";
    return *this;
}

std::string JsonWriter::finish() { return std::move(out_) + "\n"; }

}  // namespace bookbag::files
