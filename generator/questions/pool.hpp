// The variants of a template, handed out without repeats.
//
// Independent seeds repeat: a class of 30 given 344 variants meets about two pairs (questions.md, section 5). So when the
// draws have at most 200,000 combinations, the combinations are walked in an order that the key of class and term fixes,
// valid ones are numbered as they come, and everybody gets a number of his own. The walk is lazy: a Feistel permutation
// gives the n-th combination without a list, so nothing is enumerated that nobody needs. Larger spaces are drawn by seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "base/result.hpp"
#include "questions/question_template.hpp"

namespace bookbag::questions {

/// How many combinations the draws have, or 0 when there are more than 200,000.
std::uint64_t combinations(const QuestionTemplate& made_from);

/// How many different notes the valid combinations give, by trying them all; as many as were found in 200,000 when there
/// are more combinations. Fails as draw() does.
base::Result<std::size_t> pool_size(const QuestionTemplate& made_from);

/// One valid combination: its seed, and the hash of its note as Question::note_hash() gives it.
struct Variant {
    base::Seed seed;
    std::uint64_t note_hash = 0;
};

/// The order of one small pool for one class and term. Remembers what it has found; what it gives does not depend on
/// the order of asking.
class Pool {
public:
    /// `made_from` must outlive the pool; `size` is combinations(made_from), above 0.
    Pool(const QuestionTemplate& made_from, base::Seed key, std::uint64_t size);

    /// Valid variant number `entry`; no two have the same note. Numbers beyond the pool begin again. Fails with code
    /// "E-NO-DRAW" when no combination is valid.
    base::Result<Variant> variant(std::uint64_t entry);
    /// The number of variants, once the whole pool has been walked; else 0.
    std::size_t known_size() const { return next_ == combinations_ ? variants_.size() : 0; }

private:
    base::Status walk_to(std::uint64_t entry);

    const QuestionTemplate& template_;
    base::Seed key_;
    std::uint64_t combinations_;
    std::uint64_t next_ = 0;
    std::vector<Variant> variants_;
    std::vector<std::uint64_t> hashes_;  ///< of the notes, sorted
};

/// Position `index` of a permutation of 0 … size - 1 that `key` fixes. size > 0, index < size.
std::uint64_t permuted(std::uint64_t index, std::uint64_t size, base::Seed key);

}  // namespace bookbag::questions
