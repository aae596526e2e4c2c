// Column addition, subtraction and multiplication on squared paper, simulated digit by digit.
//
// Question form: the numbers set out, rules and empty squares. Answer form: carries small under the answer line,
// exchanges as children write them: the lending digit struck through with its new value above, a received ten as a
// small 1 at the upper left. A digit that receives and then lends shows one value above (2 becomes 11 after lending
// and receiving), so exchange across zeros reads 5, 9, 9 (maths-proof, "exchange across zeros").
#include <algorithm>

#include "layout/figures/digits.hpp"
#include "layout/figures/figures.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Values {
    std::string op;
    std::vector<Rational> numbers;
    bool set_out = true;
};

/// The sum on its paper: where the ones digit stands and how many digit columns there are.
class ColumnSum {
public:
    ColumnSum(Sketch& sketch, const Values& values, int places) : sketch_(sketch), v_(values), places_(places) {}

    void add() {
        Rational sum = sum_of(v_.numbers);
        begin(sum, static_cast<int>(v_.numbers.size()) + 3);
        SquarePaper paper(sketch_, width_ + 3, rows_);
        if (!set_out(paper)) {
            return;
        }
        const int line = static_cast<int>(v_.numbers.size()) + 1;
        rules(paper, {line, line + 1});
        if (sketch_.answer()) {
            write(paper, line, sum, places_);
            int carry = 0;
            for (int k = 0; k < width_; ++k) {
                int column = carry;
                for (const Rational& number : v_.numbers) {
                    column += digit(number, k);
                }
                carry = column / 10;
                if (carry > 0) {
                    paper.small(column_of(k + 1), line + 1, carry);
                }
            }
        }
    }

    void subtract() {
        const Rational difference = minus(v_.numbers[0], v_.numbers[1]);
        begin(v_.numbers[0], 5);
        SquarePaper paper(sketch_, width_ + 3, rows_);
        const bool worked = sketch_.answer() && v_.set_out;
        if (worked) {
            exchanged(paper);
            operand(paper, 2, v_.numbers[1]);
            sign(paper, 2);
        } else if (!set_out(paper)) {
            return;
        }
        rules(paper, {3, 4});
        if (sketch_.answer()) {
            write(paper, 3, difference, places_);
        }
    }

    void multiply() {
        const Rational product = times(v_.numbers[0], v_.numbers[1]);
        places_b_ = std::max(0, base::decimal_places(v_.numbers[1]));
        const std::int64_t b = shifted_whole(v_.numbers[1], places_b_);
        const std::int64_t a = shifted_whole(v_.numbers[0], places_);
        lines_ = static_cast<int>(digits_of(Rational(b), 0).digits.size());
        begin(over(product, Rational(1)), lines_ == 1 ? 5 : lines_ + 5);
        SquarePaper paper(sketch_, width_ + 3, rows_);
        if (!set_out_product(paper, b)) {
            return;
        }
        const int last = lines_ == 1 ? 3 : 3 + lines_;
        if (lines_ == 1) {
            rules(paper, {3, 4});
        } else {
            rules(paper, {3, 3 + lines_, 4 + lines_});
        }
        if (sketch_.answer()) {
            partial_products(paper, a, b);
            write(paper, last, Rational(a * b), 0);
            if (places_ + places_b_ > 0) {
                paper.point(column_of(places_ + places_b_ - 1), last);
            }
        }
    }

    std::string alt() const {
        std::vector<std::string> words;
        for (const Rational& number : v_.numbers) {
            words.push_back(spoken(number));
        }
        const std::string sign = v_.op == "+" ? " plus " : v_.op == "-" ? " minus " : " times ";
        std::string sum = words.front();
        for (std::size_t i = 1; i < words.size(); ++i) {
            sum += sign + words[i];
        }
        return v_.set_out ? "Column method for " + sum + " on squared paper." : "Squared paper for the column method.";
    }

private:
    void begin(const Rational& widest, int rows) {
        rows_ = rows;
        const int answer_places = v_.op == "×" ? places_ + places_b_ : places_;
        width_ = static_cast<int>(digits_of(widest, answer_places).digits.size());
        for (const Rational& number : v_.numbers) {
            width_ = std::max(
                width_, static_cast<int>(
                            digits_of(number, v_.op == "×" ? std::max(0, base::decimal_places(number)) : places_).digits.size()));
        }
    }

