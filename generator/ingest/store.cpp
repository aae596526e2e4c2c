// The store's files are CSV, so that a person can read in an editor what the school knows about a child.
#include "ingest/store.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "files/csv.hpp"
#include "ingest/csv_table.hpp"

namespace bookbag::ingest {

namespace {

using base::Fault;
using base::Result;

constexpr const char* kIndexHeader = "kind,name,file,sha256,night,rows,source,newline\n";
constexpr const char* kSegmentHeader =
    "id,pupil_id,skill_id,at,got,possible,weight,options,seconds,medium,item,misconception,snapshot,line\n";
constexpr std::size_t kSegmentColumns = 14;
constexpr std::array<const char*, 3> kMediums = {"online", "paper", "teacher"};

Fault damaged(const std::string& path, std::uint32_t line) {
    return {base::FaultKind::BadInput, {path, line, 0}, "the record is damaged", "restore records/ from the backup", "E-STORE"};
}

std::string shown_path(const std::string& file) { return "records/intake/" + file; }

/// A content-named file of the store, checked against its sum.
Result<files::FileBytes> checked_file(files::World& world, const std::string& school_dir, const IndexEntry& entry) {
    auto bytes = world.map_file(files::path_in(store_folder(school_dir), entry.file));
    if (!bytes) {
        Fault fault = bytes.error();
        fault.where.path = shown_path(entry.file);
        return fault;
    }
    if (base::sha256_hex(bytes->view()) != entry.sha256) {
        return damaged(shown_path(entry.file), 0);
    }
    return bytes;
}

/// FNV-1a with a final mix (Fowler, Noll, Vo; Stafford's variant 13).
class Hash64 {
public:
    Hash64& add(std::string_view text) {
        for (const char c : text) {
            value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
        }
        value_ = (value_ ^ 0x1FU) * 0x100000001B3ULL;
        return *this;
    }
    Hash64& add(std::int64_t number) {
        value_ = (value_ ^ static_cast<std::uint64_t>(number)) * 0x9E3779B97F4A7C15ULL;
        value_ ^= value_ >> 32U;
        return *this;
    }
    std::uint64_t finish() const {
        std::uint64_t z = value_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

private:
    std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

std::int64_t number_in(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// One line of a segment; false when its pupil is off the roll or its skill unknown.
enum class Replay : std::uint8_t { Usable, Held, NoSkill };

Replay replayed(const files::CsvRecord& record, const EvidenceRules& rules, StoredAttempt& stored) {
    const auto text = [&](std::size_t i) { return record.fields[i].text; };
    school::Attempt& attempt = stored.attempt;
    stored.id = text(0);
    attempt.id = school::AttemptId(stored.id);
    stored.pupil_id = text(1);
    attempt.at = number_in(text(3));
    attempt.day = school::london_day(attempt.at);
    attempt.got = static_cast<std::int32_t>(number_in(text(4)));
    attempt.possible = static_cast<std::int32_t>(number_in(text(5)));
    attempt.weight = static_cast<std::uint16_t>(number_in(text(6)));
    attempt.options = static_cast<std::uint8_t>(number_in(text(7)));
    attempt.seconds = static_cast<std::int32_t>(number_in(text(8)));
    attempt.medium = text(9) == kMediums[0] ? school::Medium::Online : text(9) == kMediums[1] ? school::Medium::Paper : school::Medium::Teacher;
    attempt.item = text(10);
    attempt.misconception = text(11);
    stored.snapshot = text(12) == "1";
    attempt.where.line = static_cast<std::uint32_t>(number_in(text(13)));
    const auto skill = rules.curriculum->find(text(2));
    attempt.skill = skill.value_or(school::kNoSkill);
    if (!skill) {
        return Replay::NoSkill;
    }
    const auto pupil = rules.directory->find(stored.pupil_id);
    attempt.pupil = pupil.value_or(0);
    return pupil ? Replay::Usable : Replay::Held;
}

struct ReplayRules {
    const EvidenceRules* rules;
    Comparing comparing;
};

base::Status replay_segment(files::World& world, const std::string& school_dir, const IndexEntry& entry, const ReplayRules& how,
                            StoredEvidence& evidence) {
    BOOKBAG_TRY(bytes, checked_file(world, school_dir, entry));
    files::CsvReader reader(bytes.view(), ',', files::CsvQuote::Double);
    reader.expect_width(kSegmentColumns);
    const files::CsvRecord* header = reader.next();
    if (header == nullptr || std::string(header->raw) + "\n" != kSegmentHeader) {
        return damaged(shown_path(entry.file), 1);
    }
    StoredAttempt stored;
    stored.attempt.source = entry.source;
    stored.attempt.where.file = entry.name;
    while (const files::CsvRecord* record = reader.next()) {
        if (record->defect != files::CsvDefect::None || record->fields.size() != kSegmentColumns) {
            return damaged(shown_path(entry.file), record->line);
        }
        const Replay fate = replayed(*record, *how.rules, stored);
        if (how.comparing == Comparing::Yes) {
            evidence.known.see(stored);
        }
        evidence.held += fate == Replay::Held ? 1 : 0;
        evidence.without_skill += fate == Replay::NoSkill ? 1 : 0;
        if (fate == Replay::Usable) {
            evidence.attempts.push_back(stored.attempt);
        }
    }
    return {};
}

Result<IndexEntry> entry_of(const files::CsvRecord& record) {
    const auto night = base::parse_iso_date(record.fields[4].text);
    const auto rows = base::parse_integer(record.fields[5].text);
    if (!night || !rows) {
        return damaged(shown_path("index.csv"), record.line);
    }
    return IndexEntry{std::string(record.fields[0].text), std::string(record.fields[1].text), std::string(record.fields[2].text),
                      std::string(record.fields[3].text), *night, static_cast<std::uint64_t>(*rows),
                      std::string(record.fields[6].text), record.fields[7].text == "yes"};
}

}  // namespace

std::string store_folder(const std::string& school_dir) { return files::path_in(school_dir, "records/intake"); }

const IndexEntry* StoreIndex::taken(const std::string& sha256) const {
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (entry->kind == "taken" && entry->sha256 == sha256) {
            return &*entry;
        }
    }
    return nullptr;
}

const IndexEntry* StoreIndex::table(std::string_view name) const {
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (entry->kind == "table" && entry->name == name) {
            return &*entry;
        }
    }
    return nullptr;
}

const IndexEntry* StoreIndex::last_of(const std::string& source) const {
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (entry->kind == "taken" && entry->source == source) {
            return &*entry;
        }
    }
    return nullptr;
}

base::Result<StoreIndex> read_index(files::World& world, const std::string& school_dir) {
    StoreIndex index;
    const std::string path = files::path_in(store_folder(school_dir), "index.csv");
    if (!world.exists(path)) {
        return index;
    }
    BOOKBAG_TRY(text, world.read_file(path));
    files::CsvReader reader(text, ',', files::CsvQuote::Double);
    reader.expect_width(8);
    const files::CsvRecord* header = reader.next();
    if (header == nullptr || std::string(header->raw) + "\n" != kIndexHeader) {
        return damaged(shown_path("index.csv"), 1);
    }
    while (const files::CsvRecord* record = reader.next()) {
        if (record->defect != files::CsvDefect::None || record->fields.size() != 8) {
            return damaged(shown_path("index.csv"), record->line);
        }
        BOOKBAG_TRY(entry, entry_of(*record));
        index.entries.push_back(std::move(entry));
    }
    return index;
}

std::string index_text(const StoreIndex& index) {
    std::string text = kIndexHeader;
    for (const IndexEntry& entry : index.entries) {
        text += files::csv_line({entry.kind, entry.name, entry.file, entry.sha256, base::to_iso(entry.night), std::to_string(entry.rows),
                                 entry.source, entry.newline_at_end ? "yes" : "no"});
    }
    return text;
}

base::Result<RollTables> read_tables(files::World& world, const std::string& school_dir, const StoreIndex& index, base::Date night) {
    RollTables tables;
    for (const TableShape& shape : native_tables()) {
        const IndexEntry* entry = index.table(shape.name);
        if (entry == nullptr) {
            continue;
        }
        BOOKBAG_TRY(bytes, checked_file(world, school_dir, *entry));
        FileLog log(shown_path(entry->file));
        BOOKBAG_TRY(opened, open_csv(log, bytes));
        BOOKBAG_TRY(staged, read_roll_table(log, opened, shape.table, FileClose::Proved, night));
        tables = accepted(std::move(tables), staged, Scope::Whole);
    }
    return tables;
}

void KnownAttempts::reserve(std::size_t count) {
    std::size_t wanted = 1024;
    while (wanted < count + count / 2) {
        wanted *= 2;
    }
    if (wanted <= slots_.size()) {
        return;
    }
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(wanted));
    for (const Slot& one : old) {
        if (one.key != 0) {
            slot(one.key) = one;
        }
    }
}

