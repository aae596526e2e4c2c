// The fonts of all layout tests, loaded once for the program.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "fonts/font_set.hpp"

namespace bookbag::layout {

inline const fonts::FontSet& test_fonts() {
    static const fonts::FontSet kFonts = [] {
        auto loaded = fonts::FontSet::load("/usr/share/fonts");
        if (!loaded) {
            std::cerr << to_string(loaded.error()) << '\n';
            std::abort();
        }
        return *std::move(loaded);
    }();
    return kFonts;
}

}  // namespace bookbag::layout
