// A short text that stands in millions of places but has few different values: an item, a source, a misconception.
//
// Each different text is kept once for the life of the program, so a Name is one pointer, is copied without allocation, and
// can lie in memory that processes share. Order and equality are those of the text: nothing depends on where it lies.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace bookbag::base {

/// An interned text. Made from any thread; never destroyed. For texts with few different values only.
class Name {
public:
    /// The empty text.
    Name() = default;
    Name(std::string_view text);                            // NOLINT: a Name is a text
    Name(const std::string& text) : Name(std::string_view(text)) {}
    Name(const char* text) : Name(std::string_view(text)) {}

    const std::string& text() const;
    operator const std::string&() const { return text(); }  // NOLINT: readable wherever a text is
    bool empty() const { return kept_ == nullptr; }

    friend bool operator==(Name a, Name b) { return a.kept_ == b.kept_; }
    friend std::strong_ordering operator<=>(Name a, Name b) {
        return a.kept_ == b.kept_ ? std::strong_ordering::equal : a.text().compare(b.text()) <=> 0;
    }

private:
    const std::string* kept_ = nullptr;  ///< null for the empty text
};

}  // namespace bookbag::base
