// Loads the curriculum, then hands everything to the demo room.
#include "run/demo_school.hpp"

#include "demo/demo.hpp"
#include "run/assemble.hpp"

namespace bookbag::run {

CommandResult make_demo_school(files::World& world, const DemoSchool& wanted) {
    const auto loaded = load_house(world, wanted.home, Fonts::LeaveOut);
    if (!loaded.house) {
        return {65, {}, base::to_string(first_of(loaded.faults)) + "\n"};
    }
    const demo::DemoOptions options{static_cast<std::size_t>(wanted.pupils), static_cast<int>(wanted.weeks), wanted.seed,
                                    wanted.until};
    if (const auto made = demo::write_demo_school(world, wanted.folder, options, loaded.house->curriculum); !made) {
        return {made.error().kind == base::FaultKind::BadInput ? 65 : 73, {}, base::to_string(made.error()) + "\n"};
    }
    return {0,
            wanted.folder + ": an invented school of " + std::to_string(wanted.pupils) +
                " pupils. Run its night with\n  bookbag night --school " + wanted.folder + " --date " +
                base::to_iso(wanted.until) + "\n",
            {}};
}

}  // namespace bookbag::run
