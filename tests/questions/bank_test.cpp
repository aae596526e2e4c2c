// Handing out variants: no repeats while the pool allows, the same for the same request, roles.
#include "questions/bank.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "questions/pool.hpp"
#include "questions/verify.hpp"
#include "reading.hpp"

namespace bookbag {
namespace {

using questions::Place;
using questions::Role;
using tests::template_with;

questions::QuestionBank bank_of(const std::vector<std::vector<std::string>>& entries) {
    questions::SkillFile file;
    file.text.skill = "y5-calc-01";
    char letter = 'a';
    for (auto lines : entries) {
        lines.push_back(std::string("id: q-y5-calc-01-") + letter++);
        file.templates.push_back(template_with(lines));
    }
    return std::move(*questions::QuestionBank::make({file}));
}

Place place(std::uint32_t pupil, std::uint32_t week, const std::string& key = "5A autumn") {
    return {"salt", key, 30, pupil, week, nullptr};
}

const std::vector<std::string> kSmall = {"vars: {a: \"rand(2,20)\", b: \"rand(2,21)\"}",
                                         "require: [\"a != b\"]"};  // 19·20 - 19 = 361 variants
const std::vector<std::string> kDependent = {
    "vars: {a: \"rand(2,12)\", b: \"rand(1,a-1)\"}"};  // 1 + 2 + … + 11 = 66 variants

TEST(Pool, PermutesEveryIndexOnce) {
    for (const std::uint64_t size : {1ULL, 2ULL, 3ULL, 60ULL, 361ULL, 4097ULL}) {
        std::set<std::uint64_t> seen;
        for (std::uint64_t i = 0; i < size; ++i) {
            seen.insert(questions::permuted(i, size, base::Seed{size + 7}));
        }
        EXPECT_EQ(seen.size(), size);
        EXPECT_EQ(*seen.rbegin(), size - 1);
    }
}

TEST(Pool, HoldsEveryValidVariantAndNoOther) {
    EXPECT_EQ(*questions::pool_size(template_with(kSmall)), 361U);
    EXPECT_EQ(*questions::pool_size(template_with(kDependent)), 66U);
    EXPECT_EQ(questions::combinations(template_with(kSmall)), 380U);
    EXPECT_EQ(questions::combinations(template_with({"vars: {a: \"digits(4)\", b: \"digits(4)\"}"})), 0U);
}

TEST(Pool, MeetsEachVariantOnceBeforeItBeginsAgain) {
    const auto made_from = template_with(kDependent);
    questions::Pool pool(made_from, base::Seed{5}, questions::combinations(made_from));
    std::map<std::string, int> times;
    for (std::uint64_t entry = 0; entry < 132; ++entry) {
        ++times[*questions::draw_note(made_from, pool.variant(entry)->seed)];
    }
    EXPECT_EQ(times.size(), 66U);
    for (const auto& [note, count] : times) {
        EXPECT_EQ(count, 2) << note;
    }
}

TEST(Pool, GivesTheSameWhateverWasAskedBefore) {
    const auto made_from = template_with(kSmall);
    questions::Pool forward(made_from, base::Seed{9}, 380);
    questions::Pool late(made_from, base::Seed{9}, 380);
    const auto last = late.variant(300)->seed;
    for (std::uint64_t entry = 0; entry < 300; ++entry) {
        static_cast<void>(forward.variant(entry));
    }
    EXPECT_EQ(forward.variant(300)->seed, last);
}

TEST(Bank, GivesNoTwoPupilsOfAClassTheSameQuestionInAWeek) {
    const auto bank = bank_of({kSmall});
    const auto& made_from = bank.templates("y5-calc-01").front();
    for (std::uint32_t week = 0; week < 12; ++week) {
        std::set<std::string> notes;
        for (std::uint32_t pupil = 0; pupil < 30; ++pupil) {
            for (std::uint32_t turn = 0; turn < 5; ++turn) {
                notes.insert(bank.draw_for(made_from, place(pupil, week), turn)->note);
            }
        }
        EXPECT_EQ(notes.size(), 150U) << "week " << week;
    }
}

TEST(Bank, GivesAPupilNothingTwiceInATerm) {
    const auto bank = bank_of({kSmall});
    const auto& made_from = bank.templates("y5-calc-01").front();
    for (std::uint32_t pupil = 0; pupil < 30; pupil += 7) {
        std::set<std::uint64_t> used;
        for (std::uint32_t week = 0; week < 12; ++week) {
            for (std::uint32_t turn = 0; turn < 3; ++turn) {
                Place here = place(pupil, week);
                here.used = &used;
                const auto question = bank.draw_for(made_from, here, turn);
                ASSERT_TRUE(question) << base::to_string(question.error());
                EXPECT_TRUE(used.insert(question->note_hash()).second);
            }
        }
    }
}

TEST(Bank, SpreadsVariantsEvenlyOverSchools) {
    const auto bank = bank_of({kDependent});
    const auto& made_from = bank.templates("y5-calc-01").front();
    std::map<std::string, int> times;
    for (int school = 0; school < 200; ++school) {
        for (std::uint32_t pupil = 0; pupil < 30; ++pupil) {
            Place here = place(pupil, 0);
            here.salt = "school " + std::to_string(school);
            ++times[bank.draw_for(made_from, here, 0)->note];
        }
    }
    // 200 draws of 30 of the 66 without replacement: 90.9 each. The sum of squares over 90.9 is then 36/65 of a chi-squared
    // with 65 degrees of freedom, which stays under 110 in 99.96 % of cases.
    double chi_squared = 0;
    for (const auto& [note, count] : times) {
        chi_squared += (count - 90.909) * (count - 90.909) / 90.909;
    }
    EXPECT_EQ(times.size(), 66U);
    EXPECT_LT(chi_squared, 110.0 * 36 / 65);
    EXPECT_GT(chi_squared, 30.0 * 36 / 65) << "more even than chance allows: the draws depend on one another";
}

TEST(Bank, GivesNeighbouringClassesOtherQuestions) {
    const auto bank = bank_of({kSmall});
    const auto& made_from = bank.templates("y5-calc-01").front();
    int same = 0;
    for (std::uint32_t pupil = 0; pupil < 30; ++pupil) {
        same += bank.draw_for(made_from, place(pupil, 3, "5A autumn"), 0)->note ==
                        bank.draw_for(made_from, place(pupil, 3, "5B autumn"), 0)->note
                    ? 1
                    : 0;
    }
    EXPECT_LT(same, 5);
}

TEST(Bank, SaysWhenEveryVariantIsUsed) {
    const auto bank = bank_of({{"vars: {a: \"rand(1,2)\", b: \"rand(20,22)\"}"}});
    const auto& made_from = bank.templates("y5-calc-01").front();
    std::set<std::uint64_t> used;
    Place here = place(0, 0);
    here.used = &used;
    for (int i = 0; i < 6; ++i) {
        used.insert(bank.draw_for(made_from, here, 0)->note_hash());
    }
    const auto none = bank.draw_for(made_from, here, 0);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, questions::kNoDraw);
}

TEST(Bank, DrawsByRoleAndNeverTheSameTemplateTwiceWhileOthersFit) {
    const auto bank = bank_of({{"difficulty: 1"},
                               {"difficulty: 2"},
                               {"figure: {kind: number_line, from: \"0\"}"},
                               {"type: word_problem"},
                               {"difficulty: 3", "demand: explain"},
                               {"difficulty: 2", "mistake: {says: \"{{wrong}}\"}", "demand: explain"}});
    const auto ids = [&bank](Role role, std::map<std::string, int> taken) {
        const auto made = bank.make_question({"y5-calc-01", role, 0, 5, std::move(taken)}, place(3, 2));
        return made ? made->question.template_id.substr(13) + (made->in_role ? "" : "?") : base::to_string(made.error());
    };
    EXPECT_EQ(ids(Role::Straight, {}), "a");
    EXPECT_EQ(ids(Role::Straight, {{"q-y5-calc-01-a", 1}}), "b");
    EXPECT_EQ(ids(Role::Straight, {{"q-y5-calc-01-a", 1}, {"q-y5-calc-01-b", 1}}), "a");
    EXPECT_EQ(ids(Role::Representation, {}), "c");
    EXPECT_EQ(ids(Role::WordProblem, {}), "d");
    EXPECT_EQ(ids(Role::Reason, {}), "e");
    EXPECT_EQ(ids(Role::SpotMistake, {}), "f");
    EXPECT_EQ(ids(Role::Worked, {}), "a?");
}

TEST(Bank, GivesTheVeryQuestionAgain) {
    const auto bank = bank_of(
        {kSmall, {"vars: {a: \"digits(5)\", b: \"digits(5)\", p: \"person()\"}", "stem: \"{{p}} adds {{a}} and {{b}}.\""}});
    for (const auto& made_from : bank.templates("y5-calc-01")) {
        const auto question = bank.draw_for(made_from, place(11, 4), 1);
        ASSERT_TRUE(question);
        const auto again = bank.again(question->template_id, 1, question->seed);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->stem, question->stem);
        EXPECT_EQ(again->note, question->note);
        EXPECT_TRUE(questions::verify(made_from, *again));
        EXPECT_EQ(bank.again(question->template_id, 2, question->seed).error().kind, base::FaultKind::Unsupported);
    }
    EXPECT_EQ(bank.again("q-none", 1, {}).error().kind, base::FaultKind::Missing);
}

TEST(Bank, PassesOverATemplateThatGivesNothing) {
    const auto bank = bank_of({{"require: [\"a > 100\"]"}, {"difficulty: 2"}});
    const auto made = bank.make_question({"y5-calc-01", Role::Straight, 0, 0, {}}, place(0, 0));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->question.template_id, "q-y5-calc-01-b");
    EXPECT_EQ(made->passed_over.size(), 1U);
    EXPECT_EQ(bank.make_question({"y9-none", Role::Straight, 0, 0, {}}, place(0, 0)).error().what,
              "skill y9-none has no question templates");
}

TEST(Bank, RefusesTwoFilesForOneSkill) {
    questions::SkillFile file;
    file.text.skill = "y5-calc-01";
    file.templates.push_back(template_with({}));
    const auto bank = questions::QuestionBank::make({file, file});
    ASSERT_FALSE(bank);
    EXPECT_EQ(bank.error().code, "E-TWO-FILES");
}

}  // namespace
}  // namespace bookbag
