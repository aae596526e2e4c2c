// Streams by variable, and the reading of a pool seed as digits.
#include "questions/draws.hpp"

#include <gtest/gtest.h>

#include <set>

namespace bookbag {
namespace {

using questions::Draws;

TEST(Draws, KeepACombinationInItsSeed) {
    for (const std::uint64_t index : {0ULL, 1ULL, 199999ULL, (1ULL << 31) - 1}) {
        const auto seed = questions::pool_seed(index, base::Seed{0xFEDCBA9876543210ULL});
        EXPECT_EQ(questions::pool_index(seed), index);
        EXPECT_FALSE(questions::pool_index(questions::plain_seed(seed)));
    }
    EXPECT_NE(questions::pool_seed(5, base::Seed{1}), questions::pool_seed(5, base::Seed{2}));
}

TEST(Draws, MeetEveryPairOfChoicesOnceInAPool) {
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
    for (std::uint64_t index = 0; index < 12; ++index) {
        Draws draws(questions::pool_seed(index, base::Seed{9}));
        draws.begin_try();
        const auto first = draws.below(3);
        const auto second = draws.below(4);
        EXPECT_TRUE(draws.is_whole());
        EXPECT_EQ(draws.product(), 12U);
        seen.insert({first, second});
    }
    EXPECT_EQ(seen.size(), 12U);
    Draws beyond(questions::pool_seed(12, base::Seed{9}));
    beyond.begin_try();
    static_cast<void>(beyond.below(3));
    static_cast<void>(beyond.below(4));
    EXPECT_FALSE(beyond.is_whole()) << "a thirteenth combination would repeat the first";
    EXPECT_FALSE(beyond.can_retry());
}

TEST(Draws, GoOnFromTryToTryAndDoNotDependOnOtherVariables) {
    Draws alone(base::Seed{77});
    Draws among(base::Seed{77});
    for (int attempt = 0; attempt < 20; ++attempt) {
        alone.begin_try();
        alone.begin_variable("a");
        const auto wanted = alone.below(1000000);
        among.begin_try();
        among.begin_variable("b");
        static_cast<void>(among.below(10));
        among.begin_variable("a");
        EXPECT_EQ(among.below(1000000), wanted);
    }
}

TEST(Draws, LeaveNamesOutOfTheDigits) {
    Draws draws(questions::pool_seed(7, base::Seed{9}));
    draws.begin_try();
    draws.begin_variable("p");
    static_cast<void>(draws.cosmetic_below(36));
    EXPECT_EQ(draws.product(), 1U);
    EXPECT_EQ(draws.below(8), 7U);
}

}  // namespace
}  // namespace bookbag
