// Permutation by cycle walking: a four-round Feistel network on the next even number of bits (Black and Rogaway,
// "Ciphers with Arbitrary Finite Domains", CT-RSA 2002), stepped until it lands inside the range; under four steps on average.
#include "questions/pool.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include "questions/drawing.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Result;
using base::Seed;
using base::Status;

namespace {

constexpr int kProbes = 50;

std::uint64_t mixed(std::uint64_t value, std::uint64_t key) {
    return base::Random(Seed{value * 0x9E3779B97F4A7C15ULL ^ key}).next();
}

std::uint64_t feistel(std::uint64_t value, int half_bits, std::uint64_t key) {
    const std::uint64_t mask = (1ULL << half_bits) - 1;
    std::uint64_t left = value >> half_bits;
    std::uint64_t right = value & mask;
    for (std::uint64_t round = 0; round < 4; ++round) {
        const std::uint64_t next = left ^ (mixed(right + (round << 32), key) & mask);
        left = right;
        right = next;
    }
    return left << half_bits | right;
}

}  // namespace

std::uint64_t permuted(std::uint64_t index, std::uint64_t size, Seed key) {
    const int bits = std::max(2, static_cast<int>(std::bit_width(size - 1)));
    const int half_bits = (bits + 1) / 2;
    std::uint64_t at = index;
    do {
        at = feistel(at, half_bits, key.value);
    } while (at >= size);
    return at;
}

/// Bounds may depend on earlier draws, so the largest product over some accepted tries is taken. A rare larger product is
/// missed by this: its combinations beyond the number are then never walked, which costs variants but breaks nothing.
std::uint64_t combinations(const QuestionTemplate& made_from) {
    std::uint64_t most = 1;
    for (int i = 0; i < kProbes; ++i) {
        const Seed seed = plain_seed(base::seed_of({"probe", made_from.id, std::to_string(i)}));
        Drawing drawing(made_from, seed);
        if (const auto status = drawing.settle(); !status) {
            return 0;
        }
        most = std::max(most, drawing.product());
    }
    return most <= kPoolLimit ? std::max<std::uint64_t>(most, 2) : 0;
}

Result<std::size_t> pool_size(const QuestionTemplate& made_from) {
    const std::uint64_t size = combinations(made_from);
    if (size == 0) {
        std::set<std::string> notes;
        for (int i = 0; i < kMostTries * 5; ++i) {
            BOOKBAG_TRY(note, draw_note(made_from, plain_seed(base::seed_of({"pool", made_from.id, std::to_string(i)}))));
            notes.insert(note);
        }
        return notes.size();
    }
    Pool pool(made_from, Seed{1}, size);
    if (const auto last = pool.variant(UINT32_MAX); !last) {
        return last.error();
    }
    return pool.known_size();
}

Pool::Pool(const QuestionTemplate& made_from, Seed key, std::uint64_t size)
    : template_(made_from), key_(key), combinations_(size) {}

Status Pool::walk_to(std::uint64_t entry) {
    while (variants_.size() <= entry && next_ < combinations_) {
        const std::uint64_t index = permuted(next_, combinations_, key_);
        const Seed seed = pool_seed(index, Seed{mixed(next_, key_.value)});
        ++next_;
        const auto note = draw_note(template_, seed);
        if (!note) {
            if (note.error().code == kNoDraw) {
                continue;
            }
            return note.error();
        }
        const std::uint64_t hash = base::seed_of({template_.id, *note}).value;
        const auto place = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
        if (place == hashes_.end() || *place != hash) {
            hashes_.insert(place, hash);
            variants_.push_back({seed, hash});
        }
    }
    if (variants_.empty()) {
        return Fault{FaultKind::BadInput, template_.where, template_.id + ": no combination of the draws is valid",
                     "loosen require", kNoDraw};
    }
    return {};
}

Result<Variant> Pool::variant(std::uint64_t entry) {
    if (const Status status = walk_to(entry); !status) {
        return status.error();
    }
    return variants_[entry % variants_.size()];
}

}  // namespace bookbag::questions
