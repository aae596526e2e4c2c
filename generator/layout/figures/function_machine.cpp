// A chain of boxes: input, one box an operation, output. Several inputs stand one under the other.
//
// Operations of the form `× 3`, `+ 5`, `- 2`, `÷ 4` are understood, so that an unknown output or input is worked out for
// the answer form; others are only shown.
#include <algorithm>

#include "base/text.hpp"
#include "layout/figures/figures.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Operation {
    std::string sign;
    Rational by;
};

std::optional<Operation> parse(const std::string& text) {
    for (const auto& [written, sign] : std::vector<std::pair<std::string, std::string>>{{"+", "+"},
                                                                                        {"-", "-"},
                                                                                        {"−", "-"},
                                                                                        {"×", "*"},
                                                                                        {"\\times", "*"},
                                                                                        {"x", "*"},
                                                                                        {"*", "*"},
                                                                                        {"÷", "/"},
                                                                                        {"\\div", "/"},
                                                                                        {"/", "/"}}) {
        if (text.starts_with(written)) {
            auto number = base::parse_rational(base::trimmed(std::string_view(text).substr(written.size())));
            if (number) {
                return Operation{sign, *number};
            }
        }
    }
    return std::nullopt;
}

Rational applied(const Operation& operation, const Rational& value) {
    return operation.sign == "+"   ? plus(value, operation.by)
           : operation.sign == "-" ? minus(value, operation.by)
           : operation.sign == "*" ? times(value, operation.by)
                                   : over(value, operation.by);
}

Rational undone(const Operation& operation, const Rational& value) {
    return operation.sign == "+"   ? minus(value, operation.by)
           : operation.sign == "-" ? plus(value, operation.by)
           : operation.sign == "*" ? over(value, operation.by)
                                   : times(value, operation.by);
}

void fill(Entry& input, Entry& output, const std::vector<std::optional<Operation>>& operations) {
    const bool known = std::all_of(operations.begin(), operations.end(), [](const auto& one) { return one.has_value(); });
    if (!known) {
        return;
    }
    if (output.blank() && output.text.empty() && input.number) {
        Rational value = *input.number;
        for (const auto& operation : operations) {
            value = applied(*operation, value);
        }
        output = blank_entry(value);
    } else if (input.blank() && input.text.empty() && output.number) {
        Rational value = *output.number;
        for (auto at = operations.rbegin(); at != operations.rend(); ++at) {
            value = undone(**at, value);
        }
        input = blank_entry(value);
    }
}

class Machine {
public:
    explicit Machine(Sketch& sketch) : sketch_(sketch), height_(sketch.mark(13_mm)), gap_(sketch.span(11_mm)) {}

    /// A column of values centred on the machine's axis; gives its right edge.
    Length values(const std::vector<Entry>& list, Length left) {
        Length width = sketch_.mark(11_mm);
        for (const Entry& entry : list) {
            width = std::max(width, sketch_.room_of(entry, TextSize::Body).width);
        }
        const Length pitch = sketch_.mark(10.5_mm);
        const auto count = static_cast<std::int32_t>(list.size());
        for (std::int32_t i = 0; i < count; ++i) {
            sketch_.entry(list[static_cast<std::size_t>(i)], {left + width / 2, pitch * i - pitch * (count - 1) / 2},
                          TextSize::Body);
        }
        return left + width;
    }

    Length arrow(Length left) {
        sketch_.arrow({left + 1.5_mm, {}}, {left + gap_ - 1.5_mm, {}}, pens::kFigure);
        return left + gap_;
    }

    Length box(const Entry& operation, Length left) {
        const Length width = std::max(sketch_.span(22_mm), sketch_.room_of(operation, TextSize::Body).width + 6_mm);
        sketch_.add(rounded({left, -height_ / 2}, width, height_, sketch_.mark(2_mm), pens::kHeavy, Fill::White));
        sketch_.entry(operation, {left + width / 2, {}}, TextSize::Body);
        return left + width;
    }

private:
    Sketch& sketch_;
    Length height_;
    Length gap_;
};

base::Status draw(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> ops = in.needed_entries("ops");
    std::vector<Entry> inputs = in.entries("input");
    std::vector<Entry> outputs = in.entries("output");
    in.demand(ops.size() <= 4, "ops", "has more than 4 operations");
    in.demand(inputs.size() == outputs.size() || inputs.empty() || outputs.empty(), "output", "must be as many as the inputs");
    in.demand(inputs.size() <= 6 && outputs.size() <= 6, "input", "has more than 6 values");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Entry open{Entry::Kind::Blank, {}, {}};
    inputs.resize(std::max<std::size_t>({inputs.size(), outputs.size(), 1}), open);
    outputs.resize(inputs.size(), open);
    std::vector<std::optional<Operation>> operations;
    for (const Entry& operation : ops) {
        operations.push_back(parse(document::plain_text(operation.text)));
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        fill(inputs[i], outputs[i], operations);
    }
    Machine machine(sketch);
    Length left = machine.values(inputs, {});
    for (const Entry& operation : ops) {
        left = machine.box(operation, machine.arrow(left));
    }
    machine.values(outputs, machine.arrow(left));
    sketch.say("Function machine. In: " + spoken_entries(inputs) + ". Steps: " + spoken_entries(ops) +
               ". Out: " + spoken_entries(outputs) + ".");
    return {};
}

}  // namespace

Kind function_machine() {
    return {"function_machine", draw, "{ops: ['× 3', '+ 5'], input: [4, '?'], output: ['?', 29]}"};
}

}  // namespace bookbag::layout::figures
