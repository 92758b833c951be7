#include "twinlight/photometry/comparison.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/photometry/names.h"

namespace twinlight::photometry {
namespace {

constexpr double per_cent = 100.0;

/// The angles of both, and the sum of the widths of the cells around them is the range of both.
std::vector<double> union_of(const std::vector<double>& a, const std::vector<double>& b) {
  constexpr double same_angle_deg = 1e-9;
  std::vector<double> angles_deg;
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(angles_deg));
  const auto same = [](double x, double y) { return y - x < same_angle_deg; };
  angles_deg.erase(std::unique(angles_deg.begin(), angles_deg.end(), same), angles_deg.end());
  return angles_deg;
}

/// From halfway to the angle before to halfway to the one after, where there is one.
std::pair<double, double> cell(const std::vector<double>& angles_deg, std::size_t i) {
  const double from = i == 0 ? angles_deg[0] : 0.5 * (angles_deg[i - 1] + angles_deg[i]);
  const double to = i + 1 == angles_deg.size() ? angles_deg[i] : 0.5 * (angles_deg[i] + angles_deg[i + 1]);
  return {from, to};
}

/// Solid angles of the cells of one plane, per radian of C.
std::vector<double> solid_angles(const std::vector<double>& gammas_deg) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < gammas_deg.size(); ++i) {
    const auto [from_deg, to_deg] = cell(gammas_deg, i);
    weights.push_back(std::cos(radians(from_deg)) - std::cos(radians(to_deg)));
  }
  return weights;
}

struct Sums {
  double solid_angle = 0.0;
  double squared_difference = 0.0;
  double squared_sum = 0.0;
};

void add_figures(const Luminaire& before, const Luminaire& after, std::vector<FigureChange>& figures) {
  const LuminaireFigures a = figures_of(before);
  const LuminaireFigures b = figures_of(after);
  const auto add = [&](const char* name, const Quantity& x, const Quantity& y) { figures.push_back({name, x, y}); };
  add("luminous_flux_lm", a.luminous_flux_lm, b.luminous_flux_lm);
  add("declared_flux_lm", a.declared_flux_lm, b.declared_flux_lm);
  add("light_output_ratio", a.light_output_ratio, b.light_output_ratio);
  add("upward_flux_fraction", a.upward_flux_fraction, b.upward_flux_fraction);
  add("max_intensity_cd", a.max_intensity_cd, b.max_intensity_cd);
  add("input_power_W", a.input_power_W, b.input_power_W);
  add("efficacy_lm_per_W", a.efficacy_lm_per_W, b.efficacy_lm_per_W);
  add("beam_angle_c0_deg", a.beam_angle_c0_deg, b.beam_angle_c0_deg);
  add("beam_angle_c90_deg", a.beam_angle_c90_deg, b.beam_angle_c90_deg);
  add("ppf_umol_per_s", a.ppf_umol_per_s, b.ppf_umol_per_s);
  add("ppe_umol_per_J", a.ppe_umol_per_J, b.ppe_umol_per_J);
  add("radiant_flux_W", a.radiant_flux_W, b.radiant_flux_W);
}

void add_stated(const Luminaire& before, const Luminaire& after, std::vector<FigureChange>& figures) {
  const auto add = [&](const char* name, const auto& quantity) {
    const std::optional<double> x = quantity(before);
    const std::optional<double> y = quantity(after);
    const auto stated = [](const std::optional<double>& v) {
      return v ? Quantity::of(*v) : Quantity::none("the file does not state it");
    };
    figures.push_back({name, stated(x), stated(y)});
  };
  const auto housing = [](double Housing::*member) {
    return [member](const Luminaire& l) { return l.housing ? std::optional((*l.housing).*member) : std::nullopt; };
  };
  const auto opening = [](double LuminousOpening::*member) {
    return [member](const Luminaire& l) { return std::optional(l.opening.*member); };
  };
  add("colour_temperature_K", [](const Luminaire& l) { return l.colour_temperature_K; });
  add("colour_rendering_index", [](const Luminaire& l) { return l.colour_rendering_index; });
  add("luminous_length_m", opening(&LuminousOpening::length_m));
  add("luminous_width_m", opening(&LuminousOpening::width_m));
  add("luminous_height_c0_m", opening(&LuminousOpening::height_c0_m));
  add("luminous_height_c90_m", opening(&LuminousOpening::height_c90_m));
  add("luminous_height_c180_m", opening(&LuminousOpening::height_c180_m));
  add("luminous_height_c270_m", opening(&LuminousOpening::height_c270_m));
  add("outer_length_m", housing(&Housing::length_m));
  add("outer_width_m", housing(&Housing::width_m));
  add("outer_height_m", housing(&Housing::height_m));
  add("lamp_sets", [](const Luminaire& l) { return std::optional(static_cast<double>(l.lamp_sets.size())); });
  add("c_planes", [](const Luminaire& l) { return std::optional(static_cast<double>(l.stored_c_planes)); });
  add("gammas", [](const Luminaire& l) { return std::optional(static_cast<double>(l.stored_gammas)); });
}

