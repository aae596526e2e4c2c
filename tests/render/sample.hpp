// A hand-made document with everything a page may hold: the same marks for every test of the render room.
//
// Built mark by mark, without layout, so that a test knows exactly what must be in the file. All names are invented.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "render/render_pdf.hpp"

namespace bookbag::render::sample {

inline const fonts::FontSet& fonts() {
    static const fonts::FontSet set = std::move(fonts::FontSet::load("/usr/share/fonts")).value();
    return set;
}

inline const FontParts& parts() {
    static const FontParts made = std::move(FontParts::prepare(fonts(), {})).value();
    return made;
}

/// Builds one LaidOut; every call adds at the end.
class Maker {
public:
    explicit Maker(std::string title = "Mathematics booklet") {
        laid_out_.title = std::move(title);
        laid_out_.language = "en-GB";
        laid_out_.token = "4QK7";
        laid_out_.tags.emplace_back().role = layout::TagRole::Document;
    }

    std::int32_t tag(layout::TagRole role, std::int32_t parent = 0, std::string alt = {}) {
        layout::Tag& made = laid_out_.tags.emplace_back();
        made.role = role;
        made.parent = parent;
        made.alt = std::move(alt);
        return static_cast<std::int32_t>(laid_out_.tags.size()) - 1;
    }

    layout::Tag& at(std::int32_t tag) { return laid_out_.tags[static_cast<std::size_t>(tag)]; }

    void page(std::string outline = {}) {
        laid_out_.pages.emplace_back();
        laid_out_.pages.back().outline = std::move(outline);
    }

    struct Look {
        fonts::FaceId face = fonts::FaceId::AndikaRegular;
        std::int32_t size = 14000;
        layout::Grey grey = 100;
        std::int32_t turn = 0;
        std::string_view language = {};
    };

    /// Words at a place, one mark each, with real spaces between. Returns where the text ends.
    std::int32_t words(std::string_view text, layout::Point at, std::int32_t tag) { return words(text, at, tag, Look()); }
    std::int32_t words(std::string_view text, layout::Point at, std::int32_t tag, const Look& look) {
        std::size_t first = 0;
        while (first <= text.size()) {
            const std::size_t end = std::min(text.find(' ', first), text.size());
            at.x.units = word(text.substr(first, end - first), at, tag, look);
            at.x.units += static_cast<std::int32_t>(static_cast<std::int64_t>(fonts().advance(look.face, fonts().glyph(look.face, U' '))) * look.size / 1000);
            first = end + 1;
        }
        return at.x.units;
    }

    std::int32_t word(std::string_view text, layout::Point at, std::int32_t tag, const Look& look) {
        const auto shaped = fonts().shape(look.face, text, {look.language});
        EXPECT_TRUE(shaped) << text;
        for (std::size_t r = 0; r < (*shaped)->runs.size(); ++r) {
            layout::GlyphsMark mark;
            mark.run = (*shaped)->runs[r];
            mark.at = at;
            mark.size = {look.size};
            mark.grey = look.grey;
            mark.turn = look.turn;
            mark.ends_word = r + 1 == (*shaped)->runs.size();
            std::int64_t width = 0;
            for (const fonts::Glyph& glyph : mark.run.glyphs) {
                width += glyph.advance;
            }
            at.x.units += static_cast<std::int32_t>(width * look.size / 1000);
            add(mark, tag);
        }
        return at.x.units;
    }

    void path(layout::PathItem item, layout::Point offset = {}, std::int32_t tag = layout::kArtefact) {
        layout::PathMark mark;
        mark.path = std::move(item);
        mark.offset = offset;
        add(mark, tag);
    }

    void qr(std::string text, layout::Point at, std::int32_t tag) {
        add(layout::QrMark{std::move(text), at, {56693}}, tag);
    }

    template <typename Content>
    void add(const Content& content, std::int32_t tag) {
        layout::Mark& mark = laid_out_.pages.back().marks.emplace_back();
        mark.content.emplace<Content>(content);
        mark.tag = tag;
    }

    layout::LaidOut take() { return std::move(laid_out_); }
    layout::LaidOut& laid_out() { return laid_out_; }

private:
    layout::LaidOut laid_out_;
};

/// Two pages: words, accents, an Arabic and a Punjabi name, a fraction, a table, a figure with every fill, a QR code.
layout::LaidOut booklet();

inline RenderMeta meta() {
    RenderMeta made;
    made.title = "Mathematics booklet";
    made.token = "4QK7";
    made.date = base::make_date(2026, 3, 20).value();
    return made;
}

inline OutputBytes render(const layout::LaidOut& laid_out) {
    auto made = render_pdf(meta(), {&laid_out, 1}, parts(), fonts());
    EXPECT_TRUE(made) << (made ? "" : base::to_string(made.error()));
    return made ? std::move(made).value() : OutputBytes{};
}

/// Writes `bytes` into the test's scratch folder.
inline std::string written(const std::string& name, const std::string& bytes) {
    const std::filesystem::path folder = std::filesystem::path(BOOKBAG_BINARY_DIR) / "render_test";
    std::filesystem::create_directories(folder);
    const std::string path = (folder / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

/// Standard output and error of a command.
inline std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) {
        return "cannot run " + command;
    }
    char room[4096];
    for (std::size_t got = fread(room, 1, sizeof room, pipe); got > 0; got = fread(room, 1, sizeof room, pipe)) {
        text.append(room, got);
    }
    pclose(pipe);
    return text;
}

}  // namespace bookbag::render::sample
