// The reference pack of bench.hpp, mark by mark.
//
// What it holds follows the design's reference pack: per booklet page a title, a running head and foot, five questions of
// two lines with number, marks and answer line; on some a figure, on some a fraction; a QR code at the end. The report has
// two pages of paragraphs and a table. Its look is plain on purpose; only amounts matter here.
#include <array>
#include <string_view>

#include "render/bench.hpp"

namespace bookbag::render {

namespace {

using fonts::FaceId;
using layout::Length;
using layout::Point;
using layout::TagRole;

constexpr std::array<std::string_view, 8> kQuestions = {
    "Amira shares # apples equally between 4 baskets. How many", "apples does each basket hold?",
    "Write # as a decimal. Show each step on the line below and", "check your answer with a second method.",
    "A ribbon is # cm long. It is cut into 3 pieces of the same", "length. How long is one piece, in millimetres?",
    "Round # to the nearest ten, then to the nearest hundred.", "Which of the two is nearer to the number itself?",
};
constexpr std::array<std::string_view, 6> kReport = {
    "This week # tasks were finished and three of them were done again after a",
    "first try. Equal fractions are now found without help, and answers are checked",
    "against the picture. The next step is adding fractions with different denominators,",
    "because # and other sums of money need it every day. Ten minutes with a recipe",
    "at home are a good way to talk about halves and quarters of an amount.", "Ask: how do you know? and: is there another way to write this number?",
};

class PackMaker {
public:
    PackMaker(const fonts::FontSet& fonts, int number) : fonts_(fonts), number_(number) {}

    base::Result<std::vector<layout::LaidOut>> run() {
        std::vector<layout::LaidOut> pack;
        pack.push_back(booklet());
        pack.push_back(report());
        if (fault_) {
            return *fault_;
        }
        return pack;
    }

private:
    struct Look {
        FaceId face = FaceId::AndikaRegular;
        std::int32_t size = 14000;
        layout::Grey grey = 100;
    };

    void start(std::string title) {
        made_ = {};
        made_.title = std::move(title);
        made_.language = "en-GB";
        made_.token = "R" + std::to_string(number_);
        made_.tags.emplace_back().role = TagRole::Document;
    }

    std::int32_t tag(TagRole role, std::int32_t parent = 0, std::string alt = {}) {
        layout::Tag& node = made_.tags.emplace_back();
        node.role = role;
        node.parent = parent;
        node.alt = std::move(alt);
        return static_cast<std::int32_t>(made_.tags.size()) - 1;
    }

    template <typename Content>
    void add(Content content, std::int32_t tag) {
        layout::Mark& mark = made_.pages.back().marks.emplace_back();
        mark.content.template emplace<Content>(std::move(content));
        mark.tag = tag;
    }

    // "#" stands for a number that differs from pupil to pupil and place to place.
    std::string filled(std::string_view text) {
        std::string out;
        for (const char c : text) {
            if (c == '#') {
                counter_ = (counter_ * 37 + number_ * 11 + 5) % 9973;
                out += std::to_string(counter_);
            } else {
                out += c;
            }
        }
        return out;
    }

    void line(std::string_view text, Point at, std::int32_t tag) { line(text, at, tag, Look()); }
    void line(std::string_view text, Point at, std::int32_t tag, const Look& look) {
        const auto shaped = fonts_.shape(look.face, filled(text));
        if (!shaped) {
            fault_ = shaped.error();
            return;
        }
        for (const fonts::GlyphRun& run : (*shaped)->runs) {
            layout::GlyphsMark mark;
            mark.run = run;
            mark.at = at;
            mark.size = {look.size};
            mark.grey = look.grey;
            mark.ends_word = &run == &(*shaped)->runs.back();
            std::int64_t width = 0;
            for (const fonts::Glyph& glyph : run.glyphs) {
                width += glyph.advance;
            }
            at.x.units += static_cast<std::int32_t>(width * look.size / 1000);
            add(std::move(mark), tag);
        }
    }

    void path(layout::PathItem item, Point offset, std::int32_t tag) {
        layout::PathMark mark;
        mark.path = std::move(item);
        mark.offset = offset;
        add(std::move(mark), tag);
    }

    void furniture(const std::string& running, std::size_t pages) {
        constexpr Look kSmall{FaceId::AndikaRegular, 9000, 70};
        line("Maths book", {{42520}, {36000}}, layout::kArtefact, kSmall);
        line(running, {{42520}, {812000}}, layout::kArtefact, kSmall);
        line("page " + std::to_string(made_.pages.size()) + " of " + std::to_string(pages), {{500000}, {812000}}, layout::kArtefact, kSmall);
        path(layout::line({{42520}, {42000}}, {{552756}, {42000}}, layout::pens::kRule), {}, layout::kArtefact);
    }

    void fraction(Point at, std::int32_t parent) {
        const std::int32_t formula = tag(TagRole::Formula, parent, "three quarters plus two fifths");
        std::int32_t x = at.x.units;
        for (const std::array<std::string_view, 3>& part : {std::array<std::string_view, 3>{"3", "4", "+"}, {"2", "5", "="}}) {
            line(part[0], {{x}, {at.y.units - 8000}}, formula);
            path(layout::line({{x - 1000}, {at.y.units - 5000}}, {{x + 9000}, {at.y.units - 5000}}, layout::pens::kThin), {}, formula);
            line(part[1], {{x}, {at.y.units + 9000}}, formula);
            line(part[2], {{x + 14000}, at.y}, formula);
            x += 30000;
        }
    }

