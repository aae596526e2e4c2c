// Progress of long work: a bar with count, rate and time left on a terminal, plain lines otherwise.
// Long work shows where it is; cron mail stays readable.
#pragma once

#include <cstdint>
#include <string>

namespace bookbag::run {

/// Writes to standard error. On a terminal one line is redrawn at most ten times a second; elsewhere a line stands at the
/// start, at each tenth and at the end. Quiet writes nothing.
class Progress {
public:
    enum class Voice : std::uint8_t { Bar, Lines, Quiet };

    enum class Asked : std::uint8_t { Ordinary, Quiet };

    /// The voice for this process: Bar when standard error is a terminal, else Lines; Quiet when that is asked for.
    static Voice voice(Asked asked);

    Progress(std::string what, std::int64_t total, Voice voice);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `done` of the total, at `milliseconds` since the work began.
    void show(std::int64_t done, std::int64_t milliseconds);

private:
    void draw_bar(std::int64_t done, std::int64_t milliseconds);

    std::string what_;
    std::int64_t total_;
    Voice voice_;
    std::int64_t shown_tenth_ = -1;
    std::int64_t last_draw_ = -1000;
    bool drawn_ = false;
};

}  // namespace bookbag::run
