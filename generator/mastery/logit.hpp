// Three small functions of probability, in one place so that every part of the room rounds alike.
// Held away from 0 and 1 by the same bounds everywhere, since one infinite number would spoil a whole fit.
#pragma once

#include <algorithm>
#include <cmath>

namespace bookbag::mastery {

/// 1 / (1 + e^-x).
inline double sigma(double x) { return 1.0 / (1.0 + std::exp(-x)); }

/// ln(p / (1 - p)) with p held inside 1e-6 … 1 - 1e-6.
inline double logit(double p) {
    const double held = std::clamp(p, 1e-6, 1 - 1e-6);
    return std::log(held / (1 - held));
}

/// lo(w, n) = ln(w / (n - w)) with w held inside .02 … n - .02 (design 4.2).
inline double log_odds(double right, double of) {
    const double held = std::clamp(right, 0.02, of - 0.02);
    return std::log(held / (of - held));
}

}  // namespace bookbag::mastery
