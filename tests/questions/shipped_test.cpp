// The question files that are shipped: each loads, draws, agrees with its second route and is what was recorded.
#include "shipped.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <set>

#include "base/text.hpp"
#include "mutants.hpp"
#include "questions/bank.hpp"
#include "questions/draw.hpp"
#include "questions/lint.hpp"
#include "questions/verify.hpp"

namespace bookbag {
namespace {

const std::string kRoot = BOOKBAG_SOURCE_DIR;

struct Shipped {
    std::vector<questions::QuestionTemplate> templates;
    std::string faults;
    std::size_t files = 0;
};

const Shipped& shipped() {
    static const Shipped kShipped = [] {
        Shipped all;
        const auto known = tests::known_names(kRoot);
        for (const auto& path : tests::question_files(kRoot)) {
            auto loaded = tests::load_file(path, known);
            ++all.files;
            for (const auto& fault : loaded.faults) {
                all.faults += base::to_string(fault) + "\n";
            }
            all.templates.insert(all.templates.end(), loaded.file.templates.begin(), loaded.file.templates.end());
        }
        return all;
    }();
    return kShipped;
}

/// tests/questions/outputs.txt: "id version fingerprint" a line, made by tests/questions/record-outputs.
std::map<std::string, std::string> recorded_outputs() {
    std::map<std::string, std::string> recorded;
    const std::string text = tests::slurp(kRoot + "/tests/questions/outputs.txt");
    for (const auto line : base::split(text, '\n')) {
        const auto space = line.find(' ');
        if (space != std::string_view::npos) {
            recorded.emplace(line.substr(0, space), line.substr(space + 1));
        }
    }
    return recorded;
}

std::string lint_text(int seeds) {
    questions::LintOptions options;
    options.seeds = seeds;
    options.recorded = recorded_outputs();
    std::string text;
    for (const auto& fault : questions::lint(shipped().templates, options)) {
        text += base::to_string(fault) + "\n";
    }
    return text;
}

TEST(ShippedQuestions, LoadWithoutAFault) {
    EXPECT_GT(shipped().templates.size(), 200U);
    EXPECT_EQ(shipped().faults, "");
}

TEST(ShippedQuestions, PassTheLintOnFiftySeeds) { EXPECT_EQ(lint_text(50), ""); }

TEST(ShippedQuestions, PassTheLintOnAThousandSeeds_slow) { EXPECT_EQ(lint_text(1000), ""); }

TEST(ShippedQuestions, AreAllOnRecord) {
    const auto recorded = recorded_outputs();
    for (const auto& made_from : shipped().templates) {
        const auto found = recorded.find(made_from.id);
        ASSERT_NE(found, recorded.end()) << made_from.id << ": record it with tests/questions/record-outputs";
        EXPECT_TRUE(found->second.starts_with(std::to_string(made_from.version) + " "))
            << made_from.id << " is recorded as " << found->second;
    }
}

TEST(ShippedQuestions, HaveIdsOfTheirOwn) {
    std::set<std::string> ids;
    for (const auto& made_from : shipped().templates) {
        EXPECT_TRUE(ids.insert(made_from.id).second) << made_from.id;
    }
}

TEST(ShippedQuestions, AreDrawnInTensOfMicroseconds) {
    const auto start = std::chrono::steady_clock::now();
    std::size_t drawn = 0;
    for (const auto& made_from : shipped().templates) {
        for (std::uint64_t i = 0; i < 20; ++i) {
            drawn += questions::draw(made_from, base::Seed{i}) ? 1 : 0;
        }
    }
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
    const auto each = took / static_cast<std::int64_t>(drawn);
    RecordProperty("microseconds_a_question", static_cast<int>(each));
    std::cout << each << " microseconds a question over " << drawn << "\n";
    EXPECT_LT(each, 500) << "a budget, not an aim: loose, so that a busy machine does not fail it";
}

TEST(ShippedQuestions, ServeASchoolForANightInSeconds_slow) {
    std::vector<questions::SkillFile> files;
    const auto known = tests::known_names(kRoot);
    for (const auto& path : tests::question_files(kRoot)) {
        files.push_back(tests::load_file(path, known).file);
    }
    const auto bank = std::move(*questions::QuestionBank::make(std::move(files)));
    const auto skills = bank.skills();
    const auto start = std::chrono::steady_clock::now();
    std::size_t made = 0;
    for (std::uint32_t child = 0; child < 1200; ++child) {
        std::map<std::string, int> taken;
        std::set<std::uint64_t> used;
        const questions::Place place{"salt", "class " + std::to_string(child / 30), 30, child % 30, 20, &used};
        for (std::uint32_t i = 0; i < 30; ++i) {
            const auto role = static_cast<questions::Role>(i % 7);
            const auto question =
                bank.make_question({skills[(child / 30 * 7 + i / 3) % skills.size()], role, 0, 0, taken}, place);
            ASSERT_TRUE(question) << base::to_string(question.error());
            ++taken[question->question.template_id];
            EXPECT_TRUE(used.insert(question->question.note_hash()).second);
            ++made;
        }
    }
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
    std::cout << made << " questions for a school in " << took << " ms\n";
    EXPECT_LT(took, 60000);
}

TEST(ShippedQuestions, LoseNoChangedAnswerToTheirSecondRoute_slow) {
    int caught = 0;
    std::vector<std::string> survivors;
    for (const auto& made_from : shipped().templates) {
        auto count = tests::count_mutants(made_from.where.path, made_from);
        caught += count.caught;
        survivors.insert(survivors.end(), count.survivors.begin(), count.survivors.end());
    }
    const auto survived = static_cast<int>(survivors.size());
    std::cout << caught << " mutants caught, " << survived << " survived\n";
    EXPECT_GT(caught, 200);
    EXPECT_GE(caught * 100, (caught + survived) * 99) << base::join(survivors, "\n");
}

}  // namespace
}  // namespace bookbag
