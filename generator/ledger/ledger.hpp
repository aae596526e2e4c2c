// What was read, given and sent: the memory of the school, in SQLite through Poco::Data.
//
// The ledger is tomorrow's history and the proof of what happened. Only the parent process writes it, in explicit
// transactions; workers never see it. Every state change of a delivery is one conditional UPDATE whose row count is
// checked, so two processes can never both send one message. Addresses and names are never stored: recipients are
// tokens, replies are kept with addresses blanked out. Tables and states: docs/formats/ledger.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "school/curriculum.hpp"
#include "school/history.hpp"
#include "school/roll.hpp"

namespace bookbag::ledger {

enum class RunState : std::uint8_t { Open, Rendered, Delivering, Done, Failed };
const char* name_of(RunState state);

/// One night. (school, for_date) is unique: a night exists once.
struct RunRecord {
    std::int64_t id = 0;
    base::Date for_date;
    RunState state = RunState::Open;
    std::string input_hash;  ///< SHA-256 over the hashes of everything read
    std::string program;     ///< version of the program
};

/// One finished file: a pack, a report or a class file.
struct Artefact {
    std::string key;    ///< unique: run date, kind, owner
    std::string kind;   ///< "booklet", "report", "class"
    std::string token;  ///< pupil token or class id
    std::string path;   ///< relative to output/<date>
    std::string sha256;
    std::int64_t pages = 0;
    std::int64_t bytes = 0;
};

/// One question given, enough to make it again.
struct GivenQuestion {
    std::string token;
    std::string code;  ///< bookwork code, "4C-K"
    std::string skill;
    std::string template_id;
    std::int64_t version = 0;
    std::uint64_t seed = 0;
    std::uint64_t note = 0;  ///< hash of the question's note
};

/// One target given or offered.
struct GivenTargetRow {
    std::string token;
    std::string skill;
    std::string kind;        ///< FOCUS … TEACHER, or OFFERED
    std::int64_t known = 0;  ///< r in millionths
    std::string reason;      ///< reason code
};

/// A skill's state at this night, kept for hysteresis ("an earned tick is never removed silently").
struct SecureRow {
    std::string token;
    std::string skill;
    base::Date since;
};

enum class DeliveryState : std::uint8_t { Planned, Held, Sending, Deferred, Unknown, Accepted, Refused };
const char* name_of(DeliveryState state);
std::optional<DeliveryState> delivery_state(const std::string& name);

/// One hand-over to one recipient.
struct DeliveryRow {
    std::string key;        ///< SHA-256 over date, kind, pupil token, recipient, channel, revision; primary key
    std::string token;      ///< pupil token
    std::string recipient;  ///< token of the contact, never an address
    std::string channel;    ///< "email", "eml", "print"
    std::string message_id;
    std::string artefact;  ///< Artefact::key
    DeliveryState state = DeliveryState::Planned;
    std::string cause;  ///< rule that held it, relay, expired, staff, log, person
    std::int64_t attempts = 0;
    std::string reply;  ///< server's answer, addresses blanked out
};

/// One input file of a night.
struct InputRow {
    std::string name;
    std::string sha256;
    std::int64_t read = 0;
    std::int64_t loaded = 0;
    std::int64_t quarantined = 0;
    std::int64_t skipped = 0;
};

/// A change of state: from any of `from` to `to`, with the cause and the other side's answer.
struct DeliveryStep {
    std::vector<DeliveryState> from;
    DeliveryState to = DeliveryState::Held;
    std::string cause = {};
    std::string reply = {};
};

/// The ledger of one school. Move-only; one per process. All functions fail with Outside when the database cannot be
/// read or written; a failed call has changed nothing.
class Ledger {
public:
    Ledger();
    ~Ledger();
    Ledger(Ledger&&) noexcept;
    Ledger& operator=(Ledger&&) noexcept;

    /// Opens or makes the database and its tables; sets WAL, synchronous=FULL, foreign keys, busy time-out and secure
    /// delete and reads each back.
    static base::Result<Ledger> open(const std::string& path);

    /// Starts the night of `date`, or gives the one that exists (state tells whether to go on or to stop).
    base::Result<RunRecord> begin(base::Date date, const std::string& program);
    /// The night of `date`, if there is one; starts nothing.
    base::Result<std::optional<RunRecord>> find(base::Date date);
    base::Status set_state(std::int64_t run, RunState state);
    base::Status set_input_hash(std::int64_t run, const std::string& hash);

    /// Everything that a finished class brings, in one transaction; a second call for the same class replaces the first.
    struct ClassRecord {
        std::string class_id;
        std::vector<Artefact> artefacts;
        std::vector<GivenQuestion> questions;
        std::vector<GivenTargetRow> targets;
        std::vector<SecureRow> secure;
        std::vector<std::string> booklets;  ///< tokens of pupils who got a booklet
    };
    base::Status record_class(std::int64_t run, const ClassRecord& record);
    base::Status record_inputs(std::int64_t run, const std::vector<InputRow>& inputs);

    /// The past of the pupils of `roll` before `date`; notes of the last 84 days. Skills unknown to `find` are left out.
    base::Result<school::History> history(const school::Roll& roll, const school::Curriculum& curriculum, base::Date date);

    /// The counts of the newest finished run before `date`: pupils, contact rows (0 when there is none).
    struct PreviousCounts {
        std::int64_t pupils = 0;
        std::int64_t contacts = 0;
    };
    base::Result<PreviousCounts> previous_counts(base::Date date);
    base::Status record_counts(std::int64_t run, const PreviousCounts& counts);

    /// Adds deliveries that are not there yet (planned or held); existing keys are left as they are.
    base::Status plan(std::int64_t run, const std::vector<DeliveryRow>& deliveries);
    /// Moves one delivery if it is in one of `from`; false when it was not (somebody else has it: leave it).
    base::Result<bool> move(const std::string& key, const std::vector<DeliveryState>& from, DeliveryState to,
                            const std::string& cause, const std::string& reply);
    /// The same step for many deliveries in one transaction; gives how many moved.
    base::Result<std::int64_t> move_together(const std::vector<std::string>& keys, const DeliveryStep& step);
    /// All deliveries of a run in key order; of all runs when `run` is 0.
    base::Result<std::vector<DeliveryRow>> deliveries(std::int64_t run);
    /// Rows left in Sending by a dead run become Unknown; gives how many.
    base::Result<std::int64_t> settle_interrupted();
    /// Artefacts and questions of a run, by token, for reprints, `explain` and tests.
    base::Result<std::vector<Artefact>> artefacts(std::int64_t run);
    base::Result<std::vector<GivenQuestion>> questions(std::int64_t run, const std::string& token);
    base::Result<std::vector<GivenTargetRow>> targets(std::int64_t run, const std::string& token);

private:
    struct Store;
    explicit Ledger(std::unique_ptr<Store> store);
    std::unique_ptr<Store> store_;
};

}  // namespace bookbag::ledger