    // A number line of 11 ticks, or a bar of 8 parts with 3 of them hatched.
    void figure(Point at, bool bar, std::int32_t parent) {
        const std::int32_t node = tag(TagRole::Figure, parent, bar ? "A bar of eight parts; three are shaded." : "A number line from 0 to 10.");
        if (!bar) {
            path(layout::line({{0}, {10000}}, {{300000}, {10000}}, layout::pens::kFigure), at, node);
        }
        for (int i = 0; i < (bar ? 8 : 11); ++i) {
            const std::int32_t x = i * 30000;
            if (bar) {
                const layout::Fill fill = i < 3 ? layout::Fill::HatchRight : layout::Fill::None;
                path(layout::rectangle({{x}, {0}}, {30000}, {24000}, layout::pens::kFigure, fill), at, node);
            } else {
                path(layout::line({{x}, {5000}}, {{x}, {15000}}, layout::pens::kFigure), at, node);
                line(std::to_string(i), {{at.x.units + x - 3000}, {at.y.units + 28000}}, node, {FaceId::AndikaRegular, 11000});
            }
        }
    }

    void question(int index, std::int32_t top, std::int32_t list) {
        const std::int32_t item = tag(TagRole::LI, list);
        line(std::to_string(index + 1), {{42520}, {top}}, tag(TagRole::Lbl, item), {FaceId::AndikaBold, 14000});
        const std::int32_t body = tag(TagRole::LBody, item);
        const std::int32_t words = tag(TagRole::P, body);
        const auto text = static_cast<std::size_t>(index % 4) * 2;
        line(kQuestions[text], {{70000}, {top}}, words);
        line(kQuestions[text + 1], {{70000}, {top + 21000}}, words);
        line("[2]", {{530000}, {top + 21000}}, words, {FaceId::AndikaRegular, 12000});
        if (index % 4 == 1) {
            fraction({{80000}, {top + 56000}}, body);
        } else if (index % 4 == 2) {
            figure({{90000}, {top + 40000}}, index % 8 == 2, body);
        }
        line("Answer", {{350000}, {top + 100000}}, tag(TagRole::P, body), {FaceId::AndikaRegular, 12000, 70});
        path(layout::line({{400000}, {top + 102000}}, {{500000}, {top + 102000}}, layout::pens::kAnswer), {}, layout::kArtefact);
        for (int i = 0; i < 5; ++i) {
            path(layout::circle({{510000 + i * 9000}, {top + 98000}}, {3500}, layout::pens::kThin), {}, layout::kArtefact);
        }
    }

    layout::LaidOut booklet() {
        start("Maths booklet");
        for (int page = 0; page < 8; ++page) {
            made_.pages.emplace_back().outline = "Part " + std::to_string(page + 1);
            furniture(made_.token, 8);
            line("Practise " + std::to_string(page + 1), {{42520}, {80000}}, tag(TagRole::H1), {FaceId::AndikaBold, 26000});
            const std::int32_t list = tag(TagRole::L);
            for (int i = 0; i < 5; ++i) {
                question(page * 5 + i, 120000 + i * 135000, list);
            }
        }
        layout::QrMark code;
        code.text = "HTTPS://BOOKBAG.EXAMPLE/" + made_.token;
        code.at = {{490000}, {745000}};
        code.size = {56693};
        add(std::move(code), tag(TagRole::Figure, 0, "A code to scan"));
        return std::move(made_);
    }

    void report_table(std::int32_t top) {
        const std::int32_t table = tag(TagRole::Table);
        for (int row = 0; row < 6; ++row) {
            const std::int32_t tr = tag(TagRole::TR, table);
            for (int column = 0; column < 3; ++column) {
                const std::int32_t cell = tag(row == 0 ? TagRole::TH : TagRole::TD, tr);
                made_.tags.back().column_scope = row == 0;
                const Point at{{48000 + column * 170000}, {top + row * 20000}};
                line(row == 0 ? "Skill name" : "Fractions # of an amount", at, cell, {FaceId::AndikaRegular, 11000});
                path(layout::rectangle({{0}, {0}}, {170000}, {20000}, layout::pens::kThin), {{at.x.units - 5480}, {at.y.units - 14000}},
                     layout::kArtefact);
            }
        }
    }

    layout::LaidOut report() {
        start("Report for home");
        for (int page = 0; page < 2; ++page) {
            made_.pages.emplace_back().outline = page == 0 ? "Report" : "At home";
            furniture(made_.token, 2);
            line(page == 0 ? "How it is going" : "At home", {{42520}, {80000}}, tag(TagRole::H1), {FaceId::AndikaBold, 23000});
            for (int block = 0; block < 6; ++block) {
                const std::int32_t top = 120000 + block * 95000;
                line("What went well", {{42520}, {top - 20000 + 8000}}, tag(TagRole::H2), {FaceId::AndikaBold, 14000});
                const std::int32_t words = tag(TagRole::P);
                for (int i = 0; i < 5; ++i) {
                    line(kReport[static_cast<std::size_t>((i + block) % 6)], {{42520}, {top + 6000 + i * 15000}}, words, {FaceId::AndikaRegular, 11000});
                }
            }
            report_table(690000);
        }
        return std::move(made_);
    }

    const fonts::FontSet& fonts_;
    int number_;
    int counter_ = 1;
    layout::LaidOut made_;
    std::optional<base::Fault> fault_;
};

}  // namespace

base::Result<std::vector<layout::LaidOut>> reference_pack(const fonts::FontSet& fonts, int number) {
    return PackMaker(fonts, number).run();
}

}  // namespace bookbag::render
