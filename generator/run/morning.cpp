// The morning page: one HTML file in the order of work, readable on a phone, printable on two pages, no script.
//
// Texts are escaped, nothing is loaded from elsewhere but the preview pictures beside it. Pupils stand as tokens: the
// page may be mailed and pinned up. Look: mock/report-notes.md section 9.
#include <algorithm>

#include "base/text.hpp"
#include "run/counted.hpp"
#include "run/night_facts.hpp"

namespace bookbag::run {

namespace {

constexpr const char* kStyle = R"css(
:root{--ink:#14181d;--mute:#4a525c;--line:#c9ccd1;--link:#0a4a86;--go:#0b5c3b;--wait:#8a3b00}
*{box-sizing:border-box}
body{margin:0;background:#f5f4ef;color:var(--ink);font:17px/1.5 Andika,"Noto Sans",system-ui,sans-serif}
main{max-width:1180px;margin:0 auto;padding:28px}
h1{font-size:30px;line-height:1.2;margin:0}h2{font-size:21px;margin:0 0 8px}
.head{display:flex;gap:20px;justify-content:space-between;align-items:flex-start;flex-wrap:wrap;margin-bottom:20px}
.mute{color:var(--mute)}a{color:var(--link)}a:focus,summary:focus{outline:3px solid var(--link);outline-offset:2px}
.cards{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin-bottom:18px}
.card,section{background:#fff;border:1px solid var(--line);border-radius:12px;padding:18px 20px}
.card{border-left:6px solid var(--line)}.card.go{border-left-color:var(--go)}.card.wait{border-left-color:var(--wait)}
.card b{display:block;font-size:34px;line-height:1.1}
section{margin-bottom:18px}.two{display:grid;grid-template-columns:3fr 2fr;gap:18px}
.disc{display:inline-block;width:30px;height:30px;border-radius:50%;background:var(--ink);color:#fff;text-align:center;
line-height:30px;font-size:17px;margin-right:8px}
table{border-collapse:collapse;width:100%}th{text-align:left;border-bottom:2px solid var(--ink);padding:6px 10px 6px 0}
td{border-bottom:1px solid var(--line);padding:7px 10px 7px 0;vertical-align:top}.num{text-align:right}
code{font:14px/1.4 "Noto Sans Mono",monospace;overflow-wrap:anywhere}
.item{border-left:6px solid var(--wait);padding:2px 0 2px 14px;margin:12px 0}
.swatch{display:inline-block;width:20px;height:13px;border:1px solid var(--ink);border-radius:3px;margin-right:8px}
.cream{background:#f7efcf}.blue{background:#d3e6f7}.green{background:#d9efd9}.yellow{background:#fbf3b0}
.shots{display:flex;gap:12px}.shots a{flex:1;min-width:0}.shots img{width:100%;border:1px solid var(--ink);display:block}
details ul{margin:6px 0}
@media(max-width:760px){main{padding:14px}h1{font-size:24px}.cards{grid-template-columns:1fr 1fr}.two{grid-template-columns:1fr}
 .wide thead{display:none}.wide tr{display:block;border-bottom:1px solid var(--line);padding:6px 0}.wide td{display:block;border:0;padding:2px 0}
.num{text-align:left}}
@media print{@page{size:A4;margin:14mm}body{background:#fff;font-size:12.5px}main{padding:0;max-width:none}
.card,section{border-color:#000;break-inside:avoid;padding:10px 12px}
 h1{font-size:23px}h2{font-size:16px}.card b{font-size:25px}.cards{grid-template-columns:repeat(4,1fr)}.two{grid-template-columns:3fr 2fr}
a{color:#000}}
)css";

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string link(const std::string& path, const std::string& words) {
    return "<a href=\"" + escaped(path) + "\">" + escaped(words) + "</a>";
}

std::string card(const std::string& look, std::int64_t number, const std::string& words) {
    return "<div class=\"card " + look + "\"><b>" + base::grouped(number) + "</b>" + escaped(words) + "</div>\n";
}

std::string title(const NightFacts& facts) {
    if (facts.packs == 0 && facts.not_due > 0) {
        return "Good morning. No booklets are due today.";
    }
    return "Good morning. " + counted(facts.packs, "booklet is ready.", "booklets are ready.");
}

std::vector<const ledger::Artefact*> of_kind(const NightFacts& facts, const std::string& kind) {
    std::vector<const ledger::Artefact*> found;
    for (const auto& artefact : facts.artefacts) {
        if (artefact.kind == kind) {
            found.push_back(&artefact);
        }
    }
    return found;
}

std::int64_t rows_aside(const NightFacts& facts) {
    std::int64_t rows = 0;
    for (const auto& file : facts.intake.files) {
        rows += static_cast<std::int64_t>(file.rows.quarantined());
    }
    return rows;
}

std::string head(const NightFacts& facts) {
    std::string html = "<div class=\"head\"><div><h1>" + escaped(title(facts)) + "</h1><div class=\"mute\">" +
                       escaped(facts.school) + ", " + base::to_iso(facts.date) + "</div></div>";
    html += "<div class=\"mute\">Night took " + base::fixed(static_cast<double>(facts.wall_ms) / 1000, 1) + " s. Exit code " +
            std::to_string(facts.exit_code) + ".<br>" + link("night.json", "night.json") +
            " holds the same for machines.</div></div>\n";
    html += "<div class=\"cards\">" + card("go", facts.sheets, "sheets to print") +
            card(facts.needed.empty() ? "go" : "wait", static_cast<std::int64_t>(facts.needed.size()),
                 facts.needed.size() == 1 ? "thing needs a person" : "things need a person") +
            card(rows_aside(facts) == 0 ? "go" : "wait", rows_aside(facts),
                 rows_aside(facts) == 1 ? "row put aside, with the fix" : "rows put aside, with the fix") +
            card("", facts.pupils,
                 "on roll: " + counted(facts.packs, "booklet", "booklets") + ", " + base::grouped(facts.not_due) + " not due, " +
                     base::grouped(facts.failed) + " failed") +
            "</div>\n";
    return html;
}

std::string print_files(const NightFacts& facts) {
    std::string html =
        "<table class=\"wide\"><thead><tr><th scope=\"col\">Class file</th><th scope=\"col\" class=\"num\">Pages</th><th "
        "scope=\"col\">For the teacher</th></tr></thead><tbody>\n";
    for (const auto* file : of_kind(facts, "print")) {
        html += "<tr><td>" + link(file->path, file->path) + "</td><td class=\"num\">" + base::grouped(file->pages) + "</td><td>";
        for (const char* kind : {"marking-book", "class-sheet"}) {
            for (const auto* other : of_kind(facts, kind)) {
                if (other->token == file->token && file->path == "print/" + file->token + ".pdf") {
                    html += link(other->path, kind == std::string("marking-book") ? "marking book" : "class sheet") + " ";
                }
            }
        }
        html += "</td></tr>\n";
    }
    for (const auto* file : of_kind(facts, "reports-on-paper")) {
        html += "<tr><td>" + link(file->path, file->path) + " (parent reports)</td><td class=\"num\">" +
                base::grouped(file->pages) + "</td><td></td></tr>\n";
    }
    return html + "</tbody></table>\n";
}

std::string print_now(const NightFacts& facts) {
    std::string html =
        "<section><h2><span class=\"disc\">1</span>Print now</h2><p class=\"mute\">A4, both sides, long edge, 100 %. Each class "
        "file starts with a cover sheet.</p>\n";
    html +=
        "<table><thead><tr><th scope=\"col\">Paper</th><th scope=\"col\">What</th><th scope=\"col\" "
        "class=\"num\">Sheets</th></tr></thead><tbody>\n";
    std::int64_t sheets = 0;
    for (const auto& [name, count] : facts.stacks) {
        sheets += count.second;
        html += "<tr><td><span class=\"swatch " + escaped(name) + "\"></span>" +
                escaped(name == "large" ? "white, large print" : name) + "</td><td>" +
                counted(count.first, "booklet", "booklets") + "</td><td class=\"num\">" + base::grouped(count.second) +
                "</td></tr>\n";
    }
    html += "<tr><td><span class=\"swatch\"></span>white</td><td>" +
            counted(facts.reports_paper, "parent report", "parent reports") + " on paper</td><td class=\"num\">" +
            base::grouped(facts.reports_paper) + "</td></tr>\n";
    sheets += facts.reports_paper;
    html += "<tr><td><b>All stacks</b></td><td></td><td class=\"num\"><b>" + base::grouped(sheets) +
            "</b></td></tr></tbody></table>\n<details><summary>Every file</summary>\n" + print_files(facts) +
            "</details></section>\n";
    return html;
}

std::string needs_a_person(const NightFacts& facts) {
    std::string html = "<section><h2><span class=\"disc\">2</span>Needs a person</h2>\n";
    if (facts.needed.empty()) {
        html += "<p>Nothing today.</p>\n";
    }
    for (const auto& item : facts.needed) {
        html += "<div class=\"item\"><b>" + escaped(item.what) + "</b> " + escaped(item.why);
        if (!item.tokens.empty()) {
            html += "<br>Booklet codes: ";
            for (std::size_t i = 0; i < std::min<std::size_t>(12, item.tokens.size()); ++i) {
                html += (i == 0 ? "" : ", ") + escaped(item.tokens[i]);
            }
            html += item.tokens.size() > 12 ? " and " + std::to_string(item.tokens.size() - 12) + " more." : ".";
        }
        html += "</div>\n";
    }
    return html + "</section>\n";
}

std::string mail_box(const NightFacts& facts) {
    std::string html = "<section><h2>E-mail to parents</h2><p class=\"mute\">" +
                       counted(facts.reports_email, "child", "children") + " by e-mail, " + base::grouped(facts.reports_paper) +
                       " on paper.</p><table><tbody>\n";
    for (const auto& [state, count] : facts.deliveries) {
        html += "<tr><th scope=\"row\">" + escaped(state) + "</th><td class=\"num\">" + base::grouped(count) + "</td></tr>\n";
    }
    html += "</tbody></table>\n";
    if (!facts.paper_because.empty()) {
        html += "<details><summary>Why on paper</summary><ul>\n";
        for (const auto& [reason, count] : facts.paper_because) {
            html += "<li>" + escaped(reason) + ": " + base::grouped(count) + "</li>\n";
        }
        html += "</ul></details>\n";
    }
    return html + "</section>\n";
}

std::string rows_put_aside(const NightFacts& facts) {
    std::string html =
        "<section><h2><span class=\"disc\">3</span>Rows put aside</h2><p class=\"mute\">All other rows were used. Put a "
        "corrected file in <code>inbox/</code> and the next night takes it.</p>\n";
    html +=
        "<table class=\"wide\"><thead><tr><th scope=\"col\">Where (file:line:column)</th><th scope=\"col\">What is wrong</th><th "
        "scope=\"col\">How to fix it</th></tr></thead><tbody>\n";
    std::size_t shown = 0;
    for (const auto& file : facts.intake.files) {
        for (const auto& row : file.rejected) {
            if (++shown > 25) {
                break;
            }
            html += "<tr><td><code>" + escaped(base::to_string(row.fault.where)) + "</code></td><td>" + escaped(row.fault.what) +
                    "</td><td>" + escaped(row.fault.remedy) + "</td></tr>\n";
        }
    }
    html +=
        "</tbody></table>\n<details><summary>Every file read</summary><table class=\"wide\"><thead><tr><th "
        "scope=\"col\">File</th><th scope=\"col\">Rows</th><th scope=\"col\">Outcome</th></tr></thead><tbody>\n";
    for (const auto& file : facts.intake.files) {
        html += "<tr><td><code>" + escaped(file.name) + "</code></td><td>" + escaped(file.rows.line()) + "</td><td>" +
                escaped(ingest::name_of(file.end)) + "</td></tr>\n";
    }
    return html + "</tbody></table></details></section>\n";
}

std::string codes_by_class(const std::vector<std::pair<std::string, std::string>>& list) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(16, list.size()); ++i) {
        text += (i == 0 ? "" : ", ") + escaped(list[i].first) + " " + escaped(list[i].second);
    }
    return text + (list.size() > 16 ? " and " + std::to_string(list.size() - 16) + " more" : "");
}

std::string no_evidence(const NightFacts& facts) {
    std::string html =
        "<section><h2><span class=\"disc\">4</span>No evidence yet</h2><p class=\"mute\">These children are not left out. Each "
        "has what the last column says.</p>\n";
    html +=
        "<table class=\"wide\"><thead><tr><th scope=\"col\">Who</th><th scope=\"col\">Why</th><th scope=\"col\">What they "
        "get</th></tr></thead><tbody>\n";
    if (!facts.without_evidence.empty()) {
        html += "<tr><td><b>" + std::to_string(facts.without_evidence.size()) +
                "</b>: " + codes_by_class(facts.without_evidence) +
                "</td><td>No answers yet</td><td>A short first look, printed today</td></tr>\n";
    }
    if (!facts.stale.empty()) {
        html += "<tr><td><b>" + std::to_string(facts.stale.size()) + "</b>: " + codes_by_class(facts.stale) +
                "</td><td>Last work is older than 21 days</td><td>A booklet with more looking back; the report says the "
                "date</td></tr>\n";
    }
    return html + "</tbody></table></section>\n";
}

std::string look_at_three(const NightFacts& facts) {
    std::string html =
        "<section><h2>Look at three before you print</h2><p class=\"mute\">Picked the same way each night: one young, one in the "
        "middle, one old.</p><div class=\"shots\">\n";
    for (const auto& preview : facts.previews) {
        const std::string name = preview.substr(preview.rfind('/') + 1);
        html += "<a href=\"" + escaped(preview) + "\"><img src=\"" + escaped(preview) +
                "\" alt=\"Page of a booklet: " + escaped(name) + "\">" + escaped(name) + "</a>\n";
    }
    return html + "</div></section>\n";
}

std::string for_the_lead(const NightFacts& facts, const school::Curriculum& curriculum) {
    if (facts.thin.empty() && facts.plan_lines.empty()) {
        return {};
    }
    std::string html = "<section><h2>For the maths lead</h2>\n";
    if (!facts.thin.empty()) {
        html += "<details><summary>" + counted(static_cast<std::int64_t>(facts.thin.size()), "skill", "skills") +
                " wanted, without questions so far; the nearest was taken</summary><ul>\n";
        std::vector<std::pair<std::string, std::int64_t>> thin(facts.thin.begin(), facts.thin.end());
        std::stable_sort(thin.begin(), thin.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        for (std::size_t i = 0; i < std::min<std::size_t>(30, thin.size()); ++i) {
            const auto skill = curriculum.find(thin[i].first);
            html += "<li><code>" + escaped(thin[i].first) + "</code> " +
                    (skill ? escaped(curriculum.at(*skill).title) : std::string()) + ": " +
                    counted(thin[i].second, "pupil", "pupils") + "</li>\n";
        }
        html += "</ul></details>\n";
    }
    if (!facts.plan_lines.empty()) {
        html += "<details open><summary>Plan lines that were not used</summary><ul>\n";
        for (const auto& line : facts.plan_lines) {
            html += "<li><code>" + escaped(line) + "</code></li>\n";
        }
        html += "</ul></details>\n";
    }
    return html + "</section>\n";
}

}  // namespace

std::string morning_html(const NightFacts& facts, const school::Curriculum& curriculum) {
    std::string html =
        "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width,initial-scale=1\">\n<title>" +
        escaped(title(facts)) + "</title>\n<style>" + kStyle + "</style></head>\n<body><main>\n";
    html += head(facts) + print_now(facts);
    html += "<div class=\"two\">" + needs_a_person(facts) + mail_box(facts) + "</div>\n";
    html += rows_put_aside(facts);
    html += "<div class=\"two\">" + no_evidence(facts) + look_at_three(facts) + "</div>\n";
    html += for_the_lead(facts, curriculum);
    html +=
        "<p class=\"mute\">No page like this by 07:00? Then the night did not run: see "
        "docs/operations.md.</p>\n</main></body></html>\n";
    return html;
}

}  // namespace bookbag::run
