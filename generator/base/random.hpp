// Repeatable chance.
//
// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), started from the
// first 8 bytes of a SHA-256 over named fields. The standard distributions and std::shuffle are not used: the C++
// standard does not fix their results, so two libraries would print two different booklets.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace bookbag::base {

/// A 64-bit start value.
struct Seed {
    std::uint64_t value = 0;
    friend bool operator==(Seed, Seed) = default;
};

/// The seed of a list of fields: first 8 bytes (big-endian) of SHA-256 over the fields, each followed by byte 0x1F.
/// Different lists of fields give unrelated seeds; fields must not contain byte 0x1F.
Seed seed_of(std::initializer_list<std::string_view> fields);

/// A stream of numbers. Equal seeds give equal streams on every machine.
class Random {
public:
    explicit Random(Seed seed) : state_(seed.value) {}

    /// The next 64 bits.
    std::uint64_t next();

    /// A whole number 0 … bound - 1, without bias: multiply and shift, rejecting the biased remainder (Lemire 2019). bound > 0.
    std::uint64_t below(std::uint64_t bound);

    /// A whole number low … high, both included; low <= high.
    std::int64_t between(std::int64_t low, std::int64_t high);

    /// A number in [0, 1) with 53 random bits; for simulation only, never for a question.
    double unit();

    /// `items` in a random order (Fisher–Yates from the end).
    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            using std::swap;
            swap(items[i - 1], items[below(i)]);
        }
    }

private:
    std::uint64_t state_;
};

}  // namespace bookbag::base
