#include <fmt/format.h>

#include <vector>

#include "twinlight/drawing/text_fit.h"
#include "twinlight/photometry/drawn_light.h"

namespace twinlight::photometry {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += " · ";
    text += part;
  }
  return text;
}

std::string name_of_luminaire(const Luminaire& luminaire) {
  if (!luminaire.model.empty()) return luminaire.model;
  return luminaire.catalogue_number.empty() ? "luminaire" : luminaire.catalogue_number;
}

/// Flux, light output ratio, its parts below and above, power: what the file allows to say.
std::string figures_text(const Luminaire& luminaire) {
  const DrawnQuantity shown(luminaire);
  std::vector<std::string> parts;
  const double flux = shown.distribution.flux_lm();
  const double declared_lm = luminaire.declared_flux_lm.value_or(0.0);
  if (shown.flux_unit == "lm" && luminaire.basis == PhotometryBasis::relative && declared_lm > 0.0) {
    parts.push_back(fmt::format("lamps {} lm", drawing::number_label(declared_lm)));
    parts.push_back(fmt::format("LOR {:.1f} %", 100.0 * flux / declared_lm));
  }
  parts.push_back(fmt::format("luminaire {} {}", drawing::number_label(flux), shown.flux_unit));
  if (flux > 0.0) {
    const double upward_percent = 100.0 * shown.distribution.flux_lm(90.0, 180.0) / flux;
    parts.push_back(fmt::format("down {:.1f} %, up {:.1f} %", 100.0 - upward_percent, upward_percent));
  }
  if (const double power_W = luminaire.input_power_W.value_or(0.0); power_W > 0.0) {
    parts.push_back(fmt::format("{:.4g} W", power_W));
    if (shown.flux_unit == "lm") parts.push_back(fmt::format("{:.0f} lm/W", flux / power_W));
  }
  return joined(parts);
}

}  // namespace

std::string document_title(const Luminaire& luminaire, std::string_view kind) {
  return fmt::format("{}: {}", name_of_luminaire(luminaire), kind);
}

void draw_heading(drawing::SvgCanvas& canvas, double width, const Luminaire& luminaire, std::string_view kind) {
  constexpr double margin = 24.0, title_size = 18.0, maker_size = 13.0, figures_size = 13.0;
  const double room = width - 2.0 * margin;
  canvas.text({margin, 30.0}, drawing::fitted(name_of_luminaire(luminaire), title_size, 0.97 * room),
              {.size = title_size, .fill = "#16191c", .weight = "600"});
  const std::string under =
      joined({luminaire.manufacturer, luminaire.catalogue_number == luminaire.model ? "" : luminaire.catalogue_number});
  const double kind_width = drawing::text_width(kind, maker_size);
  canvas.text({margin, 51.0}, drawing::fitted(under, maker_size, room - kind_width - margin), {.size = maker_size});
  canvas.text({width - margin, 51.0}, kind, {.size = maker_size, .anchor = "end", .fill = "#6b737b"});
  canvas.text({margin, 72.0}, drawing::fitted(figures_text(luminaire), figures_size, room), {.size = figures_size});
}

}  // namespace twinlight::photometry
