// Zips from strangers and JSON between processes.
#include <gtest/gtest.h>

#include "files/json.hpp"
#include "files/zip.hpp"

namespace bookbag::files {
namespace {

std::string code_of(const base::Result<std::vector<ZipEntry>>& result) { return result ? "read" : result.error().code; }

TEST(Zip, ReadsBackWhatItWrites) {
    const std::string bytes = *make_zip({{"b.csv", "1,2\n"}, {"a.csv", std::string(100, 'x')}, {"__MACOSX/a.csv", "junk"}});
    const auto entries = unzip("x.zip", bytes, {});
    ASSERT_TRUE(entries) << base::to_string(entries.error());
    ASSERT_EQ(entries->size(), 2U);
    EXPECT_EQ((*entries)[0].name, "a.csv");
    EXPECT_EQ((*entries)[1].bytes, "1,2\n");
}

TEST(Zip, RefusesEveryCut) {
    const std::string bytes = *make_zip({{"pupils.csv", "pupil_id\nA1\n"}, {"evidence.csv", "x\n"}});
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
        EXPECT_FALSE(unzip("x.zip", std::string_view(bytes).substr(0, cut), {})) << cut;
    }
}

TEST(Zip, AFlippedByteNeverChangesContentUnseen) {
    const std::string whole = *make_zip({{"pupils.csv", "pupil_id\nA1\n"}});
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string flipped = whole;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x5A);
        const auto entries = unzip("x.zip", flipped, {});
        if (entries && !entries->empty() && (*entries)[0].name == "pupils.csv") {
            EXPECT_EQ((*entries)[0].bytes, "pupil_id\nA1\n") << i;
        }
    }
}

TEST(Zip, RefusesHostileNamesNestingAndBombs) {
    EXPECT_EQ(code_of(unzip("x.zip", *make_zip({{"../a.csv", "1"}}), {})), "E-ZIP-PATH");
    EXPECT_EQ(code_of(unzip("x.zip", *make_zip({{"/a.csv", "1"}}), {})), "E-ZIP-PATH");
    EXPECT_EQ(code_of(unzip("x.zip", *make_zip({{"inner.zip", "1"}}), {})), "E-ZIP-NESTED");
    EXPECT_EQ(code_of(unzip("x.zip", *make_zip({{"a.csv", std::string(9000, 'x')}}), {5000, 100})), "E-LIMIT");
    EXPECT_EQ(code_of(unzip("x.zip", "no zip at all", {})), "E-ZIP");
    EXPECT_EQ(code_of(unzip("x.zip", "", {})), "E-EMPTY");
}

TEST(Json, ReadsBackWhatItWrites) {
    JsonWriter writer;
    writer.open_map().member("name", "a \"b\"\n\x01").member("count", 12).key("ok").flag(true).key("none").null();
    writer.key("list").open_list().number(1).number(-2).close_list().key("empty").open_list().close_list().close_map();
    const std::string text = writer.finish();
    const auto node = parse_json("s.json", text);
    ASSERT_TRUE(node) << text;
    EXPECT_EQ(node->text_of("name"), "a \"b\"\n\x01");
    EXPECT_EQ(node->integer_of("count", 0), 12);
    EXPECT_EQ(node->find("ok")->text, "true");
    EXPECT_EQ(node->find("none")->kind, JsonNode::Kind::Null);
    EXPECT_EQ(node->find("list")->items[1].integer_or(0), -2);
    EXPECT_EQ(node->members.front().first, "name");
    EXPECT_EQ(text.substr(0, 5), "{\n  \"");
}

TEST(Json, RefusesWhatIsNotJson) {
    EXPECT_FALSE(parse_json("s.json", "{\"a\": }"));
    EXPECT_FALSE(parse_json("s.json", "{\"a\": 1"));
    EXPECT_FALSE(parse_json("s.json", std::string(200, '[') + std::string(200, ']')));
}

}  // namespace
}  // namespace bookbag::files
