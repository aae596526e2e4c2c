// Short and long division on squared paper, simulated digit by digit.
//
// Short division: divisor, the frame, the dividend with each remainder as a small digit before the next digit, the
// quotient above. Long division writes every subtraction out, one digit a square. The remainder follows the answer as
// "r 2", or the division goes on after the point for `places` decimals.
#include <algorithm>

#include "layout/figures/digits.hpp"
#include "layout/figures/figures.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Values {
    Rational dividend;
    int divisor = 1;
    int places = 0;
    bool set_out = true;
};

/// One step: the number divided, its quotient digit and what is left.
struct Step {
    std::int64_t number;
    int digit;
    std::int64_t rest;
};

class Division {
public:
    Division(Sketch& sketch, const Values& values) : sketch_(sketch), v_(values) {
        own_ = std::max(0, base::decimal_places(v_.dividend));
        places_ = std::max(own_, v_.places);
        digits_ = digits_of(v_.dividend, places_).digits;
        std::int64_t rest = 0;
        for (const int digit : digits_) {
            const std::int64_t number = rest * 10 + digit;
            rest = number % v_.divisor;
            steps_.push_back({number, static_cast<int>(number / v_.divisor), rest});
        }
        left_ = static_cast<int>(std::to_string(v_.divisor).size());
    }

    void draw_short() {
        const int spare = places_ > 0 || steps_.back().rest == 0 ? 1 : remainder_room();
        SquarePaper paper(sketch_, left_ + count() + spare, 3);
        frame(paper);
        if (!v_.set_out && !sketch_.answer()) {
            return;
        }
        for (int i = 0; i < shown(); ++i) {
            const std::int64_t carried = i == 0 ? 0 : steps_[at(i - 1)].rest;
            const bool small = sketch_.answer() && carried > 0;
            paper.put(column(i), 1, document::plain(std::to_string(digits_[at(i)])), small ? shift(carried) : Length{});
            if (small) {
                paper.received(column(i), 1, static_cast<int>(carried));
            }
        }
        points(paper);
        if (sketch_.answer()) {
            quotient(paper);
        }
    }

