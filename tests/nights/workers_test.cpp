// Forked workers, the lock and the shard: what makes one bad pupil, one dead process or a second night harmless.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include <gtest/gtest.h>

#include "run/lock.hpp"
#include "run/shard.hpp"
#include "run/workers.hpp"

namespace bookbag::run {
namespace {

void quiet(std::size_t) {}

/// Dies as a crash in a library would, without a word from a sanitizer or a core file.
[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    std::abort();
}

TEST(Workers, RunEveryJobOnceInAnyNumberOfProcesses) {
    for (const int workers : {kNoWorkers, 1, 2, 5}) {
        int pipe_ends[2];
        ASSERT_EQ(::pipe(pipe_ends), 0);
        const auto job = [&](std::size_t index, const std::vector<std::int32_t>&, Whereabouts&) {
            const char letter = static_cast<char>('a' + index);
            return ::write(pipe_ends[1], &letter, 1) == 1 && index != 3;
        };
        const auto result = run_workers(7, workers, job, quiet);
        ::close(pipe_ends[1]);
        char seen[16] = {};
        const auto length = ::read(pipe_ends[0], seen, sizeof seen);
        ::close(pipe_ends[0]);
        ASSERT_TRUE(result);
        std::string letters(seen, static_cast<std::size_t>(length));
        std::sort(letters.begin(), letters.end());
        EXPECT_EQ(letters, "abcdefg") << workers;
        for (std::size_t i = 0; i < 7; ++i) {
            EXPECT_EQ(result->outcomes[i].ended, i != 3) << workers << " " << i;
            EXPECT_EQ(result->outcomes[i].deaths, 0);
        }
    }
}

TEST(Workers, LeaveOutTheStepThatKilledTwoAndMakeTheRest) {
    const auto job = [](std::size_t index, const std::vector<std::int32_t>& leave_out, Whereabouts& where) {
        for (std::int32_t step = 0; step < 5; ++step) {
            where.at(step);
            const bool left_out = std::find(leave_out.begin(), leave_out.end(), step) != leave_out.end();
            if (index == 1 && step == 3 && !left_out) {
                die();
            }
        }
        return true;
    };
    const auto result = run_workers(4, 2, job, quiet);
    ASSERT_TRUE(result);
    for (const auto& outcome : result->outcomes) {
        EXPECT_TRUE(outcome.ended);
    }
    EXPECT_EQ(result->outcomes[1].deaths, 2);
    EXPECT_EQ(result->outcomes[1].died_at, 3);
    EXPECT_EQ(result->outcomes[1].died_before, 3);
}

TEST(Workers, GiveUpAJobThatDiesWhateverIsLeftOut) {
    const auto job = [](std::size_t index, const std::vector<std::int32_t>&, Whereabouts& where) {
        where.at(static_cast<std::int32_t>(index));
        if (index == 0) {
            die();
        }
        return true;
    };
    const auto result = run_workers(3, 1, job, quiet);
    ASSERT_TRUE(result);
    EXPECT_FALSE(result->outcomes[0].ended);
    EXPECT_EQ(result->outcomes[0].deaths, 3);
    EXPECT_TRUE(result->outcomes[1].ended);
    EXPECT_TRUE(result->outcomes[2].ended);
}

TEST(SchoolLock, IsHeldByOneAndFreeWhenTheHolderEnds) {
    const std::string path = (std::filesystem::temp_directory_path() / ("bookbag_lock_" + std::to_string(::getpid()))).string();
    {
        auto first = SchoolLock::take(path);
        ASSERT_TRUE(first);
        const auto second = SchoolLock::take(path);
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, "E-BUSY");
        const SchoolLock moved = std::move(*first);
        EXPECT_FALSE(SchoolLock::take(path));
    }
    EXPECT_TRUE(SchoolLock::take(path));
    std::filesystem::remove(path);
    EXPECT_EQ(SchoolLock::take("/nowhere/lock").error().code, "E-LOCK");
}

TEST(Shard, ComesBackAsItWasWritten) {
    ClassShard shard;
    shard.class_id = "5W";
    shard.input_hash = "abc";
    PupilShard pupil;
    pupil.token = "7QK4M9TX";
    pupil.end = PupilEnd::Failed;
    pupil.why = "E-NO-FIT \"page 3\" \xE2\x80\x94 5 mm";
    pupil.thin = {"y5-frac-04"};
    shard.pupils.push_back(pupil);
    shard.record.class_id = "5W";
    shard.record.questions = {{"7QK4M9TX", "5C-K", "y5-frac-04", "q-y5-frac-04-a", 2, 0xFFFFFFFFFFFFFFFEULL, 9}};
    shard.record.secure = {{"7QK4M9TX", "y4-num-01", *base::parse_iso_date("2026-11-02")}};
    const std::string json = to_json(shard);
    const auto read = read_shard("5W.json", json);
    ASSERT_TRUE(read) << base::to_string(read.error());
    EXPECT_EQ(to_json(*read), json);
    EXPECT_EQ(read->pupils.at(0).why, pupil.why);
    EXPECT_EQ(read->record.questions.at(0).seed, 0xFFFFFFFFFFFFFFFEULL);
    for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, json.size() / 2, json.size() - 2}) {
        EXPECT_FALSE(read_shard("5W.json", json.substr(0, cut))) << cut;
    }
}

}  // namespace
}  // namespace bookbag::run
