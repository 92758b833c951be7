#include "twinlight/spectrum/spectrum_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/spectrum/raw_spectrum.h"
#include "twinlight/spectrum/text_table.h"

namespace twinlight::spectrum {
namespace {

constexpr double least_nm = 100.0;
constexpr double greatest_nm = 5000.0;

bool is_wavelength(std::optional<double> value) {
  return value && *value >= least_nm && *value <= greatest_nm;
}

/// A wavelength as instruments write it: "380", "380nm", "380 [nm]", "Spectral Data 380[nm]".
std::optional<double> parse_wavelength(std::string_view field, char decimal) {
  if (const auto plain = parse_number(field, decimal)) return plain;
  constexpr std::string_view unit = "nm";
  const std::size_t unit_at = field.rfind(unit);
  if (unit_at == std::string_view::npos) return std::nullopt;
  if (field.find_first_not_of(" )]", unit_at + unit.size()) != std::string_view::npos) return std::nullopt;
  const std::size_t last = field.substr(0, unit_at).find_last_not_of(" ([");
  if (last == std::string_view::npos) return std::nullopt;
  const std::size_t before = field.substr(0, last + 1).find_last_not_of("0123456789.,");
  const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
  return parse_number(field.substr(first, last + 1 - first), decimal);
}

/// What a line is to the table.
enum class LineKind {
  data,    ///< a wavelength and its values
  broken,  ///< begins like data, but a value is missing or no number
  other,
};

/// A text with one dialect applied.
class Table {
 public:
  Table(const std::vector<std::string_view>& lines, const TextDialect& dialect) : lines_(lines), dialect_(dialect) {
    kinds_.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) kinds_.push_back(classify(i));
    find_longest_run();
    find_horizontal();
  }

  std::size_t size() const { return std::max(end_ - begin_, horizontal_columns_); }

  /// At least one line of a wavelength and its values, or a line of wavelengths.
  bool has_spectrum_lines() const {
    constexpr std::size_t fewest_wavelengths = 3;
    return end_ > begin_ || horizontal_columns_ >= fewest_wavelengths;
  }

  Result<SpectrumFile> read() { return horizontal_columns_ > end_ - begin_ ? read_rows() : read_columns(); }

 private:
  const std::vector<std::string_view>& fields(std::size_t line) {
    split(lines_[line], dialect_, fields_);
    return fields_;
  }
  std::optional<double> number(std::string_view field) const { return parse_number(field, dialect_.decimal); }
  std::optional<double> wavelength(std::string_view field) const { return parse_wavelength(field, dialect_.decimal); }

  LineKind classify(std::size_t line) {
    const auto& f = fields(line);
    if (f.empty() || !is_wavelength(wavelength(f[0]))) return LineKind::other;
    const bool all =
        f.size() > 1 && std::all_of(f.begin() + 1, f.end(), [&](auto field) { return number(field).has_value(); });
    return all ? LineKind::data : LineKind::broken;
  }

  void find_longest_run() {
    for (std::size_t first = 0; first < kinds_.size();) {
      if (kinds_[first] != LineKind::data) {
        ++first;
        continue;
      }
      std::size_t last = first;
      while (last < kinds_.size() && kinds_[last] == LineKind::data) ++last;
      if (last - first > end_ - begin_) {
        begin_ = first;
        end_ = last;
      }
      first = last;
    }
    if (end_ > begin_) columns_ = fields(begin_).size();
  }

  /// A line of many ascending wavelengths, with or without a label before them.
  void find_horizontal() {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      const auto& f = fields(line);
      if (f.size() < 3) continue;
      const std::size_t label = wavelength(f[0]) ? 0 : 1;
      double previous = 0.0;
      const bool ascending = std::all_of(f.begin() + static_cast<std::ptrdiff_t>(label), f.end(), [&](auto field) {
        const auto nm = wavelength(field);
        if (!is_wavelength(nm) || *nm <= previous) return false;
        previous = *nm;
        return true;
      });
      if (!ascending || f.size() - label <= horizontal_columns_) continue;
      horizontal_line_ = line;
      horizontal_label_ = label;
      horizontal_columns_ = f.size() - label;
    }
  }

  Result<SpectrumFile> read_columns() {
    if (end_ == begin_) {
      const auto broken = std::ranges::find(kinds_, LineKind::broken);
      if (broken != kinds_.end()) return broken_line(static_cast<std::size_t>(broken - kinds_.begin()));
      return nothing_found();
    }
    for (const std::size_t line : {begin_ - 1, end_})
      if (line < kinds_.size() && kinds_[line] == LineKind::broken) return broken_line(line);
    const std::size_t spectra = columns_ - 1;
    std::vector<RawSpectrum> raw(spectra);
    for (std::size_t line = begin_; line < end_; ++line) {
      const auto& f = fields(line);
      if (f.size() != columns_)
        return failure(
            {.message = fmt::format("{} fields, the lines before have {}", f.size(), columns_), .line = line + 1});
      const double nm = *wavelength(f[0]);
      for (std::size_t i = 0; i < spectra; ++i) raw[i].points.push_back({nm, *number(f[i + 1]), line + 1});
    }
    name_columns(raw);
    SpectrumFile file;
    warn_of_second_table(file);
    return finish(raw, std::move(file));
  }

