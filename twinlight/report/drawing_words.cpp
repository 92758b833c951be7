#include "twinlight/report/drawing_words.h"

#include <array>
#include <regex>
#include <utility>
#include <vector>

namespace twinlight::report {
namespace {

/// What the libraries that draw write in English: a whole text, its variable parts in parentheses, and the phrase that
/// says it with them as {1} and {2}.
struct DrawnText {
  std::regex english;
  const char* phrase;
};

const std::vector<DrawnText>& drawn_texts() {
  static const std::vector<DrawnText> texts = [] {
    const std::array<std::pair<const char*, const char*>, 22> patterns = {
        {{"polar diagram, (.+)", "drawing.polar"},
         {"sketch", "drawing.sketch"},
         {"from above", "drawing.from_above"},
         {"from (C\\d+)", "drawing.from"},
         {"all C-planes", "drawing.all_planes"},
         {"(C.+) \\(largest\\)", "drawing.largest_plane"},
         {"largest intensity (.+) at (.+)", "drawing.largest"},
         {"rings (.+) apart", "drawing.rings"},
         {"dimensions in mm", "drawing.dimensions"},
         {"luminous opening not stated", "drawing.no_opening"},
         {"luminous opening ([^,]+), luminous sides up to (.+) high", "drawing.opening_with_sides"},
         {"luminous opening (.+)", "drawing.opening"},
         {"housing not stated", "drawing.no_housing"},
         {"housing (.+)", "drawing.housing"},
         {"lamps (\\d.*)", "drawing.lamps"},
         {"luminaire (\\d.*)", "drawing.luminaire"},
         {"down (\\d.* %), up (\\d.* %)", "drawing.down_up"},
         {"wavelength in nm", "drawing.wavelength"},
         {"relative spectral power", "drawing.spectral_power"},
         {"melanopic DER (.+)", "drawing.melanopic_der"},
         {"(.+ (?:lm/W|µmol/J)) radiant", "drawing.radiant"},
         {"melanopic action spectrum, (.+)", "drawing.melanopic"}}};
    std::vector<DrawnText> all;
    for (const auto& [english, phrase] : patterns) all.push_back({std::regex(english), phrase});
    return all;
  }();
  return texts;
}

std::string translated(const Phrases& say, const std::string& text) {
  for (const DrawnText& drawn : drawn_texts()) {
    std::smatch parts;
    if (!std::regex_match(text, parts, drawn.english)) continue;
    const auto part = [&](std::size_t i) { return i < parts.size() ? parts[i].str() : std::string(); };
    return say(drawn.phrase, {{"1", part(1)}, {"2", part(2)}});
  }
  return text;
}

/// Middle dots divide a line into texts.
std::string line_in(const Phrases& say, const std::string& line) {
  static const std::string dot = " · ";
  std::string result;
  std::size_t from = 0;
  for (std::size_t at = line.find(dot); at != std::string::npos; at = line.find(dot, from)) {
    result += translated(say, line.substr(from, at - from)) + dot;
    from = at + dot.size();
  }
  return result + translated(say, line.substr(from));
}

}  // namespace

std::string drawing_in(const Phrases& say, const std::string& svg) {
  static const std::regex said(R"(>([^<>]+)</text>)");
  static const std::regex decimal(R"((\d)\.(\d))");
  std::string result;
  std::size_t from = 0;
  for (auto match = std::sregex_iterator(svg.begin(), svg.end(), said); match != std::sregex_iterator(); ++match) {
    const auto at = static_cast<std::size_t>(match->position());
    std::string line = line_in(say, (*match)[1].str());
    if (say.language() == Language::nl) line = std::regex_replace(line, decimal, "$1,$2");
    result += svg.substr(from, at - from) + ">" + line + "</text>";
    from = at + static_cast<std::size_t>(match->length());
  }
  return result + svg.substr(from);
}

}  // namespace twinlight::report
