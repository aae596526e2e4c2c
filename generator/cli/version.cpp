// The one place that reads the build's version for --version.
#include "cli/version.hpp"

#ifndef BOOKBAG_VERSION
#define BOOKBAG_VERSION "unknown"
#endif

namespace bookbag::cli {

std::string version() {
    return BOOKBAG_VERSION;
}

}  // namespace bookbag::cli
