// Making people. Shares (no internet 6 %, printed pack 9 %, siblings 14 %, parents apart 22 %) are round figures of an
// ordinary school, chosen so that every case of the readers and of delivery occurs in 240 pupils.
#include "demo/people.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace bookbag::demo {

namespace {

using base::Random;

constexpr int kYears = 11;
constexpr std::size_t kLargestClass = 30;
constexpr std::array<const char*, 8> kTrees = {"Willow", "Oak", "Ash", "Hazel", "Rowan", "Birch", "Elm", "Maple"};

bool chance_of(Random& random, unsigned per_thousand) { return random.below(1000) < per_thousand; }

/// Digits of a UPN with its check letter (see docs/formats/native.md); the numbers are of no real authority or school.
std::string upn_of(std::size_t number, int entry_year) {
    static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    const std::string rest = "9998" + base::zero_padded(static_cast<std::int64_t>(number / 1000 % 1000), 3) +
                             base::zero_padded(entry_year % 100, 2) + base::zero_padded(static_cast<std::int64_t>(number % 1000), 3);
    std::size_t sum = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        sum += (i + 2) * static_cast<std::size_t>(rest[i] - '0');
    }
    return kLetters[sum % kLetters.size()] + rest;
}

class PeopleMaker {
public:
    explicit PeopleMaker(const DemoOptions& options)
        : options_(options), random_(base::seed_of({"demo", "people", std::to_string(options.seed)})) {
        const base::CivilDate day = base::civil(options.until);
        school_year_ = day.month >= 8 ? day.year : day.year - 1;
        school_.first_day = *base::make_date(school_year_, 9, 3);
    }

    DemoSchool make() {
        for (int year = 1; year <= kYears; ++year) {
            make_year(year);
        }
        tell_stories();
        for (std::size_t i = 0; i < school_.pupils.size(); ++i) {
            make_needs(school_.pupils[i]);
            make_family(i);
        }
        set_special_families();
        return std::move(school_);
    }

private:
    void make_year(int year) {
        const auto y = static_cast<std::size_t>(year);
        const std::size_t count = options_.pupils * y / kYears - options_.pupils * (y - 1) / kYears;
        const std::size_t classes = (count + kLargestClass - 1) / kLargestClass;
        for (std::size_t c = 0; c < classes; ++c) {
            const std::string tree = kTrees.at((c + y) % kTrees.size());
            const std::string round = c < kTrees.size() ? "" : std::to_string(c / kTrees.size() + 1);
            const std::string letters = tree == "Oak" ? "K" : tree == "Maple" ? "P" : tree.substr(0, 1);
            school_.classes.push_back({std::to_string(year) + letters + round, std::to_string(year) + " " + tree + (round.empty() ? "" : " " + round),
                                       teacher_name(random_), year});
            const std::size_t first = count * c / classes;
            const std::size_t last = count * (c + 1) / classes;
            for (std::size_t i = first; i < last; ++i) {
                make_pupil(year);
            }
        }
    }

    void make_pupil(int year) {
        DemoPupil pupil;
        const std::size_t number = school_.pupils.size() + 1;
        pupil.id = base::zero_padded(static_cast<std::int64_t>(number) + 1200, 6);
        pupil.upn = upn_of(number, school_year_ - year);
        pupil.name = child_name(random_);
        if (chance_of(random_, 700)) {
            pupil.preferred = preferred_of(pupil.name.given);
        }
        // Year 1 pupils turn 6 between September and the August after.
        const base::Date from = *base::make_date(school_year_ - year - 5, 9, 1);
        pupil.birth_date = from + static_cast<std::int32_t>(random_.below(365));
        pupil.year = year;
        pupil.group = school_.classes.size() - 1;
        pupil.joined = school_.first_day;
        school_.pupils.push_back(std::move(pupil));
    }

    /// A short form that some children go by.
    static std::string preferred_of(const std::string& given) {
        static constexpr std::array<std::pair<std::string_view, const char*>, 8> kShort = {{
            {"Amelia", "Millie"}, {"Beatrix", "Bea"}, {"Bethany", "Beth"}, {"Florence", "Flo"}, {"Harriet", "Hattie"},
            {"Stanley", "Stan"}, {"Wilfred", "Wilf"}, {"Jemima", "Mima"}}};
        for (const auto& [full, brief] : kShort) {
            if (given == full) {
                return brief;
            }
        }
        return "";
    }

    /// One pupil of each story for every 240, never two on one pupil.
    void tell_stories() {
        static constexpr std::array<std::pair<Story, std::size_t>, 3> kStories = {{
            {Story::NoEvidence, 95}, {Story::JoinedYesterday, 131}, {Story::AwayThreeWeeks, 102}}};
        for (const auto& [story, place] : kStories) {
            for (std::size_t i = place * options_.pupils / 240; i < school_.pupils.size(); i += 240) {
                school_.pupils[i].story = story;
                if (story == Story::JoinedYesterday) {
                    school_.pupils[i].joined = options_.until - 1;
                }
            }
        }
    }

