// All profiles as one table of sizes, so that a designer can read the whole look on one screen.
//
// Sizes in 1/1000 pt. Booklet columns: booklet-notes.md section 2; report and staff: report-notes.md sections 2 to 8.
// Leads are the size times 1.5 in booklets (1.42 in Years 7-11) and as the notes say elsewhere. Large print never goes
// below its body size, whatever the role.
#include "layout/style.hpp"

#include <algorithm>

namespace bookbag::layout {

namespace {

using document::TextRole;
using namespace base::literals;

enum class Weight : std::uint8_t { Regular, Bold };

/// One row of the table: role, sizes in the four booklet columns, lead in permille of the size, weight, grey.
struct RoleRow {
    TextRole role;
    std::int32_t years_3_to_6;
    std::int32_t years_1_to_2;
    std::int32_t years_7_to_11;
    std::int32_t large;          ///< for a body of 24 pt
    std::int32_t lead_permille;
    Weight weight = Weight::Regular;
    Grey grey = 100;
};

constexpr RoleRow kRows[] = {
    {TextRole::CoverTitle, 34000, 34000, 32000, 40000, 1150, Weight::Bold, 100},
    {TextRole::PageTitle, 26000, 28000, 24000, 32000, 1200, Weight::Bold, 100},
    {TextRole::Subtitle, 12000, 12000, 12000, 24000, 1350, Weight::Regular, 70},
    {TextRole::Heading, 16000, 16000, 14000, 28000, 1300, Weight::Bold, 100},
    {TextRole::Subheading, 14000, 14000, 12000, 24000, 1350, Weight::Bold, 100},
    {TextRole::Question, 14000, 18000, 12000, 24000, 1450, Weight::Regular, 100},
    {TextRole::Child, 14000, 16000, 12000, 24000, 1400, Weight::Regular, 100},
    {TextRole::Reason, 12000, 12000, 11000, 24000, 1350, Weight::Regular, 100},
    {TextRole::Helper, 12000, 12000, 11000, 24000, 1350, Weight::Regular, 70},
    {TextRole::Strong, 12000, 12000, 11000, 24000, 1350, Weight::Bold, 100},
    {TextRole::Code, 10000, 10000, 10000, 24000, 1300, Weight::Bold, 100},
    {TextRole::Marks, 12000, 12000, 11000, 24000, 1350, Weight::Regular, 100},
    {TextRole::Running, 10000, 10000, 10000, 24000, 1300, Weight::Regular, 70},
    {TextRole::Small, 9000, 9000, 9000, 24000, 1350, Weight::Regular, 70},
    {TextRole::FigureLabel, 11000, 12000, 11000, 24000, 1250, Weight::Regular, 100},
    {TextRole::ReportTitle, 23000, 23000, 23000, 30000, 1200, Weight::Bold, 100},
    {TextRole::ReportLead, 15000, 15000, 15000, 24000, 1280, Weight::Bold, 100},
    {TextRole::ReportHeading, 14000, 14000, 14000, 24000, 1300, Weight::Bold, 100},
    {TextRole::ReportSubheading, 12000, 12000, 12000, 24000, 1250, Weight::Bold, 100},
    {TextRole::ReportText, 11000, 11000, 11000, 24000, 1360, Weight::Regular, 100},
    {TextRole::ReportSmall, 10500, 10500, 10500, 24000, 1340, Weight::Regular, 100},
    {TextRole::ReportNote, 9000, 9000, 9000, 24000, 1360, Weight::Regular, 100},
    {TextRole::StaffTitle, 15000, 15000, 15000, 24000, 1250, Weight::Bold, 100},
    {TextRole::StaffText, 9500, 9500, 9500, 24000, 1280, Weight::Regular, 100},
    {TextRole::StaffStrong, 11000, 11000, 11000, 24000, 1280, Weight::Bold, 100},
    {TextRole::StaffHead, 9500, 9500, 9500, 24000, 1250, Weight::Bold, 100},
    {TextRole::Display, 92000, 92000, 92000, 92000, 1000, Weight::Bold, 100},
};

struct ProfileTraits {
    bool sans = false;             ///< Noto Sans in place of Andika
    std::int32_t large_body = 0;   ///< 18000 or 24000; 0 = ordinary print
    std::int32_t least_lead = 0;   ///< permille; dyslexia: at least 1.5
    Length square = 7_mm;
    Length line_pitch = 10_mm;
};

ProfileTraits traits(Profile profile) {
    switch (profile) {
        case Profile::Years1To2: return {false, 0, 0, 10_mm, 12_mm};
        case Profile::Years7To11: return {true, 0, 0, 5_mm, 8_mm};
        case Profile::Dyslexia: return {false, 0, 1500, 7_mm, 10_mm};
        case Profile::Large18: return {false, 18000, 0, 12_mm, 14_mm};
        case Profile::Large24: return {false, 24000, 0, 12_mm, 14_mm};
        case Profile::Years3To6:
        case Profile::Report:
        case Profile::Staff: break;
    }
    return {};
}

std::int32_t size_of(const RoleRow& row, Profile profile) {
    const std::int32_t body = traits(profile).large_body;
    if (body > 0) {
        return std::max(body, static_cast<std::int32_t>(static_cast<std::int64_t>(row.large) * body / 24000));
    }
    return profile == Profile::Years1To2 ? row.years_1_to_2 : profile == Profile::Years7To11 ? row.years_7_to_11 : row.years_3_to_6;
}

TextLook look_of(const RoleRow& row, Profile profile, const ProfileTraits& trait) {
    TextLook look;
    look.regular = trait.sans ? fonts::FaceId::SansRegular : fonts::FaceId::AndikaRegular;
    look.bold = trait.sans ? fonts::FaceId::SansBold : fonts::FaceId::AndikaBold;
    look.size = {size_of(row, profile)};
    const bool running_text = look.size.units <= 16000 || trait.large_body > 0;
    look.lead = scaled(look.size, running_text ? std::max(row.lead_permille, trait.least_lead) : row.lead_permille, 1000);
    look.always_bold = row.weight == Weight::Bold || profile == Profile::Large18;
    look.grey = trait.large_body > 0 ? Grey{100} : row.grey;
    if (row.role == TextRole::Question) {
        look.first_ascent = scaled(look.size, 1280, 1000);
    }
    if (row.role == TextRole::Small && trait.large_body == 0) {
        look.bold_size = 10_pt;
    }
    return look;
}

}  // namespace

Style make_style(Profile profile, Letters letters) {
    ProfileTraits trait = traits(profile);
    const bool ordinary = profile == Profile::Years1To2 || profile == Profile::Years3To6 || profile == Profile::Years7To11;
    if (ordinary && letters != Letters::ByProfile) {
        trait.sans = letters == Letters::NotoSans;
    }
    Style style;
    style.profile = profile;
    for (const RoleRow& row : kRows) {
        style.looks.at(static_cast<std::size_t>(row.role)) = look_of(row, profile, trait);
    }
    style.square = trait.square;
    style.line_pitch = trait.line_pitch;
    style.maths_letters = traits(profile).sans;
    style.large_print = trait.large_body > 0;
    style.pen_permille = trait.large_body > 0 ? 1500 : 1000;
    return style;
}

}  // namespace bookbag::layout
