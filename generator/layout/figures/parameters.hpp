// Reads the named values of one figure, and says what is wrong with them in the author's words.
//
// A figure asks for its keys one by one; a value that is missing, of the wrong type or out of range is noted and a
// harmless one is given back, so that figures read all their keys in a few plain lines and then call done() once. done()
// knows every key that was asked for, so an unknown key is found without a second list that could grow apart.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "document/figure_spec.hpp"
#include "layout/figures/entry.hpp"

namespace bookbag::layout::figures {

/// Least and most allowed whole value.
struct Limits {
    std::int64_t least;
    std::int64_t most;
};

/// A pair of numbers: a point in figure units, or a cell.
struct Pair {
    base::Rational x;
    base::Rational y;
};

/// A place on a scale with an optional label: written as a number or as {at, label}.
struct Mark {
    base::Rational at;
    Entry label;
};

/// The values of a figure (or of one map inside it). Every reader notes the first fault of the figure and goes on.
class Parameters {
public:
    Parameters(std::string_view kind, const document::FigureValue::Map& values);

    bool has(std::string_view key) const;

    /// Required, with a fallback, and optional numbers. Texts that are numbers count as numbers.
    base::Rational number(std::string_view key);
    base::Rational number(std::string_view key, const base::Rational& fallback);
    std::optional<base::Rational> maybe_number(std::string_view key);

    /// Whole numbers within `limits`.
    int whole(std::string_view key, Limits limits);
    int whole(std::string_view key, Limits limits, int fallback);
    std::optional<int> maybe_whole(std::string_view key, Limits limits);

    /// true, false, 1, 0.
    bool yes(std::string_view key, bool fallback = false);
    /// One of `allowed`; the first one when the key is absent.
    std::string choice(std::string_view key, const std::vector<std::string>& allowed);
    /// One of `allowed`, required.
    std::string needed_choice(std::string_view key, const std::vector<std::string>& allowed);

    /// Text, number or blank; Empty when absent.
    Entry entry(std::string_view key);
    Entry needed_entry(std::string_view key);
    /// Plain words; "" when absent.
    std::string words(std::string_view key);

    /// Lists; empty when absent. A single value counts as a list of one.
    std::vector<base::Rational> numbers(std::string_view key);
    std::vector<base::Rational> needed_numbers(std::string_view key);
    std::vector<int> wholes(std::string_view key, Limits limits);
    std::vector<Entry> entries(std::string_view key);
    std::vector<Entry> needed_entries(std::string_view key);
    std::vector<std::vector<Entry>> entry_rows(std::string_view key);
    /// One list of entries, or a list of such lists; empty when absent.
    std::vector<std::vector<Entry>> row_or_rows(std::string_view key);
    std::vector<Pair> pairs(std::string_view key);
    std::vector<Parameters> maps(std::string_view key);
    std::vector<Mark> marks(std::string_view key);
    /// The values of a map of labels; absent = empty.
    std::map<std::string, Entry> labels(std::string_view key, const std::vector<std::string>& allowed);
    /// Two numbers [from, to], from < to; required.
    Pair interval(std::string_view key);

    /// Notes a fault of the figure's own: what is wrong and what to do.
    void refuse(const std::string& what, const std::string& remedy);
    /// Notes a fault about `key` unless `holds`.
    void demand(bool holds, std::string_view key, const std::string& what);

    /// The first fault, or one for the first key that nothing asked for, with the nearest known name.
    base::Status done() const;
    bool failed() const;

private:
    struct Sink;
    struct Node;
    Parameters(std::shared_ptr<Sink> sink, std::string place, const document::FigureValue::Map* values);
    const document::FigureValue* find(std::string_view key);
    const document::FigureValue* need(std::string_view key);
    void wrong(std::string_view key, const std::string& what);
    std::vector<const document::FigureValue*> items(std::string_view key);
    std::optional<base::Rational> as_number(std::string_view key, const document::FigureValue& value);
    int as_whole(std::string_view key, Limits limits, const document::FigureValue& value);
    Entry as_entry(std::string_view key, const document::FigureValue& value);

    std::shared_ptr<Sink> sink_;
    std::size_t node_ = 0;
};

}  // namespace bookbag::layout::figures
