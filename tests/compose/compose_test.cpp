// Codes that catch a wrong page or another child's booklet, and the tone rules that hold a report back.
#include <set>

#include <gtest/gtest.h>

#include "compose/booklet.hpp"
#include "compose/report.hpp"

namespace bookbag::compose {
namespace {

using document::TextRole;

const school::Token kToken{"7QK4M9TX"};

TEST(BookworkCode, IsPageLetterAndACheckCharacter) {
    const std::string code = bookwork_code(kToken, 4, 2);
    ASSERT_EQ(code.size(), 4U);
    EXPECT_EQ(code.substr(0, 3), "4C-");
    EXPECT_EQ(bookwork_code(kToken, 4, 2), code);
    std::set<std::string> codes;
    for (int page = 1; page <= 8; ++page) {
        for (int index = 0; index < 24; ++index) {
            const std::string each = bookwork_code(kToken, page, index);
            EXPECT_EQ(each.find_first_of("IO", 1), std::string::npos) << each;
            codes.insert(each);
        }
    }
    EXPECT_EQ(codes.size(), 8U * 24U);
}

/// Of 24 check characters one in 24 agrees by chance: another child's booklet is caught at more than nine codes in ten.
TEST(BookworkCode, ShowsAnotherChildsBookletAndAnotherPage) {
    int same_child = 0;
    int same_page = 0;
    const school::Token other{"7QK4M9TY"};
    for (int index = 0; index < 24; ++index) {
        for (int page = 1; page <= 7; ++page) {
            const char check = bookwork_code(kToken, page, index).back();
            same_child += bookwork_code(other, page, index).back() == check ? 1 : 0;
            same_page += bookwork_code(kToken, page + 1, index).back() == check ? 1 : 0;
        }
    }
    EXPECT_LT(same_child, 168 / 10);
    EXPECT_LT(same_page, 168 / 10);
}

TEST(BookletCode, IsReadInTwoHalves) { EXPECT_EQ(booklet_code(kToken), "7QK4-M9TX"); }

document::Block words(TextRole role, const std::string& text) {
    document::Block block;
    block.content = document::Paragraph{role, document::plain(text)};
    return block;
}

document::Document report_of(const std::vector<std::string>& sentences, TextRole role = TextRole::ReportText) {
    document::Document report;
    document::Section section;
    for (const auto& sentence : sentences) {
        section.blocks.push_back(words(role, sentence));
    }
    report.sections.push_back(std::move(section));
    return report;
}

bool finds(const std::vector<std::string>& findings, const std::string& text) {
    for (const auto& finding : findings) {
        if (finding.find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

TEST(Tone, LetsAPlainReportGo) {
    EXPECT_TRUE(tone_findings(report_of({"Asha can now add two fractions.", "She got 9 of 10 right online."}), {"Asha"}).empty());
}

TEST(Tone, HoldsAReportWithAWordThatIsNeverUsed) {
    for (const char* word : {"below", "failed", "gifted", "rank", "level", "lazy", "EAL", "FSM"}) {
        EXPECT_TRUE(finds(tone_findings(report_of({std::string("She is ") + word + " now."}), {}), "is never used")) << word;
    }
    EXPECT_TRUE(finds(tone_findings(report_of({"She is Below the others."}), {}), "the word 'below' is never used"));
}

TEST(Tone, ExcusesNamesAndTheWordsOfMathematics) {
    EXPECT_TRUE(finds(tone_findings(report_of({"Poor work it was."}), {}), "'poor'"));
    EXPECT_TRUE(tone_findings(report_of({"Mr Poor is her teacher now."}), {"Mr Poor"}).empty());
    // A worked example stands in an unbreakable stack and is no sentence of the report.
    auto report = report_of({"She did well this week."});
    document::Stack example;
    example.keep = true;
    example.blocks.push_back(words(TextRole::ReportText, "The average is below zero."));
    document::Block block;
    block.content = std::move(example);
    report.sections[0].blocks.push_back(std::move(block));
    EXPECT_TRUE(tone_findings(report, {}).empty());
}

TEST(Tone, HoldsLongSentencesAndHardWords) {
    const std::string long_one = "She did the work and then she did it and then she did it and then she did it and then she did it again.";
    EXPECT_TRUE(finds(tone_findings(report_of({long_one}), {}), "a sentence of "));
    EXPECT_TRUE(finds(tone_findings(report_of({"Consolidation necessitates considerable individual determination."}), {}),
                      "reading grade "));
    EXPECT_TRUE(finds(tone_findings(report_of({}), {}), "no sentence of its own"));
    EXPECT_TRUE(finds(tone_findings(report_of({"She is below."}, TextRole::StaffText), {}), "no sentence of its own"));
}

}  // namespace
}  // namespace bookbag::compose
