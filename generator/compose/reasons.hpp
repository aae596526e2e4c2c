// Why a target is here, in words for its reader. The choice itself was made in targets; these are only its sentences.
// Nothing here is decided: a reason comes in as data and leaves as a sentence of the phrasebook.
#pragma once

#include "compose/booklet.hpp"
#include "document/rich_text.hpp"

namespace bookbag::compose {

/// "Last time" on the child's card: what the newest evidence says, by day and count; never a score out of the class.
document::RichText last_time(const Library& library, const targets::Target& target);

}  // namespace bookbag::compose
