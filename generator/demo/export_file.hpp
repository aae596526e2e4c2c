// A CSV that is written as it is made, counted and summed on the way (for the manifest), and split before it grows too long.
// Rows go to the disk in blocks and are never all in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.hpp"
#include "files/world.hpp"

namespace bookbag::demo {

/// What the manifest says of one finished file.
struct Written {
    std::string name;
    std::uint64_t rows = 0;
    std::string sha256;
};

/// Files "<stem>.csv", or "<stem>-1.csv", "<stem>-2.csv", … when there are more rows than one may hold.
class ExportFile {
public:
    /// `opening` stands before the first row of every file: mark, titles and header as wanted.
    ExportFile(files::World& world, std::string folder, std::string stem, std::string opening);

    /// One row with its line end. A refusal of the disk is kept and given by close().
    void row(std::string_view line);
    /// `text` after the last row (a line of totals, which is no row of the manifest).
    void tail(std::string_view text) { tail_ = text; }
    /// Finishes the last file and gives all of them.
    base::Result<std::vector<Written>> close();

private:
    void open_next();
    void put(std::string_view bytes);
    void finish_current();

    files::World& world_;
    std::string folder_;
    std::string stem_;
    std::string opening_;
    std::string tail_;
    std::unique_ptr<files::FileWriter> writer_;
    base::Sha256 sum_;
    std::string block_;
    std::vector<Written> written_;
    std::optional<base::Fault> fault_;
};

}  // namespace bookbag::demo
