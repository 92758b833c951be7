#pragma once

#include <cmath>
#include <memory>

#include "tests/support/reference_files.h"
#include "twinlight/evidence/need_file.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/photometry/luminaire.h"

/// Hand-made inputs for the tests of evidence and matching.
namespace twinlight::evidence::fixture {

inline const requirements::RequirementSet& all_requirements() {
  static const auto set =
      requirements::RequirementSet::load(twinlight::testing::project_path("data/requirements")).value();
  return set;
}

/// A classroom without optional keys; tests append or replace.
inline std::string classroom_text() {
  return R"(name = "Classroom"
domain = "education"
requirement = "en12464-1:2021/44.1"
maintenance_factor = 0.8
[room]
length_m = 9.0
width_m = 7.0
height_m = 3.0
[reflectance]
ceiling = 0.7
walls = 0.5
floor = 0.2
[operation]
hours_per_year = 2000
electricity_price_per_kWh = 0.25
[task]
height_m = 0.75
)";
}

inline Result<Need> read_text(const std::string& text) {
  const auto settings = Settings::parse(text, "need.toml");
  if (!settings) return failure(settings.error());
  return read_need(*settings, all_requirements());
}

/// The text with the first `from` replaced.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

/// Why a need is refused.
inline std::string complaint_about(const std::string& text) {
  const auto need = read_text(text);
  return need ? "was accepted" : to_string(need.error());
}

inline Need classroom() {
  return read_text(classroom_text()).value();
}

/// I = I₀ cos γ below the horizontal, the same in every C-plane; `upward_share` of the flux mirrored upward.
inline std::shared_ptr<photometry::Luminaire> lambertian(double flux_lm, double power_W, double upward_share = 0.0) {
  std::vector<double> gammas_deg;
  std::vector<double> intensities_cd;
  for (int gamma_deg = 0; gamma_deg <= 180; gamma_deg += 5) {
    const double share = gamma_deg < 90 ? 1.0 - upward_share : upward_share;
    gammas_deg.push_back(gamma_deg);
    intensities_cd.push_back(gamma_deg == 90 ? 0.0 : share * std::abs(std::cos(radians(gamma_deg))));
  }
  auto shape =
      photometry::IntensityDistribution::create({0.0}, gammas_deg, intensities_cd, photometry::Symmetry::rotational)
          .value();
  auto luminaire = std::make_shared<photometry::Luminaire>(
      photometry::Luminaire{.manufacturer = "Test",
                            .model = "Lambertian",
                            .symmetry = photometry::Symmetry::rotational,
                            .distribution = shape.scaled(flux_lm / shape.flux_lm()),
                            .declared_flux_lm = flux_lm,
                            .input_power_W = power_W,
                            .colour_rendering_index = 80.0});
  luminaire->opening = {.shape = photometry::LuminousOpening::Shape::rectangle, .length_m = 0.6, .width_m = 0.6};
  return luminaire;
}

}  // namespace twinlight::evidence::fixture
