// Looking a pupil up on tonight's roll.
#include "school/roll.hpp"

#include <algorithm>

namespace bookbag::school {

std::optional<PupilIndex> Roll::find(const PupilId& id) const {
    const auto place = std::lower_bound(pupils.begin(), pupils.end(), id,
                                        [](const Pupil& pupil, const PupilId& wanted) { return pupil.id < wanted; });
    if (place == pupils.end() || place->id != id) {
        return std::nullopt;
    }
    return static_cast<PupilIndex>(place - pupils.begin());
}

std::optional<PupilIndex> Roll::find(const Token& token) const {
    for (std::size_t i = 0; i < pupils.size(); ++i) {
        if (pupils[i].token == token) {
            return static_cast<PupilIndex>(i);
        }
    }
    return std::nullopt;
}

}  // namespace bookbag::school
