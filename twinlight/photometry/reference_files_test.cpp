// Values: shared/reference/photometry/good/manifest.json and broken/manifest.json, computed from the format
// descriptions by a program independent of this one; "conventions" in the former says how.

#include "tests/support/reference_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "twinlight/photometry/beam.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::photometry {
namespace {

// "0.1 % for flux and max intensity against the same method; 0.5 % between the two methods".
constexpr double flux_tolerance = 0.001;
// Of type A and B the manifest gives the zonal sum (mean intensity × difference of sines), this library the exact
// integral of the linear interpolation, as it does for type C: for cucalc__2.1.IES 10680.2 lm and 10698.3 lm.
constexpr double flux_tolerance_between_methods = 0.005;

bool is_read_here(const std::string& name) {
  std::string extension = std::filesystem::path(name).extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension == ".ies" || extension == ".ldt";
}

std::vector<nlohmann::json> manifest_records(const std::filesystem::path& folder) {
  std::ifstream stream(folder / "manifest.json");
  std::vector<nlohmann::json> found;
  const nlohmann::json manifest = nlohmann::json::parse(stream);
  for (const auto& record : manifest["files"])
    if (is_read_here(record["file"])) found.push_back(record);
  return found;
}

std::optional<Symmetry> symmetry_of(const std::string& text) {
  if (text.rfind("type ", 0) == 0) return Symmetry::none;
  if (text.rfind("none", 0) == 0) return Symmetry::none;
  if (text.rfind("rotational", 0) == 0 || text.rfind("axial", 0) == 0) return Symmetry::rotational;
  if (text.rfind("quadrant", 0) == 0) return Symmetry::quadrant;
  if (text.find("about C0-C180") != std::string::npos) return Symmetry::c0_c180;
  if (text.find("about C90-C270") != std::string::npos) return Symmetry::c90_c270;
  return std::nullopt;
}

/// The lobe that holds the peak, to the manifest's 0.2 degrees; both or neither have one.
::testing::AssertionResult beam_is_near(const IntensityDistribution& distribution, double c_deg,
                                        const nlohmann::json& summary, const char* key) {
  if (!summary.contains(key)) return ::testing::AssertionSuccess();
  const auto found = beam_angle_deg(distribution, c_deg).value;
  const nlohmann::json& wanted = summary[key].is_null() ? summary[key] : summary[key]["lobe_deg"];
  if (wanted.is_null() && !found) return ::testing::AssertionSuccess();
  if (!wanted.is_null() && found && std::abs(*found - wanted.get<double>()) <= 0.2)
    return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << key << ": " << wanted << " wanted, found " << found.value_or(-1.0);
}

/// LM-63: width, length, height with their signs; EULUMDAT: length, width, heights at C0, C90, C180, C270.
::testing::AssertionResult opening_has(const LuminousOpening& opening, const std::vector<double>& dimensions_m,
                                       FileFormat format) {
  const auto near = [](double a, double b) { return std::abs(std::abs(a) - std::abs(b)) <= 1e-6; };
  // A dimension of 0 beside a curved one is not a size: it says that the shape is round.
  const bool curved = std::any_of(dimensions_m.begin(), dimensions_m.begin() + 3, [](double d) { return d < 0.0; });
  const bool length_fits = near(opening.length_m, dimensions_m[0]) || (curved && dimensions_m[0] == 0.0);
  const bool round_eulumdat = format == FileFormat::eulumdat && dimensions_m[1] == 0.0 && dimensions_m[0] > 0.0;
  const bool width_fits = near(opening.width_m, dimensions_m[1]) || (curved && dimensions_m[1] == 0.0) ||
                          (round_eulumdat && opening.is_round());
  const bool height_fits = near(opening.height_c0_m, dimensions_m[2]);
  if (length_fits && width_fits && height_fits) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << ::testing::PrintToString(dimensions_m) << ", found " << opening.length_m
                                       << " × " << opening.width_m << " × " << opening.height_c0_m;
}

TEST(GoodFiles, AreReadAsTheManifestSays) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  const auto folder = testing::reference_folder() / "photometry" / "good";
  std::size_t read = 0;
  for (const auto& record : manifest_records(folder)) {
    const std::string name = record["file"];
    SCOPED_TRACE(name);
    const auto& summary = record["summary"];
    const auto luminaire = read_photometric_file(folder / name);
    if (!luminaire) {
      ADD_FAILURE() << to_string(luminaire.error());
      continue;
    }
    ++read;
    const double flux_lm = summary["flux_integrated_lm"];
    const bool type_c = luminaire->photometric_type == PhotometricType::c;
    EXPECT_NEAR(luminaire->distribution.flux_lm(), flux_lm,
                (type_c ? flux_tolerance : flux_tolerance_between_methods) * flux_lm);
    const double max_cd = summary["max_intensity_cd"];
    const double peak_tolerance = type_c ? flux_tolerance : 0.005;  // a resampled table may miss a peak so far
    EXPECT_NEAR(luminaire->distribution.max_intensity_cd(), max_cd, peak_tolerance * max_cd);
    if (summary["declared_lamp_flux_lm"].is_null()) {
      EXPECT_EQ(luminaire->declared_flux_lm, std::nullopt);
    } else {
      EXPECT_NEAR(luminaire->declared_flux_lm.value_or(0.0), summary["declared_lamp_flux_lm"].get<double>(), 1e-6);
    }
    EXPECT_EQ(luminaire->input_power_W.value_or(-1.0), summary["input_watts"].get<double>());
    EXPECT_EQ(luminaire->basis == PhotometryBasis::absolute, summary["absolute_photometry"].get<bool>());
    EXPECT_EQ(luminaire->symmetry, symmetry_of(summary["symmetry"]));
    const char* const planes = summary.contains("n_planes_stored") ? "n_planes_stored" : "n_horizontal";
    EXPECT_EQ(luminaire->stored_c_planes, summary[planes].get<std::size_t>());
    EXPECT_TRUE(beam_is_near(luminaire->distribution, 0.0, summary, "beam50_C0_C180"));
    EXPECT_TRUE(beam_is_near(luminaire->distribution, 90.0, summary, "beam50_C90_C270"));
    EXPECT_TRUE(opening_has(luminaire->opening, summary["luminous_dims_m"], luminaire->format));
    for (const auto& probe : summary.value("probe_cd", nlohmann::json::array())) {
      const double wanted_cd = probe["cd"];
      EXPECT_NEAR(luminaire->distribution.intensity_cd(probe["C_deg"], probe["gamma_deg"]), wanted_cd,
                  1e-3 + 1e-5 * wanted_cd)
          << probe;
    }
  }
  EXPECT_EQ(read, 106U);
}

