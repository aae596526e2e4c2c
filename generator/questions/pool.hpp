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

/// The order of one small pool for one class and term. Remembers what it has found; what it gives does not depend on
/// the order of asking.
class Pool {
public:
    /// `made_from` must outlive the pool; combinations(made_from) > 0.
    Pool(const QuestionTemplate& made_from, base::Seed key);

    /// The seed of valid variant number `entry`; numbers beyond the pool begin again. Missing when no combination is valid.
    base::Result<base::Seed> seed(std::uint64_t entry);
    /// The note of the variant found as number `entry` (taken modulo the pool when it has been walked).
    base::Result<std::string> note(std::uint64_t entry);
    /// The size, once the whole pool has been walked; else 0.
    std::size_t known_size() const { return next_ == combinations_ ? seeds_.size() : 0; }

private:
    base::Status walk_to(std::uint64_t entry);
    base::Result<std::size_t> position(std::uint64_t entry);

    const QuestionTemplate& template_;
    base::Seed key_;
    std::uint64_t combinations_;
    std::uint64_t next_ = 0;
    std::vector<base::Seed> seeds_;
    std::vector<std::string> notes_;
    std::vector<std::uint64_t> note_hashes_;   ///< sorted
};

/// Position `index` of a permutation of 0 … size - 1 that `key` fixes. size > 0, index < size.
std::uint64_t permuted(std::uint64_t index, std::uint64_t size, base::Seed key);

}  // namespace bookbag::questions
