// The night as a table of contents: one call a step, in order.
//
// Points of no return are marked. Everything before "from here on nothing new is read" only reads (and archives what came
// in); everything before the rename of output/<date>.part can be thrown away and made again; after it the papers stand and
// only deliveries, morning.html and night.json follow.
#include "run/night.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include <sys/resource.h>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "run/assemble.hpp"
#include "run/class_job.hpp"
#include "run/counted.hpp"
#include "run/delivery_step.hpp"
#include "run/lock.hpp"
#include "run/log.hpp"
#include "run/night_facts.hpp"

#ifndef BOOKBAG_VERSION
#define BOOKBAG_VERSION "unknown"
#endif

namespace bookbag::run {

using base::Fault;
using base::FaultKind;
using base::Result;
using base::Status;

int exit_code_of(const Fault& fault) {
    if (fault.code == "E-BUSY") {
        return 75;
    }
    if (fault.code == "E-RELAY" || fault.code == "E-PRINTER") {
        return 69;
    }
    if (fault.code == "E-SETTINGS" || fault.where.path.text().find("school.yaml") != std::string::npos) {
        return 78;
    }
    switch (fault.kind) {
        case FaultKind::BadInput:
        case FaultKind::Missing:
        case FaultKind::Unsupported: return 65;
        case FaultKind::Outside: return 74;
        case FaultKind::Bug: return 70;
    }
    return 70;
}

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t milliseconds_since(Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
}

std::int64_t own_cpu_ms() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval& t) { return static_cast<std::int64_t>(t.tv_sec) * 1000 + t.tv_usec / 1000; };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

std::int64_t own_peak_kb() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

class Night {
public:
    Night(files::World& world, const NightOptions& options) : world_(world), options_(options), start_(Clock::now()) {}

    Result<NightOutcome> run() {
        if (const auto ready = prepare(); !ready) {
            return ready.error();
        }
        if (done_already_) {
            return already_done();
        }
        if (const auto taken = take_in(); !taken) {
            return taken.error();
        }
        // From here on nothing new is read.
        if (options_.dry_run) {
            return dry_run();
        }
        if (const auto made = make_classes(); !made) {
            return made.error();
        }
        if (const auto merged = merge(); !merged) {
            return merged.error();
        }
        // From here on output/<date>/ stands; only deliveries and the two pages about the night follow.
        const Status delivered = deliver();
        return close(delivered);
    }

private:
    // ---- 1 settings, lock, house, ledger -------------------------------------------------------------------------

    Status prepare() {
        date_ = options_.date.valid() ? options_.date : world_.today();
        if (date_ > world_.today() + 1) {
            return Fault{FaultKind::BadInput,
                         {},
                         "the date " + base::to_iso(date_) + " is in the future",
                         "give tonight's date, or leave --date out",
                         "E-FUTURE"};
        }
        BOOKBAG_TRY(settings, load_settings(world_, options_.school_dir, date_));
        settings_ = std::move(settings);
        if (const auto made = world_.make_dirs(path("records")); !made) {
            return made;
        }
        BOOKBAG_TRY(lock, SchoolLock::take(path("records/lock")));
        lock_ = std::move(lock);
        return options_.dry_run ? load_house_only() : open_ledger();
    }

    Status load_house_only() {
        auto loaded = load_house(world_, options_.home, Fonts::Load, options_.font_root);
        if (!loaded.house) {
            return first_of(loaded.faults);
        }
        house_ = std::move(loaded.house);
        mark_stage("load");
        return {};
    }

    Status open_ledger() {
        BOOKBAG_TRY(opened, ledger::Ledger::open(path("records/bookbag.db")));
        ledger_ = std::move(opened);
        BOOKBAG_TRY(run, ledger_.begin(date_, BOOKBAG_VERSION));
        run_ = run;
        resumed_ = run.state != ledger::RunState::Open || world_.exists(part_folder());
        done_already_ = run.state == ledger::RunState::Done && options_.only.empty();
        if (done_already_) {
            return {};
        }
        BOOKBAG_TRY(interrupted, ledger_.settle_interrupted());
        log_.note(elapsed(), "start",
                  {{"date", base::to_iso(date_)}, {"program", BOOKBAG_VERSION}, {"interrupted", std::to_string(interrupted)}});
        return load_house_only();
    }

