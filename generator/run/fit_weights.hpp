// `bookbag bench weights`: fits the weights that ship in curriculum/weights.yaml.
//
// Research data may not ship, and neither may numbers fitted on it (release rule of the mastery design). So the shipped
// weights are fitted on the answers of a virtual school, by the same road as a real school's weekly refit: overnight, under
// the night's constraints. They hold until a school's own evidence predicts unseen pupils no worse.
#pragma once

#include <string>

#include "base/result.hpp"
#include "files/world.hpp"
#include "run/command.hpp"

namespace bookbag::run {

/// `curriculum` is the project's curriculum folder; `pupils` virtual pupils of all years live 30 weeks; `version` names the set.
struct FitWeightsWish {
    std::string curriculum;
    int pupils = 440;
    std::string version;
};

/// The text of weights.yaml. Missing or BadInput for the map.
base::Result<std::string> fit_shipped_weights(files::World& world, const FitWeightsWish& wish);

/// The same for the command line: exit 65 for a bad file, 66 for one that is not there.
CommandResult fit_weights_command(files::World& world, const FitWeightsWish& wish);

}  // namespace bookbag::run
