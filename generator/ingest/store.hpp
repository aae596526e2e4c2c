// What the school has accepted on all nights: tables in force and every attempt ever read.
//
// records/intake/ holds content-named files (a table or a segment of attempts is never changed once written) and one index.csv
// that names those in force. Replacing the index is the only commit point: after a crash the old index or the new one stands,
// never a mixture, and files that no index names are rubbish without effect. Attempts are replayed in the order of the index;
// a later one with the same source and id supersedes. docs/formats/sources.md describes the files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "files/world.hpp"
#include "ingest/judge_evidence.hpp"
#include "ingest/roll_tables.hpp"

namespace bookbag::ingest {

/// One line of the index.
struct IndexEntry {
    std::string kind;    ///< "table", "evidence" or "taken"
    std::string name;    ///< table name, segment number, or the input's name
    std::string file;    ///< in records/intake/; empty for "taken"
    std::string sha256;  ///< of the file, or of the input that was taken
    base::Date night;    ///< on which it was accepted
    std::uint64_t rows = 0;
    std::string source;
    bool newline_at_end = true;  ///< of a taken input
};

/// The index as a value.
struct StoreIndex {
    std::vector<IndexEntry> entries;  ///< in order of acceptance

    /// The newest "taken" with this SHA-256, or nullptr.
    const IndexEntry* taken(const std::string& sha256) const;
    /// The table in force under this name, or nullptr.
    const IndexEntry* table(std::string_view name) const;
    /// The newest taken input of a source, or nullptr.
    const IndexEntry* last_of(const std::string& source) const;
};

/// Where the store of a school folder lies.
std::string store_folder(const std::string& school_dir);

/// Reads the index; an empty one when there is none yet. BadInput when it is damaged.
base::Result<StoreIndex> read_index(files::World& world, const std::string& school_dir);
/// The index as text, and back.
std::string index_text(const StoreIndex& index);

/// Reads the tables in force. BadInput when a file is missing or its SHA-256 differs.
base::Result<RollTables> read_tables(files::World& world, const std::string& school_dir, const StoreIndex& index, base::Date night);

/// What is known of attempts already stored: by hashed source and id, the hash of their value. An open table of 16 bytes a
/// place, because a trust has millions of attempts.
class KnownAttempts {
public:
    enum class Seen : std::uint8_t { New, Same, Changed };

    /// Compares with what is stored and remembers this value in its place.
    Seen see(const StoredAttempt& stored);
    /// From here on changes can be taken back, as when a file is refused after half of it was read.
    void begin() {
        journal_.clear();
        keeps_journal_ = true;
    }
    void take_back();
    std::size_t size() const { return used_; }
    /// Room for `count` in all.
    void reserve(std::size_t count);

private:
    // 64-bit keys: among 10 million attempts the chance that any two collide is about 3 in a million.
    struct Slot {
        std::uint64_t key = 0;    ///< 0 = free
        std::uint64_t value = 0;  ///< 0 = taken back
    };
    Slot& slot(std::uint64_t key);
    void set(Slot& place, std::uint64_t value);

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    bool keeps_journal_ = false;
    std::vector<Slot> journal_;   ///< what places held before
};

/// All attempts in the store about pupils on roll, those about others counted, and what is known of all.
struct StoredEvidence {
    std::vector<school::Attempt> attempts;  ///< in order of acceptance
    std::uint64_t held = 0;
    std::uint64_t without_skill = 0;        ///< whose skill the curriculum no longer has
    KnownAttempts known;
};

/// Whether tonight's files bring evidence that must be compared with the old.
enum class Comparing : std::uint8_t { No, Yes };

/// Replays every segment of the index. Attempts of pupils off the roll are counted as held. `known` is filled only when Comparing::Yes.
base::Result<StoredEvidence> read_evidence(files::World& world, const std::string& school_dir, const StoreIndex& index,
                                           const EvidenceRules& rules, Comparing comparing);

/// Collects accepted attempts of one input into the text of a segment.
class SegmentWriter {
public:
    SegmentWriter();
    void add(const StoredAttempt& stored, const school::Curriculum& curriculum);
    std::uint64_t rows() const { return rows_; }
    const std::string& text() const { return text_; }

private:
    std::string text_;
    std::uint64_t rows_ = 0;
};

}  // namespace bookbag::ingest