/// The place of a key, or the free place where it belongs (linear probing). There is always a free one.
KnownAttempts::Slot& KnownAttempts::slot(std::uint64_t key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(key >> 1U) & mask;  // the lowest bit is always 1
    while (slots_[at].key != 0 && slots_[at].key != key) {
        at = (at + 1) & mask;
    }
    return slots_[at];
}

void KnownAttempts::set(Slot& place, std::uint64_t value) {
    if (keeps_journal_) {
        journal_.push_back(place);
    }
    place.value = value;
}

KnownAttempts::Seen KnownAttempts::see(const StoredAttempt& stored) {
    const school::Attempt& attempt = stored.attempt;
    const std::uint64_t key = Hash64().add(attempt.source.text()).add(stored.id).finish() | 1U;
    Hash64 value;
    value.add(stored.pupil_id).add(attempt.skill).add(attempt.got).add(attempt.possible).add(attempt.misconception.text());
    const std::uint64_t hash = value.add(stored.snapshot ? 0 : attempt.at).finish() | 1U;
    reserve(used_ + 1);
    Slot& place = slot(key);
    if (place.key == 0 || place.value == 0) {
        used_ += place.key == 0 ? 1 : 0;
        place.key = key;
        set(place, hash);
        return Seen::New;
    }
    if (place.value == hash) {
        return Seen::Same;
    }
    set(place, hash);
    return Seen::Changed;
}

