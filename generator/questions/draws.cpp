// Streams by variable, and the mixed-radix reading of a pool seed.
//
// Pool seed, from the top: one bit 1, 32 bits of cosmetic seed, 31 bits of combination. The digit for a draw with bound
// b is index mod b; index is then divided by b. Two different combinations below the product of bounds never give the
// same digits, and a rest other than zero means that the index lies outside this path of bounds: such an index is skipped.
#include "questions/draws.hpp"

namespace bookbag::questions {

namespace {

constexpr std::uint64_t kPoolMark = 1ULL << 63;
constexpr std::uint64_t kIndexMask = (1ULL << 31) - 1;
constexpr std::uint64_t kMostProduct = 1ULL << 62;

}  // namespace

base::Seed pool_seed(std::uint64_t index, base::Seed cosmetic) {
    return {kPoolMark | ((cosmetic.value & 0xFFFFFFFFULL) << 31) | (index & kIndexMask)};
}

std::optional<std::uint64_t> pool_index(base::Seed seed) {
    return (seed.value & kPoolMark) != 0 ? std::optional(seed.value & kIndexMask) : std::nullopt;
}

base::Seed plain_seed(base::Seed seed) { return {seed.value & ~kPoolMark}; }

Draws::Draws(base::Seed seed) : seed_(seed), index_(pool_index(seed)) {}

void Draws::begin_try() {
    rest_ = index_.value_or(0);
    product_ = 1;
    first_person.clear();
}

void Draws::begin_variable(std::string_view name) {
    variable_ = name;
    current_ = nullptr;
}

base::Random& Draws::stream() {
    if (current_ == nullptr) {
        auto found = streams_.find(variable_);
        if (found == streams_.end()) {
            const base::Seed start = base::seed_of({std::to_string(seed_.value), variable_});
            found = streams_.emplace(variable_, base::Random(start)).first;
        }
        current_ = &found->second;
    }
    return *current_;
}

std::uint64_t Draws::below(std::uint64_t bound) {
    product_ = product_ > kMostProduct / bound ? kMostProduct : product_ * bound;
    if (index_) {
        const std::uint64_t digit = rest_ % bound;
        rest_ /= bound;
        return digit;
    }
    return stream().below(bound);
}

std::uint64_t Draws::cosmetic_below(std::uint64_t bound) { return stream().below(bound); }

}  // namespace bookbag::questions