    NightOutcome already_done() const {
        NightOutcome outcome;
        outcome.summary = "The night of " + base::to_iso(date_) +
                          " is done. Nothing was made or sent again.\nIts papers are in " + final_folder() + "\n";
        return outcome;
    }

    // ---- 2, 3 intake and history ------------------------------------------------------------------------------------

    Setting setting() const {
        return {options_.school_dir, options_.home, date_, options_.only, options_.only.empty() ? part_folder() : only_folder()};
    }

    Status take_in() {
        const auto mode = options_.dry_run ? ingest::IntakeMode::Check : ingest::IntakeMode::Night;
        BOOKBAG_TRY(intake, load_intake(world_, setting(), settings_, *house_, mode, options_.settle_seconds));
        facts_.intake = std::move(intake.report);
        facts_.contacts = intake.contacts;
        mark_stage("intake");
        school::History history;
        history.pupils.resize(intake.roll.pupils.size());
        if (!options_.dry_run) {
            BOOKBAG_TRY(past, ledger_.history(intake.roll, house_->curriculum, date_));
            history = std::move(past);
        }
        BOOKBAG_TRY(assembled, assemble(world_, setting(), *house_, settings_, std::move(intake), std::move(history)));
        tonight_ = std::move(assembled.tonight);
        facts_.plan_lines = std::move(assembled.plan_lines);
        facts_.paper_because = std::move(assembled.paper_because);
        mark_stage("history and fonts");
        return check_only();
    }

    Status check_only() const {
        if (options_.only.empty()) {
            return {};
        }
        for (const auto& school_class : tonight_->roll.classes) {
            for (const auto pupil : school_class.register_order) {
                if (is_due(*tonight_, school_class, pupil)) {
                    return {};
                }
            }
        }
        return Fault{FaultKind::Missing,
                     {},
                     "no class or pupil called '" + options_.only + "' is on roll",
                     "give a class id, a pupil's token or admission number",
                     "E-ONLY"};
    }

    // ---- 5 classes ------------------------------------------------------------------------------------------------------

    NightOutcome dry_run() const {
        NightOutcome outcome;
        std::int64_t due = 0;
        for (const auto& school_class : tonight_->roll.classes) {
            std::int64_t in_class = 0;
            for (const auto pupil : school_class.register_order) {
                in_class += is_due(*tonight_, school_class, pupil) ? 1 : 0;
            }
            due += in_class;
            outcome.summary += "class " + school_class.id + ": " + std::to_string(in_class) + " of " +
                               std::to_string(school_class.register_order.size()) + " due\n";
        }
        const auto mailed = std::count(tonight_->by_email.begin(), tonight_->by_email.end(), true);
        outcome.summary += std::to_string(due) + " booklets would be made; reports of " + std::to_string(mailed) +
                           " pupils would go by e-mail, of " +
                           std::to_string(static_cast<std::int64_t>(tonight_->roll.pupils.size()) - mailed) + " on paper.\n";
        for (const auto& [reason, count] : facts_.paper_because) {
            outcome.summary += "  on paper, " + reason + ": " + std::to_string(count) + "\n";
        }
        for (const auto& line : ingest::summary_lines(facts_.intake, 30)) {
            outcome.summary += line + "\n";
        }
        outcome.summary += "Dry run: nothing was made, sent or moved.\n";
        return outcome;
    }

