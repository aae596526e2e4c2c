// The project's own curriculum, read from the checkout, for tests that need real skills.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/fault.hpp"
#include "files/world.hpp"
#include "files/yaml_folder.hpp"
#include "school/curriculum.hpp"

namespace bookbag::support {

/// The whole mathematics map; a test failure for every fault in it.
inline school::Curriculum mathematics() {
    files::DiskWorld disk;
    const files::YamlFolder folder = files::read_yaml_folder(disk, BOOKBAG_SOURCE_DIR, "curriculum/maths");
    for (const base::Fault& fault : folder.faults) {
        ADD_FAILURE() << base::to_string(fault);
    }
    school::Loaded<school::Curriculum> loaded = school::make_curriculum(folder.documents);
    for (const base::Fault& fault : loaded.faults) {
        ADD_FAILURE() << base::to_string(fault);
    }
    return std::move(loaded.value);
}

}  // namespace bookbag::support
