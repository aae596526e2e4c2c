// Whole nights in memory: no file is written, the disk may fill at any step, and the papers are the same in the end.
#include <algorithm>

#include <gtest/gtest.h>

#include "support/memory_school.hpp"

namespace bookbag::run {
namespace {

using support::MemorySchool;

constexpr const char* kOutput = "output/2026-11-24";

std::size_t count_ending(const std::map<std::string, std::string>& files, const std::string& start, const std::string& tail) {
    return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [&](const auto& file) {
        return file.first.starts_with(start) && file.first.ends_with(tail);
    }));
}

/// What a night leaves for people: everything but the log, the figures of time and what is made from them.
std::map<std::string, std::string> papers(const MemorySchool& school) {
    auto files = school.below(kOutput);
    std::erase_if(files, [](const auto& file) {
        return file.first.starts_with("shards/") || file.first == "night.json" || file.first == "night.log" ||
               file.first == "morning.html";
    });
    return files;
}

TEST(MemoryNight, MakesEveryPaperAndNothingTwice) {
    MemorySchool school("papers");
    ASSERT_EQ(school.made().exit_code, 0) << school.made().error;
    const auto outcome = school.night();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.error;
    EXPECT_NE(outcome.summary.find("11 booklets ("), std::string::npos) << outcome.summary;
    const auto files = school.below(kOutput);
    EXPECT_EQ(count_ending(files, "shards/", ".json"), 11U);
    EXPECT_GE(count_ending(files, "print/", ".pdf"), 11U);
    EXPECT_EQ(count_ending(files, "teacher/", "-marking-book.pdf"), 11U);
    EXPECT_EQ(count_ending(files, "previews/", ".png"), 3U);
    for (const char* name : {"morning.html", "night.json", "night.log"}) {
        EXPECT_TRUE(files.count(name)) << name;
    }
    for (const auto& [name, bytes] : files) {
        EXPECT_TRUE(!name.ends_with(".pdf") || (bytes.starts_with("%PDF-") && bytes.size() > 2000)) << name;
    }
    EXPECT_TRUE(school.below(std::string(kOutput) + ".part").empty());

    const auto again = school.night();
    EXPECT_EQ(again.exit_code, 0);
    EXPECT_NE(again.summary.find("Nothing was made or sent again"), std::string::npos) << again.summary;
    EXPECT_EQ(school.below(kOutput), files);
}

TEST(MemoryNight, OnlyLooksWhenAskedToLook) {
    MemorySchool school("dry");
    const auto before = school.contents;
    auto options = school.options();
    options.dry_run = true;
    const auto outcome = run_night(school, options);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.error;
    EXPECT_NE(outcome.summary.find("11 booklets would be made"), std::string::npos) << outcome.summary;
    EXPECT_EQ(school.contents, before);
}

TEST(MemoryNight, StopsWithWordsBeforeItBegins) {
    MemorySchool school("stops");
    const auto inbox = school.below("inbox");
    auto options = school.options();
    options.date = school.today() + 2;
    auto outcome = run_night(school, options);
    EXPECT_EQ(outcome.exit_code, 65);
    EXPECT_NE(outcome.error.find("the date 2026-11-26 is in the future"), std::string::npos) << outcome.error;

    options = school.options();
    options.font_root = "/nowhere";
    outcome = run_night(school, options);
    EXPECT_EQ(outcome.exit_code, 65);
    EXPECT_NE(outcome.error.find("E-FONT-MISSING this font file is not there: install the package fonts-sil-andika"),
              std::string::npos)
        << outcome.error;

    std::string& settings = school.contents.at(school.dir() + "/school.yaml");
    const std::string good = settings;
    settings.replace(settings.find("booklet:\n"), 9, "booklet:\n  font: Comic Sans\n");
    outcome = school.night();
    EXPECT_EQ(outcome.exit_code, 78);
    EXPECT_NE(outcome.error.find("there is no font \"Comic Sans\""), std::string::npos) << outcome.error;
    settings = good;

    options = school.options();
    options.only = "NOBODY";
    outcome = run_night(school, options);
    EXPECT_EQ(outcome.exit_code, 65);
    EXPECT_NE(outcome.error.find("no class or pupil called 'NOBODY' is on roll"), std::string::npos) << outcome.error;
    EXPECT_TRUE(school.below(kOutput).empty());
    EXPECT_FALSE(inbox.empty());
}

/// The same night on a disk that fills after so many changes, then with space again: nothing is lost, nothing made twice.
TEST(MemoryNight, GoesOnFromWhereverTheDiskWasFull_slow) {
    MemorySchool calm("calm");
    ASSERT_EQ(calm.night().exit_code, 0);
    const auto wanted = papers(calm);
    int stopped = 0;
    for (const int changes : {0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 75, 90, 100, 110, 120, 130, 140}) {
        MemorySchool rough("rough");
        rough.fail_after = changes;
        const auto cut = rough.night();
        if (cut.exit_code != 0) {
            ++stopped;
            EXPECT_TRUE(cut.exit_code == 73 || cut.exit_code == 74) << changes << ": " << cut.exit_code << " " << cut.error;
            EXPECT_FALSE(cut.error.empty());
        }
        rough.fail_after.reset();
        const auto ended = rough.night();
        EXPECT_EQ(ended.exit_code, 0) << changes << ": " << ended.error;
        EXPECT_TRUE(papers(rough) == wanted) << changes;
        EXPECT_TRUE(rough.below(std::string(kOutput) + ".part").empty()) << changes;
    }
    EXPECT_GE(stopped, 10);
}

}  // namespace
}  // namespace bookbag::run
