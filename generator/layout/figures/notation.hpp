// Figures as one line of text: `number_line {from: 0, to: 10, major: 1, arrow: [3/4]}`.
//
// The flow form of YAML that authors write, with plain values in place of expressions. Specimens, the examples of
// docs/formats/figures.md and the tests are written in it. It is no input format: templates are read by questions.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/figure_spec.hpp"

namespace bookbag::layout::figures {

/// Reads `kind {key: value, …}`; values are numbers (3, -2, 0.5, 3/4), true, false, 'texts', bare words, [lists], {maps}.
/// BadInput with the column of the first wrong character; nesting at most 8 deep.
base::Result<document::FigureSpec> parse_figure(std::string_view text);

/// The same notation back, keys in order of their names: for golden tests and messages.
std::string to_notation(const document::FigureSpec& spec);

}  // namespace bookbag::layout::figures
