// Dealing, fitting, foretelling, scoring.
#include "run/learner_table.hpp"

#include <algorithm>
#include <ctime>
#include <numeric>

#include "base/random.hpp"
#include "base/text.hpp"
#include "mastery/yardstick.hpp"
#include "run/attempt_file.hpp"
#include "run/foretell.hpp"

namespace bookbag::run {
namespace {

using mastery::AnswerBook;
using mastery::Forecaster;
using mastery::ItemTerms;
using mastery::Protocol;

constexpr std::size_t kParts = 5;

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

/// One deal of the pupils. pupil[i] is the book's pupil behind the test part's pupil i.
struct Deal {
    AnswerBook train;
    AnswerBook test;
    std::vector<std::size_t> pupil;
};

void add_pupil(const AnswerBook& from, std::size_t pupil, AnswerBook& to) {
    to.first_of.push_back(to.answers.size());
    to.answers.insert(to.answers.end(), from.answers.begin() + static_cast<std::ptrdiff_t>(from.first_of[pupil]),
                      from.answers.begin() + static_cast<std::ptrdiff_t>(from.first_of[pupil + 1]));
}

/// Part `part` of the pupils for the test, the others for training; `pupils` > 0 keeps that many of them.
Deal deal(const AnswerBook& book, std::size_t part, int pupils) {
    std::vector<std::size_t> order(book.pupils());
    std::iota(order.begin(), order.end(), std::size_t{0});
    base::Random random(base::seed_of({"bench learner", "split by pupil"}));
    random.shuffle(order);
    Deal dealt;
    int kept = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i * kParts / order.size() == part) {
            dealt.pupil.push_back(order[i]);
        } else if (pupils == 0 || kept < pupils) {
            add_pupil(book, order[i], dealt.train);
            ++kept;
        }
    }
    std::sort(dealt.pupil.begin(), dealt.pupil.end());
    for (const std::size_t p : dealt.pupil) {
        add_pupil(book, p, dealt.test);
    }
    for (AnswerBook* side : {&dealt.train, &dealt.test}) {
        side->first_of.push_back(side->answers.size());
        side->skills = book.skills;
        side->items = book.items;
    }
    return dealt;
}

/// What one model did: sums over the parts, and its chances beside what happened.
struct Record {
    mastery::Score score{0};  ///< means over the parts
    double fit = 0;        ///< CPU seconds per million answers
    double predict = 0;
    std::vector<float> chances;
    std::vector<float> right;
    std::vector<std::uint32_t> pupil;
};

/// Seconds of this process's own work: a busy machine does not change them much.
double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void add_score(const mastery::Score& s, double share, mastery::Score& mean) {
    mean.auc += share * s.auc;
    mean.log_loss += share * s.log_loss;
    mean.ece += share * s.ece;
    mean.window_mean += share * s.window_mean;
}

/// One part foretold by one model.
void add_part(const Contest& contest, const Deal& dealt, const mastery::ForecastModel& model, double share, Record& record) {
    std::clock_t start = std::clock();
    const Forecaster forecaster = model.train(dealt.train, {contest.protocol, contest.items});
    record.fit += share * seconds_since(start) / static_cast<double>(dealt.train.answers.size()) * 1e6;
    std::vector<float> chances(dealt.test.answers.size());
    std::vector<float> right(chances.size());
    start = std::clock();
    foretell(
        forecaster, dealt.test, contest.protocol, [&](std::size_t i, double p) { chances[i] = static_cast<float>(p); },
        [&](std::size_t i) { return dealt.test.answers[i].right; });
    record.predict += share * seconds_since(start) / static_cast<double>(chances.size()) * 1e6;
    for (std::size_t p = 0; p < dealt.pupil.size(); ++p) {
        for (std::size_t i = dealt.test.first_of[p]; i < dealt.test.first_of[p + 1]; ++i) {
            right[i] = static_cast<float>(dealt.test.answers[i].right);
            record.pupil.push_back(static_cast<std::uint32_t>(dealt.pupil[p]));
        }
    }
    add_score(mastery::score(chances, right), share, record.score);
    record.chances.insert(record.chances.end(), chances.begin(), chances.end());
    record.right.insert(record.right.end(), right.begin(), right.end());
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string row_of(const std::string& name, const Record& r) {
    const mastery::Score& s = r.score;
    return "  " + padded(name, 22) + base::fixed(s.auc, 4) + "  " + base::fixed(s.log_loss, 4) + "  " + base::fixed(s.ece, 4) +
           "  " + base::fixed(s.window_mean, 3) + "  " + base::fixed(r.fit, 2) + "  " + base::fixed(r.predict, 2) + "\n";
}

std::string verdict(const Contest& contest, const Record& best) {
    const bool must = best.score.auc >= contest.bar.auc && (contest.bar.log_loss == 0 || best.score.log_loss <= contest.bar.log_loss);
    return "  AUC \u00b1 " + base::fixed(mastery::auc_half_width(best.chances, best.right, best.pupil), 4) +
           " (95 %, bootstrap over pupils); bar " + base::fixed(contest.bar.auc, 3) +
           (contest.bar.log_loss > 0 ? " / " + base::fixed(contest.bar.log_loss, 3) : std::string()) +
           (must ? " reached" : " missed") + ", stretch " + base::fixed(contest.bar.stretch, 3) +
           (best.score.auc >= contest.bar.stretch ? " reached" : " missed") + "\n\n";
}

std::string contest_table(const Contest& contest, const AnswerBook& book, int folds) {
    std::vector<Record> records(mastery::forecast_models().size());
    std::size_t trained = 0;
    for (std::size_t part = 0; part < static_cast<std::size_t>(folds); ++part) {
        const Deal dealt = deal(book, part, contest.pupils);
        trained += dealt.train.answers.size();
        for (std::size_t m = 0; m < records.size(); ++m) {
            add_part(contest, dealt, mastery::forecast_models()[m], 1.0 / folds, records[m]);
        }
    }
    std::string table = std::string(contest.bar.id) + " " + contest.set +
                        (contest.protocol == Protocol::Online ? ", online" : ", overnight") +
                        (contest.items == ItemTerms::On ? ", items" : ", no items") + ": " + std::to_string(folds) +
                        (folds == 1 ? " part, " : " parts, ") +
                        base::grouped(static_cast<std::int64_t>(trained / static_cast<std::size_t>(folds))) +
                        " answers to fit to, " + base::grouped(static_cast<std::int64_t>(records.front().chances.size())) +
                        " foretold\n  " + padded("model", 22) + "AUC     loss    ECE     window fit   predict (CPU s per million)\n";
    for (std::size_t m = 0; m < records.size(); ++m) {
        table += row_of(mastery::forecast_models()[m].name, records[m]);
    }
    return table + verdict(contest, records.back());
}

}  // namespace

bool is_learner_set(const std::string& name) {
    return std::any_of(contests().begin(), contests().end(), [&](const Contest& c) { return c.set == name; });
}

base::Result<std::string> learner_table(files::World& world, const LearnerTableWish& wish) {
    std::string table;
    std::string loaded;
    AnswerBook book;
    for (const Contest& contest : contests()) {
        if (!wish.only.empty() && std::find(wish.only.begin(), wish.only.end(), contest.set) == wish.only.end()) {
            continue;
        }
        const std::string path = files::path_in(wish.data, std::string("dev/") + contest.set + ".csv.gz");
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
        table += contest_table(contest, book, wish.folds);
    }
    return table;
}

}  // namespace bookbag::run
