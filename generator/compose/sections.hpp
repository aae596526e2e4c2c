// The parts of a booklet, one function and one file each, and the ordered list of them.
//
// Adding a part: create sections/<name>.cpp with one function of type MakeSection and add one line to sections.cpp.
#pragma once

#include <vector>

#include "compose/blocks.hpp"
#include "compose/booklet.hpp"

namespace bookbag::compose {

/// Everything a section may look at. `picks` is already cut to what is to be printed.
struct SectionContext {
    const Library& resources;
    const BookletRequest& request;
    const Picks& picks;
    bool youngest = false;    ///< Years 1-2
    bool large = false;       ///< large print
    int pages = 8;            ///< standard pages
    std::size_t most_key_words = 4;  ///< on the page that explains
    int cover_tightness = 0;  ///< 0 = as designed; 1 = closer; 2 = two how-to lines; 3 and more = no how-to lines
};

/// One section of the document with its standard page, and the questions on it in print order.
struct MadeSection {
    document::Section section;
    int page = 1;
    std::vector<const PrintedQuestion*> questions;
    int minutes = 0;
};

/// Gives the section, or nothing when there is nothing to print on it.
using MakeSection = std::vector<MadeSection> (*)(const SectionContext&);

/// In print order; the order is the order of the pages.
std::vector<MakeSection> booklet_sections();

/// The same for the diagnostic booklet of a child without evidence.
std::vector<MakeSection> finding_out_sections();

/// A booklet page with its furniture: header with name, class and page; footer with code and seed; tab with `icon`.
document::Section booklet_page(const SectionContext& context, int page, document::IconName icon, const std::string& title);

/// Minutes of these questions as words, "about 9 minutes".
std::string about_minutes(const SectionContext& context, int seconds);

/// Years 1-2: one line to the grown-up, with the page's idea; nothing for older children.
void add_adult_line(const SectionContext& context, const char* phrase_key, Blocks& blocks);

std::vector<MadeSection> cover_section(const SectionContext& context);
std::vector<MadeSection> remember_section(const SectionContext& context);
std::vector<MadeSection> learn_section(const SectionContext& context);
std::vector<MadeSection> practise_section(const SectionContext& context);
std::vector<MadeSection> second_section(const SectionContext& context);
std::vector<MadeSection> third_section(const SectionContext& context);
std::vector<MadeSection> mixed_section(const SectionContext& context);
std::vector<MadeSection> look_back_section(const SectionContext& context);
std::vector<MadeSection> ladder_section(const SectionContext& context);

}  // namespace bookbag::compose
