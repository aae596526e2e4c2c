// The visible list of all figures: one line a kind here and one in the table below, in the order of
// docs/formats/figures.md. Nothing registers itself.
#include "layout/figures/figures.hpp"

namespace bookbag::layout::figures {

Kind number_line();
Kind empty_number_line();
Kind double_number_line();
Kind number_track();
Kind ten_frame();
Kind base_ten();
Kind place_value_chart();
Kind part_whole();
Kind bar_model();
Kind comparison_bars();
Kind hundred_square();
Kind array();
Kind function_machine();
Kind coins();
Kind dice();
Kind bead_string();
Kind objects();
Kind fraction_bar();
Kind fraction_strip_pair();
Kind fraction_circle();
Kind fraction_wall();
Kind fraction_of_set();
Kind percent_grid();
Kind percent_bar();
Kind ratio_bars();
Kind clock();
Kind digital_clock();
Kind timeline();
Kind ruler();
Kind jug();
Kind scale_dial();
Kind thermometer();
Kind balance();
Kind calendar();
Kind angle();
Kind protractor();
Kind angles_on_line();
Kind angles_at_point();
Kind parallel_lines();
Kind triangle();
Kind quadrilateral();
Kind regular_polygon();
Kind circle_parts();
Kind compound_shape();
Kind solid();
Kind shapes();
Kind symmetry_grid();
Kind square_grid();
Kind coordinate_grid();
Kind function_graph();
Kind bar_chart();
Kind pictogram();
Kind tally_table();
Kind line_graph();
Kind pie_chart();
Kind scatter();
Kind box_plot();
Kind table();
Kind two_way_table();
Kind venn();
Kind probability_scale();
Kind spinner();
Kind tree_diagram();
Kind column_method();
Kind short_division();
Kind long_division();
Kind grid_method();
Kind squares();
Kind bearing();
Kind plan();
Kind net();
Kind isometric();
Kind histogram();
Kind cumulative_frequency();
Kind frequency_polygon();
Kind stem_leaf();
Kind factor_tree();

const std::vector<Kind>& all_kinds() {
    static const std::vector<Kind> kinds = {
        number_line(),
        empty_number_line(),
        double_number_line(),
        number_track(),
        ten_frame(),
        base_ten(),
        place_value_chart(),
        part_whole(),
        bar_model(),
        comparison_bars(),
        hundred_square(),
        array(),
        function_machine(),
        coins(),
        dice(),
        bead_string(),
        objects(),
        fraction_bar(),
        fraction_strip_pair(),
        fraction_circle(),
        fraction_wall(),
        fraction_of_set(),
        percent_grid(),
        percent_bar(),
        ratio_bars(),
        clock(),
        digital_clock(),
        timeline(),
        ruler(),
        jug(),
        scale_dial(),
        thermometer(),
        balance(),
        calendar(),
        angle(),
        protractor(),
        angles_on_line(),
        angles_at_point(),
        parallel_lines(),
        triangle(),
        quadrilateral(),
        regular_polygon(),
        circle_parts(),
        compound_shape(),
        solid(),
        shapes(),
        symmetry_grid(),
        square_grid(),
        coordinate_grid(),
        function_graph(),
        bar_chart(),
        pictogram(),
        tally_table(),
        line_graph(),
        pie_chart(),
        scatter(),
        box_plot(),
        table(),
        two_way_table(),
        venn(),
        probability_scale(),
        spinner(),
        tree_diagram(),
        column_method(),
        short_division(),
        long_division(),
        grid_method(),
        squares(),
        bearing(),
        plan(),
        net(),
        isometric(),
        histogram(),
        cumulative_frequency(),
        frequency_polygon(),
        stem_leaf(),
        factor_tree(),
    };
    return kinds;
}

}  // namespace bookbag::layout::figures
