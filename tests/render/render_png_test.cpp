// The picture of a page against the PDF as poppler paints it: two roads to the same page.
#include "render/render_png.hpp"

#include <gtest/gtest.h>

#include "render/sample.hpp"

namespace bookbag::render {
namespace {

using sample::output_of;
using sample::written;

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string picture(const layout::Page& page) {
    const auto made = render_png(page, sample::fonts(), 100);
    EXPECT_TRUE(made);
    return made ? *made : std::string();
}

TEST(RenderPng, ShowsWhatThePdfShows) {
    const layout::LaidOut booklet = sample::booklet();
    const std::string pdf = written("compare.pdf", sample::render(booklet).bytes);
    output_of("pdftoppm -r 100 -png " + pdf + " " + written("compare", ""));
    for (int page = 1; page <= 2; ++page) {
        const std::string ours = picture(booklet.pages[static_cast<std::size_t>(page - 1)]);
        const std::string name = "/render_test/compare-" + std::to_string(page) + ".png";
        const auto share = png_difference(ours, bytes_of(BOOKBAG_BINARY_DIR + name));
        ASSERT_TRUE(share);
        EXPECT_LE(*share, 0.005) << "page " << page;
        RecordProperty("difference", std::to_string(*share));
        written("ours-" + std::to_string(page) + ".png", ours);
    }
}

TEST(RenderPng, SeesAMissingWord) {
    layout::LaidOut booklet = sample::booklet();
    const std::string whole = picture(booklet.pages[1]);
    booklet.pages[1].marks.pop_back();
    EXPECT_GT(*png_difference(whole, picture(booklet.pages[1])), 0.0005) << "the measure of the test above must see one word";
    EXPECT_EQ(*png_difference(whole, whole), 0.0);
    EXPECT_FALSE(png_difference(whole, "no picture"));
}

TEST(RenderPng, IsTheSameEveryTimeAndGreyOnly) {
    const layout::LaidOut booklet = sample::booklet();
    EXPECT_EQ(*render_png(booklet.pages[0], sample::fonts(), 72), *render_png(booklet.pages[0], sample::fonts(), 72));
}

TEST(RenderPng, RefusesSenselessSizes) {
    EXPECT_EQ(render_png(sample::booklet().pages[0], sample::fonts(), 5).error().kind, base::FaultKind::BadInput);
    EXPECT_EQ(render_png(sample::booklet().pages[0], sample::fonts(), 5000).error().kind, base::FaultKind::BadInput);
}

}  // namespace
}  // namespace bookbag::render
