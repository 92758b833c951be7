// Values: luxpy 1.12.5 and an independent second implementation, with definitions and tolerances, in the README of the
// folder of reference spectra beside this checkout (blocks linear_1nm and native_grid of expected.json).

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/reference_files.h"
#include "twinlight/spectrum/colour_rendering.h"
#include "twinlight/spectrum/metrics.h"

namespace twinlight::spectrum {
namespace {

using nlohmann::json;

/// The greatest difference of a quantity over all spectra, against its tolerance.
class Deviations {
 public:
  void compare(const std::string& quantity, const std::string& spectrum, const json& expected,
               std::optional<double> found, const std::function<double(double)>& tolerance) {
    if (expected.is_null()) {
      EXPECT_FALSE(found.has_value()) << spectrum << ": " << quantity << " should have no value";
      return;
    }
    ASSERT_TRUE(found.has_value()) << spectrum << ": " << quantity << " has no value";
    const double value = expected.get<double>();
    const double difference = std::abs(*found - value);
    const double allowed = tolerance(value);
    EXPECT_LE(difference, allowed) << spectrum << ": " << quantity << " is " << *found << ", expected " << value;
    Worst& worst = worst_[quantity];
    ++worst.count;
    if (difference / allowed >= worst.share) worst = {difference / allowed, difference, spectrum, worst.count};
  }

  std::string table() const {
    std::string text =
        fmt::format("{:32} {:>7} {:>12} {:>11}  {}\n", "quantity", "values", "difference", "of allowed", "at");
    for (const auto& [quantity, worst] : worst_)
      text += fmt::format("{:32} {:>7} {:>12.3g} {:>10.2f}%  {}\n", quantity, worst.count, worst.difference,
                          100.0 * worst.share, worst.spectrum);
    return text;
  }

