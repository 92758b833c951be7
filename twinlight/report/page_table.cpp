#include <algorithm>
#include <numeric>

#include "twinlight/report/page_flow.h"

namespace twinlight::report {
namespace {

constexpr double cell_padding_pt = 3.0;
constexpr std::size_t last_rows = 3;

double total_share(const Table& table) {
  double total = 0.0;
  for (const Column& column : table.columns) total += column.share;
  return total;
}

TextLook head_look(const Table& table, const Column& column) {
  return {.size_pt = table.size_pt - 0.5, .bold = true, .colour = colours::quiet, .align = column.align};
}

TextLook cell_look(const Table& table, const Column& column, const Cell& cell) {
  return {.size_pt = table.size_pt, .bold = cell.bold, .colour = cell.colour, .align = column.align};
}

}  // namespace

double PageFlow::row_height(const Table& table, const std::vector<Cell>& row) {
  double height_pt = 0.0;
  const double unit_pt = width_pt() / total_share(table);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const double inner_pt = table.columns[i].share * unit_pt - 2 * cell_padding_pt;
    height_pt =
        std::max(height_pt, canvas_.text_height(row[i].text, inner_pt, cell_look(table, table.columns[i], row[i])));
  }
  return height_pt + 2 * cell_padding_pt;
}

void PageFlow::table_head(const Table& table) {
  const double unit_pt = width_pt() / total_share(table);
  double height_pt = 0.0;
  for (const Column& column : table.columns)
    height_pt = std::max(height_pt, canvas_.text_height(column.title, column.share * unit_pt - 2 * cell_padding_pt,
                                                        head_look(table, column)));
  double x_pt = left_pt();
  canvas_.rectangle({x_pt, y_pt_, width_pt(), height_pt + 2 * cell_padding_pt}, colours::tint);
  for (const Column& column : table.columns) {
    canvas_.text(column.title, x_pt + cell_padding_pt, y_pt_ + cell_padding_pt,
                 column.share * unit_pt - 2 * cell_padding_pt, head_look(table, column));
    x_pt += column.share * unit_pt;
  }
  y_pt_ += height_pt + 2 * cell_padding_pt;
}

void PageFlow::table_row(const Table& table, const std::vector<Cell>& row, double height_pt) {
  const double unit_pt = width_pt() / total_share(table);
  double x_pt = left_pt();
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Column& column = table.columns[i];
    canvas_.text(row[i].text, x_pt + cell_padding_pt, y_pt_ + cell_padding_pt,
                 column.share * unit_pt - 2 * cell_padding_pt, cell_look(table, column, row[i]));
    x_pt += column.share * unit_pt;
  }
  y_pt_ += height_pt;
  canvas_.rule(left_pt(), y_pt_ - 0.4, width_pt(), colours::rule, 0.4);
}

void PageFlow::table(const Table& table) {
  constexpr double head_and_a_row_pt = 48.0;
  need(head_and_a_row_pt);
  table_head(table);
  std::vector<double> heights_pt;
  for (const auto& row : table.rows) heights_pt.push_back(row_height(table, row));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    // The last rows stay together: one alone on the next page is overlooked.
    const bool at_last_rows = i > 0 && i + last_rows == table.rows.size();
    const auto first = heights_pt.begin() + static_cast<std::ptrdiff_t>(i);
    const double together_pt = at_last_rows ? std::accumulate(first, heights_pt.end(), 0.0) : heights_pt[i];
    if (together_pt > remaining_pt()) {
      next_page();
      table_head(table);
    }
    table_row(table, table.rows[i], heights_pt[i]);
  }
  y_pt_ += 8.0;
}

}  // namespace twinlight::report
