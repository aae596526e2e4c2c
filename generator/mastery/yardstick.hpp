// How good a list of predictions is: the four figures that every comparison here uses.
//
// AUC says whether likelier answers are ranked higher (ties count one half). Log loss and ECE say whether a
// stated .8 comes true eight times in ten, and that is what the target policy reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bookbag::mastery {

/// Predicted chances and what happened (0 or 1; a fraction counts as right from .5 on in AUC), same length.
struct Score {
    double auc = 0.5;
    double log_loss = 0;      ///< p clipped to 1e-6 … 1 - 1e-6, natural logarithm
    double ece = 0;           ///< expected calibration error, 10 bins of equal width
    double window_mean = 0;   ///< mean outcome where p is in [.70, .85)
    std::size_t window_count = 0;
    std::size_t count = 0;
};

/// All figures at once. Sorting makes it n log n.
Score score(std::span<const float> chances, std::span<const float> right);

/// Half the width of a 95 % interval of the AUC by a bootstrap over pupils, never over answers, which hang together
/// (200 draws, fixed seed, normal approximation: 1.96 standard deviations). pupil[i] is the pupil of answer i.
double auc_half_width(std::span<const float> chances, std::span<const float> right, std::span<const std::uint32_t> pupil);

}  // namespace bookbag::mastery
