// The helpers of reading.hpp; they stand in a *_test.cpp so that the test program links them.
#include "reading.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "questions/display.hpp"
#include "questions/expression.hpp"

namespace bookbag::tests {

using questions::Value;

std::string written(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Number:
            return base::to_string(value.as_number()) + (value.style() == questions::NumberStyle::Decimal ? "d" : "");
        case Value::Kind::Truth:
            return value.as_truth() ? "true" : "false";
        case Value::Kind::Text:
            return "'" + value.as_text() + "'";
        case Value::Kind::Shown:
            return "{" + value.as_text() + " | " + value.as_words() + "}";
        case Value::Kind::Approx:
            return "~";
        case Value::Kind::List: {
            std::vector<std::string> items;
            for (const auto& item : value.items()) {
                items.push_back(written(item));
            }
            return "[" + base::join(items, ", ") + "]";
        }
    }
    return "?";
}

std::string worth(const std::string& expression) {
    questions::Scope scope;
    const auto parsed = questions::Expression::parse(expression, scope, {{}, "", questions::DrawRule::Forbidden, 0});
    const auto failed = [](const base::Fault& fault) {
        return "! " + fault.what + (fault.remedy.empty() ? "" : " -> " + fault.remedy);
    };
    if (!parsed) {
        return failed(parsed.error());
    }
    questions::Frame frame;
    frame.slots.resize(scope.size());
    const auto value = parsed->evaluate(frame);
    return value ? written(*value) : failed(value.error());
}

questions::LoadedFile load_one(const std::string& body) {
    const std::string head =
        "format: bookbag-questions\nformat_version: 1\nskill: y5-calc-01\nnow: \"Add the ones first.\"\nkey_words: [sum, "
        "digit]\n"
        "family: {why: \"We add when we shop.\", ask: [\"What is 8 add 5?\", \"How do you know?\"], do: \"Add two prices "
        "from a leaflet.\"}\ntemplates:\n";
    const auto document = files::parse_yaml("y5-calc-01.yaml", head + body);
    if (!document) {
        return {{}, {document.error()}};
    }
    return questions::load_skill_file(
        *document,
        {{"y5-calc-01"}, {"calculation", "word_problem"}, {"no-carry", "off-by-one"}, {"sum", "digit"}, {"number_line"}});
}

std::string entry_with(const std::vector<std::string>& lines) {
    std::vector<std::pair<std::string, std::string>> entries = {
        {"id", "q-y5-calc-01-a"},
        {"version", "1"},
        {"type", "calculation"},
        {"difficulty", "1"},
        {"demand", "recall"},
        {"years", "[5]"},
        {"seconds", "30"},
        {"vars", "{a: \"rand(10,99)\", b: \"rand(10,99)\"}"},
        {"stem", "\"**Work out** ${{a}} + {{b}}$\""},
        {"answer", "{value: \"a + b\", form: integer, marks: 1}"},
        {"check", "{holds: \"ans - b == a\"}"},
        {"working", "[{do: \"${{a}} + {{b}} = {{a + b}}$\", why: \"**Add.**\"}]"},
        {"wrong", "[{value: \"a + b - 10\", misconception: no-carry}]"},
        {"space", "{type: fact}"},
        {"note", "\"{{a}}+{{b}}\""}};
    for (const auto& line : lines) {
        const auto colon = line.find(": ");
        const std::string key = line.substr(0, colon);
        const std::string value = colon == std::string::npos ? "" : line.substr(colon + 2);
        auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
        if (found == entries.end()) {
            entries.emplace_back(key, value);
        } else if (value == "-") {
            entries.erase(found);
        } else {
            found->second = value;
        }
    }
    std::string body;
    for (const auto& [key, value] : entries) {
        body += (body.empty() ? "  - " : "    ") + key + ": " + value + "\n";
    }
    return body;
}

questions::QuestionTemplate template_with(const std::vector<std::string>& lines) {
    const auto loaded = load_one(entry_with(lines));
    EXPECT_TRUE(loaded.faults.empty()) << faults_of(loaded);
    return loaded.file.templates.empty() ? questions::QuestionTemplate() : loaded.file.templates.front();
}

std::string faults_of(const questions::LoadedFile& loaded) {
    std::string text;
    for (const auto& fault : loaded.faults) {
        text += base::to_string(fault) + "\n";
    }
    return text;
}

}  // namespace bookbag::tests
