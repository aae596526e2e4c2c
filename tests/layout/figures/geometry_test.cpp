// The integer geometry against the library's floating point, which only tests may use in this room.
#include "layout/figures/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace bookbag::layout {

TEST(Geometry, SinesAgreeWithTheLibraryToFourUnitsInThirtyBits) {
    for (std::int32_t angle = -720000; angle <= 720000; angle += 137) {
        const double exact = std::sin(angle / 1000.0 * M_PI / 180) * static_cast<double>(geometry::kOne);
        EXPECT_NEAR(static_cast<double>(geometry::sine(angle)), exact, 4.0) << angle;
        const double cosine = std::cos(angle / 1000.0 * M_PI / 180) * static_cast<double>(geometry::kOne);
        EXPECT_NEAR(static_cast<double>(geometry::cosine(angle)), cosine, 4.0) << angle;
    }
}

TEST(Geometry, PolarIsRightToOneUnitAtTwoHundredMillimetres) {
    const Length radius{566929};
    for (std::int32_t angle = 0; angle < 360000; angle += 997) {
        const Point point = polar({}, radius, angle);
        EXPECT_NEAR(point.x.units, radius.units * std::cos(angle / 1000.0 * M_PI / 180), 0.51) << angle;
        EXPECT_NEAR(point.y.units, radius.units * std::sin(angle / 1000.0 * M_PI / 180), 0.51) << angle;
    }
}

TEST(Geometry, DirectionFindsTheAngleThatPolarWentTo) {
    for (std::int32_t angle = 0; angle < 360000; angle += 331) {
        const Point point = polar({}, {400000}, angle);
        EXPECT_NEAR(geometry::direction(geometry::between({}, point)), angle, 1) << angle;
    }
    EXPECT_EQ(geometry::direction({0, 0}), 0);
    EXPECT_EQ(geometry::direction({0, 5}), 90000);
    EXPECT_EQ(geometry::direction({-5, 0}), 180000);
}

TEST(Geometry, SquareRootIsTheGreatestWholeNumberBelow) {
    for (std::int64_t root = 0; root < 3000; ++root) {
        EXPECT_EQ(geometry::square_root(root * root), root);
        EXPECT_EQ(geometry::square_root(root * root + 2 * root), root);
    }
    EXPECT_EQ(geometry::square_root(1000000000000000000), 1000000000);
}

TEST(Geometry, ArcCosineUndoesCosine) {
    for (std::int32_t angle = 1000; angle < 180000; angle += 789) {
        EXPECT_NEAR(geometry::arc_cosine(geometry::cosine(angle), geometry::kOne), angle, 1);
    }
}

TEST(Geometry, ShareNeverLeavesThePageByOverflow) {
    const auto huge = *base::Rational::make(9000000000000000000, 7);
    EXPECT_EQ(geometry::share({500000}, huge).units, 100000000);
    EXPECT_EQ(geometry::share({500000}, *base::Rational::make(1, 3)).units, 166667);
    EXPECT_EQ(geometry::share({-500000}, *base::Rational::make(1, 3)).units, -166667);
}

}  // namespace bookbag::layout
