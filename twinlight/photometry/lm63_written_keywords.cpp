#include "twinlight/photometry/lm63_written_keywords.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/written_keywords.h"

namespace twinlight::photometry {
namespace {

constexpr std::size_t most_line_bytes = 256;
constexpr std::size_t most_name_characters = 60;

/// The luminaire's own texts under the names of the format; the first five are demanded by the standard.
std::vector<Keyword> own_keywords(const Luminaire& luminaire) {
  const auto stated = [&](const KeywordNames& names) {
    std::string text = keyword_text(luminaire, names);
    return text.empty() ? std::string(not_stated) : text;
  };
  std::vector<Keyword> own = {{"TEST", stated(report_number)},        {"TESTLAB", stated(laboratory)},
                              {"ISSUEDATE", stated(date_and_user)},   {"MANUFAC", luminaire.manufacturer},
                              {"LUMCAT", luminaire.catalogue_number}, {"LUMINAIRE", luminaire.model}};
  const LampSet lamps = luminaire.lamp_sets.empty() ? LampSet{} : luminaire.lamp_sets.front();
  const auto add = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) own.emplace_back(name, text);
  };
  add("LAMP", lamps.lamp_type);
  add(colour_keywords.front(), lamps.colour_appearance);
  add(rendering_keywords.front(), lamps.colour_rendering);
  add(file_name.lm63, keyword_text(luminaire, file_name));
  return own;
}

/// The own keyword that says the same as this one; null where there is none.
const Keyword* own_of(const std::vector<Keyword>& own, const Keyword& keyword) {
  std::string_view name = keyword.first;
  for (const KeywordNames& names : {report_number, laboratory, file_name, date_and_user})
    if (names.contain(name)) name = names.lm63;
  const auto found =
      std::find_if(own.begin(), own.end(), [&](const Keyword& one) { return same_name(one.first, name); });
  return found == own.end() ? nullptr : &*found;
}

/// Bytes of `text` that fit a line of `room` bytes: to a blank where there is one, else to the end of a character.
std::size_t bytes_that_fit(std::string_view text, std::size_t room) {
  const std::size_t blank = text.rfind(' ', room);
  if (blank != std::string_view::npos && blank > 0) return blank;
  const auto continues_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  while (continues_character(text[room])) --room;
  return room;
}

/// `[NAME] text`, continued under [MORE] where the text is longer than a line. Free text has no name.
void add_keyword(std::string& lines, const Keyword& keyword, Losses& losses) {
  const std::string field = keyword.first.empty() ? "free text" : keyword.first;
  const std::string name = line_text(keyword.first, field, most_name_characters, losses);
  const std::string text = line_text(keyword.second, field, keyword.second.size(), losses);
  std::string_view rest = text;
  std::string line = name.empty() ? "" : fmt::format("[{}] ", name);
  bool is_split = false;
  while (line.size() + rest.size() > most_line_bytes) {
    const std::size_t bytes = bytes_that_fit(rest, most_line_bytes - line.size());
    const bool at_blank = rest[bytes] == ' ';
    is_split = is_split || !at_blank;
    lines.append(line).append(rest.substr(0, bytes)).append(lm63_line_end);
    rest.remove_prefix(at_blank ? bytes + 1 : bytes);
    line = "[MORE] ";
  }
  lines.append(line).append(rest).append(lm63_line_end);
  if (is_split)
    losses.push_back({.message = "holds a word longer than a line of 256 bytes; it is written in two", .field = field});
}

}  // namespace

std::string lm63_keyword_lines(const Luminaire& luminaire, Losses& losses) {
  std::string lines;
  const std::vector<Keyword> own = own_keywords(luminaire);
  for (const Keyword& keyword : own) add_keyword(lines, keyword, losses);
  for (const Keyword& keyword : luminaire.keywords) {
    const Keyword* const same = own_of(own, keyword);
    if (same == nullptr) {
      add_keyword(lines, keyword, losses);
    } else if (!keyword.second.empty() && keyword.second != same->second && keyword.second != not_stated) {
      losses.push_back({.message = fmt::format("'{}' is left out beside '{}'", printable_text(keyword.second),
                                               printable_text(same->second)),
                        .field = keyword.first});
    }
  }
  return lines;
}

}  // namespace twinlight::photometry
