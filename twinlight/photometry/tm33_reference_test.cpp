// Values: shared/reference/photometry/good/manifest.json and broken/manifest.json, computed from the format
// descriptions by a program independent of this one; "conventions" in the former says how.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/reference_files.h"
#include "twinlight/photometry/beam.h"
#include "twinlight/photometry/names.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::photometry {
namespace {

// "0.1 % for flux and max intensity against the same method".
constexpr double tm33_flux_tolerance = 0.001;

/// The records of TM-33 files; GLDF's product.xml and spectra are read elsewhere.
std::vector<nlohmann::json> xml_records(const std::filesystem::path& folder) {
  std::ifstream stream(folder / "manifest.json");
  std::vector<nlohmann::json> found;
  const nlohmann::json manifest = nlohmann::json::parse(stream);
  for (const auto& record : manifest["files"]) {
    const std::filesystem::path name = record["file"].get<std::string>();
    const bool is_xml = name.extension() == ".xml" || name.extension() == ".iesxml";
    if (is_xml && record.value("format", "") != "GLDF product.xml") found.push_back(record);
  }
  return found;
}

FileFormat format_of(const std::string& version) {
  return version == "IESTM33-22 v1.1" ? FileFormat::tm33_23 : FileFormat::tm33_18;
}

Symmetry stated_symmetry(const std::string& from_angles) {
  if (from_angles == "axial") return Symmetry::rotational;
  if (from_angles == "quad") return Symmetry::quadrant;
  return from_angles == "c0" ? Symmetry::c0_c180 : Symmetry::none;
}

void expect_emitter(const Luminaire& source, const nlohmann::json& emitter) {
  EXPECT_EQ(source.source_count, std::stod(emitter["Quantity"].get<std::string>()));
  EXPECT_EQ(source.input_power_W, std::stod(emitter["input_watts"].get<std::string>()));
  EXPECT_EQ(source.spectra.size(), emitter["spectral_blocks"].get<std::size_t>());
  const nlohmann::json& block = emitter["blocks"].at(0);
  ASSERT_TRUE(source.has_luminous_data);
  const double flux_lm = block["integrated_flux"];
  EXPECT_NEAR(source.distribution.flux_lm(), flux_lm, tm33_flux_tolerance * flux_lm);
  const double max_cd = block["max"];
  EXPECT_NEAR(source.distribution.max_intensity_cd(), max_cd, tm33_flux_tolerance * max_cd);
  EXPECT_EQ(source.symmetry, stated_symmetry(block["symmetry_from_angles"]));
  EXPECT_EQ(source.stored_c_planes, block["n_h"].get<std::size_t>());
  EXPECT_EQ(source.stored_gammas, block["n_v"].get<std::size_t>());
  const auto beam_deg = beam_angle_deg(source.distribution, 0.0).value;
  const nlohmann::json& lobe_deg = block["beam50_C0_C180"]["lobe_deg"];
  EXPECT_EQ(beam_deg.has_value(), !lobe_deg.is_null());
  if (beam_deg && !lobe_deg.is_null()) {
    EXPECT_NEAR(*beam_deg, lobe_deg.get<double>(), 0.2);
  }
}

/// Within the file in millimetres or metres, always in metres here.
void expect_dimensions(const Luminaire& source, const nlohmann::json& as_written) {
  for (const auto& [name, text] : as_written.items()) {
    const double number = std::stod(text.get<std::string>());
    const double metres = number > 10.0 ? number / 1000.0 : number;
    const LuminousOpening& opening = source.opening;
    const Housing housing = source.housing.value_or(Housing{.length_m = opening.length_m, .width_m = opening.width_m});
    const double found_m = name == "Length" ? housing.length_m : name == "Width" ? housing.width_m : housing.height_m;
    EXPECT_NEAR(found_m, metres, 1e-9) << name;
  }
}

TEST(GoodTm33Files, AreReadAsTheManifestSays) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  const auto folder = testing::reference_folder() / "photometry" / "good";
  std::size_t read = 0;
  for (const auto& record : xml_records(folder)) {
    const std::string name = record["file"];
    SCOPED_TRACE(name);
    const auto document = read_photometric_document_file(folder / name);
    if (!document) {
      ADD_FAILURE() << to_string(document.error());
      continue;
    }
    ++read;
    const auto& summary = record["summary"];
    ASSERT_EQ(document->sources.size(), summary["emitters"].size());
    double flux_lm = 0.0;
    double power_W = 0.0;
    for (std::size_t i = 0; i < document->sources.size(); ++i) {
      const Luminaire& source = document->sources[i];
      expect_emitter(source, summary["emitters"][i]);
      EXPECT_EQ(name_of(source.format), name_of(format_of(record["version"])));
      flux_lm += source.source_count * source.distribution.flux_lm();
      power_W += source.source_count * source.input_power_W.value_or(0.0);
    }
    EXPECT_NEAR(flux_lm, summary["flux_integrated_lm"].get<double>(), tm33_flux_tolerance * flux_lm);
    EXPECT_EQ(power_W, summary["input_watts"].get<double>());
    expect_dimensions(document->sources.front(), summary["dimensions_as_written"]);
  }
  EXPECT_EQ(read, 17U);
}

TEST(BrokenTm33Files, AreRefusedOrReadWithAWarningAsTheManifestSays) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/broken");
  const auto folder = testing::reference_folder() / "photometry" / "broken";
  std::size_t seen = 0;
  for (const auto& record : xml_records(folder)) {
    const std::string name = record["file"];
    const std::string expect = record["expect"];
    SCOPED_TRACE(name + ": " + expect + ": " + record["why"].get<std::string>());
    const auto document = read_photometric_document_file(folder / name);
    ++seen;
    EXPECT_FALSE(document && expect == "reject");
    const std::vector<Diagnostic> said = document ? document->warnings : std::vector<Diagnostic>{document.error()};
    ASSERT_FALSE(said.empty());
    const Diagnostic& first = said.front();
    EXPECT_FALSE(first.message.empty());
    EXPECT_EQ(first.file, (folder / name).string());
    if (!record["line"].is_null()) {
      EXPECT_EQ(first.line, record["line"].get<std::size_t>()) << to_string(first);
    }
    EXPECT_EQ(first.field, record["field"].get<std::string>()) << to_string(first);
  }
  EXPECT_EQ(seen, 14U);
}

}  // namespace
}  // namespace twinlight::photometry
