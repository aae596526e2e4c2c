// Counting and saying.
#include "ingest/report.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "files/csv.hpp"

namespace bookbag::ingest {

namespace {

std::string count_of(std::uint64_t count, const char* word) { return base::grouped(static_cast<std::int64_t>(count)) + " " + word; }

std::vector<std::string> lines_of(const FileReport& file) {
    std::vector<std::string> lines;
    const std::string source = file.source.empty() ? "not recognised" : file.source + " " + file.table;
    std::string head = file.name + ": " + name_of(file.end) + " (" + source + "); " + file.rows.line();
    if (file.cells_read > 0) {
        head += "; " + count_of(file.cells_read, "cells read: ") + count_of(file.cells_loaded, "values, ") +
                count_of(file.cells_absent, "absent, ") + count_of(file.cells_quarantined, "quarantined");
    }
    if (!file.complete && file.end != FileEnd::Refused && file.end != FileEnd::Skipped) {
        head += "; completeness not proved";
    }
    lines.push_back(std::move(head));
    std::set<std::string> said;
    for (const base::Fault& message : file.messages) {
        if (!said.insert(message.code).second) {
            continue;
        }
        const auto count = file.by_code.find(message.code);
        const bool many = count != file.by_code.end() && count->second > 1;
        lines.push_back("  " + base::to_string(message) + (many ? " (" + std::to_string(count->second) + " times)" : ""));
    }
    return lines;
}

}  // namespace

base::Result<Accounting> Accounting::make(std::uint64_t rows_read, Counts counts) {
    Accounting accounting;
    accounting.rows_read_ = rows_read;
    accounting.counts_ = std::move(counts);
    const std::uint64_t sum = accounting.loaded() + accounting.quarantined() + accounting.skipped();
    if (sum != rows_read) {
        return base::Fault{base::FaultKind::Bug, {}, "rows do not add up: " + std::to_string(rows_read) + " read, " +
                           std::to_string(sum) + " accounted for", "report this; the file was refused", "E-ACCOUNT"};
    }
    return accounting;
}

std::uint64_t Accounting::skipped() const {
    std::uint64_t sum = 0;
    for (const auto& [code, count] : counts_.skipped) {
        sum += count;
    }
    return sum;
}

std::string Accounting::line() const {
    std::string text = count_of(rows_read_, "rows read: ") + count_of(loaded(), "loaded, ") + count_of(quarantined(), "quarantined, ") +
                       count_of(skipped(), "skipped");
    std::string reasons;
    for (const auto& [code, count] : counts_.skipped) {
        reasons += (reasons.empty() ? " (" : ", ") + code + " " + std::to_string(count);
    }
    return reasons.empty() ? text : text + reasons + ")";
}

const char* name_of(FileEnd end) {
    switch (end) {
        case FileEnd::Loaded: return "loaded";
        case FileEnd::Warned: return "loaded with warnings";
        case FileEnd::PartlyQuarantined: return "loaded with rows set aside";
        case FileEnd::Refused: return "refused";
        case FileEnd::Skipped: return "skipped, nothing new";
    }
    return "";
}

std::uint64_t IngestReport::rows_read() const {
    std::uint64_t sum = 0;
    for (const FileReport& file : files) {
        sum += file.rows.rows_read();
    }
    return sum;
}

std::uint64_t IngestReport::rows_quarantined() const {
    std::uint64_t sum = 0;
    for (const FileReport& file : files) {
        sum += file.rows.quarantined();
    }
    return sum;
}

bool IngestReport::any_refused() const {
    return std::any_of(files.begin(), files.end(), [](const FileReport& file) { return file.end == FileEnd::Refused; });
}

std::vector<std::string> summary_lines(const IngestReport& report, std::size_t most) {
    std::vector<std::string> lines;
    for (const base::Fault& fault : report.faults) {
        lines.push_back(base::to_string(fault));
    }
    for (const FileReport& file : report.files) {
        for (std::string& line : lines_of(file)) {
            lines.push_back(std::move(line));
        }
    }
    if (lines.size() > most && most > 0) {
        const std::size_t left = lines.size() - (most - 1);
        lines.resize(most - 1);
        lines.push_back("... and " + std::to_string(left) + " more lines; see the quarantine folder");
    }
    return lines;
}

std::string quarantine_csv(const FileReport& file) {
    std::string text = "line,column,code,reason,remedy,row\n";
    for (const RejectedRow& row : file.rejected) {
        text += std::to_string(row.fault.where.line) + "," + std::to_string(row.fault.where.column) + "," + files::csv_field(row.fault.code) +
                "," + files::csv_field_for_people(row.fault.what) + "," + files::csv_field_for_people(row.fault.remedy) + "," +
                files::csv_field_for_people(row.raw) + "\n";
    }
    return text;
}

}  // namespace bookbag::ingest
