// JSON lines through files' quoting, so that any byte stays one line.
#include "run/log.hpp"

#include "base/text.hpp"
#include "files/json.hpp"

namespace bookbag::run {

void NightLog::note(std::int64_t milliseconds, const std::string& event, const std::vector<Field>& fields) {
    text_ += "{\"ms\":" + std::to_string(milliseconds) + ",\"event\":" + files::json_quoted(event);
    for (const auto& [name, value] : fields) {
        text_ += ',' + files::json_quoted(name) + ':' + files::json_quoted(value);
    }
    text_ += "}\n";
}

void NightLog::fault(std::int64_t milliseconds, const base::Fault& fault) {
    note(milliseconds, "fault",
         {{"kind", base::name_of(fault.kind)},
          {"code", fault.code},
          {"where", base::to_string(fault.where)},
          {"what", fault.what},
          {"remedy", fault.remedy}});
}

}  // namespace bookbag::run
