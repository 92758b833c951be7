#include "twinlight/photometry/lamp_colour.h"

#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {

void note_lamp_colour(Luminaire& luminaire) {
  if (luminaire.lamp_sets.empty()) return;
  const LampSet& first = luminaire.lamp_sets.front();
  constexpr double smallest_colour_temperature_K = 1000.0;  // below it the number is a code such as 840
  constexpr double largest_colour_temperature_K = 25000.0;
  const std::string_view colour = first.colour_appearance;
  const bool has_unit = !colour.empty() && (colour.back() == 'K' || colour.back() == 'k');
  const auto temperature_K = parse_number(trimmed(colour.substr(0, colour.size() - (has_unit ? 1 : 0))));
  if (temperature_K && *temperature_K >= smallest_colour_temperature_K &&
      *temperature_K <= largest_colour_temperature_K)
    luminaire.colour_temperature_K = *temperature_K;
  const auto rendering = parse_number(first.colour_rendering);
  constexpr double smallest_rendering_index = 20.0;  // below it the number is a group such as 1 or 2
  if (rendering && *rendering >= smallest_rendering_index && *rendering <= 100.0)
    luminaire.colour_rendering_index = *rendering;
}

}  // namespace twinlight::photometry