 private:
  struct Worst {
    double share = 0.0, difference = 0.0;
    std::string spectrum;
    int count = 0;
  };
  std::map<std::string, Worst> worst_;
};

auto absolute(double tolerance) {
  return [tolerance](double) { return tolerance; };
}
/// Relative; the published values are rounded to 9 significant digits.
auto relative(double tolerance) {
  return [tolerance](double value) { return tolerance * std::abs(value) + 1e-15; };
}

SpectralDistribution read_reference(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::vector<double> nm;
  std::vector<double> values;
  while (std::getline(file, line)) {
    const std::size_t comma = line.find(',');
    nm.push_back(std::stod(line.substr(0, comma)));
    values.push_back(std::stod(line.substr(comma + 1)));
  }
  return *SpectralDistribution::create(nm, values);
}

template <class Values>
void compare_all(Deviations& deviations, const std::string& quantity, const std::string& id, const json& expected,
                 const Values& found, double tolerance) {
  for (std::size_t i = 0; i < expected.size(); ++i)
    deviations.compare(quantity, fmt::format("{}[{}]", id, i), expected[i], found[i], absolute(tolerance));
}

void compare_colour(Deviations& d, const std::string& id, const json& e, const Metrics& m) {
  d.compare("x", id, e["x"], m.x, absolute(1e-6));
  d.compare("y", id, e["y"], m.y, absolute(1e-6));
  d.compare("u_prime", id, e["u_prime"], m.u_prime, absolute(1e-6));
  d.compare("v_prime", id, e["v_prime"], m.v_prime, absolute(1e-6));
  d.compare("cct_K", id, e["cct_K"], m.cct_K, [](double cct_K) { return std::max(0.1, 2e-5 * cct_K); });
  d.compare("duv", id, e["duv"], m.duv, absolute(2e-6));
  d.compare("cct_ohno2014_table_K", id, e["cct_ohno2014_table_K"], m.cct_ohno2014_table_K, relative(1e-7));
  d.compare("duv_ohno2014_table", id, e["duv_ohno2014_table"], m.duv_ohno2014_table, absolute(1e-8));
  d.compare("ler_sum_lm_per_W", id, e["ler_sum_lm_per_W"], m.ler_lm_per_W, relative(1e-6));
  const char* receptors[] = {"L", "M", "S", "rod", "mel"};
  for (std::size_t i = 0; i < 5; ++i) {
    d.compare("alpha_opic_elr", id, e["alpha_opic_elr_mW_per_lm"][receptors[i]], m.alpha_opic_elr_mW_per_lm[i],
              relative(1e-6));
    d.compare("alpha_opic_der", id, e["alpha_opic_der"][receptors[i]], m.alpha_opic_der[i], relative(1e-6));
  }
  d.compare("blh_efficacy_W_per_lm", id, e["blh_efficacy_W_per_lm"], m.blh_efficacy_W_per_lm, relative(1e-6));
  d.compare("blh_efficiency", id, e["blh_efficiency"], m.blh_efficiency, relative(1e-6));

  ASSERT_EQ(e["cri"].is_null(), !m.colour_rendering.has_value()) << id;
  ASSERT_EQ(e["tm30"].is_null(), !m.colour_fidelity.has_value()) << id;
  if (e["cri"].is_null()) return;
  d.compare("cri.Ra", id, e["cri"]["Ra"], m.colour_rendering->ra, absolute(0.01));
  compare_all(d, "cri.R", id, e["cri"]["R"], m.colour_rendering->r, 0.02);
  const json& rounded = e["cri_rounded_chromaticity"];
  ASSERT_TRUE(m.rounded_colour_rendering) << id;
  d.compare("cri_rounded.Ra", id, rounded["Ra"], m.rounded_colour_rendering->ra, absolute(0.01));
  // A reference CCT that differs by 1e-5 can round one chromaticity to the next fourth decimal.
  compare_all(d, "cri_rounded.R", id, rounded["R"], m.rounded_colour_rendering->r, 0.4);
  d.compare("tm30.Rf", id, e["tm30"]["Rf"], m.colour_fidelity->rf, absolute(0.01));
  d.compare("tm30.Rg", id, e["tm30"]["Rg"], m.colour_fidelity->rg, absolute(0.01));
  d.compare("cie224_Rf", id, e["cie224_Rf"], m.colour_fidelity->rf, absolute(0.01));
  compare_all(d, "tm30.Rf_hj", id, e["tm30"]["Rf_hj"], m.colour_fidelity->rf_hj, 0.02);
  if (e["tm30"].contains("Rf_ces"))
    compare_all(d, "tm30.Rf_ces", id, e["tm30"]["Rf_ces"], m.colour_fidelity->rf_ces, 0.02);
  compare_all(d, "tm30.Rcs_hj", id, e["tm30"]["Rcs_hj"], m.colour_fidelity->rcs_hj, 2e-4);
  compare_all(d, "tm30.Rhs_hj", id, e["tm30"]["Rhs_hj"], m.colour_fidelity->rhs_hj, 2e-4);
}

void compare_photons(Deviations& d, const std::string& id, const json& e, const PhotonQuantities& p) {
  // The fractions of narrow-band spectra go down to 1e-10 of the whole; there the tolerance is that of the whole.
  const auto tolerance = [](double value) { return 1e-6 * std::abs(value) + 1e-14; };
  d.compare("ppf_per_lumen_umol_s_lm", id, e["ppf_per_lumen_umol_s_lm"], p.ppf_per_lumen_umol_s_lm, tolerance);
  d.compare("ppf_per_watt_umol_J", id, e["ppf_per_watt_umol_J"], p.ppf_per_watt_umol_J, tolerance);
  d.compare("photon_fraction_*", id, e["photon_fraction_blue"], p.fraction_blue, tolerance);
  d.compare("photon_fraction_*", id, e["photon_fraction_green"], p.fraction_green, tolerance);
  d.compare("photon_fraction_*", id, e["photon_fraction_red"], p.fraction_red, tolerance);
  d.compare("photon_ratio_far_red_700_780", id, e["photon_ratio_far_red_700_780_to_par"], p.far_red_700_780_to_par,
            tolerance);
  d.compare("photon_ratio_far_red_700_800", id, e["photon_ratio_far_red_700_800_to_par"], p.far_red_700_800_to_par,
            tolerance);
  d.compare("photon_ratio_uva", id, e["photon_ratio_uva_380_400_to_par"], p.uva_380_400_to_par, tolerance);
  d.compare("photon_ratio_epar", id, e["photon_ratio_epar_400_750_to_par"], p.epar_400_750_to_par, tolerance);
  const char* bands[] = {"blue", "green", "red", "far_red"};
  for (std::size_t i = 0; i < 4; ++i)
    d.compare("photon_fractions_of_380_780", id, e["photon_fractions_of_380_780"][bands[i]], p.fractions_of_380_780[i],
              tolerance);
  d.compare("ypf_per_lumen_umol_s_lm", id, e["ypf_per_lumen_umol_s_lm"], p.ypf_per_lumen_umol_s_lm, tolerance);
  d.compare("ypf_to_ppf_ratio", id, e["ypf_to_ppf_ratio"], p.ypf_to_ppf_ratio, tolerance);
  d.compare("phytochrome_pss", id, e["phytochrome_pss"], p.phytochrome_pss, tolerance);
  d.compare("ppf_per_lumen_rectangle_sum", id, e["ppf_per_lumen_rectangle_sum_umol_s_lm"],
            p.ppf_per_lumen_rectangle_sum_umol_s_lm, tolerance);
}

class ReferenceSpectra : public ::testing::Test {
 protected:
  void SetUp() override {
    TWINLIGHT_NEEDS_REFERENCE("spectra");
    folder_ = testing::reference_folder() / "spectra";
    std::ifstream file(folder_ / "expected.json");
    expected_ = json::parse(file);
    ASSERT_EQ(expected_["spectra"].size(), expected_["count"].get<std::size_t>());
  }
  std::filesystem::path folder_;
  json expected_;
};

TEST_F(ReferenceSpectra, Linear1nmAgreesWithinTheStatedTolerances) {
  Deviations deviations;
  for (const json& record : expected_["spectra"]) {
    const auto id = record["id"].get<std::string>();
    const Metrics metrics = evaluate(read_reference(folder_ / record["file"].get<std::string>()));
    compare_colour(deviations, id, record["linear_1nm"], metrics);
    compare_photons(deviations, id, record["linear_1nm"]["photons"], metrics.photons);
    if (!metrics.colour_rendering) continue;
    EXPECT_EQ(metrics.colour_rendering->within_white_tolerance(),
              record["cri_within_cie13_3_white_tolerance"].get<bool>())
        << id;
  }
  fmt::print("linear_1nm\n{}", deviations.table());
}

TEST_F(ReferenceSpectra, RoundedColourRenderingAgreesAtTheSameReferenceCct) {
  const ResponseMatrix& matrix = ResponseMatrix::linear_1nm();
  Deviations deviations;
  for (const json& record : expected_["spectra"]) {
    const json& expected = record["linear_1nm"];
    if (expected["cri"].is_null()) continue;
    const SpectralDistribution spectrum = read_reference(folder_ / record["file"].get<std::string>());
    const RoundedColourRendering found =
        rounded_colour_rendering(matrix.apply(spectrum.at_each_nm(grid_first_nm, grid_last_nm)),
                                 expected["cri"]["reference_cct_K"].get<double>(), ExactColourReferences(matrix));
    const auto id = record["id"].get<std::string>();
    deviations.compare("cri_rounded.Ra", id, expected["cri_rounded_chromaticity"]["Ra"], found.ra, absolute(1e-6));
    compare_all(deviations, "cri_rounded.R", id, expected["cri_rounded_chromaticity"]["R"], found.r, 1e-5);
  }
  fmt::print("at the same reference CCT\n{}", deviations.table());
}

TEST_F(ReferenceSpectra, NativeGridAgreesWithinTheStatedTolerances) {
  Deviations deviations;
  for (const json& record : expected_["spectra"]) {
    if (record["native_grid"].is_null()) continue;
    const SpectralDistribution spectrum = read_reference(folder_ / record["file"].get<std::string>());
    compare_colour(deviations, record["id"].get<std::string>(), record["native_grid"],
                   evaluate(spectrum, Convention::native_grid));
  }
  fmt::print("native_grid\n{}", deviations.table());
}

}  // namespace
}  // namespace twinlight::spectrum
