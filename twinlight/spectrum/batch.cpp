#include "twinlight/spectrum/batch.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/spectrum/response_metrics.h"

namespace twinlight::spectrum {
namespace {

static_assert(batch_columns == grid_size);

/// Rows a matrix product: their responses stay in the second-level cache.
constexpr std::size_t block_rows = 64;

using Row = std::span<const double>;

/// What is wrong with a row; empty when nothing is.
std::string fault(Row row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int nm = grid_first_nm + static_cast<int>(i);
    if (!std::isfinite(row[i])) return fmt::format("the value at {} nm is not a finite number", nm);
    if (row[i] < 0.0) return fmt::format("the value at {} nm is {}, expected no negative power", nm, row[i]);
  }
  return std::ranges::max(row) > 0.0 ? std::string() : "every value is 0: there is no light to describe";
}

/// True for a row that needs neither a note nor another scale; without branches, since nearly all rows are.
bool is_plain(Row row) {
  double least = row[0];
  double sum = 0.0;
  for (const double value : row) {
    least = std::min(least, value);
    sum += value;
  }
  constexpr double smallest_sum = 1e-100;
  constexpr double greatest_sum = 1e100;
  return least >= 0.0 && sum >= smallest_sum && sum <= greatest_sum;  // false for NaN too
}

/// The same row with a peak of 1, or of zeros when it is at fault.
void normalise(Row row, bool at_fault, std::span<double> result) {
  const double peak = at_fault ? 1.0 : std::ranges::max(row);
  std::ranges::transform(row, result.begin(), [&](double value) { return at_fault ? 0.0 : value / peak; });
}

}  // namespace

std::vector<Metrics> evaluate_batch(std::span<const double> spectra) {
  const ResponseMatrix& matrix = ResponseMatrix::linear_1nm();
  const ColourReferences& references = InterpolatedColourReferences::linear_1nm();
  const std::size_t count = spectra.size() / batch_columns;
  std::vector<Metrics> result(count);
  std::vector<double> responses(std::min(count, block_rows) * response::count);
  std::vector<double> normalised;

  for (std::size_t first = 0; first < count; first += block_rows) {
    const std::size_t rows = std::min(block_rows, count - first);
    std::span<const double> block = spectra.subspan(first * batch_columns, rows * batch_columns);
    const auto row_of = [&](std::size_t i) { return spectra.subspan((first + i) * batch_columns, batch_columns); };
    bool plain = true;
    for (std::size_t i = 0; i < rows; ++i) plain = plain && is_plain(row_of(i));
    if (!plain) {
      normalised.resize(rows * batch_columns);
      for (std::size_t i = 0; i < rows; ++i) {
        const std::string why = fault(row_of(i));
        normalise(row_of(i), !why.empty(), std::span(normalised).subspan(i * batch_columns, batch_columns));
        if (!why.empty()) result[first + i].notes.push_back({"spectrum", why});
      }
      block = normalised;
    }
    matrix.apply(block, rows, responses);
    for (std::size_t i = 0; i < rows; ++i)
      if (result[first + i].notes.empty())
        result[first + i] =
            metrics_from_responses(Responses(responses).subspan(i * response::count, response::count), references);
  }
  return result;
}

}  // namespace twinlight::spectrum
