// One pass in map order: every prerequisite has a smaller index than its skill.
#include "targets/atlas.hpp"

#include <algorithm>

namespace bookbag::targets {

Atlas make_atlas(const school::Curriculum& curriculum) {
    Atlas atlas;
    atlas.curriculum = &curriculum;
    const std::size_t n = curriculum.skills.size();
    atlas.ancestors.assign(n, SkillSet(n));
    atlas.depth.assign(n, 0);
    for (std::size_t s = 0; s < n; ++s) {
        for (const school::SkillIndex before : curriculum.skills[s].prerequisites) {
            atlas.ancestors[s].add(before);
            atlas.ancestors[s].add_all(atlas.ancestors[before]);
            atlas.depth[s] = std::max(atlas.depth[s], atlas.depth[before] + 1);
        }
    }
    return atlas;
}

}  // namespace bookbag::targets
