// The list. Values are read here and handed on as typed options; a value that does not read is a usage fault (64).
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "files/world.hpp"
#include "run/bench_learner.hpp"
#include "run/bench_targets.hpp"
#include "run/check.hpp"
#include "run/demo_school.hpp"
#include "run/explain.hpp"
#include "run/fit_weights.hpp"
#include "run/init.hpp"
#include "run/night.hpp"
#include "run/night_bench.hpp"
#include "run/preview.hpp"
#include "run/worksheet.hpp"

namespace bookbag::cli {

using run::CommandResult;

std::string Arguments::get(const std::string& name, const std::string& fallback) const {
    const auto found = options.find(name);
    return found == options.end() ? fallback : found->second;
}

namespace {

files::DiskWorld& disk() {
    static files::DiskWorld world;
    return world;
}

const OptionRow kHome{"home", "DIR", "folder of curriculum/ and templates/ (default: where the program was built)"};
const OptionRow kSchool{"school", "DIR", "the school's folder"};
const OptionRow kDate{"date", "YYYY-MM-DD", "the night's date (default: today)"};

CommandResult usage(const std::string& what) {
    return {64, {}, what + "\n"};
}

/// A date option; absent gives today.
struct ReadDate {
    base::Date date;
    std::string fault;
};

ReadDate date_of(const Arguments& arguments, const std::string& name = "date") {
    if (!arguments.has(name)) {
        return {disk().today(), {}};
    }
    const auto read = base::parse_iso_date(arguments.get(name));
    return read ? ReadDate{*read, {}} : ReadDate{{}, "--" + name + ": " + read.error().what + ": " + read.error().remedy};
}

/// A whole number option between `low` and `high`; the fault names the bounds.
struct ReadNumber {
    std::int64_t number = 0;
    std::string fault;
};

struct NumberBounds {
    std::int64_t fallback;
    std::int64_t low;
    std::int64_t high;
};

ReadNumber number_of(const Arguments& arguments, const std::string& name, NumberBounds bounds) {
    if (!arguments.has(name)) {
        return {bounds.fallback, {}};
    }
    const auto value = base::parse_integer(arguments.get(name));
    if (!value || *value < bounds.low || *value > bounds.high) {
        return {0,
                "--" + name + ": give a whole number from " + std::to_string(bounds.low) + " to " + std::to_string(bounds.high)};
    }
    return {*value, {}};
}

std::string home_of(const Arguments& arguments) {
    return arguments.get("home", run::default_home());
}

CommandResult run_night_command(const Arguments& arguments) {
    const auto date = date_of(arguments);
    const auto jobs = number_of(arguments, "jobs", {0, 1, 256});
    const auto settle = number_of(arguments, "settle", {60, 0, 86400});
    for (const auto& fault : {date.fault, jobs.fault, settle.fault}) {
        if (!fault.empty()) {
            return usage(fault);
        }
    }
    if (!arguments.has("school")) {
        return usage("night: name the school's folder with --school DIR");
    }
    run::NightOptions options;
    options.school_dir = arguments.get("school");
    options.home = home_of(arguments);
    options.date = date.date;
    options.jobs = static_cast<int>(jobs.number);
    options.only = arguments.get("only");
    options.dry_run = arguments.has("dry-run");
    options.strict = arguments.has("strict");
    options.settle_seconds = settle.number;
    options.voice = run::Progress::voice(arguments.has("quiet") ? run::Progress::Asked::Quiet : run::Progress::Asked::Ordinary);
    const auto outcome = run::run_night(disk(), options);
    const bool quiet = arguments.has("quiet") && outcome.exit_code == 0 && !options.dry_run;
    return {outcome.exit_code, quiet ? std::string() : outcome.summary,
            outcome.error.empty() ? std::string() : outcome.error + "\n"};
}

CommandResult run_demo_command(const Arguments& arguments) {
    const auto pupils = number_of(arguments, "pupils", {240, 11, 200000});
    const auto weeks = number_of(arguments, "weeks", {6, 1, 30});
    const auto seed = number_of(arguments, "seed", {1, 0, INT64_MAX});
    const auto until = date_of(arguments, "until");
    for (const auto& fault : {pupils.fault, weeks.fault, seed.fault, until.fault}) {
        if (!fault.empty()) {
            return usage(fault);
        }
    }
    if (arguments.words.size() != 1) {
        return usage("demo: name one folder, for example output/demo-school");
    }
    return run::make_demo_school(disk(), {arguments.words.front(), home_of(arguments), pupils.number, weeks.number,
                                          static_cast<std::uint64_t>(seed.number), until.date});
}

CommandResult run_check_command(const Arguments& arguments) {
    const auto date = date_of(arguments);
    return date.fault.empty() ? run::check_all(disk(), {arguments.get("school"), home_of(arguments), date.date})
                              : usage(date.fault);
}

CommandResult run_preview_command(const Arguments& arguments) {
    const auto date = date_of(arguments);
    const auto dots = number_of(arguments, "dots", {100, 20, 600});
    if (!date.fault.empty() || !dots.fault.empty()) {
        return usage(date.fault + dots.fault);
    }
    if (!arguments.has("school") || !arguments.has("pupil")) {
        return usage("preview: give --school DIR and --pupil TOKEN");
    }
    return run::preview(disk(), {arguments.get("school"), home_of(arguments), date.date, arguments.get("pupil"),
                                 arguments.get("out", "preview"), static_cast<int>(dots.number)});
}

CommandResult run_explain_command(const Arguments& arguments) {
    const auto date = date_of(arguments);
    if (!date.fault.empty()) {
        return usage(date.fault);
    }
    if (!arguments.has("school") || !arguments.has("pupil")) {
        return usage("explain: give --school DIR and --pupil TOKEN");
    }
    return run::explain(disk(),
                        {arguments.get("school"), home_of(arguments), date.date, arguments.get("pupil"), arguments.get("skill")});
}

CommandResult run_questions_command(const Arguments& arguments) {
    const auto count = number_of(arguments, "count", {10, 1, 200});
    if (!count.fault.empty() || arguments.words.size() != 1) {
        return usage(count.fault.empty() ? "questions: name one skill or template, for example y5-frac-04" : count.fault);
    }
    return run::worksheet(disk(),
                          {home_of(arguments), arguments.words.front(), arguments.get("format", "text"), arguments.get("out"),
                           static_cast<int>(count.number), arguments.get("seed", "worksheet"), disk().today()});
}

CommandResult run_lint_command(const Arguments& arguments) {
    const auto seeds = number_of(arguments, "seeds", {1000, 1, 100000});
    return seeds.fault.empty() ? run::lint_templates(disk(), {home_of(arguments), static_cast<int>(seeds.number), arguments.words,
                                                              arguments.has("coverage")})
                               : usage(seeds.fault);
}

CommandResult bench_of_targets(const Arguments& arguments) {
    const auto pupils = number_of(arguments, "pupils", {220, 33, 20000});
    const auto weeks = number_of(arguments, "weeks", {12, 1, 30});
    const auto seed = number_of(arguments, "seed", {1, 0, INT64_MAX});
    for (const auto& fault : {pupils.fault, weeks.fault, seed.fault}) {
        if (!fault.empty()) {
            return usage(fault);
        }
    }
    return run::bench_targets_command(disk(), {files::path_in(home_of(arguments), "curriculum"), arguments.get("graph"),
                                               static_cast<int>(pupils.number), static_cast<int>(weeks.number),
                                               static_cast<std::uint64_t>(seed.number)});
}

CommandResult bench_of_night(const Arguments& arguments) {
    const auto pupils = number_of(arguments, "pupils", {2400, 11, 200000});
    const auto jobs = number_of(arguments, "jobs", {0, 1, 256});
    if (!pupils.fault.empty() || !jobs.fault.empty()) {
        return usage(pupils.fault + jobs.fault);
    }
    return run::bench_night(disk(), {home_of(arguments), arguments.get("folder"), pupils.number, static_cast<int>(jobs.number)});
}

CommandResult bench_of_weights(const Arguments& arguments) {
    const auto pupils = number_of(arguments, "pupils", {440, 60, 20000});
    if (!pupils.fault.empty() || !arguments.has("name")) {
        return usage(pupils.fault.empty() ? "bench weights: name the set with --name, for example 2026.3" : pupils.fault);
    }
    return run::fit_weights_command(disk(), {files::path_in(home_of(arguments), "curriculum"), static_cast<int>(pupils.number),
                                             arguments.get("name")});
}

CommandResult run_bench_command(const Arguments& arguments) {
    const std::string measure = arguments.words.size() == 1 ? arguments.words.front() : std::string();
    if (measure == "night") {
        return bench_of_night(arguments);
    }
    if (measure == "learner") {
        const auto folds = number_of(arguments, "folds", {5, 1, 5});
        return folds.fault.empty()
                   ? run::bench_learner(disk(), {arguments.get("train"), arguments.get("test"), arguments.get("out"),
                                                 arguments.get("protocol", "online"), arguments.get("items", "no"),
                                                 arguments.get("data"), arguments.get("only"), static_cast<int>(folds.number)})
                   : usage(folds.fault);
    }
    if (measure == "targets") {
        return bench_of_targets(arguments);
    }
    if (measure == "weights") {
        return bench_of_weights(arguments);
    }
    return usage("bench: name one measure: night, learner, targets or weights");
}

}  // namespace

std::vector<CommandRow> commands() {
    return {
        {"init",
         "DIR",
         "make a starter school folder with commented settings",
         {},
         [](const Arguments& a) {
             return a.words.size() == 1 ? run::init_school(disk(), a.words.front()) : usage("init: name one folder");
         }},
        {"demo",
         "DIR",
         "make an invented school with six weeks of work",
         {{"pupils", "N", "how many pupils (240)"},
          {"weeks", "N", "weeks of evidence (6)"},
          {"seed", "N", "the same seed gives the same bytes (1)"},
          {"until", "YYYY-MM-DD", "last day of evidence (today)"},
          kHome},
         run_demo_command},
        {"check",
         "",
         "read everything as a night would, write nothing, report every fault",
         {kSchool, kDate, kHome},
         run_check_command},
        {"night",
         "",
         "run the night of a school: booklets, reports, deliveries, morning page",
         {kSchool,
          kDate,
          {"jobs", "N", "worker processes (one a core)"},
          {"only", "CLASS|PUPIL", "only these papers, due or not; nothing is recorded or sent"},
          {"dry-run", "", "say what would be made and sent; make and send nothing"},
          {"strict", "", "exit 75 when anything is held, unknown or failed"},
          {"settle", "SECONDS", "leave files that changed more recently (60)"},
          {"quiet", "", "print nothing when all is well"},
          kHome},
         run_night_command},
        {"preview",
         "",
         "one pupil's booklet and report as PDF and PNG",
         {kSchool,
          {"pupil", "TOKEN|ID", "whose"},
          {"out", "DIR", "where to (preview)"},
          {"dots", "N", "dots an inch of the pictures (100)"},
          kDate,
          kHome},
         run_preview_command},
        {"explain",
         "",
         "why a pupil has these targets, with the evidence",
         {kSchool, {"pupil", "TOKEN|ID", "whose"}, {"skill", "ID", "only this skill"}, kDate, kHome},
         run_explain_command},
        {"questions",
         "SKILL",
         "a worksheet for any skill, with answers and working",
         {{"count", "N", "how many questions (10)"},
          {"format", "text|json|pdf", "form of the sheet (text)"},
          {"out", "FILE", "file for pdf"},
          {"seed", "WORD", "another word, other numbers"},
          kHome},
         run_questions_command},
        {"lint",
         "[SKILL...]",
         "draw every question template many times and look at what would be printed",
         {{"seeds", "N", "draws of each template (1000)"}, {"coverage", "", "print templates by year and strand"}, kHome},
         run_lint_command},
        {"bench",
         "night|learner|targets|weights",
         "measure: a whole night; the mastery model; the choice of targets; or fit the shipped weights anew",
         {{"pupils", "N", "made-up pupils (night 2400, targets 220, weights 440)"},
          {"jobs", "N", "night: worker processes (one a core)"},
          {"folder", "DIR", "night: keep the school here (default: a scratch folder, removed)"},
          {"train", "FILE", "learner: answers to fit to, user,item,skill,t,correct as .csv or .csv.gz"},
          {"test", "FILE", "learner: answers to foretell, in the same form"},
          {"out", "FILE", "learner: one line row,p for each row of --test, in its order"},
          {"protocol", "online|overnight", "learner: what a forecast may have seen (online)"},
          {"items", "yes|no", "learner: whether the item column is read (no)"},
          {"data", "DIR", "learner: instead of --train and --test, every set of DIR/dev beside older models"},
          {"only", "SET,...", "learner: these sets of --data"},
          {"folds", "N", "learner: how many fifths of the pupils of --data are foretold (5)"},
          {"weeks", "N", "targets: weekly booklets (12)"},
          {"seed", "N", "targets: another seed, another school (1)"},
          {"graph", "DIR", "targets: a folder with junyi_prerequisites.tsv as a second world"},
          {"name", "WORD", "weights: the new set's version; its text goes to standard output"},
          kHome},
         run_bench_command},
    };
}

}  // namespace bookbag::cli
