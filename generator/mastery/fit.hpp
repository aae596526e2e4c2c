// Everything that estimate() needs besides one pupil's answers: tables, weights and the map's neighbours.
//
// A Fit is either the shipped one (weights.yaml and nothing local) or what refit() made from the school's own evidence.
// It is a value: the ledger keeps it as a named, hashed text (write_fit, read_fit) and does not look inside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "mastery/logistic.hpp"
#include "mastery/tables.hpp"
#include "mastery/walk.hpp"
#include "school/curriculum.hpp"

namespace bookbag::mastery {

/// The weights as shipped or fitted, with their name and where they come from.
/// year_slope: logits of difficulty for one school year, so that skills of eleven years lie on one scale.
struct WeightSet {
    std::string version;
    std::string origin;
    double year_slope = 0;
    double mean = 0.7;          ///< share right expected where nothing is known
    Weights weights;
};

struct Fit {
    WeightSet set;
    Tables tables;
    Neighbours neighbours;
    std::vector<std::string> items;     ///< ids of the items with item terms, ascending; place = item number
    std::vector<double> usual_seconds;  ///< median seconds of an answer by skill; 0 unknown; empty = none known
    bool local = false;                 ///< tables come from the school's own evidence
};

/// Reads weights.yaml: `key: number` lines, the features below `weights:` (docs/formats/weights.md). BadInput with line
/// and column for an unknown key, a number that does not read, is not finite, or breaks the night's constraints
/// (design 4.2); Missing for a key that must be there; Unsupported for another format version.
base::Result<WeightSet> read_weights(const std::string& path, std::string_view text);

/// The same file, as read_weights() reads it back bit for bit.
std::string write_weights(const WeightSet& set);

/// A fit without local data: difficulties from the map's years alone.
Fit shipped_fit(const school::Curriculum& curriculum, WeightSet set);

/// Direct prerequisites and dependents as the walk wants them.
Neighbours neighbours_of(const school::Curriculum& curriculum);

/// First guess of each skill's difficulty from its year: slope × (year - 6).
std::vector<double> difficulty_by_year(const school::Curriculum& curriculum, double slope);

/// Where th_u starts for a pupil of this school year (1 … 11; 0 = unknown, as Year 6).
double ability_by_year(int school_year, double slope);

/// The number of an item id in `items`, or -1.
std::int32_t item_number(const Fit& fit, std::string_view id);

}  // namespace bookbag::mastery
