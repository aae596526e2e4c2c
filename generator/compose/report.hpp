// The two-page report for the parents of one child: facts first, then the document.
//
// Facts are gathered once from evidence and plan; every sentence on the paper comes from a fact, so each claim has its
// evidence. Nothing compares the child with anybody; no number but counts and dates. What the law calls the annual
// report is another thing, and the footer says so (booklet-and-report.md section 7).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compose/booklet.hpp"
#include "mastery/skill_view.hpp"
#include "school/evidence.hpp"

namespace bookbag::compose {

struct ReportRequest {
    const school::Pupil& pupil;
    const school::SchoolClass& school_class;
    const targets::TargetPlan& plan;
    const mastery::PupilPicture& picture;
    std::span<const school::Attempt> attempts;  ///< this pupil's, oldest first
    base::Date from;                            ///< first day of the period
    base::Date night;                           ///< last day of the period
    base::Date bring_back;
    base::Date next_report;
};

/// One skill with what the period shows on it. Counts are whole answers; part marks count by halves and round down.
struct SkillFact {
    school::SkillIndex skill = school::kNoSkill;
    document::StateSign sign = document::StateSign::FindingOut;
    int asked = 0;  ///< answers in the period
    int right = 0;
    int asked_ever = 0;  ///< answers at all; under 5 nothing is judged (B14)
    base::Date last;
    school::Medium medium = school::Medium::Online;
    bool secure = false;
    std::string why;  ///< of a step: the target's reason in the parent's words; else empty
};

struct ReportFacts {
    std::vector<SkillFact> strengths;  ///< at most 3
    std::vector<SkillFact> steps;      ///< the first two targets
    std::vector<SkillFact> table;      ///< at most 8
    int answered = 0;                  ///< answers in the period
    int days_worked = 0;               ///< different days with work in the period
    std::vector<int> minutes_by_week;  ///< oldest first, whole minutes; empty when no times are known
    base::Date last_work;              ///< absent without any evidence
    bool stale = false;                ///< last work more than 21 days before the night
};

ReportFacts gather_facts(const Library& library, const ReportRequest& request);

/// How much a report leaves out so that it fits its two pages, least first: the greeting and the time dots; then all but the
/// last lines of each example; then the example's figure; then its working. Sizes never change.
enum class Tightness : std::uint8_t { Full, NoGreeting, ShortExample, NoFigure, StemOnly };

/// How a report is fitted: the first page by its tightness, the second by the rows of its table (0 = no table).
struct ReportFit {
    Tightness tightness = Tightness::Full;
    std::size_t rows = 7;
};

/// The document; always two fixed pages.
document::Document compose_report(const Library& library, const ReportRequest& request, const ReportFacts& facts,
                                  const ReportFit& fit);

/// What the tone rules find in a report (booklet-and-report.md section 7.1). Empty = may be printed and sent.
std::vector<std::string> tone_findings(const document::Document& report, const std::vector<std::string>& names);

}  // namespace bookbag::compose
