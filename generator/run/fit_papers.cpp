// A page that fits keeps its galley: only what was composed again is measured again. Most booklets need two or three rounds,
// and measuring is two thirds of setting a page.
#include "run/fit_papers.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "run/stage.hpp"

namespace bookbag::run {

namespace {

using base::Fault;
using base::FaultKind;
using base::Result;

/// "page 5 by 12 mm"
std::string too_much(std::size_t section, base::Length missing) {
    constexpr std::int32_t kUnitsPerMillimetre = 2835;
    return "page " + std::to_string(section + 1) + " by " + std::to_string(missing.units / kUnitsPerMillimetre + 1) + " mm";
}

Fault no_fit(const std::string& paper, const std::string& missing) {
    return {FaultKind::Bug, {}, paper + " does not fit: " + missing, "report this with the night's log", "E-NO-FIT"};
}

void tighten(compose::ReportFit& fit, std::size_t section) {
    if (section == 0 && fit.tightness != compose::Tightness::StemOnly) {
        fit.tightness = static_cast<compose::Tightness>(static_cast<int>(fit.tightness) + 1);
    } else if (section != 0 && fit.rows > 0) {
        --fit.rows;
    }
}

/// Measures the sections of a draft whose edition is new; galleys of editions that are gone go with them.
class DraftGalleys {
public:
    DraftGalleys(layout::Typesetter& typesetter, std::string language) : typesetter_(typesetter), language_(std::move(language)) {}

    void measure(const std::vector<compose::DraftSection>& sections) {
        std::map<int, layout::Galley> kept;
        for (const auto& [section, edition] : sections) {
            auto known = galleys_.extract(edition);
            if (known.empty()) {
                kept.emplace(edition, typesetter_.measure(*section, language_));
            } else {
                kept.insert(std::move(known));
            }
        }
        galleys_ = std::move(kept);
    }

    base::Length missing(int edition) const { return galleys_.at(edition).missing(); }

    std::vector<layout::Galley> in_order(const std::vector<compose::DraftSection>& sections) {
        std::vector<layout::Galley> list;
        for (const auto& one : sections) {
            list.push_back(std::move(galleys_.at(one.edition)));
        }
        return list;
    }

private:
    layout::Typesetter& typesetter_;
    std::string language_;
    std::map<int, layout::Galley> galleys_;
};

struct Overfull {
    std::size_t section = 0;
    base::Length missing;
};

}  // namespace

Result<FittedBooklet> fit_booklet(const FitTools& tools, const compose::BookletRequest& request, compose::Picks picks,
                                  const layout::Style& style) {
    std::optional<compose::BookletDraft> draft;
    {
        const Stage stage(tools.compose_us);
        draft.emplace(tools.resources, request, std::move(picks));
    }
    layout::Typesetter typesetter(style, tools.fonts);
    DraftGalleys galleys(typesetter, tools.resources.words.tag());
    std::string missing;
    for (int attempt = 0; attempt < kMostTries; ++attempt) {
        const auto sections = draft->sections();
        std::vector<Overfull> overfull;
        {
            const Stage stage(tools.layout_us);
            galleys.measure(sections);
        }
        for (std::size_t i = 0; i < sections.size(); ++i) {
            if (const auto much = galleys.missing(sections[i].edition); much > base::Length{}) {
                overfull.push_back({i, much});
            }
        }
        if (overfull.empty() || (attempt + 1 == kMostTries && tools.overfull_too)) {
            const Stage stage(tools.layout_us);
            const auto set = galleys.in_order(sections);
            FittedBooklet fitted{draft->finish(), {}};
            BOOKBAG_TRY(laid, typesetter.lay_out(fitted.booklet.document, set));
            fitted.pages = std::move(laid.laid_out);
            return fitted;
        }
        missing = too_much(overfull.front().section, overfull.front().missing);
        const Stage stage(tools.compose_us);
        // From the last to the first, since a section that vanishes moves those after it.
        for (auto one = overfull.rbegin(); one != overfull.rend(); ++one) {
            draft->shorten(one->section, one->missing);
        }
    }
    return no_fit("the booklet of " + request.pupil.pseudonym.value, missing);
}

Result<FittedReport> fit_report(const FitTools& tools, const compose::ReportRequest& request, const compose::ReportFacts& facts,
                                const layout::Style& style) {
    layout::Typesetter typesetter(style, tools.fonts);
    compose::ReportFit fit;
    FittedReport fitted;
    std::vector<layout::Galley> galleys;
    std::vector<bool> fits;
    std::string missing;
    for (int attempt = 0; attempt < kMostTries; ++attempt) {
        {
            const Stage stage(tools.compose_us);
            auto fresh = compose::compose_report(tools.resources, request, facts, fit);
            fits.resize(fresh.sections.size(), false);
            for (std::size_t i = 0; i < fits.size() && i < fitted.document.sections.size(); ++i) {
                if (fits[i]) {
                    fresh.sections[i] = std::move(fitted.document.sections[i]);
                }
            }
            fitted.document = std::move(fresh);
        }
        const Stage stage(tools.layout_us);
        galleys.resize(fits.size());
        bool all_fit = true;
        for (std::size_t i = 0; i < fits.size(); ++i) {
            if (fits[i]) {
                continue;
            }
            galleys[i] = typesetter.measure(fitted.document.sections[i], fitted.document.language);
            fits[i] = galleys[i].missing() <= base::Length{};
            if (!fits[i]) {
                all_fit = false;
                missing = too_much(i, galleys[i].missing());
                tighten(fit, i);
            }
        }
        if (all_fit || (attempt + 1 == kMostTries && tools.overfull_too)) {
            BOOKBAG_TRY(laid, typesetter.lay_out(fitted.document, galleys));
            fitted.pages = std::move(laid.laid_out);
            return fitted;
        }
    }
    return no_fit("the report of " + request.pupil.pseudonym.value, missing);
}

}  // namespace bookbag::run
