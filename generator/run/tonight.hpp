// Everything of one school that a class is made from. From here on nothing new is read.
// Shared by all workers without copying.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "render/font_parts.hpp"
#include "run/house.hpp"
#include "run/shared_attempts.hpp"
#include "school/evidence.hpp"
#include "school/history.hpp"
#include "school/planner.hpp"
#include "school/roll.hpp"
#include "school/settings.hpp"

namespace bookbag::run {

/// Whom the night is for: everybody who is due, or one class or pupil whether due or not.
struct Scope {
    std::string only;  ///< class id, pupil token or pupil id; empty = everybody who is due
};

/// A pupil whose every page is drawn as a picture, for preview; nobody when dots_per_inch is 0.
struct PictureAll {
    school::PupilIndex pupil = 0;
    int dots_per_inch = 0;
};

/// Values of tonight, made before the fork, shared by all workers.
struct Tonight {
    const House& house;
    school::Settings settings;
    school::Roll roll;
    school::Evidence evidence;  ///< without its attempts, which stand in `attempts`
    SharedAttempts attempts;
    school::History history;
    school::Planner planner;
    base::Date date;
    std::string salt;
    std::string folder;  ///< output/<date>.part
    std::string input_hash;
    Scope scope;
    render::FontParts parts;
    std::vector<bool> by_email;                          ///< by PupilIndex: the report leaves by e-mail (else it is printed)
    std::map<school::PupilIndex, std::size_t> previews;  ///< pupils whose page (0-based) is drawn for the morning page
    PictureAll picture_all = {};

    /// Attempts of one pupil.
    std::span<const school::Attempt> attempts_of(school::PupilIndex pupil) const {
        const std::size_t from = evidence.first_of.at(pupil);
        return attempts.all().subspan(from, evidence.first_of.at(pupil + 1) - from);
    }
};

/// Whether a booklet is due for this pupil tonight: on the school's weekday, or when none was made in the last 7 days.
bool is_due(const Tonight& tonight, const school::SchoolClass& school_class, school::PupilIndex pupil);

/// Three pupils who are due, one young, one in the middle, one old, each with the page to show: the same each night.
std::map<school::PupilIndex, std::size_t> choose_previews(const Tonight& tonight);

/// Whole weeks since the Monday of the week of 1 September of the school year.
int school_week(base::Date date);

/// Key of the term that holds `date`: its name and year, for the order of question pools.
std::string term_key(const school::Settings& settings, base::Date date);

}  // namespace bookbag::run
