// SHA-256 and HMAC-SHA-256 (FIPS 180-4, FIPS 198-1).
//
// Seeds, tokens and file names hang on these digests in rooms that may not include a third-party header, so the
// function is written out here; tests hold it against the published vectors.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/sha256_block.hpp"

namespace bookbag::base {

/// Feed with update(), take the digest once with finish().
class Sha256 {
public:
    using Digest = std::array<std::uint8_t, 32>;

    Sha256();
    void update(std::string_view bytes);
    Digest finish();

private:
    Sha256State state_;
    std::array<std::uint8_t, 64> buffer_{};
    std::size_t held_ = 0;
    std::uint64_t total_ = 0;
};

/// The digest of `bytes`.
Sha256::Digest sha256(std::string_view bytes);

/// The digest of `bytes` in 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// HMAC-SHA-256 of `bytes` under `key`.
Sha256::Digest hmac_sha256(std::string_view key, std::string_view bytes);

/// Lower-case hexadecimal of a digest.
std::string to_hex(const Sha256::Digest& digest);

/// The first `count` (at most 32) characters of an opaque code made from a digest, in capital letters and digits that
/// cannot be mistaken for one another in print (no I, L, O, U; Crockford's base 32).
std::string to_code(const Sha256::Digest& digest, int count);

}  // namespace bookbag::base
