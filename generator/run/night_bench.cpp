// The figures come from night.json of a real night, so the bench measures what the night itself reports.
#include "run/night_bench.hpp"

#include <unistd.h>

#include "base/text.hpp"
#include "files/json.hpp"
#include "run/demo_school.hpp"
#include "run/night.hpp"

namespace bookbag::run {

namespace {

constexpr double kCpuLimitMs = 15.0;  // a pupil, booklet and report, whole night (issue: "A whole night")
constexpr std::int64_t kWorkerLimitKb = 100 * 1024;

std::string line(const std::string& name, const std::string& value, const std::string& limit) {
    return name + std::string(name.size() < 34 ? 34 - name.size() : 1, ' ') + value +
           (limit.empty() ? std::string() : "   limit " + limit) + "\n";
}

std::string table(const files::JsonNode& night, double pupils) {
    std::string text;
    for (const auto& stage : night.find("stages")->items) {
        text += line("  " + stage.text_of("name"),
                     base::fixed(static_cast<double>(stage.integer_of("cpu_ms", 0)) / pupils, 2) + " ms CPU a pupil, " +
                         base::fixed(static_cast<double>(stage.integer_of("wall_ms", 0)) / 1000, 2) + " s wall",
                     "");
    }
    return text;
}

}  // namespace

CommandResult bench_night(files::World& world, const NightBench& bench) {
    const std::string folder = bench.folder.empty() ? "/tmp/bookbag-bench-" + std::to_string(::getpid()) : bench.folder;
    const base::Date date = world.today();
    CommandResult result = make_demo_school(world, {folder, bench.home, bench.pupils, 6, 1, date});
    if (result.exit_code != 0) {
        return result;
    }
    NightOptions options;
    options.school_dir = folder;
    options.home = bench.home;
    options.date = date;
    options.jobs = bench.jobs;
    options.settle_seconds = 0;
    options.voice = Progress::Voice::Lines;
    const auto outcome = run_night(world, options);
    const auto bytes = world.read_file(files::path_in(folder, "output/" + base::to_iso(date) + "/night.json"));
    const auto night = bytes ? files::parse_json("night.json", *bytes) : base::Result<files::JsonNode>(bytes.error());
    if (!night) {
        return {70, {}, outcome.error + "\n" + base::to_string(night.error()) + "\n"};
    }
    const auto* packs = night->find("packs");
    const auto made = packs == nullptr ? 0 : packs->integer_of("made", 0);
    const double pupils = static_cast<double>(made > 0 ? made : 1);
    const double cpu = static_cast<double>(night->integer_of("cpu_ms", 0)) / pupils;
    const std::int64_t worker = night->find("memory")->integer_of("peak_worker_kb", 0);
    const double wall = static_cast<double>(night->integer_of("wall_ms", 0)) / 1000;
    result.out =
        line("booklets with reports", base::grouped(made), "") +
        line("CPU a pupil, whole night", base::fixed(cpu, 2) + " ms", base::fixed(kCpuLimitMs, 0) + " ms") +
        table(*night, pupils) +
        line("wall time of the night", base::fixed(wall, 1) + " s, " + base::fixed(pupils / wall, 1) + " pupils/s", "") +
        line("peak memory of a worker", base::fixed(static_cast<double>(worker) / 1024, 1) + " MB", "100 MB") +
        line("peak memory of the parent",
             base::fixed(static_cast<double>(night->find("memory")->integer_of("peak_parent_kb", 0)) / 1024, 1) + " MB", "") +
        line("bytes a pupil", base::grouped(packs->integer_of("bytes", 0) / (made > 0 ? made : 1)), "");
    if (bench.folder.empty()) {
        const auto removed = world.remove_tree(folder);
        result.error = removed ? std::string() : base::to_string(removed.error()) + "\n";
    }
    result.exit_code = outcome.exit_code != 0 ? outcome.exit_code : cpu <= kCpuLimitMs && worker <= kWorkerLimitKb ? 0 : 70;
    result.error += outcome.error;
    return result;
}

}  // namespace bookbag::run
