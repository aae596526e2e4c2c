// The visible list of all figures: one line a kind here and one in the table below, in the order of
// docs/formats/figures.md. Nothing registers itself.
#include "layout/figures/figures.hpp"

namespace bookbag::layout::figures {

Kind number_line();
Kind bar_model();
Kind comparison_bars();
Kind fraction_bar();
Kind fraction_strip_pair();
Kind fraction_circle();
Kind fraction_wall();
Kind percent_bar();
Kind ratio_bars();
Kind column_method();
Kind short_division();
Kind long_division();
Kind grid_method();

const std::vector<Kind>& all_kinds() {
    static const std::vector<Kind> kinds = {
        number_line(),
        bar_model(),
        comparison_bars(),
        fraction_bar(),
        fraction_strip_pair(),
        fraction_circle(),
        fraction_wall(),
        percent_bar(),
        ratio_bars(),
        column_method(),
        short_division(),
        long_division(),
        grid_method(),
    };
    return kinds;
}

}  // namespace bookbag::layout::figures