    /// Column of the k-th digit from the right, k = 0 the last one. Column 0 stays free, column 1 holds the sign.
    int column_of(int k) const { return width_ + 1 - k; }

    int digit(const Rational& number, int k) const {
        return static_cast<int>(shifted_whole(number, places_) / power_of_ten(k) % 10);
    }

    /// Digits of `number` in `row`, its last digit in the last column, with a point before the last `places` digits.
    void write(SquarePaper& paper, int row, const Rational& number, int places) {
        const Digits digits = digits_of(number, places);
        const int count = static_cast<int>(digits.digits.size());
        for (int i = 0; i < count; ++i) {
            paper.digit(column_of(count - 1 - i), row, digits.digits[static_cast<std::size_t>(i)]);
        }
        if (places > 0) {
            paper.point(column_of(places - 1), row);
        }
    }

    /// An operand as written: only as many decimals as it has in the question, filled with zeros in the answer.
    void operand(SquarePaper& paper, int row, const Rational& number) {
        const int own = sketch_.answer() ? places_ : std::max(0, base::decimal_places(number));
        const Digits digits = digits_of(number, own);
        const int count = static_cast<int>(digits.digits.size());
        for (int i = 0; i < count; ++i) {
            paper.digit(column_of(count - 1 - i + places_ - own), row, digits.digits[static_cast<std::size_t>(i)]);
        }
        if (own > 0) {
            paper.point(column_of(places_ - 1), row);
        }
    }

    void sign(SquarePaper& paper, int row) {
        const RichText sign = v_.op == "-" ? maths_text("-") : document::plain(v_.op);
        paper.put(1, row, sign);
    }

    bool set_out(SquarePaper& paper) {
        if (!v_.set_out && !sketch_.answer()) {
            return false;
        }
        for (std::size_t i = 0; i < v_.numbers.size(); ++i) {
            operand(paper, static_cast<int>(i) + 1, v_.numbers[i]);
        }
        sign(paper, static_cast<int>(v_.numbers.size()));
        return true;
    }

    bool set_out_product(SquarePaper& paper, std::int64_t b) {
        if (!v_.set_out && !sketch_.answer()) {
            return false;
        }
        write(paper, 1, v_.numbers[0], places_);
        write(paper, 2, places_b_ > 0 ? v_.numbers[1] : Rational(b), places_b_);
        sign(paper, 2);
        return true;
    }

    void rules(SquarePaper& paper, const std::vector<int>& rows) {
        for (const int row : rows) {
            paper.rule(1, row, width_ + 1);
        }
    }

    /// The upper number of a subtraction with its exchanges.
    void exchanged(SquarePaper& paper) {
        std::vector<int> value(static_cast<std::size_t>(width_));
        std::vector<bool> lent(value.size());
        std::vector<bool> received(value.size());
        for (std::size_t k = 0; k < value.size(); ++k) {
            value[k] = digit(v_.numbers[0], static_cast<int>(k));
        }
        for (std::size_t k = 0; k + 1 < value.size(); ++k) {
            if (value[k] < digit(v_.numbers[1], static_cast<int>(k))) {
                std::size_t lender = k + 1;
                while (lender + 1 < value.size() && value[lender] == 0) {
                    ++lender;
                }
                for (std::size_t j = lender; j > k; --j) {  // each zero on the way receives ten and lends one
                    --value[j];
                    lent[j] = true;
                    value[j - 1] += 10;
                    received[j - 1] = true;
                }
            }
        }
        const int shown = static_cast<int>(digits_of(v_.numbers[0], places_).digits.size());
        for (int k = 0; k < shown; ++k) {
            const auto at = static_cast<std::size_t>(k);
            const int original = digit(v_.numbers[0], k);
            const bool only_received = received[at] && !lent[at];
            paper.put(column_of(k), 1, document::plain(std::to_string(original)),
                      only_received ? sketch_.mark(0.55_mm) : Length{});
            if (lent[at]) {
                paper.strike(column_of(k), 1);
                paper.small(column_of(k), 0, value[at]);
            } else if (received[at]) {
                paper.received(column_of(k), 1, 1);
            }
        }
        if (places_ > 0) {
            paper.point(column_of(places_ - 1), 1);
        }
    }

