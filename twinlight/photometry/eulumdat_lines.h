#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/range.h"
#include "twinlight/foundation/result.h"

namespace twinlight::photometry {

/// The lines of an EULUMDAT file one after the other, each one a field.
class EulumdatLines {
 public:
  explicit EulumdatLines(std::string_view text);

  Result<std::string> text(std::string_view field);
  Result<double> number(std::string_view field, Range range = {});
  /// An empty line counts as 0: some writers leave what they do not know empty.
  Result<double> number_or_zero(std::string_view field, Range range = {});
  Result<std::size_t> whole_number(std::string_view field, std::size_t least, std::size_t most);
  /// `count` lines of one number each, named "`field` 1", "`field` 2", …
  Result<std::vector<double>> numbers(std::string_view field, std::size_t count, Range range = {});

  std::size_t lines_left() const { return lines_.size() - next_; }
  /// The line that was read last, 1-based.
  std::size_t line() const { return next_; }
  /// The 1-based number of the next line that is not empty; 0 where there is none.
  std::size_t next_filled_line() const;

 private:
  Result<std::string_view> next(std::string_view field);
  Diagnostic complaint(std::string_view field, std::string message) const;

  std::vector<std::string_view> lines_;
  std::size_t next_ = 0;  ///< index of the line to be read next
};

}  // namespace twinlight::photometry
