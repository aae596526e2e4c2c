// One builder, so that the three papers cannot drift apart.
#include "compose/staff/frame.hpp"

namespace bookbag::compose {

document::Section staff_section(const std::string& title, const std::string& line, const std::string& right,
                                const std::string& right_line) {
    document::Section section;
    section.title = title;
    section.frame.look = document::FrameLook::Staff;
    section.frame.header_left = document::bold(title);
    section.frame.header_left_2 = document::plain(line);
    section.frame.header_right = document::bold(right);
    section.frame.header_right_2 = document::plain(right_line);
    return section;
}

}  // namespace bookbag::compose
