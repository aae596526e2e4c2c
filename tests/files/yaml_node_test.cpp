// YAML as values: every node and key knows its place, and every refusal names one.
#include "files/yaml_node.hpp"

#include <gtest/gtest.h>

namespace bookbag::files {
namespace {

YamlNode parsed(std::string_view text) {
    auto node = parse_yaml("map.yaml", text);
    EXPECT_TRUE(node) << (node ? "" : base::to_string(node.error()));
    return node ? *node : YamlNode();
}

std::string refusal(std::string_view text) {
    const auto node = parse_yaml("map.yaml", text);
    return node ? "no fault" : base::to_string(node.error());
}

TEST(YamlNode, EveryKeyAndNodeHasItsPlace) {
    const YamlNode root = parsed("a: 1\nb:\n  - x\n  - {c: 'two'}\n");
    EXPECT_EQ(base::to_string(root.where_key("b")), "map.yaml:2:1");
    const YamlNode& c = *root.find("b")->items()[1].find("c");
    EXPECT_EQ(base::to_string(c.where()), "map.yaml:4:9");
    EXPECT_TRUE(c.quoted());
    EXPECT_FALSE(root.find("a")->quoted());
}

TEST(YamlNode, KeepsScalarsAsWritten) {
    const YamlNode root = parsed("a: no\nb: 1.0\nc: 5-3\nd: ~\ne: \"null\"\nf:\n");
    EXPECT_EQ(root.find("a")->text(), "no");
    EXPECT_EQ(root.find("b")->text(), "1.0");
    EXPECT_EQ(root.find("c")->text(), "5-3");
    EXPECT_TRUE(root.find("d")->is_null());
    EXPECT_EQ(root.find("e")->text(), "null");
    EXPECT_TRUE(root.find("f")->is_null());
}

TEST(YamlNode, RefusesAKeyGivenTwice) {
    EXPECT_EQ(refusal("a: 1\nb: 2\na: 3\n"), "map.yaml:3:1: E-YAML key \"a\" is given twice: keep one of the two");
}

TEST(YamlNode, RefusesBytesThatAreNotUtf8AtTheirPlace) {
    EXPECT_EQ(refusal("a: 1\nb: caf\xE9\n").substr(0, 22), "map.yaml:2:7: E-YAML a");
}

TEST(YamlNode, RefusesBadSyntaxWithLineAndColumn) {
    EXPECT_EQ(refusal("a: [1, 2\nb: 3\n").substr(0, 11), "map.yaml:2:");
}

TEST(YamlNode, RefusesASecondDocument) {
    EXPECT_EQ(refusal("a: 1\n---\nb: 2\n"), "map.yaml:3:1: E-YAML a second document: keep one document in a file");
}

TEST(YamlNode, CopiesAliases) {
    const YamlNode root = parsed("a: &x [1, 2]\nb: *x\n");
    ASSERT_EQ(root.find("b")->items().size(), 2U);
    EXPECT_EQ(root.find("b")->items()[1].text(), "2");
}

TEST(YamlNode, StopsAnAliasBomb) {
    std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 9; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int j = 0; j < 9; ++j) {
            text += before + ", ";
        }
        text += before + "]\n";
    }
    EXPECT_NE(refusal(text).find("more than 1,000,000 nodes"), std::string::npos);
}

TEST(YamlNode, RefusesDeepNesting) {
    EXPECT_NE(refusal(std::string(100, '[') + std::string(100, ']')).find("nested more than 64 deep"), std::string::npos);
}

TEST(YamlNode, AnEmptyDocumentIsNull) {
    EXPECT_TRUE(parsed("").is_null());
    EXPECT_TRUE(parsed("# only a comment\n").is_null());
}

TEST(YamlHelpers, ReadTypedValuesOrPointAtThePlace) {
    const YamlNode root = parsed("n: 12\nx: 0.5\nf: yes\nd: 2026-09-07\nl: [a, b]\none: a\nbad: seven\n");
    EXPECT_EQ(*required_int(root, "n"), 12);
    EXPECT_DOUBLE_EQ(*decimal_or(root, "x", 0), 0.5);
    EXPECT_TRUE(*as_flag(*root.find("f")));
    EXPECT_EQ(base::to_iso(*as_date(*root.find("d"))), "2026-09-07");
    EXPECT_EQ(*texts_of(root, "l"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(*texts_of(root, "one"), (std::vector<std::string>{"a"}));
    EXPECT_EQ(int_or(root, "missing", 7).value(), 7);
    EXPECT_EQ(base::to_string(int_or(root, "bad", 7).error()),
              "map.yaml:7:6: E-YAML \"seven\" is not a whole number: write a whole number");
    EXPECT_EQ(base::to_string(required_text(root, "name").error()),
              "map.yaml:1:1: E-YAML no \"name\" here: add a line \"name: ...\"");
}

TEST(YamlHelpers, UnknownKeysNameTheNearestKnownOne) {
    const auto faults = unknown_keys(parsed("titel: x\nid: y\n"), {"id", "title"});
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(base::to_string(faults[0]), "map.yaml:1:1: E-YAML unknown key \"titel\": did you mean \"title\"?");
}

TEST(Yaml, AnEmptyFileHasAPlace) {
    for (const char* text : {"", "# only a word to the reader\n", "\n\n"}) {
        const auto document = parse_yaml("school.yaml", text);
        ASSERT_TRUE(document) << text;
        EXPECT_TRUE(document->is_null());
        EXPECT_EQ(document->where().path, "school.yaml");
    }
}

}  // namespace
}  // namespace bookbag::files
