// One class from evidence to files: the work of one worker.
//
// estimate → choose_targets → compose ⇄ lay out (at most five times) → render. A pupil who fails is left out with the
// reason; the others go on. Files carry tokens and class ids, never names.
#pragma once

#include "files/world.hpp"
#include "layout/style.hpp"
#include "run/shard.hpp"
#include "run/tonight.hpp"
#include "run/workers.hpp"

namespace bookbag::run {

/// Makes class `index` of the roll into tonight.folder and gives its shard (not yet written). `leave_out` are places in
/// the register that killed a worker before. Fails only when files cannot be written.
base::Result<ClassShard> make_class(files::World& world, const Tonight& tonight, std::size_t index,
                                    const std::vector<std::int32_t>& leave_out, Whereabouts& where);

/// The layout profile of a pupil: print settings first, then the school year.
layout::Profile profile_of(const school::Pupil& pupil);

/// The paper stack of a pupil's booklet: "large", a tint's name, or "white".
std::string stack_of(const school::Pupil& pupil);

}  // namespace bookbag::run
