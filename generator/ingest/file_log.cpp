// Messages are kept up to 20 of one code; all are counted, so "120 rows share one UPN" stays one line.
#include "ingest/file_log.hpp"

#include <algorithm>
#include <utility>

#include "ingest/fold.hpp"

namespace bookbag::ingest {

namespace {

constexpr std::uint64_t kMostOfOneCode = 20;
constexpr std::size_t kMostRejected = 100'000;

}  // namespace

void FileLog::note(base::Fault fault) {
    if (++report_.by_code[fault.code] <= kMostOfOneCode) {
        report_.messages.push_back(std::move(fault));
    }
}

void FileLog::quarantined(base::Fault fault, std::string_view raw) {
    ++counts_.quarantined;
    if (report_.rejected.size() < kMostRejected) {
        report_.rejected.push_back({fault, std::string(raw)});
    }
    note(std::move(fault));
}

void FileLog::cell_quarantined(base::Fault fault, std::string_view raw) {
    ++report_.cells_quarantined;
    if (report_.rejected.size() < kMostRejected) {
        report_.rejected.push_back({fault, std::string(raw)});
    }
    note(std::move(fault));
}

base::Fault FileLog::about(const Cell& cell, const Refusal& refusal, Privacy privacy) const {
    std::string value;
    if (!cell.text.empty()) {
        value = (privacy == Privacy::Personal ? shape_of(cell.text) : shown(cell.text)) + ": ";
    }
    return {base::FaultKind::BadInput, {report_.name, cell.line, cell.column}, value + refusal.what, refusal.remedy, refusal.code};
}

base::Fault FileLog::about_file(std::string code, std::string what, std::string remedy) const {
    return {base::FaultKind::BadInput, {report_.name, 1, 0}, std::move(what), std::move(remedy), std::move(code)};
}

FileReport FileLog::refuse(base::Fault fault) {
    note(std::move(fault));
    Accounting::Counts all;
    all.quarantined = rows_read_;
    report_.rows = Accounting::make(rows_read_, std::move(all)).value_or(Accounting());
    report_.end = FileEnd::Refused;
    return std::move(report_);
}

FileReport FileLog::close() {
    auto rows = Accounting::make(rows_read_, counts_);
    if (!rows) {
        base::Fault fault = rows.error();
        fault.where = {report_.name, 1, 0};
        return refuse(std::move(fault));
    }
    report_.rows = *std::move(rows);
    const bool set_aside = report_.rows.quarantined() > 0 || report_.cells_quarantined > 0;
    const bool warned = std::any_of(report_.by_code.begin(), report_.by_code.end(), [](const auto& entry) { return entry.first[0] != 'I'; });
    report_.end = set_aside ? FileEnd::PartlyQuarantined : warned ? FileEnd::Warned : FileEnd::Loaded;
    return std::move(report_);
}

}  // namespace bookbag::ingest