std::string shape_name(const LuminousOpening& opening) {
  if (opening.shape == LuminousOpening::Shape::point) return "point";
  if (opening.shape == LuminousOpening::Shape::rectangle) return "rectangle";
  return opening.is_round() ? "circle" : "ellipse";
}

/// Texts under a name, those of keywords that are there several times joined.
std::vector<std::pair<std::string, std::string>> texts_of(const Luminaire& luminaire) {
  const LampSet lamps = luminaire.lamp_sets.empty() ? LampSet{} : luminaire.lamp_sets.front();
  std::vector<std::pair<std::string, std::string>> texts = {{"format", std::string(name_of(luminaire.format))},
                                                            {"photometry", std::string(name_of(luminaire.basis))},
                                                            {"symmetry", std::string(name_of(luminaire.symmetry))},
                                                            {"luminous opening", shape_name(luminaire.opening)},
                                                            {"manufacturer", luminaire.manufacturer},
                                                            {"model", luminaire.model},
                                                            {"catalogue number", luminaire.catalogue_number},
                                                            {"lamp type", lamps.lamp_type},
                                                            {"colour appearance", lamps.colour_appearance},
                                                            {"colour rendering", lamps.colour_rendering}};
  const std::size_t own = texts.size();
  for (const auto& [keyword, text] : luminaire.keywords) {
    const std::string name = keyword.empty() ? "free text" : "keyword " + keyword;
    const auto known = std::find_if(texts.begin() + static_cast<std::ptrdiff_t>(own), texts.end(),
                                    [&](const auto& one) { return one.first == name; });
    if (known == texts.end()) {
      texts.emplace_back(name, text);
    } else {
      known->second += "\n" + text;
    }
  }
  return texts;
}

void add_texts(const Luminaire& before, const Luminaire& after, std::vector<TextChange>& changes) {
  std::vector<std::pair<std::string, std::string>> new_texts = texts_of(after);
  for (const auto& [name, text] : texts_of(before)) {
    const auto found =
        std::find_if(new_texts.begin(), new_texts.end(), [&name = name](const auto& one) { return one.first == name; });
    const std::string now = found == new_texts.end() ? std::string() : found->second;
    if (found != new_texts.end()) new_texts.erase(found);
    if (now != text) changes.push_back({name, text, now});
  }
  for (const auto& [name, text] : new_texts) changes.push_back({name, "", text});
}

/// What is compared: luminous intensities, else photons, else radiant power.
const IntensityDistribution& light_of(const Luminaire& luminaire) {
  if (luminaire.has_luminous_data) return luminaire.distribution;
  if (luminaire.photons) return luminaire.photons->distribution;
  return luminaire.radiant ? luminaire.radiant->distribution : luminaire.distribution;
}

}  // namespace

bool FigureChange::is_changed() const {
  if (!before.value || !after.value) return before.value.has_value() != after.value.has_value();
  constexpr double same = 1e-9;
  return std::abs(*after.value - *before.value) > same * std::max(std::abs(*before.value), std::abs(*after.value));
}

