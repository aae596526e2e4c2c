// Reading, walking, scoring, and one table.
#include "run/bench_learner.hpp"

#include <algorithm>
#include <ctime>

#include "base/random.hpp"
#include "base/text.hpp"
#include "mastery/forecaster.hpp"
#include "mastery/yardstick.hpp"
#include "run/attempt_file.hpp"

namespace bookbag::run {
namespace {

using mastery::Answer;
using mastery::AnswerBook;
using mastery::Forecaster;
using mastery::ItemTerms;
using mastery::Protocol;

/// Walks the test rows: asks, hands out the chance, and only then looks at the outcome.
template <typename Write, typename Outcome>
void foretell(const Forecaster& model, const AnswerBook& book, Protocol protocol, Write&& write, Outcome&& outcome) {
    for (std::size_t p = 0; p < book.pupils(); ++p) {
        model.restart();
        std::size_t a = book.first_of[p];
        const std::size_t end = book.first_of[p + 1];
        while (a < end) {
            std::size_t stop = a + 1;
            while (protocol == Protocol::Overnight && stop < end && book.answers[stop].asked.day == book.answers[a].asked.day) {
                ++stop;
            }
            for (std::size_t i = a; i < stop; ++i) {
                write(i, model.ask(book.answers[i].asked));
            }
            for (; a < stop; ++a) {
                Answer answer = book.answers[a];
                answer.right = outcome(a);
                model.tell(answer);
            }
        }
    }
}

// ---- the table -------------------------------------------------------------------------------------------------

struct Bar {
    const char* id;
    double auc;
    double log_loss;  ///< 0 = none
    double stretch;
};

/// A set under a protocol, with the bar of design 7 for it (figures of the bar are for the held-out split).
struct Contest {
    const char* set;
    Protocol protocol;
    ItemTerms items;
    Bar bar;
    int pupils = 0;  ///< train on this many pupils only; 0 = all
};

const std::vector<Contest>& contests() {
    static const std::vector<Contest> list = {
        {"assist2009", Protocol::Online, ItemTerms::On, {"E1", .775, .520, .790}},
        {"assist2009", Protocol::Online, ItemTerms::Off, {"E2", .740, .546, .750}},
        {"assist2012_sub", Protocol::Online, ItemTerms::Off, {"E3", .722, .547, .735}},
        {"assist2015", Protocol::Online, ItemTerms::Off, {"E4", .715, .525, .727}},
        {"assist2017", Protocol::Online, ItemTerms::On, {"E5", .735, .577, .75}},
        {"statics2011", Protocol::Online, ItemTerms::On, {"E6", .824, .414, .835}},
        {"algebra2005_ts", Protocol::Overnight, ItemTerms::On, {"E7", .782, .468, .795}},
        {"algebra2005_ts", Protocol::Overnight, ItemTerms::Off, {"E8", .735, .494, .75}},
        {"assist2017_ts", Protocol::Overnight, ItemTerms::On, {"E9", .735, .597, .745}},
        {"assist2017_ts", Protocol::Overnight, ItemTerms::Off, {"E9b", .677, 0, .69}},
        {"assist2009", Protocol::Online, ItemTerms::Off, {"E10", .720, 0, .73}, 30},
    };
    return list;
}

struct Split {
    AnswerBook train;
    AnswerBook test;
};

void add_pupil(const AnswerBook& from, std::size_t pupil, AnswerBook& to) {
    to.first_of.push_back(to.answers.size());
    to.answers.insert(to.answers.end(), from.answers.begin() + static_cast<std::ptrdiff_t>(from.first_of[pupil]),
                      from.answers.begin() + static_cast<std::ptrdiff_t>(from.first_of[pupil + 1]));
}

/// Four fifths of the pupils against one fifth, in a fixed shuffled order; `pupils` > 0 keeps that many for training.
Split split_by_pupil(const AnswerBook& book, int pupils) {
    std::vector<std::size_t> order(book.pupils());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    base::Random random(base::seed_of({"bench learner", "split by pupil"}));
    random.shuffle(order);
    const std::size_t test = order.size() / 5;
    std::sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(test));
    Split split;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i >= test && pupils > 0 && i >= test + static_cast<std::size_t>(pupils)) {
            break;
        }
        add_pupil(book, order[i], i < test ? split.test : split.train);
    }
    for (AnswerBook* part : {&split.train, &split.test}) {
        part->first_of.push_back(part->answers.size());
        part->skills = book.skills;
        part->items = book.items;
    }
    return split;
}

