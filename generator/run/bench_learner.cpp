// Reading, walking, scoring, and one table.
#include "run/bench_learner.hpp"

#include <algorithm>
#include <ctime>
#include <map>
#include <optional>

#include "base/random.hpp"
#include "base/text.hpp"
#include "files/gzip.hpp"
#include "mastery/forecaster.hpp"
#include "mastery/yardstick.hpp"

namespace bookbag::run {
namespace {

using mastery::Answer;
using mastery::AnswerBook;
using mastery::Forecaster;
using mastery::ItemTerms;
using mastery::Protocol;

constexpr int kColumns = 5;

/// The rows of a file without their outcomes, and where each outcome stands in the text.
struct AttemptFile {
    std::string text;
    AnswerBook book;  ///< right is 0 everywhere
    std::vector<std::size_t> outcome_at;
    bool timed = true;
};

double outcome(const AttemptFile& file, std::size_t row) {
    return file.text[file.outcome_at[row]] == '1' ? 1 : 0;
}

base::Fault bad_row(const std::string& path, std::size_t line, std::size_t column, std::string what) {
    return {base::FaultKind::BadInput,
            {path, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)},
            std::move(what),
            "rows are user,item,skill,t,correct with whole numbers; correct is 0 or 1"};
}

/// Reads a whole number at `at` and moves behind it; absent when there is none.
std::optional<std::int64_t> number_at(const std::string& text, std::size_t& at) {
    const bool minus = at < text.size() && text[at] == '-';
    std::size_t i = at + (minus ? 1 : 0);
    const std::size_t first = i;
    std::int64_t value = 0;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9' && i - first < 18) {
        value = value * 10 + (text[i] - '0');
        ++i;
    }
    if (i == first) {
        return std::nullopt;
    }
    at = i;
    return minus ? -value : value;
}

base::Status read_row(const std::string& path, std::size_t line, std::size_t start, AttemptFile& file, std::int64_t& last_user) {
    const std::string& text = file.text;
    std::size_t at = start;
    std::int64_t field[4] = {};
    for (int f = 0; f < kColumns - 1; ++f) {
        const auto value = number_at(text, at);
        if (!value || at >= text.size() || text[at] != ',') {
            return bad_row(path, line, at - start + 1, "this is no row of attempts");
        }
        field[f] = *value;
        ++at;
    }
    if (at >= text.size() || (text[at] != '0' && text[at] != '1')) {
        return bad_row(path, line, at - start + 1, "correct is neither 0 nor 1");
    }
    if (field[1] < 0 || field[2] < 0 || field[1] > 50000000 || field[2] > 5000000) {
        return bad_row(path, line, 1, "an item or skill number is out of range");
    }
    AnswerBook& book = file.book;
    if (book.first_of.empty() || field[0] != last_user) {
        book.first_of.push_back(book.answers.size());
        last_user = field[0];
    }
    Answer answer;
    answer.asked.item = static_cast<std::int32_t>(field[1]);
    answer.asked.skill = static_cast<std::int32_t>(field[2]);
    if (field[3] >= 0) {
        answer.asked.at = field[3];
        answer.asked.day = static_cast<std::int32_t>(field[3] / 86400);
    } else {
        file.timed = false;
    }
    book.answers.push_back(answer);
    book.skills = std::max(book.skills, answer.asked.skill + 1);
    book.items = std::max(book.items, answer.asked.item + 1);
    file.outcome_at.push_back(at);
    return {};
}

base::Result<AttemptFile> read_attempts(files::World& world, const std::string& path) {
    AttemptFile file;
    BOOKBAG_TRY(bytes, world.read_file(path));
    if (files::is_gzip(bytes)) {
        BOOKBAG_TRY(unpacked, files::gunzip(path, bytes));
        file.text = std::move(unpacked);
    } else {
        file.text = std::move(bytes);
    }
    std::size_t line = 1;
    std::size_t start = file.text.find('\n');
    if (file.text.rfind("user,item,skill,t,correct", 0) != 0) {
        return bad_row(path, 1, 1, "the header is not user,item,skill,t,correct");
    }
    std::int64_t last_user = 0;
    while (start != std::string::npos && start + 1 < file.text.size()) {
        ++line;
        ++start;
        if (file.text[start] != '\n' && file.text[start] != '\r') {
            if (const base::Status status = read_row(path, line, start, file, last_user); !status) {
                return status.error();
            }
        }
        start = file.text.find('\n', start);
    }
    file.book.first_of.push_back(file.book.answers.size());
    return file;
}

void fill_outcomes(AttemptFile& file) {
    for (std::size_t i = 0; i < file.book.answers.size(); ++i) {
        file.book.answers[i].right = outcome(file, i);
    }
}

/// Walks the test rows: asks, hands out the chance, and only then looks at the outcome.
template <typename Write, typename Outcome>
void foretell(const Forecaster& model, const AnswerBook& book, Protocol protocol, Write&& write, Outcome&& outcome_of) {
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
                answer.right = outcome_of(a);
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

}  // namespace

base::Status bench_learner_file(files::World& world, const BenchLearnerWish& wish) {
    BOOKBAG_TRY(train, read_attempts(world, wish.train));
    BOOKBAG_TRY(test, read_attempts(world, wish.test));
    if (wish.protocol == Protocol::Overnight && (!train.timed || !test.timed)) {
        return base::Fault{base::FaultKind::BadInput,
                           {train.timed ? wish.test : wish.train, 2, 1},
                           "the overnight protocol needs a time in every row",
                           "use --protocol online for this file"};
    }
    fill_outcomes(train);
    train.book.skills = test.book.skills = std::max(train.book.skills, test.book.skills);
    train.book.items = test.book.items = std::max(train.book.items, test.book.items);
    const Forecaster model = mastery::best_forecast_model().train(train.book, {wish.protocol, wish.items});
    std::string out;
    out.reserve(test.book.answers.size() * 18);
    foretell(
        model, test.book, wish.protocol,
        [&](std::size_t row, double p) { out += std::to_string(row) + "," + base::fixed(p, 7) + "\n"; },
        [&](std::size_t row) { return outcome(test, row); });
    return world.write_atomically(wish.out, out);
}

base::Result<std::string> bench_learner_table(files::World& world, const std::string& folder,
                                              const std::vector<std::string>& only) {
    std::string table;
    std::map<std::string, AnswerBook> books;
    for (const Contest& contest : contests()) {
        if (!only.empty() && std::find(only.begin(), only.end(), contest.set) == only.end()) {
            continue;
        }
        const std::string path = files::path_in(folder, std::string("dev/") + contest.set + ".csv.gz");
        if (!world.exists(path)) {
            table += std::string(contest.bar.id) + " " + contest.set + ": not there, skipped\n";
            continue;
        }
        if (books.find(contest.set) == books.end()) {
            books.clear();
            BOOKBAG_TRY(file, read_attempts(world, path));
            fill_outcomes(file);
            books[contest.set] = std::move(file.book);
        }
        table += contest_table(contest, books[contest.set]);
    }
    return table;
}

}  // namespace bookbag::run