    void make_needs(DemoPupil& pupil) {
        const bool offline = chance_of(random_, 60);
        pupil.internet = offline ? "none" : chance_of(random_, 80) ? "limited" : "yes";
        pupil.device = offline ? "none" : chance_of(random_, 300) ? "shared" : "own";
        pupil.printed_pack = offline || chance_of(random_, 40) ? "yes" : "";
        if (chance_of(random_, 35)) {
            pupil.large_print = "dyslexia";
            pupil.tint = chance_of(random_, 500) ? "cream" : "blue";
        } else if (chance_of(random_, 14)) {
            pupil.large_print = chance_of(random_, 300) ? "24" : "18";
        } else if (chance_of(random_, 15)) {
            pupil.tint = chance_of(random_, 500) ? "yellow" : "green";
        }
        if (chance_of(random_, 12)) {
            pupil.items_per_page = "3";
        }
    }

    std::string email_of(const std::string& given, const std::string& family) {
        return ascii_letters(given) + "." + ascii_letters(family) + std::to_string(++addresses_) + "@families.example";
    }

    /// Adults of one child: mostly two, a fifth apart, some with a brother or sister's adults.
    void make_family(std::size_t index) {
        if (index > 30 && chance_of(random_, 140) && join_sibling(index)) {
            return;
        }
        const bool one_parent = chance_of(random_, 180);
        const bool apart = !one_parent && chance_of(random_, 220);
        add_adult(index, "mother", 1, chance_of(random_, 920) ? Reach::Email : Reach::None);
        if (!one_parent) {
            add_adult(index, "father", 2, apart ? Reach::Email : Reach::None);
            school_.contacts.back().report_recipient = apart ? "yes" : "no";
        }
        if (chance_of(random_, 70)) {
            add_adult(index, "grandparent", 3, Reach::None);
            school_.contacts.back().parental_responsibility = "no";
            school_.contacts.back().report_recipient = "no";
        }
    }

    enum class Reach : std::uint8_t { None, Email };

    void add_adult(std::size_t index, const std::string& relationship, int priority, Reach reach) {
        const DemoPupil& pupil = school_.pupils[index];
        DemoContact contact;
        contact.pupil = index;
        contact.id = "G" + base::zero_padded(static_cast<std::int64_t>(school_.contacts.size()) + 1, 6);
        contact.relationship = relationship;
        contact.priority = priority;
        const std::string given = adult_given_name(random_, pupil.name, relationship == "father" ? "he" : "she");
        contact.name = given + " " + (chance_of(random_, 150) ? child_name(random_).family : pupil.name.family);
        contact.parental_responsibility = "yes";
        contact.court_order = "no";
        contact.report_recipient = "yes";
        contact.email = reach == Reach::Email ? email_of(given, pupil.name.family) : "";
        contact.language = chance_of(random_, 500) && pupil.name.home_language != "en" ? pupil.name.home_language : "";
        contact.channel = reach == Reach::Email ? "email" : "";
        school_.contacts.push_back(std::move(contact));
    }

    /// Gives the pupil the adults and family name of an earlier pupil of another year; false when none fits.
    bool join_sibling(std::size_t index) {
        const std::size_t other = random_.below(index);
        DemoPupil& pupil = school_.pupils[index];
        const DemoPupil& sibling = school_.pupils[other];
        if (sibling.year == pupil.year) {
            return false;
        }
        pupil.name.family = sibling.name.family;
        pupil.name.home_language = sibling.name.home_language;
        const auto first = std::lower_bound(school_.contacts.begin(), school_.contacts.end(), other,
                                            [](const DemoContact& contact, std::size_t wanted) { return contact.pupil < wanted; });
        std::vector<DemoContact> copies;
        for (auto at = first; at != school_.contacts.end() && at->pupil == other; ++at) {
            copies.push_back(*at);
            copies.back().pupil = index;
        }
        school_.contacts.insert(school_.contacts.end(), copies.begin(), copies.end());
        return true;
    }

    /// A court order, an adult without parental responsibility first, and an adult whose order is unknown.
    void set_special_families() {
        const auto mark = [&](std::size_t pupil, auto change) {
            for (DemoContact& contact : school_.contacts) {
                if (contact.pupil == pupil * options_.pupils / 240) {
                    change(contact);
                    return;
                }
            }
        };
        mark(58, [](DemoContact& contact) { contact.court_order = "yes"; });
        mark(160, [](DemoContact& contact) { contact.court_order = ""; });
        mark(201, [](DemoContact& contact) { contact.parental_responsibility = "no"; });
    }

    const DemoOptions& options_;
    Random random_;
    DemoSchool school_;
    int school_year_ = 0;
    std::size_t addresses_ = 0;
};

}  // namespace

DemoSchool make_people(const DemoOptions& options) { return PeopleMaker(options).make(); }

}  // namespace bookbag::demo
