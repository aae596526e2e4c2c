// The map of skills, prepared once a night for quick questions: who stands before whom, and how deep.
//
// 476 skills with all their ancestors fit into 30 kB of bits, so "does this unlock next month's work?" costs one look.
#pragma once

#include <cstdint>
#include <vector>

#include "school/curriculum.hpp"
#include "school/ids.hpp"

namespace bookbag::targets {

/// A set of skills as bits.
class SkillSet {
public:
    SkillSet() = default;
    explicit SkillSet(std::size_t skills) : words_((skills + 63) / 64, 0) {}
    void add(school::SkillIndex skill) { words_[skill / 64] |= std::uint64_t{1} << (skill % 64); }
    void remove(school::SkillIndex skill) { words_[skill / 64] &= ~(std::uint64_t{1} << (skill % 64)); }
    bool has(school::SkillIndex skill) const {
        return skill / 64 < words_.size() && ((words_[skill / 64] >> (skill % 64)) & 1U) != 0;
    }
    void add_all(const SkillSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            words_[i] |= other.words_[i];
        }
    }

private:
    std::vector<std::uint64_t> words_;
};

/// Build with make_atlas(). `curriculum` must outlive it.
struct Atlas {
    const school::Curriculum* curriculum = nullptr;
    std::vector<SkillSet> ancestors;          ///< of each skill, without itself
    std::vector<std::int32_t> depth;          ///< longest chain of prerequisites below a skill; 0 = none

    std::size_t size() const { return ancestors.size(); }
    const school::Skill& skill(school::SkillIndex index) const { return curriculum->at(index); }
};

Atlas make_atlas(const school::Curriculum& curriculum);

}  // namespace bookbag::targets
