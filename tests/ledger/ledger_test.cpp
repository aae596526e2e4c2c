// The ledger's promises, on a real SQLite file: a night exists once, a class replaces itself, a delivery moves only
// along its states and only for one caller, and yesterday comes back as history.
#include <chrono>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <gtest/gtest.h>

#include "ledger/ledger.hpp"

namespace bookbag::ledger {
namespace {

class LedgerTest : public ::testing::Test {
protected:
    void SetUp() override {
        path_ = (std::filesystem::temp_directory_path() / ("bookbag_ledger_" + std::to_string(getpid()) + ".db")).string();
        remove_files();
        auto opened = Ledger::open(path_);
        ASSERT_TRUE(opened) << base::to_string(opened.error());
        ledger_ = std::move(*opened);
    }
    void TearDown() override {
        ledger_ = Ledger();
        remove_files();
    }
    void remove_files() {
        for (const char* tail : {"", "-wal", "-shm"}) {
            std::filesystem::remove(path_ + tail);
        }
    }
    static base::Date day(const char* text) { return *base::parse_iso_date(text); }
    DeliveryRow row(const char* key) {
        return {key, "TOKEN001", "C1", "email", "<k@x.example>", "a", DeliveryState::Planned, "", 0, ""};
    }

    std::string path_;
    Ledger ledger_;
};

school::Curriculum two_skills() {
    school::Curriculum map;
    map.skills.resize(2);
    map.skills[0].id = "y1-num-01";
    map.skills[1].id = "y1-num-02";
    map.index = {{"y1-num-01", 0}, {"y1-num-02", 1}};
    return map;
}

school::Roll one_pupil() {
    school::Roll roll;
    roll.pupils.resize(1);
    roll.pupils[0].token = {"TOKEN001"};
    return roll;
}

TEST_F(LedgerTest, StartsANightOnce) {
    const auto first = ledger_.begin(day("2026-11-24"), "1");
    const auto again = ledger_.begin(day("2026-11-24"), "2");
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->id, again->id);
    EXPECT_EQ(again->program, "1");
}

TEST_F(LedgerTest, MovesADeliveryForOneCallerOnly) {
    const auto run = ledger_.begin(day("2026-11-24"), "1");
    ASSERT_TRUE(ledger_.plan(run->id, {row("k1")}));
    EXPECT_TRUE(*ledger_.move("k1", {DeliveryState::Planned, DeliveryState::Deferred}, DeliveryState::Sending, "", ""));
    EXPECT_FALSE(*ledger_.move("k1", {DeliveryState::Planned, DeliveryState::Deferred}, DeliveryState::Sending, "", ""));
    EXPECT_TRUE(*ledger_.move("k1", {DeliveryState::Sending}, DeliveryState::Accepted, "", "250 ok"));
    const auto rows = ledger_.deliveries(run->id);
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(rows->at(0).state, DeliveryState::Accepted);
    EXPECT_EQ(rows->at(0).attempts, 1);
}

TEST_F(LedgerTest, PlansADeliveryOnceAndNeverOverwritesItsState) {
    const auto run = ledger_.begin(day("2026-11-24"), "1");
    ASSERT_TRUE(ledger_.plan(run->id, {row("k1")}));
    ASSERT_TRUE(*ledger_.move("k1", {DeliveryState::Planned}, DeliveryState::Sending, "", ""));
    ASSERT_TRUE(ledger_.plan(run->id, {row("k1")}));
    EXPECT_EQ(ledger_.deliveries(run->id)->at(0).state, DeliveryState::Sending);
}

TEST_F(LedgerTest, TurnsWhatADeadNightWasSendingIntoUnknown) {
    const auto run = ledger_.begin(day("2026-11-24"), "1");
    ASSERT_TRUE(ledger_.plan(run->id, {row("k1"), row("k2")}));
    ASSERT_TRUE(*ledger_.move("k2", {DeliveryState::Planned}, DeliveryState::Sending, "", ""));
    EXPECT_EQ(*ledger_.settle_interrupted(), 1);
    EXPECT_EQ(*ledger_.settle_interrupted(), 0);
    EXPECT_EQ(ledger_.deliveries(run->id)->at(1).state, DeliveryState::Unknown);
}

TEST_F(LedgerTest, GivesYesterdayBackAsHistoryAndReplacesARepeatedClass) {
    const auto run = ledger_.begin(day("2026-11-23"), "1");
    Ledger::ClassRecord record;
    record.class_id = "1A";
    record.questions = {{"TOKEN001", "4A-P", "y1-num-01", "q-y1-num-01-a", 1, 7, 0xFFFFFFFFFFFFFFF0ULL}};
    record.targets = {{"TOKEN001", "y1-num-02", "FOCUS", 410000, "FOCUS"}, {"TOKEN001", "y1-num-01", "OFFERED", 0, ""}};
    record.secure = {{"TOKEN001", "y1-num-01", day("2026-11-02")}};
    record.booklets = {"TOKEN001"};
    ASSERT_TRUE(ledger_.record_class(run->id, record));
    ASSERT_TRUE(ledger_.record_class(run->id, record));
    ASSERT_TRUE(ledger_.set_state(run->id, RunState::Done));
    const auto history = ledger_.history(one_pupil(), two_skills(), day("2026-11-24"));
    ASSERT_TRUE(history);
    const auto& pupil = history->pupils.at(0);
    ASSERT_EQ(pupil.given.size(), 1U);
    EXPECT_EQ(pupil.given[0].skill, 1);
    EXPECT_EQ(pupil.given[0].chance_then, 410000);
    EXPECT_EQ(pupil.offered_last, std::vector<school::SkillIndex>{0});
    EXPECT_EQ(pupil.notes, std::vector<std::uint64_t>{0xFFFFFFFFFFFFFFF0ULL});
    EXPECT_EQ(pupil.booklets.size(), 1U);
    ASSERT_EQ(pupil.secure_since.size(), 1U);
    EXPECT_EQ(pupil.secure_since[0].second, day("2026-11-02"));
    EXPECT_TRUE(ledger_.history(one_pupil(), two_skills(), day("2026-11-23"))->pupils[0].given.empty());
}

TEST_F(LedgerTest, ReportsAnUnusableFileAsOutsideAndWithoutMakingANightWait) {
    const auto begin = std::chrono::steady_clock::now();
    const auto opened = Ledger::open("/proc/no-such-folder/ledger.db");
    const auto waited = std::chrono::steady_clock::now() - begin;
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, base::FaultKind::Outside);
    EXPECT_EQ(opened.error().where.path, "/proc/no-such-folder/ledger.db");
    EXPECT_LT(waited, std::chrono::seconds(5));
}

TEST_F(LedgerTest, RefusesAFileThatIsNoDatabaseAndLeavesItAsItIs) {
    ledger_ = Ledger();
    remove_files();
    std::ofstream(path_) << std::string(4096, 'x');
    const auto opened = Ledger::open(path_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, base::FaultKind::Outside);
    EXPECT_EQ(std::filesystem::file_size(path_), 4096U);
}

TEST_F(LedgerTest, SurvivesBeingClosedAndOpenedAgain) {
    const auto run = ledger_.begin(day("2026-11-24"), "1");
    ASSERT_TRUE(ledger_.record_counts(run->id, {240, 410}));
    ASSERT_TRUE(ledger_.set_state(run->id, RunState::Done));
    ledger_ = Ledger();
    auto opened = Ledger::open(path_);
    ASSERT_TRUE(opened);
    ledger_ = std::move(*opened);
    EXPECT_EQ(ledger_.previous_counts(day("2026-11-25"))->contacts, 410);
}

}  // namespace
}  // namespace bookbag::ledger