  /// The labels stand in the last line before the table, with as many fields. Of a single spectrum the label is the
  /// quantity ("value", "W/m²/nm") and no name.
  void name_columns(std::vector<RawSpectrum>& raw) {
    if (begin_ == 0 || raw.size() == 1) return;
    const auto& f = fields(begin_ - 1);
    if (f.size() != raw.size() + 1) return;
    for (std::size_t i = 0; i < raw.size(); ++i)
      if (!number(f[i + 1])) raw[i].name = f[i + 1];
  }

  void warn_of_second_table(SpectrumFile& file) const {
    constexpr std::size_t fewest_lines = 10;
    std::size_t run = 0;
    for (std::size_t line = 0; line < kinds_.size(); ++line) {
      const bool elsewhere = line < begin_ || line >= end_;
      run = elsewhere && kinds_[line] == LineKind::data ? run + 1 : 0;
      if (run == fewest_lines)
        file.warnings.push_back({.message = "a second table of numbers is left out", .line = line + 2 - fewest_lines});
    }
  }

  Result<SpectrumFile> read_rows() {
    std::vector<double> nm;
    {
      const auto& f = fields(horizontal_line_);
      for (std::size_t i = horizontal_label_; i < f.size(); ++i) nm.push_back(*wavelength(f[i]));
    }
    std::vector<RawSpectrum> raw;
    for (std::size_t line = horizontal_line_ + 1; line < lines_.size(); ++line) {
      const auto& f = fields(line);
      if (f.empty()) continue;
      const std::size_t label = horizontal_label_;
      const bool begins_with_number = f.size() > label && number(f[label]).has_value();
      if (!begins_with_number && !raw.empty()) break;  // what instruments write after the table
      if (!begins_with_number) continue;
      if (f.size() != nm.size() + label)
        return failure({.message = fmt::format("{} values for {} wavelengths", f.size() - label, nm.size()),
                        .line = line + 1,
                        .field = "value"});
      RawSpectrum spectrum{.name = label == 1 ? std::string(f[0]) : std::string()};
      for (std::size_t i = 0; i < nm.size(); ++i) {
        const auto value = number(f[i + label]);
        if (!value) return not_a_number(line, i + label, f[i + label]);
        spectrum.points.push_back({nm[i], *value, line + 1});
      }
      raw.push_back(std::move(spectrum));
    }
    if (raw.empty())
      return failure({.message = fmt::format("{} wavelengths without a line of values after them", nm.size()),
                      .line = horizontal_line_ + 1,
                      .field = "value"});
    return finish(raw, {});
  }

  static Result<SpectrumFile> finish(const std::vector<RawSpectrum>& raw, SpectrumFile file) {
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const bool dark = std::ranges::all_of(raw[i].points, [](const RawPoint& point) { return point.value == 0.0; });
      if (dark && raw.size() > 1) {
        file.warnings.push_back({.message = fmt::format("spectrum {} is 0 throughout and left out", i + 1),
                                 .line = raw[i].points.front().line,
                                 .field = printable_text(raw[i].name)});
        continue;
      }
      TWL_CHECK(add_spectrum(raw[i], file));
    }
    if (file.spectra.empty())
      return failure({.message = "every spectrum is 0 throughout: there is no light to describe", .field = "value"});
    return file;
  }

  static Result<SpectrumFile> nothing_found() {
    return failure(
        {.message = fmt::format("has no table of wavelengths within {:g}–{:g} nm and values", least_nm, greatest_nm)});
  }

  Result<SpectrumFile> broken_line(std::size_t line) {
    const auto& f = fields(line);
    for (std::size_t i = 1; i < f.size(); ++i)
      if (!number(f[i])) return not_a_number(line, i, f[i]);
    return failure({.message = "has a wavelength without a value", .line = line + 1, .field = "value"});
  }

  static Result<SpectrumFile> not_a_number(std::size_t line, std::size_t field, std::string_view text) {
    return failure({.message = text.empty() ? "the value is missing"
                                            : fmt::format("'{}' is not a number", printable_text(text, 60)),
                    .line = line + 1,
                    .field = fmt::format("field {}", field + 1)});
  }

  const std::vector<std::string_view>& lines_;
  TextDialect dialect_;
  std::vector<LineKind> kinds_;
  std::vector<std::string_view> fields_;
  std::size_t begin_ = 0, end_ = 0;  ///< the longest run of data lines
  std::size_t columns_ = 0;
  std::size_t horizontal_line_ = 0, horizontal_label_ = 0, horizontal_columns_ = 0;
};

}  // namespace

namespace {

/// The dialect that makes the most of the file; of equals the first.
Table best_table(const std::vector<std::string_view>& lines) {
  std::optional<Table> best;
  for (const TextDialect& dialect : text_dialects) {
    Table table(lines, dialect);
    if (!best || table.size() > best->size()) best.emplace(std::move(table));
  }
  return *std::move(best);
}

}  // namespace

Result<SpectrumFile> read_spectrum_text(std::string_view bytes) {
  const std::string text = TWL_TRY(decoded_text(bytes));
  const std::vector<std::string_view> lines = lines_of(text);
  return best_table(lines).read();
}

bool has_spectrum_lines(std::string_view bytes) {
  const auto text = decoded_text(bytes);
  if (!text) return false;
  const std::vector<std::string_view> lines = lines_of(*text);
  return best_table(lines).has_spectrum_lines();
}

}  // namespace twinlight::spectrum
