// The intake's work in hand (private to the room): one object from the opened store to the finished Intake.
//
// intake.cpp reads and judges; intake_keep.cpp writes: archive, store, quarantine, inbox.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ingest/csv_table.hpp"
#include "ingest/inbox.hpp"
#include "ingest/intake.hpp"
#include "ingest/map_run.hpp"
#include "ingest/roll_tables.hpp"
#include "ingest/store.hpp"

namespace bookbag::ingest {

/// A file of an item with what it was recognised as.
struct Job {
    std::size_t item = 0;
    const InboxFile* file = nullptr;
    Table table = Table::Evidence;
    const SourceMap* map = nullptr;  ///< nullptr = native
};

/// "native/pupils", or the map's name: by this a source's last file is remembered.
std::string source_key(const Job& job);

/// One night's intake. Use run() once.
class Intaker {
public:
    Intaker(files::World& world, const IntakeRequest& request) : world_(world), request_(request) {}

    base::Result<Intake> run();

private:
    base::Status open_store();
    base::Status look();
    void recognise_all();
    void recognise_file(std::size_t item, const InboxFile& file);
    bool recognise_by_map(std::size_t item, const InboxFile& file);
    void take_roll_tables();
    void take_roll_table(const Job& job);
    base::Result<StagedTable> stage(FileLog& log, const Job& job);
    std::optional<base::Fault> guard(const Job& job, const StagedTable& staged) const;
    base::Status take_evidence();
    base::Status take_evidence_file(const Job& job, EvidenceRules rules);
    base::Status scan_evidence(FileLog& log, const Job& job, const EvidenceRules& rules, SegmentWriter& segment);
    EmitFate keep_verdict(FileLog& log, EvidenceVerdict verdict, SegmentWriter& segment, std::string_view raw);
    base::Status keep_segment(const Job& job, const SegmentWriter& segment);
    base::Status keep_in_store(const std::string& name, const std::string& bytes);
    void reserve_for_evidence();
    FileLog log_of(const Job& job) const;
    FileClose close_of(const Job& job) const;
    bool proved(const Job& job) const { return items()[job.item].manifest.has_value(); }
    const std::vector<InboxItem>& items() const { return inbox_.items; }
    bool accepted_by_hand(const std::string& sha256) const;
    void refuse_item(std::size_t item, const base::Fault& fault);
    void add_report(const Job& job, FileReport report);
    base::Status archive();
    base::Status commit();
    base::Status quarantine();
    base::Status clear_inbox();
    void sweep_store();
    base::Status keep_table_files();
    void note_shared_addresses();
    void set_contacts_state();
    Intake finish();

    files::World& world_;
    const IntakeRequest& request_;
    StoreIndex index_;
    std::string salt_;
    std::string accept_list_;
    RollTables tables_;
    std::set<Table> changed_;
    Inbox inbox_;
    std::vector<bool> item_refused_;
    std::vector<bool> item_stale_;
    std::vector<Job> jobs_;
    std::set<std::string> guarded_;          ///< tables refused by a guard tonight
    StoredEvidence evidence_;
    std::uint64_t new_attempts_ = 0;
    std::vector<std::string> directory_ids_;
    std::vector<std::string> directory_tokens_;
    Intake result_;
};

}  // namespace bookbag::ingest
