// Papers for staff: the marking book, the class sheet and the cover sheet of a class file.
//
// Made from the same PrintedQuestions as the booklets, so that every code on a booklet is in the marking book once, with
// answer, marks, working and what each wrong answer may mean. Nothing here ranks: rows stay in register order.
#pragma once

#include <string>
#include <vector>

#include "compose/booklet.hpp"
#include "mastery/skill_view.hpp"
#include "targets/groups.hpp"

namespace bookbag::compose {

/// One pupil of the class as the staff papers need it.
struct StaffRow {
    int number = 0;      ///< register number, from 1
    std::string name;    ///< "Amira K": given name and the initial of the family name
    std::string code;    ///< booklet code
    std::string access;  ///< "cream, 14 pt"; empty for none
    bool tasks_on_paper = false;
    std::vector<PrintedQuestion> questions;  ///< what is on the booklet; empty = no booklet
    std::string target;                      ///< short title of target 1
    const targets::TargetPlan* plan = nullptr;
    const mastery::PupilPicture* picture = nullptr;
    std::vector<std::string> misconceptions_twice;  ///< ids seen twice or more in the last 28 days
    std::vector<std::string> misconceptions_once;
    int pages = 0;
    std::string stack;  ///< "white", "cream", "large" …
};

struct ClassPaper {
    const school::SchoolClass& school_class;
    const std::vector<StaffRow>& rows;
    base::Date night;
    base::Date bring_back;
    base::Date newest_evidence;  ///< absent when there is none
    std::string file_name;       ///< of the class's print file
};

/// Marking book: flowing, one unbreakable block a pupil.
document::Document compose_marking_book(const Library& library, const ClassPaper& paper);

/// One page: skills and misconceptions by pupil, talk groups, three-minute talks.
document::Document compose_class_sheet(const Library& library, const ClassPaper& paper,
                                       const std::vector<targets::TalkGroup>& groups);

/// The sheet that lies on top of a printed class file and stays with the office.
document::Document compose_cover_sheet(const Library& library, const ClassPaper& paper);

}  // namespace bookbag::compose
