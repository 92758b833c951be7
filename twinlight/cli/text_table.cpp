#include "twinlight/cli/text_table.h"

#include <utf8proc.h>

#include <algorithm>

namespace twinlight::cli {
namespace {

constexpr std::size_t gap_columns = 2;
constexpr std::string_view ellipsis = "…";

/// One character of a text: its bytes and the columns it takes.
struct Character {
  std::size_t bytes = 1;
  std::size_t columns = 1;
};

Character first_character(std::string_view text) {
  utf8proc_int32_t codepoint = 0;
  const auto length = static_cast<utf8proc_ssize_t>(text.size());
  const utf8proc_ssize_t bytes =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), length, &codepoint);
  if (bytes <= 0) return {};
  return {.bytes = static_cast<std::size_t>(bytes), .columns = static_cast<std::size_t>(utf8proc_charwidth(codepoint))};
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Character character = first_character(text);
    width += character.columns;
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string shortened(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::string start;
  std::size_t used = 1;  // the ellipsis
  while (!text.empty()) {
    const Character character = first_character(text);
    if (used + character.columns > columns) break;
    used += character.columns;
    start += text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
  }
  return start.append(ellipsis);
}

void TextTable::add_column(std::string heading, Align align) {
  columns_.push_back({.heading = std::move(heading), .align = align});
}

void TextTable::add_row(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string padding(widths[i] - display_width(cells[i]), ' ');
    if (i > 0) text.append(gap_columns, ' ');
    text += columns_[i].align == Align::right ? padding + cells[i] : cells[i] + padding;
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

std::string TextTable::text() const {
  std::vector<std::string> headings;
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    headings.push_back(columns_[i].heading);
    std::size_t width = display_width(columns_[i].heading);
    for (const auto& row : rows_) width = std::max(width, display_width(row[i]));
    widths.push_back(width);
  }
  std::string shown = line(headings, widths);
  for (const auto& row : rows_) shown += line(row, widths);
  return shown;
}

}  // namespace twinlight::cli
