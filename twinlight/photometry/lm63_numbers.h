#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/range.h"
#include "twinlight/foundation/result.h"

namespace twinlight::photometry {

/// The numbers of an LM-63 file one after the other, whatever lines they stand on. White space and commas part them.
class Lm63Numbers {
 public:
  /// @param lines  all lines of the file, which must outlive this. @param first_line  1-based line to begin at.
  Lm63Numbers(const std::vector<std::string_view>& lines, std::size_t first_line);

  /// The next number. @param field  its name for complaints.
  Result<double> next(std::string_view field, Range range = {});

  /// The next number as a count of further numbers, at least 1 and no more than the rest of the file can hold.
  Result<std::size_t> next_count(std::string_view field);

  /// `count` numbers, named "`field` 1", "`field` 2", …
  Result<std::vector<double>> next_series(std::string_view field, std::size_t count, Range range = {});

  /// The same for angles, which ascend strictly.
  Result<std::vector<double>> next_angles(std::string_view field, std::size_t count, Range range);

  /// How many numbers the rest of the file can hold at most.
  std::size_t most_left() const;

  /// The line of the number that was read last, 1-based.
  std::size_t line() const { return line_; }
  std::string_view line_text() const { return lines_[line_ - 1]; }

  /// True where anything but white space is left; `line()` is then the line of it.
  bool has_more();

 private:
  bool skip_to_token();
  Result<double> next_in_series(std::string_view field, std::size_t index, std::size_t count, const Range& range);

  const std::vector<std::string_view>& lines_;
  std::size_t line_ = 0;   ///< 1-based
  std::string_view rest_;  ///< what is left of that line
  std::size_t bytes_after_ = 0;
};

}  // namespace twinlight::photometry
