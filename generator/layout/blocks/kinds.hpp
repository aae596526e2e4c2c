// The one list of block kinds: three functions each, found by overloading from std::visit in blocks.cpp.
//
// Adding a kind: the struct in document/block.hpp, a file here, three lines below.
#pragma once

#include "layout/blocks/box.hpp"

namespace bookbag::layout {

Length natural_width(const document::Paragraph& block, Measurer& measurer);
Box measure(const document::Paragraph& block, Length width, Measurer& measurer);
void place(const document::Paragraph& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Figure& block, Measurer& measurer);
Box measure(const document::Figure& block, Length width, Measurer& measurer);
void place(const document::Figure& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::AnswerRow& block, Measurer& measurer);
Box measure(const document::AnswerRow& block, Length width, Measurer& measurer);
void place(const document::AnswerRow& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::WritingLines& block, Measurer& measurer);
Box measure(const document::WritingLines& block, Length width, Measurer& measurer);
void place(const document::WritingLines& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::SquaredPaper& block, Measurer& measurer);
Box measure(const document::SquaredPaper& block, Length width, Measurer& measurer);
void place(const document::SquaredPaper& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::WorkSpace& block, Measurer& measurer);
Box measure(const document::WorkSpace& block, Length width, Measurer& measurer);
void place(const document::WorkSpace& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Gap& block, Measurer& measurer);
Box measure(const document::Gap& block, Length width, Measurer& measurer);
void place(const document::Gap& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Icon& block, Measurer& measurer);
Box measure(const document::Icon& block, Length width, Measurer& measurer);
void place(const document::Icon& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::CodeBox& block, Measurer& measurer);
Box measure(const document::CodeBox& block, Length width, Measurer& measurer);
void place(const document::CodeBox& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Disc& block, Measurer& measurer);
Box measure(const document::Disc& block, Length width, Measurer& measurer);
void place(const document::Disc& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::TickBox& block, Measurer& measurer);
Box measure(const document::TickBox& block, Length width, Measurer& measurer);
void place(const document::TickBox& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::QrCode& block, Measurer& measurer);
Box measure(const document::QrCode& block, Length width, Measurer& measurer);
void place(const document::QrCode& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Rule& block, Measurer& measurer);
Box measure(const document::Rule& block, Length width, Measurer& measurer);
void place(const document::Rule& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Dots& block, Measurer& measurer);
Box measure(const document::Dots& block, Length width, Measurer& measurer);
void place(const document::Dots& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::StateMark& block, Measurer& measurer);
Box measure(const document::StateMark& block, Length width, Measurer& measurer);
void place(const document::StateMark& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Stack& block, Measurer& measurer);
Box measure(const document::Stack& block, Length width, Measurer& measurer);
void place(const document::Stack& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Row& block, Measurer& measurer);
Box measure(const document::Row& block, Length width, Measurer& measurer);
void place(const document::Row& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Panel& block, Measurer& measurer);
Box measure(const document::Panel& block, Length width, Measurer& measurer);
void place(const document::Panel& block, const Box& box, const Spot& spot, Painter& painter);

Length natural_width(const document::Table& block, Measurer& measurer);
Box measure(const document::Table& block, Length width, Measurer& measurer);
void place(const document::Table& block, const Box& box, const Spot& spot, Painter& painter);

/// Baseline of a sign of `height` so that its middle stands at the middle of a line of reading text beside it.
Length centred_baseline(Length height, const Measurer& measurer);

}  // namespace bookbag::layout
