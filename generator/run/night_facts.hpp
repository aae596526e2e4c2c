// What the night did, as numbers and lists, for the morning page and night.json. Both are made from this one value, so
// their figures cannot differ.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ingest/intake.hpp"
#include "ledger/ledger.hpp"
#include "run/shard.hpp"
#include "run/tonight.hpp"

namespace bookbag::run {

/// One line under "needs a person".
struct PersonNeeded {
    std::string what;                 ///< count and reason, bold on the page
    std::string why;                  ///< one sentence
    std::vector<std::string> tokens;  ///< pupils by token
    std::string command;              ///< to copy; may be empty
};

struct StageTime {
    std::string name;
    std::int64_t cpu_ms = 0;
    std::int64_t wall_ms = 0;
};

struct NightFacts {
    std::string school;
    base::Date date;
    std::string program;
    int exit_code = 0;
    bool resumed = false;
    std::int64_t pupils = 0;  ///< on roll
    std::int64_t packs = 0;   ///< booklets made
    std::int64_t not_due = 0;
    std::int64_t failed = 0;
    std::int64_t diagnostic = 0;
    std::int64_t pages = 0;   ///< of booklets
    std::int64_t sheets = 0;  ///< of everything to print
    std::int64_t bytes = 0;   ///< of all files
    std::int64_t reports_email = 0;
    std::int64_t reports_paper = 0;
    std::int64_t reports_held = 0;
    ingest::IngestReport intake;
    ingest::ContactsState contacts = ingest::ContactsState::Absent;
    std::map<std::string, std::int64_t> deliveries;                       ///< by state
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> stacks;  ///< paper -> booklets, sheets
    std::map<std::string, std::int64_t> paper_because;                    ///< reason -> pupils whose report is printed
    std::vector<ledger::Artefact> artefacts;
    std::vector<std::string> previews;
    std::map<std::string, std::int64_t> thin;                           ///< skill id -> pupils who wanted it
    std::vector<std::pair<std::string, std::string>> without_evidence;  ///< class id, token
    std::vector<std::pair<std::string, std::string>> stale;             ///< class id, token
    std::vector<std::pair<std::string, std::string>> lost;              ///< token, why
    std::vector<std::string> plan_lines;                                ///< plan files: lines ignored, with their place
    std::vector<PersonNeeded> needed;
    std::vector<StageTime> stages;
    std::int64_t peak_worker_kb = 0;
    std::int64_t peak_parent_kb = 0;
    std::int64_t wall_ms = 0;
    std::int64_t cpu_ms = 0;
};

/// The page for the office: one file, no script, nothing from elsewhere (mock/report-notes.md section 9).
std::string morning_html(const NightFacts& facts, const school::Curriculum& curriculum);

/// The same for machines: docs/formats/night.md.
std::string night_json(const NightFacts& facts);

}  // namespace bookbag::run