void KnownAttempts::take_back() {
    for (auto change = journal_.rbegin(); change != journal_.rend(); ++change) {
        slot(change->key).value = change->value;
    }
    journal_.clear();
}

base::Result<StoredEvidence> read_evidence(files::World& world, const std::string& school_dir, const StoreIndex& index,
                                           const EvidenceRules& rules, Comparing comparing) {
    StoredEvidence evidence;
    std::uint64_t rows = 0;
    for (const IndexEntry& entry : index.entries) {
        rows += entry.kind == "evidence" ? entry.rows : 0;
    }
    evidence.attempts.reserve(rows);
    if (comparing == Comparing::Yes) {
        evidence.known.reserve(rows);
    }
    for (const IndexEntry& entry : index.entries) {
        if (entry.kind != "evidence") {
            continue;
        }
        if (const base::Status done = replay_segment(world, school_dir, entry, {&rules, comparing}, evidence); !done) {
            return done.error();
        }
    }
    return evidence;
}

SegmentWriter::SegmentWriter() : text_(kSegmentHeader) {}

void SegmentWriter::add(const StoredAttempt& stored, const school::Curriculum& curriculum) {
    const school::Attempt& attempt = stored.attempt;
    ++rows_;
    const auto field = [this](std::string_view text) {
        text_ += files::csv_field(text);
        text_ += ',';
    };
    const auto number = [this](std::int64_t value) {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        text_.append(digits.data(), end);
        text_ += ',';
    };
    field(stored.id);
    field(stored.pupil_id);
    field(curriculum.at(attempt.skill).id);
    number(attempt.at);
    number(attempt.got);
    number(attempt.possible);
    number(attempt.weight);
    number(attempt.options);
    number(attempt.seconds);
    field(kMediums.at(static_cast<std::size_t>(attempt.medium)));
    field(attempt.item.text());
    field(attempt.misconception.text());
    field(stored.snapshot ? "1" : "");
    text_ += std::to_string(attempt.where.line) + "\n";
}

}  // namespace bookbag::ingest
