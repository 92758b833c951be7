#include "twinlight/spectrum/inspection_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::spectrum {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* no_light_in_band = "there is no light in the band";

/// Writes optional values with the notes that say why they are missing.
class Writer {
 public:
  Writer(Json& json, const std::vector<Note>& notes) : json_(json), notes_(notes) {}

  void add(const std::string& key, const std::optional<double>& value, const std::string& note_key = {}) {
    json_[key] = nullptr;
    if (value) {
      json_[key] = *value;
    } else {
      add_note(key, note_key.empty() ? key : note_key);
    }
  }
  /// A null with its note, for a quantity of several parts.
  void add_null(const std::string& key, const std::string& note_key = {}) {
    json_[key] = nullptr;
    add_note(key, note_key.empty() ? key : note_key);
  }

 private:
  void add_note(const std::string& key, const std::string& note_key) {
    const auto found = std::ranges::find(notes_, note_key, &Note::quantity);
    json_[key + "_note"] = found == notes_.end() ? no_light_in_band : found->text;
  }

  Json& json_;
  const std::vector<Note>& notes_;
};

Json diagnostic_json(const Diagnostic& diagnostic) {
  Json json = {{"message", printable_text(diagnostic.message, 1000)}, {"line", nullptr}, {"field", nullptr}};
  if (diagnostic.line > 0) json["line"] = diagnostic.line;
  if (!diagnostic.field.empty()) json["field"] = printable_text(diagnostic.field, 1000);
  return json;
}

Json receptors_json(const PerReceptor& values) {
  return {{"L", *values[0]}, {"M", *values[1]}, {"S", *values[2]}, {"rod", *values[3]}, {"mel", *values[4]}};
}

Json animals_json(const PerAnimal& values) {
  Json json;
  for (const Animal animal : all_animals) json[to_string(animal)] = *values[static_cast<std::size_t>(animal)];
  json["confidence"] = "uncertain";
  return json;
}

Json rendering_json(const ColourRendering& rendering) {
  return {{"Ra", rendering.ra},
          {"R", rendering.r},
          {"reference_cct_K", rendering.reference_cct_K},
          {"delta_uv_to_reference", rendering.white_distance},
          {"within_cie13_3_white_tolerance", rendering.within_white_tolerance()}};
}

Json fidelity_json(const ColourFidelity& fidelity) {
  return {{"Rf", fidelity.rf},
          {"Rg", fidelity.rg},
          {"Rf_hj", fidelity.rf_hj},
          {"Rcs_hj", fidelity.rcs_hj},
          {"Rhs_hj", fidelity.rhs_hj},
          {"Rf_ces", fidelity.rf_ces},
          {"reference_cct_K", fidelity.reference_cct_K}};
}

Json photons_json(const PhotonQuantities& p, const std::vector<Note>& notes) {
  Json json;
  Writer writer(json, notes);
  writer.add("ppf_per_lumen_umol_s_lm", p.ppf_per_lumen_umol_s_lm);
  writer.add("ppf_per_watt_umol_J", p.ppf_per_watt_umol_J);
  writer.add("photon_fraction_blue", p.fraction_blue);
  writer.add("photon_fraction_green", p.fraction_green);
  writer.add("photon_fraction_red", p.fraction_red);
  writer.add("photon_ratio_far_red_700_780_to_par", p.far_red_700_780_to_par);
  writer.add("photon_ratio_far_red_700_800_to_par", p.far_red_700_800_to_par);
  writer.add("photon_ratio_uva_380_400_to_par", p.uva_380_400_to_par);
  writer.add("photon_ratio_epar_400_750_to_par", p.epar_400_750_to_par);
  if (p.fractions_of_380_780[0]) {
    json["photon_fractions_of_380_780"] = {{"blue", *p.fractions_of_380_780[0]},
                                           {"green", *p.fractions_of_380_780[1]},
                                           {"red", *p.fractions_of_380_780[2]},
                                           {"far_red", *p.fractions_of_380_780[3]}};
  } else {
    writer.add_null("photon_fractions_of_380_780");
  }
  writer.add("photon_ratio_red_655_665_to_far_red_725_735", p.red_to_far_red);
  writer.add("ypf_per_lumen_umol_s_lm", p.ypf_per_lumen_umol_s_lm);
  writer.add("ypf_to_ppf_ratio", p.ypf_to_ppf_ratio);
  writer.add("phytochrome_pss", p.phytochrome_pss);
  json["phytochrome_pss_data"] = "type I phytochrome, Mancinelli 1994";
  writer.add("ppf_per_lumen_rectangle_sum_umol_s_lm", p.ppf_per_lumen_rectangle_sum_umol_s_lm);
  return json;
}