    void draw_long() {
        const auto lines = worked_lines();
        const int rows = 3 + 2 * static_cast<int>(lines.size());
        const int spare = places_ > 0 || steps_.back().rest == 0 ? 1 : remainder_room();
        SquarePaper paper(sketch_, left_ + count() + spare, rows);
        frame(paper);
        if (!v_.set_out && !sketch_.answer()) {
            return;
        }
        for (int i = 0; i < shown(); ++i) {
            paper.digit(column(i), 1, digits_[at(i)]);
        }
        points(paper);
        if (!sketch_.answer()) {
            return;
        }
        quotient(paper);
        int row = 2;
        for (const int i : lines) {
            const Step& step = steps_[at(i)];
            const std::int64_t product = std::int64_t{step.digit} * v_.divisor;
            write(paper, {column(i), row}, product);
            const int wide = static_cast<int>(std::to_string(step.number).size());
            paper.put(column(i) - wide, row, maths_text("-"));
            paper.rule(column(i) - wide + 1, row + 1, wide);
            const int next = next_line(lines, i);
            write(paper, {column(next), row + 1}, next == i ? step.rest : steps_[at(next)].number);
            row += 2;
        }
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    int count() const { return static_cast<int>(digits_.size()); }
    /// Dividend digits that are set out: zeros added for decimals belong to the answer.
    int shown() const { return sketch_.answer() ? count() : count() - (places_ - own_); }
    int column(int i) const { return left_ + i; }
    int remainder_room() const { return 1 + static_cast<int>(std::to_string(steps_.back().rest).size()) + 1; }
    Length shift(std::int64_t carried) const { return carried > 9 ? sketch_.mark(1.6_mm) : sketch_.mark(0.9_mm); }

    void frame(SquarePaper& paper) {
        if (!v_.set_out && !sketch_.answer()) {
            return;
        }
        const std::string divisor = std::to_string(v_.divisor);
        for (int i = 0; i < left_; ++i) {
            paper.put(i, 1, document::plain(std::string(1, divisor[at(i)])));
        }
        const Point top = paper.corner(left_, 1);
        const Point foot = paper.corner(left_, 2);
        const Length bow = paper.side() / 4;
        sketch_.add(
            {{MoveTo{{foot.x - bow, foot.y}}, CurveTo{{foot.x + bow / 3, foot.y - bow}, {top.x + bow / 3, top.y + bow}, top}},
             pens::kHeavy,
             Fill::None});
        paper.rule(left_, 1, count());
    }

    void points(SquarePaper& paper) {
        if (places_ == 0 || (!sketch_.answer() && own_ == 0)) {
            return;
        }
        const int first = count() - places_;
        paper.point(column(first), 1);
        if (sketch_.answer()) {
            paper.point(column(first), 0);
        }
    }

    void quotient(SquarePaper& paper) {
        bool started = false;
        for (int i = 0; i < count(); ++i) {
            started = started || steps_[at(i)].digit > 0 || i == count() - 1 - places_;
            if (started) {
                paper.digit(column(i), 0, steps_[at(i)].digit);
            }
        }
        if (places_ == 0 && steps_.back().rest > 0) {
            paper.put(column(count()), 0, document::plain("r"));
            write(paper, {column(count()) + static_cast<int>(std::to_string(steps_.back().rest).size()), 0}, steps_.back().rest);
        }
    }

    /// Steps with a quotient digit above zero: those are subtracted.
    std::vector<int> worked_lines() const {
        std::vector<int> lines;
        for (int i = 0; i < count(); ++i) {
            if (steps_[at(i)].digit > 0) {
                lines.push_back(i);
            }
        }
        return lines;
    }

    /// Until which digit is brought down after line `i`: the next subtracted step, or the last digit.
    int next_line(const std::vector<int>& lines, int i) const {
        const auto next = std::upper_bound(lines.begin(), lines.end(), i);
        return next == lines.end() ? (i == count() - 1 ? i : count() - 1) : *next;
    }

    /// `number` with its last digit in the given column.
    void write(SquarePaper& paper, std::pair<int, int> col_row, std::int64_t number) {
        const std::string digits = std::to_string(number);
        for (std::size_t k = 0; k < digits.size(); ++k) {
            const int col = col_row.first - static_cast<int>(digits.size() - 1 - k);
            paper.put(col, col_row.second, document::plain(std::string(1, digits[k])));
        }
    }

    Sketch& sketch_;
    const Values& v_;
    int own_ = 0;
    int places_ = 0;
    int left_ = 1;
    std::vector<int> digits_;
    std::vector<Step> steps_;
};

Values read(Parameters& in, int most_divisor) {
    Values v;
    v.dividend = in.number("dividend");
    v.divisor = in.whole("divisor", {1, most_divisor});
    v.places = in.whole("places", {0, 4}, 0);
    v.set_out = in.yes("set_out", true);
    const int places = base::decimal_places(v.dividend);
    in.demand(v.dividend.sign() > 0 && v.dividend < Rational(10000000), "dividend", "must be above 0, at most 7 digits");
    in.demand(places >= 0 && places <= 4, "dividend", "must have at most 4 decimals");
    return v;
}

std::string alt(const Values& v, const std::string& name) {
    return v.set_out ? name + " of " + spoken(v.dividend) + " by " + std::to_string(v.divisor) + " on squared paper."
                     : "Squared paper for a division.";
}

base::Status draw_short(Parameters& in, Sketch& sketch) {
    const Values v = read(in, 99);
    if (auto status = in.done(); !status) {
        return status;
    }
    Division(sketch, v).draw_short();
    sketch.say(alt(v, "Short division"));
    return {};
}

base::Status draw_long(Parameters& in, Sketch& sketch) {
    const Values v = read(in, 999);
    if (auto status = in.done(); !status) {
        return status;
    }
    Division(sketch, v).draw_long();
    sketch.say(alt(v, "Long division"));
    return {};
}

}  // namespace

Kind short_division() {
    return {"short_division", draw_short, "{dividend: 938, divisor: 4}"};
}

Kind long_division() {
    return {"long_division", draw_long, "{dividend: 7488, divisor: 24}"};
}

}  // namespace bookbag::layout::figures