    /// Carries of a one-digit multiplier under the answer line; lines with their place-holder zeros for a longer one.
    void partial_products(SquarePaper& paper, std::int64_t a, std::int64_t b) {
        if (lines_ == 1) {
            std::int64_t carry = 0;
            for (int k = 0; k < static_cast<int>(digits_of(Rational(a), 0).digits.size()); ++k) {
                carry = (a / power_of_ten(k) % 10 * b + carry) / 10;
                if (carry > 0 && column_of(k + 1) > 1) {
                    paper.small(column_of(k + 1), 4, static_cast<int>(carry));
                }
            }
            return;
        }
        std::int64_t before = 0;
        std::int64_t carries = 0;
        for (int line = 0; line < lines_; ++line) {
            write(paper, 3 + line, Rational(a * (b / power_of_ten(line) % 10) * power_of_ten(line)), 0);
        }
        for (int k = 0; k < width_ - 1; ++k) {
            std::int64_t column = carries;
            for (int line = 0; line < lines_; ++line) {
                before = a * (b / power_of_ten(line) % 10) * power_of_ten(line);
                column += before / power_of_ten(k) % 10;
            }
            carries = column / 10;
            if (carries > 0) {
                paper.small(column_of(k + 1), 4 + lines_, static_cast<int>(carries));
            }
        }
    }

    Sketch& sketch_;
    const Values& v_;
    int places_;
    int places_b_ = 0;
    int lines_ = 1;
    int width_ = 1;
    int rows_ = 5;
};

void check(Parameters& in, const Values& v) {
    for (const Rational& number : v.numbers) {
        const int places = base::decimal_places(number);
        in.demand(number.sign() >= 0, "a", "and the other numbers must not be negative");
        in.demand(places >= 0 && places <= 4, "a", "and the other numbers must have at most 4 decimals");
        in.demand(number < Rational(100000000), "a", "and the other numbers must have at most 8 digits");
    }
    if (v.op == "-") {
        in.demand(v.numbers.size() == 2 && v.numbers[0] >= v.numbers[1], "b", "must not be above `a`");
    }
    if (v.op == "×") {
        in.demand(v.numbers.size() == 2, "c", "goes with + only");
        in.demand(v.numbers[1] < Rational(1000) && base::decimal_places(v.numbers[1]) <= 2, "b", "must have at most 3 digits");
        in.demand(v.numbers[0] < Rational(1000000), "a", "must have at most 6 digits");
    }
}

base::Status draw(Parameters& in, Sketch& sketch) {
    Values v;
    v.op = in.needed_choice("op", {"+", "-", "×", "x", "−", "*"});
    v.op = v.op == "x" || v.op == "*" ? "×" : v.op == "−" ? "-" : v.op;
    v.numbers = {in.number("a"), in.number("b")};
    if (const auto third = in.maybe_number("c")) {
        v.numbers.push_back(*third);
    }
    v.set_out = in.yes("set_out", true);
    check(in, v);
    if (auto status = in.done(); !status) {
        return status;
    }
    int places = std::max(0, base::decimal_places(v.numbers[0]));
    if (v.op != "×") {
        for (const Rational& number : v.numbers) {
            places = std::max(places, base::decimal_places(number));
        }
    }
    ColumnSum sum(sketch, v, places);
    if (v.op == "+") {
        sum.add();
    } else if (v.op == "-") {
        sum.subtract();
    } else {
        sum.multiply();
    }
    sketch.say(sum.alt());
    return {};
}

}  // namespace

Kind column_method() {
    return {"column_method", draw, "{op: '-', a: 5203, b: 1847}"};
}

}  // namespace bookbag::layout::figures