void add_ratings(Json& json, const InspectedSpectrum& inspected) {
  Writer writer(json, inspected.metrics.notes);
  if (inspected.melanopic) {
    json["melanopic"] = {{"melanopic_edi_per_lx", inspected.melanopic->melanopic_edi_per_lx},
                         {"eml_per_lx", inspected.melanopic->eml_per_lx},
                         {"din_a_mel_v", inspected.melanopic->din_a_mel_v}};
  } else {
    writer.add_null("melanopic", "alpha_opic_der");
  }
  if (inspected.blue_light) {
    json["blue_light_hazard"] = {{"rg0_luminance_cd_per_m2", inspected.blue_light->rg0_luminance_cd_per_m2},
                                 {"rg1_luminance_cd_per_m2", inspected.blue_light->rg1_luminance_cd_per_m2},
                                 {"rg1_illuminance_lx", inspected.blue_light->rg1_illuminance_lx}};
  } else {
    writer.add_null("blue_light_hazard", "blh_efficacy_W_per_lm");
  }
  if (const auto& tolerance = inspected.colour_tolerance) {
    Json& sdcm = json["sdcm"] = {{"nominal_cct_K", tolerance->nominal_cct_K},
                                 {"steps_cie_tn001", tolerance->steps_uv_circle},
                                 {"steps_macadam_iec60081", nullptr}};
    if (tolerance->steps_macadam) {
      sdcm["steps_macadam_iec60081"] = *tolerance->steps_macadam;
    } else {
      sdcm["steps_macadam_iec60081_note"] = "IEC 60081 has no ellipse for this nominal CCT";
    }
  } else if (inspected.metrics.cct_K) {
    json["sdcm"] = nullptr;
    json["sdcm_note"] = "the CCT belongs to no nominal one of 2200–6500 K";
  } else {
    writer.add_null("sdcm", "cct_K");
  }
}

void add_metrics(Json& json, const Metrics& m) {
  Writer writer(json, m.notes);
  const auto coverage = std::ranges::find(m.notes, "coverage", &Note::quantity);
  if (coverage != m.notes.end()) json["coverage_note"] = coverage->text;
  writer.add("x", m.x);
  writer.add("y", m.y);
  writer.add("u_prime", m.u_prime);
  writer.add("v_prime", m.v_prime);
  writer.add("cct_K", m.cct_K);
  writer.add("duv", m.duv);
  writer.add("cct_ohno2014_table_K", m.cct_ohno2014_table_K, "cct_K");
  writer.add("duv_ohno2014_table", m.duv_ohno2014_table, "duv");
  writer.add("ler_sum_lm_per_W", m.ler_lm_per_W);
  if (m.melanopic_der()) {
    json["alpha_opic_elr_mW_per_lm"] = receptors_json(m.alpha_opic_elr_mW_per_lm);
    json["alpha_opic_der"] = receptors_json(m.alpha_opic_der);
    json["animal_der"] = animals_json(m.animal_der);
  } else {
    writer.add_null("alpha_opic_elr_mW_per_lm");
    writer.add_null("alpha_opic_der");
    writer.add_null("animal_der");
  }
  writer.add("blh_efficacy_W_per_lm", m.blh_efficacy_W_per_lm);
  writer.add("blh_efficiency", m.blh_efficiency);
  if (m.colour_rendering) {
    json["cri"] = rendering_json(*m.colour_rendering);
  } else {
    writer.add_null("cri");
  }
  if (m.rounded_colour_rendering) {
    json["cri_rounded_chromaticity"] = {{"Ra", m.rounded_colour_rendering->ra}, {"R", m.rounded_colour_rendering->r}};
  } else {
    writer.add_null("cri_rounded_chromaticity", "cri");
  }
  if (m.colour_fidelity) {
    json["tm30"] = fidelity_json(*m.colour_fidelity);
    json["cie224_Rf"] = m.colour_fidelity->rf;
  } else {
    writer.add_null("tm30");
    writer.add_null("cie224_Rf");
  }
  json["photons"] = photons_json(m.photons, m.notes);
}

void add_spectrum(Json& json, const InspectedSpectrum& inspected) {
  const SpectralDistribution& distribution = inspected.spectrum.distribution;
  json["name"] = inspected.spectrum.name;
  json["points"] = distribution.values().size();
  json["first_nm"] = distribution.first_nm();
  json["last_nm"] = distribution.last_nm();
  json["convention"] = "linear_1nm";
  add_metrics(json, inspected.metrics);
  add_ratings(json, inspected);
}

}  // namespace

Json to_json(const InspectedSpectrum& inspected) {
  Json json;
  add_spectrum(json, inspected);
  return json;
}

Json to_json(const Metrics& metrics) {
  Json json;
  add_metrics(json, metrics);
  return json;
}

Json to_json(const SpectrumInspection& inspection) {
  Json json = {{"file", printable_text(inspection.file, 4000)}, {"kind", "spectrum"}};
  if (inspection.error) {
    json["error"] = diagnostic_json(*inspection.error);
  } else {
    json["format"] = name(inspection.format);
    add_spectrum(json, inspection.spectra.front());
    if (inspection.spectra.size() > 1)
      for (const InspectedSpectrum& spectrum : inspection.spectra) json["spectra"].push_back(to_json(spectrum));
  }
  json["warnings"] = Json::array();
  for (const Diagnostic& warning : inspection.warnings) json["warnings"].push_back(diagnostic_json(warning));
  return json;
}

Json to_json(const Flicker& flicker) {
  Json json = {{"sample_rate_Hz", flicker.sample_rate_Hz}, {"duration_s", flicker.duration_s}};
  Writer writer(json, flicker.notes);
  json["frequency_Hz"] = nullptr;
  if (flicker.frequency_Hz) json["frequency_Hz"] = *flicker.frequency_Hz;
  json["percent_flicker"] = flicker.percent_flicker;
  json["flicker_index"] = flicker.flicker_index;
  writer.add("svm", flicker.svm);
  writer.add("pst_lm", flicker.pst_lm);
  return json;
}

}  // namespace twinlight::spectrum
