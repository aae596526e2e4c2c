// A night of one pupil into a folder of the caller's choice: the same class job, then pictures of its pages.
#include "run/preview.hpp"

#include "run/assemble.hpp"
#include "run/class_job.hpp"
#include "run/night.hpp"

namespace bookbag::run {

CommandResult preview(files::World& world, const PreviewOptions& options) {
    const auto loaded = load_house(world, options.home, Fonts::Load);
    if (!loaded.house) {
        return {65, {}, base::to_string(first_of(loaded.faults)) + "\n"};
    }
    const Setting setting{options.school_dir, options.home, options.date, options.pupil, options.out};
    auto assembled = assemble_for_look(world, setting, *loaded.house);
    if (!assembled) {
        return {exit_code_of(assembled.error()), {}, base::to_string(assembled.error()) + "\n"};
    }
    Tonight& tonight = *assembled->tonight;
    for (std::size_t i = 0; i < tonight.roll.classes.size(); ++i) {
        for (const auto pupil : tonight.roll.classes[i].register_order) {
            if (!is_due(tonight, tonight.roll.classes[i], pupil)) {
                continue;
            }
            for (const char* folder : {"", "print", "reports", "teacher", "previews"}) {
                if (const auto made = world.make_dirs(files::path_in(options.out, folder)); !made) {
                    return {73, {}, base::to_string(made.error()) + "\n"};
                }
            }
            tonight.picture_all = {pupil, options.dots_per_inch};
            std::int32_t step = 0;
            Whereabouts where(&step);
            const auto shard = make_class(world, tonight, i, {}, where);
            if (!shard) {
                return {74, {}, base::to_string(shard.error()) + "\n"};
            }
            CommandResult result;
            for (const auto& made : shard->pupils) {
                if (made.end == PupilEnd::Failed || made.end == PupilEnd::NoQuestions) {
                    result.error += made.why + "\n";
                    result.exit_code = 70;
                }
            }
            for (const auto& artefact : shard->record.artefacts) {
                result.out += files::path_in(options.out, artefact.path) + "\n";
            }
            for (const auto& picture : shard->previews) {
                result.out += files::path_in(options.out, picture) + "\n";
            }
            return result;
        }
    }
    return {65, {}, "no pupil with the token or number '" + options.pupil + "' is on roll\n"};
}

}  // namespace bookbag::run
