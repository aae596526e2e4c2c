// What a page holds: a tree of blocks. It says what each thing is and how big a thing must be for a hand to use it
// (a box to write in, squared paper), never where it stands. layout measures and places.
//
// The set of blocks is closed and small on purpose: a booklet section, a report card or a marking row is a tree of
// these, made in compose, so a new section needs no new layout code. Text looks are named by role; sizes, faces and
// leading come from the Style of the reader (Years 1-2, 3-6, 7-11, dyslexia, large print).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/length.hpp"
#include "document/figure_spec.hpp"
#include "document/rich_text.hpp"

namespace bookbag::document {

/// What a piece of text is for. Booklet sizes: mock/booklet-notes.md section 2; report and staff pages: report-notes.md.
enum class TextRole : std::uint8_t {
    CoverTitle,     ///< 34 bold
    PageTitle,      ///< 26 bold (24 Years 7-11, 28 Year 1, 32 large print)
    Subtitle,       ///< 12 soft, one short phrase beside or below a title
    Heading,        ///< 16 bold
    Subheading,     ///< 14 bold
    Question,       ///< the reading size of the profile: 16/14/12
    Child,          ///< same size as Question; words that are no question (targets, how-to lines)
    Reason,         ///< 12: reasons, helper words
    Helper,         ///< 12 soft: labels of answer lines, "Last time"
    Strong,         ///< 12 bold
    Code,           ///< 10 bold
    Marks,          ///< 12, "[2]"
    Running,        ///< 10 soft: header; bold parts by rich text
    Small,          ///< 9 soft: footer
    FigureLabel,    ///< 10-12
    ReportTitle,    ///< 23 bold
    ReportLead,     ///< 15 bold, leading 1.28
    ReportHeading,  ///< 14 bold
    ReportSubheading, ///< 12 or 13 bold
    ReportText,     ///< 11 / 1.36
    ReportSmall,    ///< 10.5 / 1.34
    ReportNote,     ///< 9
    StaffTitle,     ///< 15 bold
    StaffText,      ///< 9.5
    StaffStrong,    ///< 11 bold
    StaffHead,      ///< 9.5 bold, table heads
    Display,        ///< 92 bold: the class on a separator sheet
};

enum class Align : std::uint8_t { Left, Centre, Right };

/// The pictograms of mock/booklet-notes.md section 4, drawn on a 24-unit square with one pen.
enum class IconName : std::uint8_t {
    None, Bag, BagDone, ClockBack, Bulb, Pencil, Squares, Arrows, Home, SandGlass, Lens, Book, House, Speech, Hill, Target,
    Eye, Question, Scissors, Clock, Sun, Tick, ArrowRight, SamHead, Ruler, Star, People, Phone, Warning
};

struct Block;
using Blocks = std::vector<Block>;

/// A paragraph, broken into lines of the width it is given. `heading_level` 1-3 makes it H1-H3 in the tags, 0 = P.
struct Paragraph {
    TextRole role = TextRole::Child;
    RichText text;
    Align align = Align::Left;
    int heading_level = 0;
    std::string language = {};       ///< BCP 47 tag when it differs from the document's
};

/// A figure at its natural size, or scaled down to the width it gets (true-scale kinds are never scaled).
struct Figure {
    FigureSpec spec;
    FigureShow show = FigureShow::Question;
    Align align = Align::Left;
    base::Length most_height = {};   ///< 0 = as it comes
};

/// Circles 1-5 (Years 3-11) or three faces (Years 1-2), filled in before checking.
enum class HowSure : std::uint8_t { None, Circles, CirclesWithWords, Faces };

/// Last line of a question: label, line to write on, unit, how-sure circles flush right.
struct AnswerRow {
    RichText label;
    base::Length line = {};          ///< room to write that is wanted; 0 = 30 mm; the line ends at one of few fixed places; negative = none
    std::string unit = {};
    HowSure sure = HowSure::None;
    bool box = false;                ///< a box (Years 1-2) in place of the line
};

/// `count` ruled writing lines at the profile's pitch; `start` stands at the head of the first one.
struct WritingLines {
    int count = 1;
    RichText start = {};
};

/// Squared paper at the profile's square size.
struct SquaredPaper {
    int columns = 0;                 ///< 0 = as many as fit the width
    int rows = 6;
};

/// Room left white for working: at least `least`, and a share of the page's slack by `stretch`.
struct WorkSpace {
    base::Length least;
    int stretch = 1;
};

/// White space between furniture: fixed, or taking slack by `stretch`.
struct Gap {
    base::Length height;
    int stretch = 0;
};

struct Icon {
    IconName name = IconName::None;
    base::Length size;
    bool badge = false;              ///< in a rounded square of 13/9 of the icon's size (the title badge)
    bool soft = false;               ///< in the soft grey of helper words (the clock beside "about 9 minutes")
};

/// Bookwork code in its rounded box, "4C-K".
struct CodeBox {
    std::string code;
};

/// A number in a disc: solid = done for you, open = your turn.
struct Disc {
    std::string text;
    base::Length size;
    bool solid = true;
};

/// A box to tick (square) or to choose one of (ring).
struct TickBox {
    base::Length size;
    bool ring = false;
};

/// A QR code of `text`, drawn as a 1-bit mask with 4 modules of white around it inside `size`.
struct QrCode {
    std::string text;
    base::Length size;
};

enum class RuleLook : std::uint8_t { Hair, Thin, Main, Heavy, Dashed, CutHere };

struct Rule {
    RuleLook look = RuleLook::Thin;
};

/// `done` black dots, then rings up to `total`.
struct Dots {
    int done = 0;
    int total = 0;
};

/// The four states of a skill by shape and shade (report-notes.md section 1).
enum class StateSign : std::uint8_t { FindingOut, JustStarting, Nearly, Secure, SeenTwice, SeenOnce };

struct StateMark {
    StateSign sign = StateSign::FindingOut;
    base::Length size;
};

/// Blocks one under the other. Unbreakable when `keep` (a question and its working space).
struct Stack {
    Blocks blocks;
    base::Length gap = {};
    bool keep = false;
};

/// One column of a Row: `width` > 0 fixed; 0 and flex 0 = its natural width; flex > 0 = a share of what is left.
struct Cell;
enum class VAlign : std::uint8_t { Top, Middle, Bottom, Baseline };

/// Blocks side by side. `Baseline` aligns the first lines of text.
struct Row {
    std::vector<Cell> cells;
    base::Length gap = {};
    VAlign align = VAlign::Baseline;
    bool equal_heights = true;       ///< stretches inside the cells so that all end together
};

enum class PanelLook : std::uint8_t {
    Card,       ///< outline 1.0, radius 3 mm
    LightCard,  ///< outline 0.9, radius 3 mm
    Tinted,     ///< outline 1.0 and 6 % tint
    Heavy,      ///< outline 1.5, radius 4 mm
    TintOnly,   ///< 6 % tint without outline (the reason margin)
    Band,       ///< 10 % grey, radius 3 mm
    Bubble,     ///< speech bubble with its tail at the left
    Bar,        ///< black bar, white text
    Plain,      ///< no outline: only the padding
};

struct Panel {
    PanelLook look = PanelLook::Card;
    base::Length pad_x;
    base::Length pad_y;
    Blocks blocks;
    base::Length gap = {};
};

/// A real table (Table/TR/TH/TD in the tags). Widths as in Cell. Rows never break; head rows repeat on a new page.
enum class TableLook : std::uint8_t { Lines, Grid, Striped, Register };

struct TableColumn {
    base::Length width = {};
    int flex = 0;
    Align align = Align::Left;
    int heavy_after = 0;             ///< line to the right of this column: 1 = a heavier one, 2 = a hairline (look Lines)
    bool slanted_head = false;       ///< head text set at 56.5 degrees (class sheet)
};

struct TableRow {
    std::vector<Blocks> cells;
    bool head = false;
    std::vector<int> spans = {};     ///< columns taken by each cell; empty = one each
};

struct Table {
    TableLook look = TableLook::Lines;
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
    base::Length pad_x = {};
    base::Length pad_y = {};
    base::Length least_row = {};     ///< minimum row height
};

struct Block {
    std::variant<Paragraph, Figure, AnswerRow, WritingLines, SquaredPaper, WorkSpace, Gap, Icon, CodeBox, Disc, TickBox, QrCode,
                 Rule, Dots, StateMark, Stack, Row, Panel, Table>
        content;
};

struct Cell {
    base::Length width = {};
    int flex = 0;
    Blocks blocks;
    base::Length gap = {};
    VAlign align = VAlign::Top;      ///< used when the row's align is not Baseline
};

}  // namespace bookbag::document
