// Printing of origins and faults in the one form that every message of the program has.
#include "base/fault.hpp"

namespace bookbag::base {

std::string to_string(const Origin& origin) {
    std::string text = origin.path.text();
    if (origin.line != 0) {
        text += ':' + std::to_string(origin.line);
        if (origin.column != 0) {
            text += ':' + std::to_string(origin.column);
        }
    }
    return text;
}

const char* name_of(FaultKind kind) {
    switch (kind) {
        case FaultKind::BadInput: return "BadInput";
        case FaultKind::Missing: return "Missing";
        case FaultKind::Unsupported: return "Unsupported";
        case FaultKind::Outside: return "Outside";
        case FaultKind::Bug: return "Bug";
    }
    return "Bug";
}

std::string to_string(const Fault& fault) {
    std::string text = to_string(fault.where);
    if (!text.empty()) {
        text += ": ";
    }
    text += fault.code.empty() ? name_of(fault.kind) : fault.code.c_str();
    text += fault.code.empty() ? ": " : " ";
    text += fault.what;
    if (!fault.remedy.empty()) {
        text += ": " + fault.remedy;
    }
    return text;
}

}  // namespace bookbag::base