TEST(BrokenFiles, AreRefusedOrReadWithAWarningAsTheManifestSays) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/broken");
  const auto folder = testing::reference_folder() / "photometry" / "broken";
  for (const auto& record : manifest_records(folder)) {
    const std::string name = record["file"];
    const std::string expect = record["expect"];
    SCOPED_TRACE(name + ": " + expect + ": " + record["why"].get<std::string>());
    const auto luminaire = read_photometric_file(folder / name);
    std::vector<Diagnostic> said = luminaire ? luminaire->warnings : std::vector<Diagnostic>{luminaire.error()};
    const bool may_be_read = expect != "reject";
    const bool may_be_refused = expect.find("reject") != std::string::npos;
    const bool may_be_silent = expect == "accept" || expect == "accept, or reject by a stated limit" ||
                               expect == "accept, or reject naming line 1";
    EXPECT_TRUE(luminaire ? may_be_read : may_be_refused);
    EXPECT_TRUE(may_be_silent || !said.empty());
    std::string lines;
    bool named_line = record["line"].is_null();
    for (const Diagnostic& diagnostic : said) {
      EXPECT_FALSE(diagnostic.message.empty());
      EXPECT_EQ(diagnostic.file, (folder / name).string());
      lines += to_string(diagnostic) + "\n";
      named_line = named_line || diagnostic.line == record["line"].get<std::size_t>();
    }
    const bool line_is_of_the_refusal = luminaire && expect.find(", or reject") != std::string::npos;
    EXPECT_TRUE(named_line || said.empty() || line_is_of_the_refusal) << lines;
  }
}

}  // namespace
}  // namespace twinlight::photometry
