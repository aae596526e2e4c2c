// See bench.hpp.
#include "render/bench.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "render/render_pdf.hpp"

namespace bookbag::render {

namespace {

constexpr std::size_t kClass = 30;

RenderMeta meta_of(const layout::LaidOut& document) {
    return {document.title, document.token, "en-GB", base::Date{20000}};
}

base::Status bench_class(std::span<const std::vector<layout::LaidOut>> packs, const FontParts& parts, const fonts::FontSet& fonts,
                         const std::function<double()>& cpu_ms, BenchResult& result) {
    std::vector<layout::LaidOut> first;
    for (std::size_t i = 0; i < std::min(kClass, packs.size()); ++i) {
        first.push_back(packs[i].front());
    }
    const double start = cpu_ms();
    BOOKBAG_TRY(made, render_pdf(meta_of(first.front()), first, parts, fonts));
    const auto pupils = static_cast<double>(first.size());
    result.class_cpu_ms_per_pack = (cpu_ms() - start) / pupils;
    result.class_bytes_per_pack = static_cast<double>(made.bytes.size()) / pupils;
    return {};
}

std::string line(std::string_view what, double cpu_ms, double bytes, std::string_view unit) {
    return std::string(what) + base::fixed(cpu_ms, 2) + " ms of CPU and " + base::fixed(bytes, 0) + std::string(unit) + "\n";
}

}  // namespace

base::Result<BenchResult> bench_render(std::span<const std::vector<layout::LaidOut>> packs, int count, const FontParts& parts,
                                       const fonts::FontSet& fonts, const std::function<double()>& cpu_ms) {
    if (packs.empty() || count < 1) {
        return base::Fault{base::FaultKind::BadInput, {}, "nothing to measure", "ask for at least one pack"};
    }
    BenchResult result;
    std::size_t bytes = 0;
    const double start = cpu_ms();
    for (int i = 0; i < count; ++i) {
        for (const layout::LaidOut& document : packs[static_cast<std::size_t>(i) % packs.size()]) {
            BOOKBAG_TRY(made, render_pdf(meta_of(document), {&document, 1}, parts, fonts));
            bytes += made.bytes.size();
            result.pages += made.pages;
        }
    }
    result.packs = count;
    result.cpu_ms_per_pack = (cpu_ms() - start) / count;
    result.bytes_per_pack = static_cast<double>(bytes) / count;
    if (const base::Status status = bench_class(packs, parts, fonts, cpu_ms, result); !status) {
        return status.error();
    }
    return result;
}

base::Result<std::string> bench_render(int count, const fonts::FontSet& fonts, const std::function<double()>& cpu_ms) {
    BOOKBAG_TRY(parts, FontParts::prepare(fonts, {}));
    std::vector<std::vector<layout::LaidOut>> packs;
    for (int number = 0; number < static_cast<int>(kClass); ++number) {
        BOOKBAG_TRY(pack, reference_pack(fonts, number));
        packs.push_back(std::move(pack));
    }
    BOOKBAG_TRY(result, bench_render(packs, count, parts, fonts, cpu_ms));
    std::string text = "render: " + std::to_string(result.packs) + " reference packs of 8 + 2 tagged pages\n";
    return text + line("separate files: ", result.cpu_ms_per_pack, result.bytes_per_pack, " bytes a pack") +
           line("one class file: ", result.class_cpu_ms_per_pack, result.class_bytes_per_pack, " bytes a booklet");
}

}  // namespace bookbag::render
