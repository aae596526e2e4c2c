// The public doors to Drawing.
#include "questions/draw.hpp"

#include "questions/drawing.hpp"

namespace bookbag::questions {

using base::Result;

Result<Question> draw(const QuestionTemplate& made_from, base::Seed seed) {
    Drawing drawing(made_from, seed);
    while (true) {
        if (const auto status = drawing.settle(); !status) {
            return status.error();
        }
        auto question = drawing.question();
        if (question || question.error().code != kRedraw) {
            return question;  // a rounding tie in a printed text refuses the draw as one in a name does
        }
    }
}

Result<std::string> draw_note(const QuestionTemplate& made_from, base::Seed seed) {
    Drawing drawing(made_from, seed);
    if (const auto status = drawing.settle(); !status) {
        return status.error();
    }
    return drawing.note();
}

Result<DrawTally> tally_draws(const QuestionTemplate& made_from, int seeds) {
    DrawTally tally;
    for (int i = 0; i < seeds; ++i) {
        Drawing drawing(made_from, plain_seed(base::seed_of({"tally", made_from.id, std::to_string(i)})));
        const auto status = drawing.settle();
        if (!status && status.error().code != kNoDraw) {
            return status.error();
        }
        tally.tries += drawing.tries();
        tally.accepted += status ? 1 : 0;
    }
    return tally;
}

}  // namespace bookbag::questions
