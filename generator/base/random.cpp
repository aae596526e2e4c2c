// SplitMix64 and its bounded draw.
#include "base/random.hpp"

#include "base/sha256.hpp"

namespace bookbag::base {

namespace {
__extension__ typedef unsigned __int128 WideUnsigned;
}

Seed seed_of(std::initializer_list<std::string_view> fields) {
    Sha256 hash;
    for (const auto field : fields) {
        hash.update(field);
        hash.update("\x1f");
    }
    const Sha256::Digest digest = hash.finish();
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) {
        value = (value << 8) | digest[static_cast<std::size_t>(i)];
    }
    return {value};
}

std::uint64_t Random::next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::uint64_t Random::below(std::uint64_t bound) {
    WideUnsigned product = static_cast<WideUnsigned>(next()) * bound;
    auto low = static_cast<std::uint64_t>(product);
    if (low < bound) {
        const std::uint64_t threshold = (0 - bound) % bound;
        while (low < threshold) {
            product = static_cast<WideUnsigned>(next()) * bound;
            low = static_cast<std::uint64_t>(product);
        }
    }
    return static_cast<std::uint64_t>(product >> 64);
}

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
}

double Random::unit() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

}  // namespace bookbag::base
