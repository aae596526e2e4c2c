// The table of texts. Elements of an unordered_set never move, so a pointer to one is good for ever; it is never iterated.
#include "base/name.hpp"

#include <mutex>
#include <unordered_set>

namespace bookbag::base {

namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

const std::string* kept(std::string_view text) {
    static std::mutex guard;
    static std::unordered_set<std::string, TextHash, std::equal_to<>> texts;
    const std::lock_guard lock(guard);
    const auto found = texts.find(text);
    return found != texts.end() ? &*found : &*texts.emplace(text).first;
}

}  // namespace

Name::Name(std::string_view text) : kept_(text.empty() ? nullptr : kept(text)) {}

const std::string& Name::text() const {
    static const std::string kNone;
    return kept_ == nullptr ? kNone : *kept_;
}

}  // namespace bookbag::base