    Status make_classes() {
        const auto& classes = tonight_->roll.classes;
        if (world_.exists(final_folder()) && options_.only.empty()) {
            return read_shards(files::path_in(final_folder(), "shards"));  // killed after the rename
        }
        for (const char* folder : {"", "print", "reports", "teacher", "shards", "previews"}) {
            if (const auto made = world_.make_dirs(files::path_in(tonight_->folder, folder)); !made) {
                return made;
            }
        }
        std::int64_t pupils = 0;
        std::vector<std::int64_t> pupils_before;
        for (const auto& school_class : classes) {
            pupils_before.push_back(pupils);
            pupils += static_cast<std::int64_t>(school_class.register_order.size());
        }
        Progress progress("Booklets by class", static_cast<std::int64_t>(classes.size()), options_.voice);
        const auto begun = Clock::now();
        const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        const auto job = [this](std::size_t index, const std::vector<std::int32_t>& leave_out, Whereabouts& where) {
            return class_job(index, leave_out, where);
        };
        auto result = run_workers(classes.size(), options_.jobs == 0 ? cores : options_.jobs, job, [&](std::size_t done) {
            progress.show(static_cast<std::int64_t>(done), milliseconds_since(begun));
        });
        if (!result) {
            return result.error();
        }
        facts_.peak_worker_kb = result->cost.peak_kilobytes;
        worker_cpu_ms_ = result->cost.cpu_microseconds / 1000;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            if (!result->outcomes[i].ended) {
                const auto why = world_.read_file(note_of(i));
                return Fault{FaultKind::Outside,
                             {"output/" + base::to_iso(date_) + ".part", 0, 0},
                             "the papers of class " + classes[i].id + " could not be " + (why ? "made: " + *why : "written"),
                             std::string(why ? "see to that" : "free space on the disk") +
                                 " and run the night again: it goes on from here",
                             "E-OUTPUT"};
            }
        }
        mark_stage("classes", worker_cpu_ms_);
        return read_shards(files::path_in(tonight_->folder, "shards"));
    }

    /// Runs in a worker. A shard that was made from the same inputs is kept: the night goes on where it stopped.
    bool class_job(std::size_t index, const std::vector<std::int32_t>& leave_out, Whereabouts& where) {
        const std::string file = files::path_in(tonight_->folder, "shards/" + tonight_->roll.classes[index].id + ".json");
        if (const auto bytes = world_.read_file(file)) {
            const auto shard = read_shard(file, *bytes);
            if (shard && shard->input_hash == tonight_->input_hash) {
                return true;
            }
        }
        auto shard = make_class(world_, *tonight_, index, leave_out, where);
        tonight_->attempts.let_go();
        if (!shard) {
            // What only this worker knows; on a full disk there is no note, and that says enough.
            return world_.write_atomically(note_of(index), base::to_string(shard.error())) && false;
        }
        (void)world_.remove(note_of(index));
        // The papers first, then the shard that vouches for them.
        return world_.settle(tonight_->folder).has_value() && world_.write_atomically(file, to_json(*shard)).has_value();
    }

    /// Where a worker says why it could not make its class.
    std::string note_of(std::size_t index) const {
        return files::path_in(tonight_->folder, "shards/" + tonight_->roll.classes[index].id + ".why");
    }

    Status read_shards(const std::string& folder) {
        shards_folder_ = folder;
        facts_.school = settings_.name;
        facts_.date = date_;
        facts_.program = BOOKBAG_VERSION;
        facts_.resumed = resumed_;
        facts_.pupils = static_cast<std::int64_t>(tonight_->roll.pupils.size());
        for (const auto& school_class : tonight_->roll.classes) {
            const std::string file = files::path_in(folder, school_class.id + ".json");
            BOOKBAG_TRY(shard, shard_of(file));
            count_shard(shard);
            shard.record = {};  // read again when it is recorded: together they would grow with the school
            shards_.push_back(std::move(shard));
        }
        return {};
    }

    Result<ClassShard> shard_of(const std::string& file) {
        BOOKBAG_TRY(bytes, world_.read_file(file));
        return read_shard(file, bytes);
    }

    // ---- 6 merge ----------------------------------------------------------------------------------------------------------

    Status merge() {
        const auto failed_share = facts_.packs + facts_.failed > 0
                                      ? static_cast<double>(facts_.failed) / static_cast<double>(facts_.packs + facts_.failed)
                                      : 0.0;
        if (failed_share > settings_.stop_pupils_failed) {
            return Fault{FaultKind::Bug,
                         {},
                         std::to_string(facts_.failed) +
                             " booklets failed: " + (facts_.lost.empty() ? std::string() : facts_.lost.front().second),
                         "nothing was delivered; report this with records/night.log",
                         "E-TOO-MANY-FAILED"};
        }
        if (!options_.only.empty()) {
            return {};
        }
        for (const auto& school_class : tonight_->roll.classes) {
            BOOKBAG_TRY(shard, shard_of(files::path_in(shards_folder_, school_class.id + ".json")));
            if (const auto recorded = ledger_.record_class(run_.id, shard.record); !recorded) {
                return recorded;
            }
        }
        if (const auto recorded = record_inputs(); !recorded) {
            return recorded;
        }
        if (world_.exists(tonight_->folder)) {
            if (const auto moved = world_.rename(tonight_->folder, final_folder()); !moved) {
                return moved;
            }
        }
        mark_stage("merge");
        return ledger_.set_state(run_.id, ledger::RunState::Rendered);
    }

    Status record_inputs() {
        std::vector<ledger::InputRow> inputs;
        for (const auto& file : facts_.intake.files) {
            inputs.push_back({file.name, file.sha256, static_cast<std::int64_t>(file.rows.rows_read()),
                              static_cast<std::int64_t>(file.rows.loaded()), static_cast<std::int64_t>(file.rows.quarantined()),
                              static_cast<std::int64_t>(file.rows.skipped())});
        }
        if (const auto recorded = ledger_.record_inputs(run_.id, inputs); !recorded) {
            return recorded;
        }
        if (const auto recorded = ledger_.set_input_hash(run_.id, tonight_->input_hash); !recorded) {
            return recorded;
        }
        return ledger_.record_counts(run_.id, {static_cast<std::int64_t>(tonight_->roll.pupils.size()),
                                               static_cast<std::int64_t>(tonight_->roll.guardians.size())});
    }

    void count_pupil(const ClassShard& shard, const PupilShard& pupil) {
        switch (pupil.end) {
            case PupilEnd::Made: ++facts_.packs; break;
            case PupilEnd::NotDue: ++facts_.not_due; return;
            case PupilEnd::NoQuestions:
            case PupilEnd::Failed:
                ++facts_.failed;
                facts_.lost.emplace_back(pupil.token, pupil.why);
                return;
        }
        facts_.pages += pupil.pages;
        auto& stack = facts_.stacks[pupil.stack];
        ++stack.first;
        stack.second += pupil.sheets;
        facts_.sheets += pupil.sheets;
        if (pupil.diagnostic) {
            ++facts_.diagnostic;
            facts_.without_evidence.emplace_back(shard.class_id, pupil.token);
        } else if (pupil.stale) {
            facts_.stale.emplace_back(shard.class_id, pupil.token);
        }
        if (!pupil.report_held.empty()) {
            ++facts_.reports_held;
        } else if (pupil.report_path.empty()) {
            ++facts_.reports_paper;
            ++facts_.sheets;
        } else {
            ++facts_.reports_email;
        }
        for (const auto& skill : pupil.thin) {
            ++facts_.thin[skill];
        }
    }

    void count_shard(const ClassShard& shard) {
        for (const auto& pupil : shard.pupils) {
            count_pupil(shard, pupil);
        }
        facts_.previews.insert(facts_.previews.end(), shard.previews.begin(), shard.previews.end());
        for (const auto& artefact : shard.record.artefacts) {
            facts_.bytes += artefact.bytes;
            facts_.artefacts.push_back(artefact);
        }
    }

    // ---- 7 deliver ---------------------------------------------------------------------------------------------------------

    Status deliver() {
        if (!options_.only.empty()) {
            return {};
        }
        const auto mail = plan_mail(*tonight_, shards_, facts_.contacts);
        std::vector<ledger::DeliveryRow> rows;
        for (const auto& item : mail) {
            rows.push_back(item.row);
        }
        if (const auto planned = ledger_.plan(run_.id, rows); !planned) {
            return planned;
        }
        if (const auto moved = ledger_.set_state(run_.id, ledger::RunState::Delivering); !moved) {
            return moved;
        }
        const auto outcome = send_mail(world_, ledger_, *tonight_, mail, final_folder());
        mark_stage("deliver");
        return outcome.status;
    }

    // ---- 8 close --------------------------------------------------------------------------------------------------------------

    void count_deliveries() {
        const auto rows = ledger_.deliveries(run_.id);
        if (!rows) {
            return;
        }
        std::map<std::string, PersonNeeded> by_cause;
        for (const auto& row : *rows) {
            ++facts_.deliveries[ledger::name_of(row.state)];
            if (row.state != ledger::DeliveryState::Held && row.state != ledger::DeliveryState::Unknown &&
                row.state != ledger::DeliveryState::Refused) {
                continue;
            }
            const std::string kind = std::string(ledger::name_of(row.state)) + " " + row.cause;
            auto& needed = by_cause[kind];
            needed.what = kind;
            needed.tokens.push_back(row.token);
            needed.command = row.key.substr(0, 12);
        }
        for (auto& [kind, needed] : by_cause) {
            facts_.needed.push_back(describe_delivery(std::move(needed)));
        }
    }

    static PersonNeeded describe_delivery(PersonNeeded needed) {
        const auto count = static_cast<std::int64_t>(needed.tokens.size());
        if (needed.what.rfind("unknown", 0) == 0) {
            needed.what = counted(count, "e-mail", "e-mails") + " unknown: the mail server did not answer.";
            needed.why = "They may have arrived. Nothing is sent again by itself.";
        } else if (needed.what.rfind("refused", 0) == 0) {
            needed.what = counted(count, "e-mail", "e-mails") + " refused by the mail server.";
            needed.why = "Check the address in the school's system; print the report until then.";
        } else if (needed.what.find("contacts-held") != std::string::npos) {
            needed.what = counted(count, "report", "reports") + " held: the contact file lost too many rows.";
            needed.why = "Put a complete contact file into inbox/. Nothing was sent, nobody was switched off.";
        } else {
            needed.what = counted(count, "report", "reports") + " held: " + needed.what;
            needed.why = "A person must look at the report before it goes.";
        }
        needed.command.clear();
        return needed;
    }

    void add_other_needs() {
        if (const auto held = facts_.paper_because.find("court-order"); held != facts_.paper_because.end()) {
            facts_.needed.push_back({counted(held->second, "report", "reports") + " not e-mailed: court order on file.",
                                     "A named person must say who may have them. The printed copy is with the office.",
                                     {},
                                     ""});
        }
        if (const auto shared = facts_.paper_because.find("shared-address"); shared != facts_.paper_because.end()) {
            facts_.needed.push_back({counted(shared->second, "report", "reports") + " not e-mailed: two contacts share one address.",
                                     "Look at both contacts in the school's system.",
                                     {},
                                     ""});
        }
        for (const auto& [token, why] : facts_.lost) {
            facts_.needed.push_back({"1 pupil has no booklet.", why, {token}, ""});
        }
        for (const auto& file : facts_.intake.files) {
            if (file.end == ingest::FileEnd::Refused) {
                facts_.needed.push_back(
                    {"1 file was refused: " + file.name,
                     file.messages.empty() ? std::string("see below") : base::to_string(file.messages.front()),
                     {},
                     ""});
            }
        }
        for (const auto& fault : facts_.intake.faults) {
            facts_.needed.push_back({"The inbox needs a look.", base::to_string(fault), {}, ""});
        }
    }

    Result<NightOutcome> close(const Status& delivered) {
        const std::string folder = options_.only.empty() ? final_folder() : tonight_->folder;
        if (options_.only.empty()) {
            count_deliveries();
        }
        add_other_needs();
        NightOutcome outcome;
        outcome.exit_code = delivered ? exit_code() : exit_code_of(delivered.error());
        facts_.exit_code = outcome.exit_code;
        facts_.wall_ms = elapsed();
        facts_.cpu_ms = own_cpu_ms() + worker_cpu_ms_;
        facts_.peak_parent_kb = own_peak_kb();
        if (!delivered) {
            outcome.error = base::to_string(delivered.error());
            facts_.needed.insert(facts_.needed.begin(), {"The mail could not be sent.", outcome.error, {}, ""});
            log_.fault(elapsed(), delivered.error());
        }
        log_.note(elapsed(), "end",
                  {{"packs", std::to_string(facts_.packs)},
                   {"failed", std::to_string(facts_.failed)},
                   {"exit", std::to_string(outcome.exit_code)}});
        for (const auto& [name, bytes] :
             {std::pair<const char*, std::string>{"morning.html", morning_html(facts_, house_->curriculum)},
              {"night.json", night_json(facts_)},
              {"night.log", log_.text()}}) {
            if (const auto written = world_.write_atomically(files::path_in(folder, name), bytes); !written) {
                return written.error();
            }
        }
        if (options_.only.empty() && delivered) {
            if (const auto moved = ledger_.set_state(run_.id, ledger::RunState::Done); !moved) {
                return moved.error();
            }
        }
        outcome.summary = summary(folder);
        return outcome;
    }

    int exit_code() const {
        const auto unsettled = [&](const char* state) {
            const auto found = facts_.deliveries.find(state);
            return found != facts_.deliveries.end() && found->second > 0;
        };
        if (unsettled("deferred") || (options_.strict && (unsettled("held") || unsettled("unknown") || facts_.failed > 0))) {
            return 75;
        }
        return 0;
    }

    std::string summary(const std::string& folder) const {
        std::string text;
        text += std::to_string(facts_.packs) + " booklets (" + base::grouped(facts_.pages) + " pages, " +
                base::grouped(facts_.sheets) + " sheets with reports), " + std::to_string(facts_.not_due) + " not due tonight, " +
                std::to_string(facts_.failed) + " failed.\n";
        text += "Reports: " + std::to_string(facts_.reports_email) + " by e-mail, " + std::to_string(facts_.reports_paper) +
                " on paper, " + std::to_string(facts_.reports_held) + " held.\n";
        text += "Rows: " + base::grouped(static_cast<std::int64_t>(facts_.intake.rows_read())) + " read, " +
                base::grouped(static_cast<std::int64_t>(facts_.intake.rows_quarantined())) + " put aside.\n";
        text += "Time: " + base::fixed(static_cast<double>(facts_.wall_ms) / 1000.0, 1) + " s, " +
                (facts_.packs > 0 ? base::fixed(static_cast<double>(facts_.cpu_ms) / static_cast<double>(facts_.packs), 1) +
                                        " ms of CPU a booklet and report.\n"
                                  : std::string("\n"));
        text += "Print files:  " + folder + "/print/\nReports:      " + folder + "/reports/" +
                (settings_.email.relay.empty() ? " (messages in mail/)" : "") + "\nFor teachers: " + folder +
                "/teacher/\nMorning page: " + folder + "/morning.html\n";
        return text;
    }

    // ---- small things ------------------------------------------------------------------------------------------------------

    std::string path(const std::string& name) const { return files::path_in(options_.school_dir, name); }
    std::string final_folder() const { return path("output/" + base::to_iso(date_)); }
    std::string part_folder() const { return final_folder() + ".part"; }
    std::string only_folder() const { return final_folder() + "-only-" + options_.only; }
    std::int64_t elapsed() const { return milliseconds_since(start_); }

    void mark_stage(const std::string& name, std::int64_t other_cpu_ms = 0) {
        const std::int64_t wall = elapsed();
        const std::int64_t cpu = own_cpu_ms();
        facts_.stages.push_back({name, cpu - last_cpu_ + other_cpu_ms, wall - last_wall_});
        last_wall_ = wall;
        last_cpu_ = cpu;
        log_.note(wall, "stage", {{"name", name}});
    }

    files::World& world_;
    NightOptions options_;
    Clock::time_point start_;
    base::Date date_;
    SchoolLock lock_;
    school::Settings settings_;
    ledger::Ledger ledger_;
    ledger::RunRecord run_;
    bool resumed_ = false;
    bool done_already_ = false;
    std::unique_ptr<House> house_;
    std::unique_ptr<Tonight> tonight_;
    std::string shards_folder_;
    std::vector<ClassShard> shards_;  ///< without what is to be recorded
    NightFacts facts_;
    NightLog log_;
    std::int64_t last_wall_ = 0;
    std::int64_t last_cpu_ = 0;
    std::int64_t worker_cpu_ms_ = 0;
};

}  // namespace

NightOutcome run_night(files::World& world, const NightOptions& options) {
    auto outcome = Night(world, options).run();
    if (outcome) {
        return std::move(*outcome);
    }
    return {exit_code_of(outcome.error()), {}, base::to_string(outcome.error())};
}

}  // namespace bookbag::run
