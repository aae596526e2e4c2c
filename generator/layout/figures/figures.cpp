// The visible list of all figures: one line a kind here and one in the table below, in the order of
// docs/formats/figures.md. Nothing registers itself.
#include "layout/figures/figures.hpp"

namespace bookbag::layout::figures {

Kind number_line();

const std::vector<Kind>& all_kinds() {
    static const std::vector<Kind> kinds = {
        number_line(),
    };
    return kinds;
}

}  // namespace bookbag::layout::figures
