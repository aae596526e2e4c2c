// The disk keeps its promises: old file or new file, errors with the system's words, and the double in tests agrees.
#include "files/world.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "support/fake_world.hpp"

namespace bookbag::files {
namespace {

std::string scratch(const std::string& name) {
    DiskWorld disk;
    const std::string folder = std::string(BOOKBAG_BINARY_DIR) + "/scratch-world/" + name;
    EXPECT_TRUE(disk.remove_tree(folder));
    EXPECT_TRUE(disk.make_dirs(folder));
    return folder;
}

/// One script of calls, run against the disk and against the double.
void exercise(World& world, const std::string& folder) {
    ASSERT_TRUE(world.make_dirs(folder + "/a/b"));
    ASSERT_TRUE(world.write_atomically(folder + "/a/x.txt", "one"));
    ASSERT_TRUE(world.write_atomically(folder + "/a/x.txt", "three"));
    EXPECT_EQ(*world.read_file(folder + "/a/x.txt"), "three");
    EXPECT_EQ(world.map_file(folder + "/a/x.txt")->view(), "three");
    EXPECT_EQ(*world.file_size(folder + "/a/x.txt"), 5U);
    const auto entries = *world.list_dir(folder + "/a");
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].name, "b");
    EXPECT_TRUE(entries[0].is_folder);
    EXPECT_EQ(entries[1].name, "x.txt");
    EXPECT_EQ(entries[1].size, 5U);
    EXPECT_GT(entries[1].modified, 0);
    ASSERT_TRUE(world.rename(folder + "/a", folder + "/c"));
    EXPECT_FALSE(world.exists(folder + "/a"));
    EXPECT_EQ(*world.read_file(folder + "/c/x.txt"), "three");
    {
        auto writer = world.create(folder + "/c/y.txt");
        ASSERT_TRUE(writer);
        ASSERT_TRUE((*writer)->write("abc"));
        EXPECT_FALSE(world.exists(folder + "/c/y.txt"));
        ASSERT_TRUE((*writer)->write("def"));
        ASSERT_TRUE((*writer)->commit());
        EXPECT_EQ(*world.read_file(folder + "/c/y.txt"), "abcdef");
    }
    {
        auto dropped = world.create(folder + "/c/z.txt");
        ASSERT_TRUE((*dropped)->write("abc"));
    }
    EXPECT_EQ(world.list_dir(folder + "/c")->size(), 3U);
    ASSERT_TRUE(world.remove(folder + "/c/x.txt"));
    EXPECT_EQ(world.read_file(folder + "/c/x.txt").error().kind, base::FaultKind::Missing);
    ASSERT_TRUE(world.remove_tree(folder + "/c"));
    EXPECT_FALSE(world.exists(folder + "/c"));
    ASSERT_TRUE(world.remove_tree(folder + "/c"));
    EXPECT_EQ(world.random_bytes(16)->size(), 16U);
}

TEST(DiskWorld, ReadsWritesRenamesAndRemoves) {
    DiskWorld disk;
    exercise(disk, scratch("exercise"));
}

TEST(FakeWorld, BehavesAsTheDiskDoes) {
    support::FakeWorld fake;
    exercise(fake, "/school");
}

TEST(DiskWorld, NamesTheSystemsError) {
    DiskWorld disk;
    const std::string folder = scratch("errors");
    const auto text = disk.read_file(folder + "/none.txt");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().kind, base::FaultKind::Missing);
    EXPECT_EQ(text.error().what, "cannot open: No such file or directory");
    EXPECT_FALSE(disk.read_file(folder));
    EXPECT_EQ(disk.write_atomically("/proc/none/x", "y", FileMode::Normal).error().what,
              "cannot create: No such file or directory");
}

TEST(DiskWorld, ReplacesALeftoverOfAKilledRun) {
    DiskWorld disk;
    const std::string folder = scratch("leftover");
    std::ofstream(folder + "/x.txt.tmp") << "half";
    ASSERT_TRUE(disk.write_atomically(folder + "/x.txt", "whole", FileMode::ReadOnly));
    EXPECT_EQ(*disk.read_file(folder + "/x.txt"), "whole");
    EXPECT_FALSE(disk.exists(folder + "/x.txt.tmp"));
}

TEST(FakeWorld, FailsEveryChangeAfterTheCount) {
    support::FakeWorld fake;
    fake.fail_after = 1;
    EXPECT_TRUE(fake.write_atomically("/a", "1", FileMode::Normal));
    EXPECT_FALSE(fake.write_atomically("/b", "2", FileMode::Normal));
    EXPECT_FALSE(fake.exists("/b"));
}

TEST(Paths, JoinAndSplit) {
    EXPECT_EQ(path_in("a", "b"), "a/b");
    EXPECT_EQ(path_in("a/", "b"), "a/b");
    EXPECT_EQ(path_in("", "b"), "b");
    EXPECT_EQ(file_name_of("a/b/c.csv"), "c.csv");
    EXPECT_EQ(folder_of("a/b/c.csv"), "a/b");
    EXPECT_EQ(folder_of("/c"), "/");
    EXPECT_EQ(folder_of("c"), ".");
}

TEST(DiskWorld, SaysThatAFileStandsWhereAFolderIsDue) {
    DiskWorld world;
    const std::string file = (std::filesystem::temp_directory_path() / ("bookbag_file_" + std::to_string(::getpid()))).string();
    ASSERT_TRUE(world.write_atomically(file, "x", FileMode::Normal));
    for (const std::string& path : {file, file + "/below", file + "/below/it"}) {
        const auto made = world.make_dirs(path);
        ASSERT_FALSE(made) << path;
        EXPECT_EQ(made.error().kind, base::FaultKind::Outside) << path;
        EXPECT_EQ(made.error().where.path, file) << path;
    }
    EXPECT_TRUE(world.remove(file));
}

}  // namespace
}  // namespace bookbag::files
