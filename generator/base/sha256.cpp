// Blocks, padding and digest of FIPS 180-4, and HMAC on top of it.
#include "base/sha256.hpp"

#include <algorithm>
#include <cstring>

namespace bookbag::base {

namespace {

void compress(Sha256State& state, const std::uint8_t* data, std::size_t blocks) {
    static const Sha256Compress hardware = sha256_compress_hardware();
    (hardware != nullptr ? hardware : sha256_compress_plain)(state, data, blocks);
}
constexpr std::size_t kLengthAt = 56;  // where the last block holds the length

}  // namespace

Sha256::Sha256() : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19} {}

void Sha256::update(std::string_view bytes) {
    total_ += bytes.size();
    if (held_ > 0) {
        const std::size_t taken = std::min(bytes.size(), buffer_.size() - held_);
        held_ += bytes.copy(reinterpret_cast<char*>(buffer_.data()) + held_, taken);
        bytes.remove_prefix(taken);
        if (held_ < buffer_.size()) {
            return;
        }
        compress(state_, buffer_.data(), 1);
        held_ = 0;
    }
    const std::size_t whole = bytes.size() / buffer_.size();
    if (whole > 0) {
        compress(state_, reinterpret_cast<const std::uint8_t*>(bytes.data()), whole);
        bytes.remove_prefix(whole * buffer_.size());
    }
    held_ = bytes.copy(reinterpret_cast<char*>(buffer_.data()), bytes.size());
}

Sha256::Digest Sha256::finish() {
    const std::uint64_t bits = total_ * 8;
    buffer_[held_++] = 0x80;
    if (held_ > kLengthAt) {
        std::memset(buffer_.data() + held_, 0, buffer_.size() - held_);
        compress(state_, buffer_.data(), 1);
        held_ = 0;
    }
    std::memset(buffer_.data() + held_, 0, kLengthAt - held_);
    for (std::size_t i = 0; i < 8; ++i) {
        buffer_[kLengthAt + i] = static_cast<std::uint8_t>(bits >> (56 - 8 * i));
    }
    compress(state_, buffer_.data(), 1);
    Digest digest{};
    for (std::size_t i = 0; i < 32; ++i) {
        digest[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
    }
    return digest;
}

Sha256::Digest sha256(std::string_view bytes) {
    Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

std::string to_hex(const Sha256::Digest& digest) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::string sha256_hex(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

Sha256::Digest hmac_sha256(std::string_view key, std::string_view bytes) {
    std::array<char, 64> padded{};
    if (key.size() > padded.size()) {
        const Sha256::Digest shortened = sha256(key);
        std::memcpy(padded.data(), shortened.data(), shortened.size());
    } else {
        std::memcpy(padded.data(), key.data(), key.size());
    }
    std::array<char, 64> inner{};
    std::array<char, 64> outer{};
    for (std::size_t i = 0; i < padded.size(); ++i) {
        inner[i] = static_cast<char>(padded[i] ^ 0x36);
        outer[i] = static_cast<char>(padded[i] ^ 0x5c);
    }
    Sha256 first;
    first.update({inner.data(), inner.size()});
    first.update(bytes);
    const Sha256::Digest middle = first.finish();
    Sha256 second;
    second.update({outer.data(), outer.size()});
    second.update({reinterpret_cast<const char*>(middle.data()), middle.size()});
    return second.finish();
}

std::string to_code(const Sha256::Digest& digest, int count) {
    constexpr char kLetters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string code;
    for (int i = 0; i < count && i < 32; ++i) {
        code += kLetters[digest[static_cast<std::size_t>(i)] & 31];
    }
    return code;
}

}  // namespace bookbag::base
