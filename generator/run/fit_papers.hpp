// The loop between compose and layout, in plain sight and bounded: measure; where a page is overfull, leave something out
// and measure that page again; at most kMostTries times, then the paper fails as "does not fit".
#pragma once

#include "base/result.hpp"
#include "compose/booklet.hpp"
#include "compose/report.hpp"
#include "fonts/font_set.hpp"
#include "layout/layout.hpp"

namespace bookbag::run {

/// How often a page is shortened before its paper is given up.
constexpr int kMostTries = 12;

/// With what papers are made to fit. `overfull_too`: a preview shows an overfull page as it is, so that its author can see
/// what is too much. Counters are CPU microseconds to be added to.
struct FitTools {
    const compose::Library& resources;
    const fonts::FontSet& fonts;
    bool overfull_too = false;
    std::int64_t& compose_us;
    std::int64_t& layout_us;
};

struct FittedBooklet {
    compose::Booklet booklet;
    layout::LaidOut pages;
};

/// The booklet of `picks` on pages. Bug with code "E-NO-FIT", naming the page and by how much, when it cannot be made to fit;
/// else as Typesetter::lay_out().
base::Result<FittedBooklet> fit_booklet(const FitTools& tools, const compose::BookletRequest& request, compose::Picks picks,
                                        const layout::Style& style);

struct FittedReport {
    document::Document document;
    layout::LaidOut pages;
};

/// The report on its two pages; fails as fit_booklet() does.
base::Result<FittedReport> fit_report(const FitTools& tools, const compose::ReportRequest& request,
                                      const compose::ReportFacts& facts, const layout::Style& style);

}  // namespace bookbag::run