/// Seconds of this process's own work: a busy machine does not change them.
double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string row_of(const std::string& name, const mastery::Score& s, double fit, double predict) {
    return "  " + padded(name, 22) + base::fixed(s.auc, 4) + "  " + base::fixed(s.log_loss, 4) + "  " + base::fixed(s.ece, 4) +
           "  " + base::fixed(s.window_mean, 3) + "  " + base::fixed(fit, 2) + "  " + base::fixed(predict, 2) + "\n";
}

std::string contest_table(const Contest& contest, const AnswerBook& book) {
    const Split split = split_by_pupil(book, contest.pupils);
    std::string table = std::string(contest.bar.id) + " " + contest.set +
                        (contest.protocol == Protocol::Online ? ", online" : ", overnight") +
                        (contest.items == ItemTerms::On ? ", items" : ", no items") + ": train " +
                        base::grouped(static_cast<std::int64_t>(split.train.answers.size())) + ", test " +
                        base::grouped(static_cast<std::int64_t>(split.test.answers.size())) + " answers\n";
    table += "  " + padded("model", 22) + "AUC     loss    ECE     window fit   predict (CPU s per million)\n";
    mastery::Score best;
    for (const mastery::ForecastModel& model : mastery::forecast_models()) {
        std::clock_t start = std::clock();
        const Forecaster forecaster = model.train(split.train, {contest.protocol, contest.items});
        const double fit = seconds_since(start) / static_cast<double>(split.train.answers.size()) * 1e6;
        std::vector<float> chances(split.test.answers.size());
        std::vector<float> right(split.test.answers.size());
        start = std::clock();
        foretell(
            forecaster, split.test, contest.protocol, [&](std::size_t i, double p) { chances[i] = static_cast<float>(p); },
            [&](std::size_t i) { return split.test.answers[i].right; });
        const double predict = seconds_since(start) / static_cast<double>(chances.size()) * 1e6;
        for (std::size_t i = 0; i < right.size(); ++i) {
            right[i] = static_cast<float>(split.test.answers[i].right);
        }
        best = mastery::score(chances, right);
        table += row_of(model.name, best, fit, predict);
    }
    const bool must = best.auc >= contest.bar.auc && (contest.bar.log_loss == 0 || best.log_loss <= contest.bar.log_loss);
    table += "  bar AUC " + base::fixed(contest.bar.auc, 3) + (must ? " reached" : " missed") + ", stretch " +
             base::fixed(contest.bar.stretch, 3) + (best.auc >= contest.bar.stretch ? " reached" : " missed") +
             " (this split; the bar is for the held-out one)\n\n";
    return table;
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

/// The first of `names` that is no set of the table; empty when all are.
std::string stranger_in(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (std::none_of(contests().begin(), contests().end(), [&](const Contest& c) { return c.set == name; })) {
            return name;
        }
    }
    return {};
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

base::Result<std::string> bench_learner_table(files::World& world, const std::string& folder,
                                              const std::vector<std::string>& only) {
    std::string table;
    std::string loaded;
    AnswerBook book;
    for (const Contest& contest : contests()) {
        if (!only.empty() && std::find(only.begin(), only.end(), contest.set) == only.end()) {
            continue;
        }
        const std::string path = files::path_in(folder, std::string("dev/") + contest.set + ".csv.gz");
        if (!world.exists(path)) {
            table += std::string(contest.bar.id) + " " + contest.set + ": not there, skipped\n";
            continue;
        }
        if (loaded != contest.set) {
            Coding coding;
            BOOKBAG_TRY(file, read_attempts(world, path, coding));
            fill_outcomes(file);
            book = std::move(file.book);
            loaded = contest.set;
        }
        table += contest_table(contest, book);
    }
    return table;
}

CommandResult bench_learner(files::World& world, const LearnerBench& bench) {
    if (!bench.data.empty()) {
        if (!bench.train.empty() || !bench.test.empty() || !bench.out.empty()) {
            return {64, {}, "bench learner: --data stands alone; --train, --test and --out belong together\n"};
        }
        const auto only = names_in(bench.only);
        if (const std::string stranger = stranger_in(only); !stranger.empty()) {
            return {64, {}, "bench learner: there is no set called '" + stranger + "'\n"};
        }
        return bench_result(bench_learner_table(world, bench.data, only));
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
