// The compression function of SHA-256, apart from the class that feeds it.
//
// Two versions with one result: the plain one of FIPS 180-4, and one on the SHA instructions of newer x86 processors,
// chosen once when the program starts. A night hashes every file it reads and writes and a million seeds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace bookbag::base {

using Sha256State = std::array<std::uint32_t, 8>;

/// Takes `blocks` blocks of 64 bytes at `data` into `state`.
using Sha256Compress = void (*)(Sha256State& state, const std::uint8_t* data, std::size_t blocks);

/// Plain C++.
void sha256_compress_plain(Sha256State& state, const std::uint8_t* data, std::size_t blocks);

/// The version with the processor's SHA instructions; nullptr where the processor has none.
Sha256Compress sha256_compress_hardware();

}  // namespace bookbag::base