Quantity FigureChange::change_percent() const {
  if (!before.value) return Quantity::none("no value before: " + before.why_not);
  if (!after.value) return Quantity::none("no value after: " + after.why_not);
  if (*before.value == 0.0) return Quantity::none("the value before is 0");
  return Quantity::of(per_cent * (*after.value - *before.value) / *before.value);
}

IntensityDifference difference(const IntensityDistribution& before, const IntensityDistribution& after) {
  const std::vector<double> gammas_deg = union_of(before.gammas_deg(), after.gammas_deg());
  const std::vector<double> c_deg = union_of(before.c_deg(), after.c_deg());
  const std::vector<double> weights = solid_angles(gammas_deg);
  IntensityDifference result;
  Sums sums;
  for (std::size_t plane = 0; plane < c_deg.size(); ++plane) {
    const auto [from_deg, to_deg] = cell(c_deg, plane);
    const double width = c_deg.size() == 1 ? 2.0 * constants::pi : radians(to_deg - from_deg);
    for (std::size_t i = 0; i < gammas_deg.size(); ++i) {
      const double a_cd = before.intensity_cd(c_deg[plane], gammas_deg[i]);
      const double b_cd = after.intensity_cd(c_deg[plane], gammas_deg[i]);
      const double difference_cd = std::abs(b_cd - a_cd);
      sums.solid_angle += width * weights[i];
      sums.squared_difference += width * weights[i] * difference_cd * difference_cd;
      sums.squared_sum += width * weights[i] * (a_cd + b_cd) * (a_cd + b_cd);
      if (difference_cd <= result.greatest_cd) continue;
      result.greatest_cd = difference_cd;
      result.c_deg = c_deg[plane];
      result.gamma_deg = gammas_deg[i];
    }
  }
  result.rms_cd = std::sqrt(sums.squared_difference / sums.solid_angle);
  if (sums.squared_sum > 0.0)
    result.similarity_percent = per_cent * (1.0 - std::sqrt(sums.squared_difference / sums.squared_sum));
  const double largest_cd = std::max(before.max_intensity_cd(), after.max_intensity_cd());
  if (largest_cd > 0.0) {
    result.greatest_percent = per_cent * result.greatest_cd / largest_cd;
    result.rms_percent = per_cent * result.rms_cd / largest_cd;
  }
  return result;
}

Comparison compare(const Luminaire& before, const Luminaire& after) {
  Comparison comparison;
  add_figures(before, after, comparison.figures);
  add_stated(before, after, comparison.figures);
  add_texts(before, after, comparison.texts);
  const IntensityDistribution& a = light_of(before);
  const IntensityDistribution& b = light_of(after);
  comparison.light = difference(a, b);
  const double before_lm = a.flux_lm();
  const double after_lm = b.flux_lm();
  const bool both_lit = before_lm > 0.0 && after_lm > 0.0;
  comparison.shape = difference(a, both_lit ? b.scaled(before_lm / after_lm) : b);
  const double larger_lm = std::max(before_lm, after_lm);
  const double flux_percent = larger_lm > 0.0 ? per_cent * std::abs(after_lm - before_lm) / larger_lm : 0.0;
  comparison.same_within_percent = std::max(flux_percent, comparison.light.greatest_percent);
  return comparison;
}

Luminaire merged(const Luminaire& texts, const Luminaire& light) {
  Luminaire result = light;
  result.manufacturer = texts.manufacturer;
  result.model = texts.model;
  result.catalogue_number = texts.catalogue_number;
  result.keywords = texts.keywords;
  result.housing = texts.housing;
  result.input_power_W = texts.input_power_W;
  result.colour_rendering_index = texts.colour_rendering_index;
  result.colour_temperature_K = texts.colour_temperature_K;
  if (texts.lamp_sets.empty() || light.lamp_sets.empty()) return result;
  const LampSet lit = light.lamp_sets.front();
  result.lamp_sets = texts.lamp_sets;
  LampSet& first = result.lamp_sets.front();
  first.flux_lm = lit.flux_lm;
  first.lamp_count = std::copysign(first.lamp_count, lit.lamp_count);
  return result;
}

}  // namespace twinlight::photometry
