#include "twinlight/server/reader_language.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace twinlight::server {
namespace {

using partnership::Language;

std::string_view range_in(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// `;q=0.8`, else 1.
double weight_of(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return 1.0;
  const auto number = nlohmann::json::parse(range_in(parameters.substr(at + 2)), nullptr, false);
  return number.is_number() ? std::clamp(number.get<double>(), 0.0, 1.0) : 0.0;
}

}  // namespace

Language accepted_language(std::string_view header) {
  Language best = Language::en;
  double best_weight = 0.0;
  while (!header.empty()) {
    const std::string_view item = header.substr(0, header.find(','));
    header.remove_prefix(std::min(header.size(), item.size() + 1));
    const std::string_view range = range_in(item.substr(0, item.find(';')));
    const auto language = partnership::from_word<Language>(range.substr(0, range.find('-')));
    const double weight = weight_of(item.substr(std::min(item.size(), range.size() + 1)));
    if (language && weight > best_weight) {
      best = *language;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace twinlight::server
