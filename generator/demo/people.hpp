// The people of the invented school: pupils, classes, families, needs.
// Every case that the readers and delivery must handle occurs at least once in 240 pupils.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/random.hpp"
#include "demo/demo.hpp"
#include "demo/names.hpp"

namespace bookbag::demo {

/// What is out of the ordinary about a pupil's evidence.
enum class Story : std::uint8_t { Usual, NoEvidence, JoinedYesterday, AwayThreeWeeks };

struct DemoPupil {
    std::string id;            ///< admission number, six digits with leading zeros
    std::string upn;
    Name name;
    std::string preferred;     ///< a short form, mostly empty
    base::Date birth_date;
    int year = 1;
    std::size_t group = 0;     ///< index into DemoSchool::classes
    Story story = Story::Usual;
    std::string printed_pack;  ///< of needs.csv; a pupil with nothing set has no row there
    std::string internet;
    std::string device;
    std::string large_print;
    std::string tint;
    std::string items_per_page;
    base::Date joined;
};

struct DemoClass {
    std::string id;       ///< "5W", in large schools "5W3"
    std::string name;     ///< "5 Willow"
    std::string teacher;
    int year = 1;
};

/// One row of contacts.csv.
struct DemoContact {
    std::size_t pupil = 0;
    std::string id;
    std::string name;
    std::string relationship;
    int priority = 1;
    std::string parental_responsibility;
    std::string court_order;
    std::string report_recipient;
    std::string email;
    std::string language;
    std::string channel;
};

struct DemoSchool {
    std::vector<DemoClass> classes;     ///< ascending by year, then id
    std::vector<DemoPupil> pupils;      ///< by class, then in order of admission number
    std::vector<DemoContact> contacts;
    base::Date first_day;               ///< of the school year
};

/// The people for these options.
DemoSchool make_people(const DemoOptions& options);

}  // namespace bookbag::demo
