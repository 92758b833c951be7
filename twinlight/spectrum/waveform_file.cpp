#include "twinlight/spectrum/waveform_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/spectrum/text_table.h"

namespace twinlight::spectrum {
namespace {

constexpr std::size_t fewest_rows = 16;
constexpr double tolerated_jitter = 0.01;

struct Rows {
  std::vector<double> time, light;
  std::size_t first_line = 0;  ///< 0-based
  double seconds_per_unit = 1.0;
  bool header_says_time = false;
};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

/// What the label of the first column says of the time.
void read_header(std::string_view label, Rows& rows) {
  const std::string text = lower(label);
  rows.header_says_time = text.starts_with("time") || text.starts_with("t_") || text.starts_with("t ") ||
                          text.starts_with("t(") || text.starts_with("t[") || text == "t" || text.starts_with("zeit") ||
                          text.starts_with("tijd");
  const auto ends_with_unit = [&](std::string_view unit) {
    for (const char* form : {"_{}", "[{}]", "({})", " {}"})
      if (text.ends_with(fmt::format(fmt::runtime(form), unit))) return true;
    return false;
  };
  if (ends_with_unit("ms")) rows.seconds_per_unit = 1e-3;
  if (ends_with_unit("us") || ends_with_unit("\xC2\xB5s") || ends_with_unit("\xCE\xBCs")) rows.seconds_per_unit = 1e-6;
}

/// The longest run of lines that begin with two numbers.
Rows longest_rows(const std::vector<std::string_view>& lines, const TextDialect& dialect) {
  Rows best;
  Rows current;
  std::vector<std::string_view> fields;
  const auto keep_longer = [&] {
    if (current.time.size() > best.time.size()) best = current;
    current = {};
  };
  for (std::size_t line = 0; line < lines.size(); ++line) {
    split(lines[line], dialect, fields);
    const auto time = fields.empty() ? std::nullopt : parse_number(fields[0], dialect.decimal);
    const auto light = fields.size() < 2 ? std::nullopt : parse_number(fields[1], dialect.decimal);
    if (!time || !light) {
      keep_longer();
      continue;
    }
    if (current.time.empty()) current.first_line = line;
    current.time.push_back(*time);
    current.light.push_back(*light);
  }
  keep_longer();
  if (best.first_line > 0 && !best.time.empty()) {
    split(lines[best.first_line - 1], dialect, fields);
    if (!fields.empty()) read_header(fields[0], best);
  }
  return best;
}

Rows read_rows(const std::vector<std::string_view>& lines) {
  Rows best;
  for (const TextDialect& dialect : text_dialects) {
    Rows rows = longest_rows(lines, dialect);
    if (rows.time.size() > best.time.size()) best = std::move(rows);
  }
  return best;
}

Result<void> check(const Rows& rows) {
  if (rows.time.size() < fewest_rows)
    return failure({.message = fmt::format("has no table of time and light of at least {} lines", fewest_rows)});
  for (std::size_t i = 0; i < rows.time.size(); ++i) {
    const std::size_t line = rows.first_line + i + 1;
    if (!std::isfinite(rows.time[i]) || !std::isfinite(rows.light[i]))
      return failure(
          {.message = "is not a finite number", .line = line, .field = std::isfinite(rows.time[i]) ? "light" : "time"});
    if (i > 0 && rows.time[i] <= rows.time[i - 1])
      return failure({.message = fmt::format("{} follows {}, expected ascending times", rows.time[i], rows.time[i - 1]),
                      .line = line,
                      .field = "time"});
  }
  return {};
}

/// Light at equal steps over the same time.
std::vector<double> at_equal_steps(const Rows& rows, double step) {
  std::vector<double> light;
  std::size_t at = 0;
  for (std::size_t i = 0; i < rows.time.size(); ++i) {
    const double time = rows.time.front() + step * static_cast<double>(i);
    while (at + 2 < rows.time.size() && rows.time[at + 1] < time) ++at;
    const double part = std::clamp((time - rows.time[at]) / (rows.time[at + 1] - rows.time[at]), 0.0, 1.0);
    light.push_back(rows.light[at] + part * (rows.light[at + 1] - rows.light[at]));
  }
  return light;
}

}  // namespace

Result<WaveformFile> read_waveform(std::string_view bytes, std::string_view file) {
  const auto here = [&](Diagnostic diagnostic) {
    diagnostic.file = file;
    return failure(std::move(diagnostic));
  };
  auto text = decoded_text(bytes);
  if (!text) return here(std::move(text).error());
  const Rows rows = read_rows(lines_of(*text));
  if (auto checked = check(rows); !checked) return here(std::move(checked).error());

  WaveformFile result;
  const double step = (rows.time.back() - rows.time.front()) / static_cast<double>(rows.time.size() - 1);
  result.waveform.sample_rate_Hz = 1.0 / (step * rows.seconds_per_unit);
  double worst = 0.0;
  for (std::size_t i = 1; i < rows.time.size(); ++i)
    worst = std::max(worst, std::abs((rows.time[i] - rows.time[i - 1]) / step - 1.0));
  if (worst > tolerated_jitter) {
    result.waveform.light = at_equal_steps(rows, step);
    result.warnings.push_back({.message = fmt::format("the time steps differ by up to {:.1f} % and were made equal by "
                                                      "linear interpolation",
                                                      100.0 * worst),
                               .file = std::string(file),
                               .line = rows.first_line + 1,
                               .field = "time"});
  } else {
    result.waveform.light = rows.light;
  }
  return result;
}

bool looks_like_waveform(std::string_view bytes) {
  const auto text = decoded_text(bytes);
  if (!text) return false;
  const Rows rows = read_rows(lines_of(*text));
  if (rows.time.size() < fewest_rows) return false;
  return rows.header_says_time || rows.time.front() <= rows.time[1] - rows.time[0];
}

}  // namespace twinlight::spectrum
