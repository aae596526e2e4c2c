// Where a template's chance comes from.
//
// A question is a pure function of its template and one 64-bit seed. Each variable has a stream of its own, started from
// SHA-256 of (seed, variable name), so adding a variable to a template leaves the others as they were. For a small pool
// the seed holds, instead, the number of one combination of draws: the same draw functions then take their choices from
// the digits of that number, so that a pool is walked without repeats and yet every question is known by its seed alone.
// Cosmetic draws (a person's name, the order of options) never count as digits.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"

namespace bookbag::questions {

/// The largest number of combinations that is walked one by one.
constexpr std::uint64_t kPoolLimit = 200000;

/// A seed that stands for combination `index` (< 2^31) of a small pool; `cosmetic` chooses names and orders.
base::Seed pool_seed(std::uint64_t index, base::Seed cosmetic);

/// The combination that a seed stands for; absent for an ordinary seed.
std::optional<std::uint64_t> pool_index(base::Seed seed);

/// An ordinary seed made of any 64 bits: the mark of pool seeds is taken off.
base::Seed plain_seed(base::Seed seed);

/// The choices of one question. Streams go on from one try of `require` to the next.
class Draws {
public:
    /// Choices for `seed`: streams for an ordinary seed, digits for a pool seed.
    explicit Draws(base::Seed seed);

    /// Begins a try: the product of bounds and the digits start again, the streams go on.
    void begin_try();
    /// Names the variable that is drawn now.
    void begin_variable(std::string_view name);
    /// A choice 0 … bound - 1 that tells one variant from another. bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// A choice 0 … bound - 1 that does not.
    std::uint64_t cosmetic_below(std::uint64_t bound);

    /// The product of all bounds asked for in this try, held at 2^62.
    std::uint64_t product() const { return product_; }
    /// Whether this try used up the digits of a pool seed exactly; true for an ordinary seed.
    bool is_whole() const { return rest_ == 0; }
    /// Whether further tries can differ.
    bool can_retry() const { return !index_; }

    /// The first name drawn by person(); "" when none was.
    std::string first_person;

private:
    base::Random& stream();

    base::Seed seed_;
    std::optional<std::uint64_t> index_;
    std::uint64_t rest_ = 0;
    std::uint64_t product_ = 1;
    std::string variable_;
    std::map<std::string, base::Random, std::less<>> streams_;
    base::Random* current_ = nullptr;
};

}  // namespace bookbag::questions
