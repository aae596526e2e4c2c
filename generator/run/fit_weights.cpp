// A kind virtual world, one year of each pupil's life in it, and a fit to what they answered.
#include "run/fit_weights.hpp"

#include "base/text.hpp"
#include "mastery/refit.hpp"
#include "mastery/rows.hpp"
#include "run/trial_ground.hpp"
#include "targets/virtual_school.hpp"

namespace bookbag::run {
namespace {

using school::SkillIndex;
using targets::Practice;
using targets::VirtualPupil;
using targets::VirtualSchool;

constexpr int kFitWeeks = 30;
constexpr double kYearSlope = 2.2;

/// A kinder world than that of the bench: lessons that teach, so that as many answers are right as in real homework.
targets::VirtualRules fitting_rules() {
    targets::VirtualRules rules;
    rules.learn_ready = 0.55;
    rules.learn_unready = 0.10;
    rules.learn_by_review = 0.25;
    rules.ability_spread = 0.6;
    rules.slip = 0.07;
    rules.guess = 0.15;
    return rules;
}

/// One pupil's year: lessons, a platform, and a paper booklet of mixed work each week; a third joins later.
void live_a_year(const Ground& ground, VirtualSchool& world, VirtualPupil& pupil, int first_week) {
    for (int week = 0; week < kFitWeeks; ++week) {
        const auto& view = view_of(ground, pupil.year, week);
        world.forget(pupil, view.date.days);
        world.teach(pupil, view.focus, view.date.days);
        if (week < first_week) {
            continue;
        }
        std::vector<SkillIndex> work = view.focus;
        std::vector<SkillIndex> old;
        for (SkillIndex s = 0; s < ground.atlas.size(); ++s) {
            const int year = ground.atlas.skill(s).year;
            if (view.past_focus.has(s) || (year >= pupil.year - 2 && year < pupil.year)) {
                old.push_back(s);
            }
        }
        for (int i = 0; i < 3 && !old.empty(); ++i) {
            work.push_back(old[world.random().below(old.size())]);
        }
        if (world.random().unit() < 0.15) {
            work.insert(work.end(), view.upcoming.begin(), view.upcoming.end());
        }
        if (world.random().unit() < 0.8) {
            world.practise_online(pupil, work, view.date.days);
        }
        std::vector<Practice> booklet;
        for (int i = 0; i < 3 && !work.empty(); ++i) {
            booklet.push_back({work[world.random().below(work.size())], Practice::Kind::Learning, 4});
        }
        for (int i = 0; i < 6 && !old.empty(); ++i) {
            booklet.push_back({old[world.random().below(old.size())], Practice::Kind::Review, 1});
        }
        world.work_booklet(pupil, booklet, view.date.days);
    }
}

}  // namespace

base::Result<std::string> fit_shipped_weights(files::World& world, const FitWeightsWish& wish) {
    BOOKBAG_TRY(map, load_trial_map(world, wish.curriculum));
    mastery::WeightSet start;
    start.version = "start";
    start.year_slope = kYearSlope;
    Ground ground;
    ground.map = std::move(map);
    prepare_ground(ground, start, kFitWeeks);
    VirtualSchool school(ground.map, fitting_rules(), base::Seed{7});
    std::vector<school::Attempt> attempts;
    std::vector<int> years;
    for (int p = 0; p < wish.pupils; ++p) {
        VirtualPupil pupil = school.new_pupil(1 + p % ground.years);
        live_a_year(ground, school, pupil, p % 3 == 0 ? 0 : static_cast<int>(school.random().below(12)));
        for (school::Attempt& attempt : pupil.attempts) {
            attempt.pupil = static_cast<school::PupilIndex>(p);
            attempts.push_back(std::move(attempt));
        }
        years.push_back(pupil.year);
    }
    const school::Evidence evidence = school::make_evidence(std::move(attempts), {}, static_cast<std::size_t>(wish.pupils));
    const mastery::RefitQuestion question{ground.fit, ground.map, evidence, years, trial_start() + 7 * kFitWeeks, ""};
    const mastery::AnswerBook book = mastery::book_of(ground.fit, question);
    const std::vector<double> difficulty = mastery::difficulty_by_year(ground.map, kYearSlope);
    const mastery::RowWish rows{mastery::Protocol::Overnight, mastery::ItemTerms::Off, &ground.fit.neighbours, difficulty};
    mastery::LogisticWish night;
    night.constraints = mastery::Constraints::Night;
    mastery::WeightSet set;
    set.version = wish.version;
    set.origin = "Fitted on the answers of " + base::grouped(wish.pupils) +
                 " virtual pupils (bookbag bench weights), overnight, night constraints; no real pupil's data.";
    set.year_slope = kYearSlope;
    set.mean = mastery::fit_tables(book, {mastery::ItemTerms::Off, {}, difficulty}).mean;
    set.weights = mastery::fit_logistic(mastery::cross_fitted_rows(book, rows), night);
    return "# The shipped weights of the mastery model (docs/formats/weights.md). They hold until a school's own evidence is enough for\n"
           "# a refit that predicts unseen pupils no worse. Not for editing by hand: every rule of the night is checked when it is read.\n" +
           mastery::write_weights(set);
}

CommandResult fit_weights_command(files::World& world, const FitWeightsWish& wish) {
    return bench_result(fit_shipped_weights(world, wish));
}

}  // namespace bookbag::run
