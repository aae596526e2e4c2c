// The people of a school, as the night knows them.
//
// Names live here and in finished documents, nowhere else. Group attributes (free meals, special needs, additional
// language, sex, set, predicted grade) are NOT members of any type in this header: mastery, targets, questions and
// compose can see this header, and a child's work must not depend on a label (see school/groups.hpp, which only the
// leader's page may include).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/fault.hpp"
#include "school/ids.hpp"

namespace bookbag::school {

/// A fact that may be unknown; unknown is never yes.
enum class Known : std::uint8_t { Unknown, No, Yes };

/// A name for eyes only. It has no stream operator and no conversion, so that it cannot slip into a log.
class PersonName {
public:
    PersonName() = default;
    explicit PersonName(std::string text) : text_(std::move(text)) {}
    /// The text, for documents and parcels only.
    const std::string& for_print() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend bool operator==(const PersonName&, const PersonName&) = default;

private:
    std::string text_;
};

/// How a child's paper is set. Read from the roll (print settings), never from a label.
enum class PrintProfile : std::uint8_t { Standard, Dyslexia, Large18, Large24 };
enum class PaperTint : std::uint8_t { White, Cream, Blue, Green, Yellow };

struct AccessNeeds {
    PrintProfile profile = PrintProfile::Standard;
    PaperTint tint = PaperTint::White;
    int items_per_page = 0;  ///< 0 = the design's own number
};

/// What changes how a pack travels; nothing here changes what is in it (features F-J4, D-41).
struct HomeCircumstances {
    Known internet = Known::Unknown;
    Known printed_pack = Known::Unknown;
    std::string device;         ///< none, shared, own or empty
    std::string home_language;  ///< BCP 47 tag or empty
};

struct Pupil {
    PupilId id;
    Token token;
    Pseudonym pseudonym;
    PersonName given_name;      ///< preferred name where there is one
    PersonName family_name;
    base::Date birth_date;
    int year = 0;               ///< 1 … 11
    std::string pronoun;        ///< she, he, they or empty (then the name is used)
    AccessNeeds access;
    HomeCircumstances home;
    base::Date joined;          ///< absent when unknown
    base::Origin where;
};

/// A teaching group with its register order.
struct SchoolClass {
    std::string id;             ///< "5W"; safe in file names: letters, digits, '-' only
    std::string name;           ///< "5 Willow"
    std::string teacher;        ///< "Mrs Penhale"; printed on booklets
    int year = 0;
    std::vector<PupilIndex> register_order;
};

enum class ContactChannel : std::uint8_t { None, Email, Print };

/// One adult's relation to one pupil. Every permission is as exported; may_email() in deliver decides.
struct Guardian {
    PupilIndex pupil = 0;
    std::string contact_id;
    PersonName name;
    std::string relationship;
    int priority = 0;
    Known parental_responsibility = Known::Unknown;
    Known court_order = Known::Unknown;
    Known report_recipient = Known::Unknown;
    ContactChannel channel = ContactChannel::None;
    std::string email;          ///< empty when absent or refused by the reader
    std::string language;       ///< report language wanted, BCP 47 tag; empty = English
    base::Origin where;
};

struct Roll {
    std::vector<Pupil> pupils;          ///< ascending by PupilId
    std::vector<SchoolClass> classes;   ///< ascending by year, then id; every pupil is in exactly one
    std::vector<Guardian> guardians;    ///< ascending by pupil, priority, contact id

    /// The pupil with this id or token, if on roll.
    std::optional<PupilIndex> find(const PupilId& id) const;
    std::optional<PupilIndex> find(const Token& token) const;
};

}  // namespace bookbag::school
