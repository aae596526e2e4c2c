// Locking, imposing and checking of finished files; the structure checker is shown files with planted faults.
#include "render/pdf_tools.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "render/sample.hpp"

namespace bookbag::render {
namespace {

using sample::output_of;
using sample::written;

std::string plain() {
    return sample::render(sample::booklet()).bytes;
}

std::vector<std::string> problems_of(const std::string& bytes) {
    const auto found = check_structure(bytes);
    EXPECT_TRUE(found) << (found ? "" : base::to_string(found.error()));
    return found ? *found : std::vector<std::string>{"unreadable"};
}

bool has(const std::vector<std::string>& problems, std::string_view part) {
    return std::any_of(problems.begin(), problems.end(), [&](const std::string& p) { return p.find(part) != std::string::npos; });
}

std::string after(layout::LaidOut changed) {
    return sample::render(changed).bytes;
}

TEST(CheckPdf, FindsOurFilesSoundAndACutFileNot) {
    EXPECT_TRUE(check_pdf(plain()));
    EXPECT_FALSE(check_pdf(plain().substr(0, 20000)));
    EXPECT_FALSE(check_pdf("not a document"));
}

TEST(CheckStructure, FindsNothingInTheSample) {
    for (const std::string& problem : problems_of(plain())) {
        ADD_FAILURE() << problem;
    }
}

TEST(CheckStructure, FindsAFigureWithoutWords) {
    layout::LaidOut changed = sample::booklet();
    for (layout::Tag& tag : changed.tags) {
        tag.alt = tag.role == layout::TagRole::Figure ? "" : tag.alt;
    }
    EXPECT_TRUE(has(problems_of(after(changed)), "/Figure without Alt"));
}

TEST(CheckStructure, FindsASkippedHeading) {
    layout::LaidOut changed = sample::booklet();
    for (layout::Tag& tag : changed.tags) {
        tag.role = tag.role == layout::TagRole::H2 ? layout::TagRole::H3 : tag.role;
    }
    EXPECT_TRUE(has(problems_of(after(changed)), "heading level skips"));
}

// The same file uncompressed and changed by hand, as qpdf can mend what lengths no longer agree.
std::string edited(const std::string& from, const std::string& to) {
    const std::string path = written("edit.pdf", plain());
    const std::string open = written("open.pdf", "");
    output_of("qpdf --qdf --object-streams=disable " + path + " " + open);
    std::ifstream in(open, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    EXPECT_EQ(from.size(), to.size());
    bytes.replace(at, from.size(), to);
    return bytes;
}

TEST(CheckStructure, FindsInkOutsideOfTags) {
    EXPECT_TRUE(has(problems_of(edited("/Artifact BMC", "/Arti____ BMC")), "ink outside a tag"));
}

TEST(CheckStructure, FindsColour) {
    EXPECT_TRUE(has(problems_of(edited("1 J 1 j\n", "1 0 0 rg")), "a colour operator: rg"));
}

TEST(CheckStructure, FindsANumberThatIsNotInTheTree) {
    EXPECT_TRUE(has(problems_of(edited("/MCID 11>>", "/MCID 99>>")), "marked content 99 is not in the ParentTree"));
}

TEST(CheckStructure, FindsAMissingMark) {
    EXPECT_TRUE(has(problems_of(edited("/Marked true", "/Marked null")), "no MarkInfo"));
    EXPECT_TRUE(has(problems_of(edited("/Scope /Column", "/Scopi /Column")), "TH without Scope"));
    EXPECT_TRUE(has(problems_of(edited("/ImageMask true", "/ImageMask null")), "no one-bit mask"));
}

TEST(Encrypt, LocksWithTheStrongCipherAndOpensWithThePassphrase) {
    const auto locked = encrypt(plain(), "seven green otters");
    ASSERT_TRUE(locked);
    const std::string path = written("locked.pdf", *locked);
    EXPECT_NE(output_of("qpdf --check " + path).find("invalid password"), std::string::npos);
    EXPECT_NE(output_of("pdftotext -upw 'wrong' " + path + " -").find("Incorrect password"), std::string::npos);
    const std::string said = output_of("qpdf --show-encryption '--password=seven green otters' " + path);
    EXPECT_NE(said.find("file encryption method: AESv3"), std::string::npos) << said;
    EXPECT_EQ(output_of("pdftotext -upw 'seven green otters' " + path + " -"), output_of("pdftotext " + written("plain.pdf", plain()) + " -"));
    EXPECT_EQ(encrypt(plain(), "").error().kind, base::FaultKind::BadInput);
}

TEST(ImposeA5, PutsThePagesInTheOrderOfAFoldedBooklet) {
    sample::Maker maker;
    for (int i = 1; i <= 8; ++i) {
        maker.page();
        maker.words("Folio" + std::to_string(i), {{100000}, {100000}}, maker.tag(layout::TagRole::P));
    }
    const auto imposed = impose_a5(sample::render(maker.take()).bytes);
    ASSERT_TRUE(imposed);
    EXPECT_TRUE(check_pdf(*imposed));
    const std::string path = written("a5.pdf", *imposed);
    const std::vector<std::string> wanted = {"Folio8 Folio1", "Folio2 Folio7", "Folio6 Folio3", "Folio4 Folio5"};
    for (std::size_t side = 0; side < wanted.size(); ++side) {
        const std::string number = std::to_string(side + 1);
        std::istringstream words(output_of("pdftotext -layout -f " + number + " -l " + number + " " + path + " -"));
        std::string left, right;
        words >> left >> right;
        EXPECT_EQ(left + ' ' + right, wanted[side]);
    }
    EXPECT_NE(output_of("pdfinfo " + path).find("841.89 x 595.276"), std::string::npos);
}

TEST(ImposeA5, PadsToAMultipleOfFour) {
    const auto imposed = impose_a5(plain());
    ASSERT_TRUE(imposed);
    EXPECT_NE(output_of("pdfinfo " + written("a5two.pdf", *imposed)).find("Pages:           2"), std::string::npos);
    EXPECT_EQ(*imposed, *impose_a5(plain())) << "the same bytes every time";
}

}  // namespace
}  // namespace bookbag::render
