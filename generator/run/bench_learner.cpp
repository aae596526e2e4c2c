// The file form, and the words of the command line.
#include "run/bench_learner.hpp"

#include <ctime>

#include "base/text.hpp"
#include "mastery/forecaster.hpp"
#include "run/attempt_file.hpp"
#include "run/foretell.hpp"
#include "run/learner_table.hpp"

namespace bookbag::run {
namespace {

using mastery::Forecaster;
using mastery::ItemTerms;
using mastery::Protocol;

/// Seconds of this process's own work: a busy machine does not change them.
double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

base::Fault no_times(const std::string& path, std::size_t line) {
    return {base::FaultKind::BadInput,
            {path, static_cast<std::uint32_t>(line), 1},
            "the overnight protocol needs a time in every row",
            "use --protocol online for this file"};
}

std::string pace(const std::string& what, std::size_t answers, double seconds) {
    return what + " " + base::grouped(static_cast<std::int64_t>(answers)) + " answers in " + base::fixed(seconds, 2) + " s of CPU, " +
           base::fixed(seconds / static_cast<double>(answers) * 1e6, 2) + " s per million\n";
}

std::vector<std::string> names_in(const std::string& only) {
    std::vector<std::string> names;
    for (const std::string_view name : base::split(only, ',')) {
        if (!name.empty()) {
            names.emplace_back(name);
        }
    }
    return names;
}

}  // namespace

base::Result<std::string> bench_learner_file(files::World& world, const BenchLearnerWish& wish) {
    Coding coding;
    BOOKBAG_TRY(train, read_attempts(world, wish.train, coding));
    BOOKBAG_TRY(test, read_attempts(world, wish.test, coding));
    if (wish.protocol == Protocol::Overnight) {
        for (const auto& [file, path] : {std::pair{&train, &wish.train}, std::pair{&test, &wish.test}}) {
            if (file->first_untimed != 0) {
                return no_times(*path, file->first_untimed);
            }
        }
    }
    fill_outcomes(train);
    train.book.skills = test.book.skills;  // the test file was read last and may name new skills and items
    train.book.items = test.book.items;
    std::clock_t start = std::clock();
    const Forecaster model = mastery::best_forecast_model().train(train.book, {wish.protocol, wish.items});
    const double fit = seconds_since(start);
    std::vector<double> chance(test.row.size());
    start = std::clock();
    foretell(
        model, test.book, wish.protocol, [&](std::size_t place, double p) { chance[test.row[place]] = p; },
        [&](std::size_t place) { return outcome_of(test, place); });
    const double predict = seconds_since(start);
    std::string out;
    out.reserve(chance.size() * 18);
    for (std::size_t row = 0; row < chance.size(); ++row) {
        out += std::to_string(row) + "," + base::fixed(chance[row], 7) + "\n";
    }
    if (const base::Status written = world.write_atomically(wish.out, out); !written) {
        return base::Fault{base::FaultKind::Outside, written.error().where, written.error().what, written.error().remedy};
    }
    return pace("fitted to", train.row.size(), fit) + pace("foretold", test.row.size(), predict);
}

CommandResult bench_learner(files::World& world, const LearnerBench& bench) {
    if (!bench.data.empty()) {
        if (!bench.train.empty() || !bench.test.empty() || !bench.out.empty()) {
            return {64, {}, "bench learner: --data stands alone; --train, --test and --out belong together\n"};
        }
        const LearnerTableWish wish{bench.data, names_in(bench.only), bench.folds};
        for (const std::string& name : wish.only) {
            if (!is_learner_set(name)) {
                return {64, {}, "bench learner: there is no set called '" + name + "'\n"};
            }
        }
        return bench_result(learner_table(world, wish));
    }
    if (bench.train.empty() || bench.test.empty() || bench.out.empty()) {
        return {64, {}, "bench learner: give --data DIR, or --train FILE, --test FILE and --out FILE\n"};
    }
    if ((bench.protocol != "online" && bench.protocol != "overnight") || (bench.items != "yes" && bench.items != "no")) {
        return {64, {}, "bench learner: --protocol is online or overnight, --items is yes or no\n"};
    }
    return bench_result(bench_learner_file(world, {bench.train, bench.test, bench.out,
                                                bench.protocol == "online" ? Protocol::Online : Protocol::Overnight,
                                                bench.items == "yes" ? ItemTerms::On : ItemTerms::Off}));
}

}  // namespace bookbag::run
