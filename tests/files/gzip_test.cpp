// The gzip reader on bytes made with gzip(1), whole, cut and broken.
#include <gtest/gtest.h>

#include "files/gzip.hpp"

namespace bookbag::files {
namespace {

// printf 'user,item\n1,2\n' | gzip -n
const std::string kPacked(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x2b\x2d\x4e\x2d\xd2\xc9\x2c\x49\xcd\xe5\x32\xd4\x31\xe2\x02\x00\x0c\xf5\x7c\x70\x0e"
    "\x00\x00\x00",
    34);

TEST(Gunzip, GivesTheBytesBackAndJoinsMembers) {
    EXPECT_EQ(gunzip("f.gz", kPacked).value(), "user,item\n1,2\n");
    EXPECT_EQ(gunzip("f.gz", kPacked + kPacked).value(), "user,item\n1,2\nuser,item\n1,2\n");
    EXPECT_FALSE(gunzip("f.gz", kPacked, 5)) << "more than is allowed";
}

TEST(Gunzip, RefusesACutAndABrokenStream) {
    EXPECT_TRUE(is_gzip(kPacked));
    EXPECT_FALSE(is_gzip("user,item\n"));
    const auto cut = gunzip("f.gz", kPacked.substr(0, 26));  // without its check sum and length
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().where.path, "f.gz");
    std::string wrong = kPacked;
    wrong[12] = '\x00';
    EXPECT_FALSE(gunzip("f.gz", wrong));
}

}  // namespace
}  // namespace bookbag::files
