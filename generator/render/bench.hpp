// How fast and how big: the figures behind the promise that a nation's booklets fit in a night.
//
// The reference pack is fixed so that figures of different versions can be compared: one pupil's booklet of 8 pages (40
// questions, 10 figures, drawn fractions, a QR code) and a report of 2 pages, as two tagged files. It is made of marks
// directly, so the figures tell of rendering alone. The caller brings the clock.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "fonts/font_set.hpp"
#include "layout/page.hpp"
#include "render/font_parts.hpp"

namespace bookbag::render {

/// Booklet and report of pupil `number`; numbers and words vary with it, so that no two packs are the same bytes.
/// Fails when a face lacks a letter of the pack.
base::Result<std::vector<layout::LaidOut>> reference_pack(const fonts::FontSet& fonts, int number);

struct BenchResult {
    int packs = 0;
    std::size_t pages = 0;             ///< of all packs
    double cpu_ms_per_pack = 0;
    double bytes_per_pack = 0;         ///< each document in a file of its own
    double class_cpu_ms_per_pack = 0;  ///< the same packs' first documents in one file
    double class_bytes_per_pack = 0;
};

/// Renders packs one after another: those given, again and again, until `count` are made; then one class file of the first
/// documents of up to 30 of them. `cpu_ms` tells the CPU time used by this process so far, in milliseconds.
base::Result<BenchResult> bench_render(std::span<const std::vector<layout::LaidOut>> packs, int count, const FontParts& parts,
                                       const fonts::FontSet& fonts, const std::function<double()>& cpu_ms);

/// The same with 30 reference packs. One sentence a figure, for the command line.
base::Result<std::string> bench_render(int count, const fonts::FontSet& fonts, const std::function<double()>& cpu_ms);

}  // namespace bookbag::render
