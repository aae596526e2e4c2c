// Permutation by cycle walking: a four-round Feistel network on the next even number of bits (Black and Rogaway,
// "Ciphers with Arbitrary Finite Domains", CT-RSA 2002), stepped until it lands inside the range; under four steps on average.
#include "questions/pool.hpp"

#include <algorithm>
#include <array>
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

constexpr int kProbes = 64;

std::uint64_t mixed(std::uint64_t value, std::uint64_t key) { return base::Random(Seed{value * 0x9E3779B97F4A7C15ULL ^ key}).next(); }

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

std::uint64_t hash_of(const std::string& note) { return base::seed_of({note}).value; }

Fault nothing_valid(const QuestionTemplate& made_from) {
    return {FaultKind::BadInput, made_from.where, made_from.id + ": no combination of the draws is valid", "loosen require", kNoDraw};
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

/// Bounds may depend on earlier draws, so the largest product over some tries is taken, the extreme ones among them:
/// combination 0 takes every lowest choice, and a combination of all nines, so to say, every highest.
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
    Pool pool(made_from, Seed{1});
    BOOKBAG_TRY(seed, pool.seed(UINT32_MAX));
    static_cast<void>(seed);
    return pool.known_size();
}

Pool::Pool(const QuestionTemplate& made_from, Seed key) : template_(made_from), key_(key), combinations_(combinations(made_from)) {}

Status Pool::walk_to(std::uint64_t entry) {
    while (seeds_.size() <= entry && next_ < combinations_) {
        const std::uint64_t index = permuted(next_, combinations_, key_);
        const Seed seed = pool_seed(index, base::seed_of({std::to_string(key_.value), std::to_string(next_)}));
        ++next_;
        auto note = draw_note(template_, seed);
        if (!note) {
            if (note.error().code == kNoDraw) {
                continue;
            }
            return note.error();
        }
        const std::uint64_t hash = hash_of(*note);
        const auto place = std::lower_bound(note_hashes_.begin(), note_hashes_.end(), hash);
        if (place == note_hashes_.end() || *place != hash) {
            note_hashes_.insert(place, hash);
            seeds_.push_back(seed);
            notes_.push_back(std::move(*note));
        }
    }
    return seeds_.empty() ? Status(nothing_valid(template_)) : Status();
}

Result<std::size_t> Pool::position(std::uint64_t entry) {
    if (const Status status = walk_to(entry); !status) {
        return status.error();
    }
    return static_cast<std::size_t>(entry % seeds_.size());
}

Result<Seed> Pool::seed(std::uint64_t entry) {
    BOOKBAG_TRY(at, position(entry));
    return seeds_[at];
}

Result<std::string> Pool::note(std::uint64_t entry) {
    BOOKBAG_TRY(at, position(entry));
    return notes_[at];
}

}  // namespace bookbag::questions
