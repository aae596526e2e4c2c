// The CSV machine and the ladder of character sets: right rows from good files, one row lost at most from bad ones.
#include "files/csv.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "files/decode.hpp"

namespace bookbag::files {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Read {
    Rows rows;
    std::vector<std::string> defects;  ///< "line:field name"
    bool newline = false;
};

const char* name_of(CsvDefect defect) {
    switch (defect) {
        case CsvDefect::None: return "None";
        case CsvDefect::QuoteOpen: return "QuoteOpen";
        case CsvDefect::QuoteText: return "QuoteText";
        case CsvDefect::Width: return "Width";
        case CsvDefect::Cut: return "Cut";
        case CsvDefect::Limit: return "Limit";
    }
    return "?";
}

Read read(std::string_view text, std::size_t width = 0, char delimiter = ',') {
    CsvReader reader(text, delimiter, CsvQuote::Double);
    reader.expect_width(width);
    Read result;
    while (const CsvRecord* record = reader.next()) {
        if (record->defect != CsvDefect::None) {
            result.defects.push_back(std::to_string(record->line) + ":" + std::to_string(record->defect_field) + " " +
                                     name_of(record->defect));
            continue;
        }
        std::vector<std::string> row;
        for (const CsvField& field : record->fields) {
            row.emplace_back(field.text);
        }
        result.rows.push_back(row);
    }
    result.newline = reader.ended_with_newline();
    return result;
}

TEST(Csv, ReadsQuotesNewlinesAndDoubledQuotes) {
    const Read got = read("a,\"b,c\",\"d\"\"e\"\r\n\"two\nlines\",,x\n");
    EXPECT_EQ(got.rows, (Rows{{"a", "b,c", "d\"e"}, {"two\nlines", "", "x"}}));
    EXPECT_TRUE(got.newline);
}

TEST(Csv, CountsPhysicalLines) {
    CsvReader reader("a\n\"x\ny\"\nb\r\nc\rd", ',', CsvQuote::Double);
    std::vector<std::uint32_t> lines;
    while (const CsvRecord* record = reader.next()) {
        lines.push_back(record->line);
    }
    EXPECT_EQ(lines, (std::vector<std::uint32_t>{1, 2, 4, 5, 6}));
}

TEST(Csv, AnOpenQuoteCostsOneLineOnly) {
    const Read got = read("a,b\n1,\"open\n2,x\n3,y\n", 2);
    EXPECT_EQ(got.rows, (Rows{{"a", "b"}, {"2", "x"}, {"3", "y"}}));
    EXPECT_EQ(got.defects, (std::vector<std::string>{"2:2 QuoteOpen"}));
}

TEST(Csv, AnOpenQuoteThatALaterQuoteClosesCostsOneLineOnly) {
    const Read got = read("a,b\n1,\"open\n2,x\n3,\"y\"\n4,z\n", 2);
    EXPECT_EQ(got.rows, (Rows{{"a", "b"}, {"2", "x"}, {"3", "y"}, {"4", "z"}}));
    EXPECT_EQ(got.defects, (std::vector<std::string>{"2:2 QuoteOpen"}));
}

TEST(Csv, NamesTextAfterAClosingQuoteAndWrongWidths) {
    const Read got = read("a,b\n\"1\"x,2\n1,2,3\n1\n\n7,8\n", 2);
    EXPECT_EQ(got.defects, (std::vector<std::string>{"2:1 QuoteText", "3:3 Width", "4:1 Width"}));
    EXPECT_EQ(got.rows.back(), (std::vector<std::string>{"7", "8"}));
}

TEST(Csv, KnowsACutRecordFromAMissingLastNewline) {
    EXPECT_EQ(read("a,b\n1,2\n3", 2).defects, (std::vector<std::string>{"3:1 Cut"}));
    EXPECT_EQ(read("a,b\n1,\"2", 2).defects, (std::vector<std::string>{"2:2 Cut"}));
    const Read full = read("a,b\n1,2", 2);
    EXPECT_TRUE(full.defects.empty());
    EXPECT_FALSE(full.newline);
    EXPECT_EQ(read("a,b\n1,", 2).rows.back(), (std::vector<std::string>{"1", ""}));
}

TEST(Csv, RefusesAHugeCellAndTooManyColumns) {
    EXPECT_EQ(read("a," + std::string(65'537, 'x') + "\n1,2\n").defects, (std::vector<std::string>{"1:2 Limit"}));
    EXPECT_EQ(read(std::string(10'001, ',') + "\n").defects.size(), 1U);
    EXPECT_EQ(read("a,b\n1,\"" + std::string(70'000, 'x') + "\n2,3\n", 2).rows.back(), (std::vector<std::string>{"2", "3"}));
}

TEST(Csv, EveryCutGivesAPrefixOfTheRowsAndNeverAnother) {
    const std::string text = "id,name,mark\n1,\"O'Brien, Ann\",5\n2,\"a \"\"b\"\" c\",12\r\n3,\"two\nlines\",7\n";
    const Rows whole = read(text, 3).rows;
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        const Read part = read(text.substr(0, cut), 3);
        ASSERT_LE(part.rows.size(), whole.size()) << cut;
        for (std::size_t i = 0; i < part.rows.size(); ++i) {
            const bool last_may_be_cut = i + 1 == part.rows.size() && !part.newline;
            EXPECT_TRUE(part.rows[i] == whole[i] || last_may_be_cut) << "cut at " << cut << " row " << i;
        }
    }
}

TEST(Csv, WhatIsWrittenIsReadBack) {
    base::Random random(base::seed_of({"csv"}));
    const std::string letters = "ab,\"\n\r \t=;\xC3\xA9";
    for (int round = 0; round < 300; ++round) {
        Rows rows;
        std::string text;
        for (int r = 0; r < 5; ++r) {
            std::vector<std::string> row;
            for (int c = 0; c < 4; ++c) {
                std::string cell;
                for (auto n = random.below(6); n > 0; --n) {
                    cell += letters[random.below(10)];
                }
                row.push_back(cell);
            }
            row.push_back("end");
            text += csv_line(row);
            rows.push_back(row);
        }
        const Read got = read(text, 5);
        ASSERT_EQ(got.rows, rows) << text;
    }
}

TEST(Delimiter, IsTheOneThatFits) {
    EXPECT_EQ(*find_delimiter("x.csv", "a;b;c\n1;2,5;3\n4;5,5;6\n", CsvQuote::Double), ';');
    EXPECT_EQ(*find_delimiter("x.csv", "a\tb\n1\t2\n", CsvQuote::Double), '\t');
    EXPECT_EQ(*find_delimiter("x.csv", "sep=|\na|b\n", CsvQuote::Double), '|');
    EXPECT_EQ(*find_delimiter("x.csv", "Report of 12 Oct, 2026\n\na,b,c\n1,2,3\n4,5,6\n", CsvQuote::Double), ',');
    EXPECT_EQ(base::to_string(find_delimiter("x.csv", "HEADER\nE\n", CsvQuote::Double).error()),
              "x.csv:1: E-DELIM cannot tell the separator: set read.delimiter");
    EXPECT_FALSE(find_delimiter("x.csv", "a,b;c\n1,2;3\n", CsvQuote::Double));
}

TEST(CsvForPeople, DefusesFormulas) {
    EXPECT_EQ(csv_field_for_people("=1+1"), "'=1+1");
    EXPECT_EQ(csv_field_for_people("-12.5"), "-12.5");
    EXPECT_EQ(csv_field_for_people("-x"), "'-x");
    EXPECT_EQ(csv_field_for_people("@a"), "'@a");
}

DecodedText decoded(const std::string& bytes) {
    auto owner = std::make_shared<std::string>(bytes);
    const std::string_view view = *owner;
    const auto text = decode_text("x.csv", FileBytes(owner, view), Encoding::Auto);
    EXPECT_TRUE(text) << (text ? "" : base::to_string(text.error()));
    return text ? *text : DecodedText();
}

std::vector<std::string> codes(const DecodedText& text) {
    std::vector<std::string> list;
    for (const base::Fault& note : text.notes) {
        list.push_back(note.code);
    }
    for (const BrokenByte& byte : text.broken) {
        list.push_back(byte.code + "@" + std::to_string(byte.line));
    }
    return list;
}

TEST(Decode, FollowsTheLadder) {
    const DecodedText bom = decoded("\xEF\xBB\xBFid,n\n1,Zo\xC3\xAB\n");
    EXPECT_EQ(bom.text(), "id,n\n1,Zo\xC3\xAB\n");
    EXPECT_EQ(codes(bom), (std::vector<std::string>{"I-BOM"}));
    const DecodedText wide = decoded(std::string("i\0d\0\n\0\xE9\0", 8));
    EXPECT_EQ(wide.text(), "id\n\xC3\xA9");
    EXPECT_EQ(codes(wide), (std::vector<std::string>{"I-UTF16"}));
    const DecodedText marked = decoded(std::string("\xFE\xFF\0i\xD8\x3D\xDE\x00", 8));
    EXPECT_EQ(marked.text(), "i\xF0\x9F\x98\x80");
    const DecodedText western = decoded("O\x92" "Connor,Zo\xEB\n");
    EXPECT_EQ(western.text(), "O\xE2\x80\x99" "Connor,Zo\xC3\xAB\n");
    EXPECT_EQ(codes(western), (std::vector<std::string>{"W-CP1252"}));
}

TEST(Decode, NamesTheLineOfABrokenByte) {
    EXPECT_EQ(codes(decoded("a\r\nb\rx\x81y\n")), (std::vector<std::string>{"W-CP1252", "E-BYTE@3"}));
    EXPECT_EQ(codes(decoded("\xC3\xA9\n\xC3\xA9\nx\xC3y\n")), (std::vector<std::string>{"E-UTF8@3"}));
}

TEST(Decode, RefusesBinaryAndEmptyFiles) {
    const std::string binary("a\0\0b,c", 6);
    EXPECT_EQ(decode_text("x", FileBytes(nullptr, binary), Encoding::Auto).error().code, "E-BINARY");
    EXPECT_EQ(decode_text("x", FileBytes(), Encoding::Auto).error().code, "E-EMPTY");
}

}  // namespace
}  // namespace bookbag::files
