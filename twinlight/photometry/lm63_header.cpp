#include "twinlight/photometry/lm63_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

struct VersionLine {
  std::string_view text;
  FileFormat format;
};

/// The version lines of the editions of LM-63; a file of 1986 has none.
constexpr std::array version_lines = {
    VersionLine{"IESNA91", FileFormat::lm63_1991},
    VersionLine{"IESNA:LM-63-1995", FileFormat::lm63_1995},
    VersionLine{"IESNA:LM-63-2002", FileFormat::lm63_2002},
    VersionLine{"IES:LM-63-2019", FileFormat::lm63_2019},
};

/// The digits at the end of a version line as a year: "IESNA94" is 1994. No digits: no value.
std::optional<int> year_of(std::string_view line) {
  const std::size_t digits_at = line.find_last_not_of("0123456789") + 1;
  const std::string_view digits = line.substr(digits_at);
  int year = 0;
  if (digits.size() != 2 && digits.size() != 4) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return digits.size() == 2 ? 1900 + year : year;
}

/// The edition in force in that year, the next one where it was being prepared.
FileFormat edition_of(int year) {
  if (year < 1990) return FileFormat::lm63_1986;
  if (year < 1993) return FileFormat::lm63_1991;
  if (year < 2000) return FileFormat::lm63_1995;
  return year < 2018 ? FileFormat::lm63_2002 : FileFormat::lm63_2019;
}

bool is_version_line(std::string_view line) {
  return starts_with_ignoring_case(line, "IESNA") || starts_with_ignoring_case(line, "IES:");
}

void read_version_line(std::string_view line, Lm63Header& header) {
  const auto known = std::find_if(version_lines.begin(), version_lines.end(),
                                  [&](const VersionLine& version) { return line == version.text; });
  if (known != version_lines.end()) {
    header.format = known->format;
    return;
  }
  const std::optional<int> year = year_of(line);
  header.format = year ? edition_of(*year) : FileFormat::lm63_2002;
  header.warnings.push_back({.message = fmt::format("{} is no version line of the standard; read by the rules of {}",
                                                    quoted(line), year ? "the edition of that time" : "2002"),
                             .line = 1,
                             .field = "version line"});
}

/// Ten numbers on a line: the line of counts, which stands after TILT.
bool is_count_line(std::string_view line) {
  std::size_t numbers = 0;
  while (!(line = trimmed(line)).empty()) {
    const std::size_t end = std::min(line.find_first_of(" \t,"), line.size());
    if (!parse_number(line.substr(0, end))) return false;
    ++numbers;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return numbers >= 10;
}

/// `[KEYWORD] text`; MORE continues the keyword before it; anything else is free text.
void read_label_line(std::string_view line, std::size_t line_number, Lm63Header& header) {
  const std::size_t close = line.find(']');
  if (line.front() != '[' || close == std::string_view::npos) {
    header.keywords.emplace_back("", line);
    return;
  }
  const std::string_view keyword = trimmed(line.substr(1, close - 1));
  const std::string_view text = trimmed(line.substr(close + 1));
  if (!starts_with_ignoring_case(keyword, "MORE") || keyword.size() != 4) {
    header.keywords.emplace_back(keyword, text);
  } else if (header.keywords.empty()) {
    header.warnings.push_back(
        {.message = "continues no keyword; its text is left out", .line = line_number, .field = "MORE"});
  } else {
    header.keywords.back().second.append(" ").append(text);
  }
}

void read_tilt_line(std::string_view line, std::size_t line_number, Lm63Header& header) {
  const std::size_t equals = line.find('=');
  const std::string_view value = trimmed(line.substr(equals + 1));
  header.tilt_line = line_number;
  header.tilt_included = starts_with_ignoring_case(value, "INCLUDE") && value.size() == 7;
  const bool none = starts_with_ignoring_case(value, "NONE") && value.size() == 4;
  if (!header.tilt_included && !none) {
    header.warnings.push_back({.message = fmt::format("{} names another file, which is not opened; intensities hold "
                                                      "for the position in which they were measured",
                                                      quoted(value)),
                               .line = line_number,
                               .field = "TILT"});
  } else if (line != "TILT=NONE" && line != "TILT=INCLUDE") {
    header.warnings.push_back({.message = fmt::format("{} is not spelt TILT=NONE or TILT=INCLUDE", quoted(line)),
                               .line = line_number,
                               .field = "TILT"});
  }
}

bool is_tilt_line(std::string_view line) {
  if (!starts_with_ignoring_case(line, "TILT")) return false;
  line.remove_prefix(4);
  return trimmed(line).substr(0, 1) == "=";
}

}  // namespace

std::string Lm63Header::keyword(std::string_view name) const {
  for (const auto& [keyword, text] : keywords)
    if (keyword.size() == name.size() && starts_with_ignoring_case(keyword, name)) return text;
  return {};
}

Result<Lm63Header> read_lm63_header(const std::vector<std::string_view>& lines) {
  Lm63Header header;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = trimmed(lines[i]);
    if (line.empty()) continue;
    if (is_tilt_line(line)) {
      read_tilt_line(line, i + 1, header);
      return header;
    }
    if (i == 0 && is_version_line(line)) {
      read_version_line(line, header);
    } else if (is_count_line(line)) {
      return failure({.message = "numbers begin where a TILT= line was expected", .line = i + 1, .field = "TILT"});
    } else {
      read_label_line(line, i + 1, header);
    }
  }
  return failure({.message = "no TILT= line was found", .field = "TILT"});
}

}  // namespace twinlight::photometry
