// What a figure shows, as named values. The drawing is layout's business (layout/figures).
//
// Kinds and their parameters: docs/formats/figures.md. Values are exact; text may hold rich-text notation.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "base/rational.hpp"

namespace bookbag::document {

/// One value of a figure: a number, a text, yes/no, a list or named values.
struct FigureValue {
    using List = std::vector<FigureValue>;
    using Map = std::map<std::string, FigureValue>;
    std::variant<base::Rational, std::string, bool, List, Map> value;

    friend bool operator==(const FigureValue&, const FigureValue&) = default;
};

/// Which form of the figure is drawn: what the child sees, or with the answer in it.
enum class FigureShow : std::uint8_t { Question, Answer };

struct FigureSpec {
    std::string kind;
    FigureValue::Map values;

    friend bool operator==(const FigureSpec&, const FigureSpec&) = default;
};

}  // namespace bookbag::document
