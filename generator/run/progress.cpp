// The bar is redrawn with a carriage return; plain lines never hold control characters, so that cron mail stays readable.
#include "run/progress.hpp"

#include <iostream>

#include <unistd.h>

#include "base/text.hpp"

namespace bookbag::run {

namespace {

std::string time_left(std::int64_t done, std::int64_t total, std::int64_t milliseconds) {
    if (done <= 0 || milliseconds <= 0) {
        return "--";
    }
    const std::int64_t seconds = (total - done) * milliseconds / done / 1000;
    return seconds >= 60 ? std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s"
                         : std::to_string(seconds) + " s";
}

std::string rate(std::int64_t done, std::int64_t milliseconds) {
    return milliseconds > 0 ? base::fixed(static_cast<double>(done) * 1000.0 / static_cast<double>(milliseconds), 1) + "/s"
                            : "--/s";
}

}  // namespace

Progress::Voice Progress::voice(Asked asked) {
    return asked == Asked::Quiet ? Voice::Quiet : ::isatty(STDERR_FILENO) != 0 ? Voice::Bar : Voice::Lines;
}

Progress::Progress(std::string what, std::int64_t total, Voice voice) : what_(std::move(what)), total_(total), voice_(voice) {}

Progress::~Progress() {
    if (drawn_) {
        std::cerr << '\n';
    }
}

void Progress::draw_bar(std::int64_t done, std::int64_t milliseconds) {
    constexpr std::int64_t kWidth = 30;
    const std::int64_t filled = total_ > 0 ? done * kWidth / total_ : kWidth;
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.resize(static_cast<std::size_t>(kWidth), '.');
    std::cerr << '\r' << what_ << " [" << bar << "] " << done << '/' << total_ << "  " << rate(done, milliseconds) << "  "
              << time_left(done, total_, milliseconds) << " left   " << std::flush;
    drawn_ = true;
}

void Progress::show(std::int64_t done, std::int64_t milliseconds) {
    if (voice_ == Voice::Bar && (milliseconds - last_draw_ >= 100 || done == total_)) {
        last_draw_ = milliseconds;
        draw_bar(done, milliseconds);
    }
    const std::int64_t tenth = total_ > 0 ? done * 10 / total_ : 10;
    if (voice_ == Voice::Lines && tenth != shown_tenth_) {
        shown_tenth_ = tenth;
        std::cerr << what_ << ": " << done << " of " << total_ << ", " << rate(done, milliseconds) << ", "
                  << time_left(done, total_, milliseconds) << " left\n";
    }
}

}  // namespace bookbag::run
