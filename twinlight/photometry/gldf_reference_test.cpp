// Values: shared/reference/photometry/good/manifest.json and broken/manifest.json, computed from the format
// descriptions by a program independent of this one.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/file.h"
#include "twinlight/photometry/gldf_container.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::photometry {
namespace {

std::vector<nlohmann::json> gldf_records(const std::filesystem::path& folder, bool (*wanted)(const std::string&)) {
  std::ifstream stream(folder / "manifest.json");
  std::vector<nlohmann::json> found;
  const nlohmann::json manifest = nlohmann::json::parse(stream);
  for (const auto& record : manifest["files"])
    if (wanted(record["file"])) found.push_back(record);
  return found;
}

bool is_container(const std::string& name) {
  return name.ends_with(".gldf");
}

bool is_product(const std::string& name) {
  return name.starts_with("gldfrs__product");
}

std::string version_text(const nlohmann::json& version) {
  if (version.is_string()) return version;
  return version["major"].get<std::string>() + "." + version["minor"].get<std::string>() + ".0-rc." +
         version["pre-release"].get<std::string>();
}

void expect_counts(const GldfProduct& product, const nlohmann::json& counts) {
  const auto fixed = std::count_if(product.light_sources.begin(), product.light_sources.end(),
                                   [](const GldfLightSource& source) { return !source.is_changeable; });
  EXPECT_EQ(product.files.size(), counts.value("File", 0U));
  EXPECT_EQ(product.photometries.size(), counts.value("Photometry", 0U));
  EXPECT_EQ(product.spectra.size(), counts.value("Spectrum", 0U));
  EXPECT_EQ(fixed, counts.value("FixedLightSource", 0));
  EXPECT_EQ(product.control_gears.size(), counts.value("ControlGear", 0U));
  EXPECT_EQ(product.emitters.size(), counts.value("Emitter", 0U));
  EXPECT_EQ(product.geometries.size(), counts.value("ModelGeometry", 0U));
  EXPECT_EQ(product.variants.size(), counts.value("Variant", 0U));
}

void expect_files(const GldfProduct& product, const nlohmann::json& files) {
  ASSERT_EQ(product.files.size(), files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    EXPECT_EQ(product.files[i].id, files[i]["id"]);
    EXPECT_EQ(product.files[i].content_type, files[i]["contentType"]);
    EXPECT_EQ(product.files[i].is_local, files[i]["type"] != "url");
    EXPECT_EQ(product.files[i].name, files[i]["name"]);
  }
}

/// Every photometric file inside, as an independent program reads it.
void expect_embedded(const GldfContainer& container, const nlohmann::json& embedded) {
  for (const auto& record : embedded) {
    if (!record.contains("flux_integrated_lm")) continue;
    const auto& files = container.product.files;
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const GldfFile& f) { return f.entry_name() == record["name"]; });
    ASSERT_NE(file, files.end()) << record["name"];
    const auto& luminaires = container.luminaires_of_file[static_cast<std::size_t>(file - files.begin())];
    ASSERT_EQ(luminaires.size(), 1U);
    const double flux_lm = record["flux_integrated_lm"];
    EXPECT_NEAR(luminaires[0].distribution.flux_lm(), flux_lm, 0.001 * flux_lm);
    const double max_cd = record["max_intensity_cd"];
    EXPECT_NEAR(luminaires[0].distribution.max_intensity_cd(), max_cd, 0.001 * max_cd);
    EXPECT_EQ(luminaires[0].declared_flux_lm, record["declared_lamp_flux_lm"].get<double>());
    EXPECT_EQ(luminaires[0].input_power_W, record["input_watts"].get<double>());
  }
}

/// The manifest decodes this name as code page 437; the archive stores it in Unicode beside that.
std::string in_unicode(const std::string& entry) {
  return entry == "ldc/Äöü°⌡.ldt" ? "ldc/Äöü°§.ldt" : entry;
}

TEST(GoodContainers, AreReadAsTheManifestSays) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  const auto folder = testing::reference_folder() / "photometry" / "good";
  std::size_t read = 0;
  for (const auto& record : gldf_records(folder, is_container)) {
    const std::string name = record["file"];
    SCOPED_TRACE(name);
    const auto& summary = record["summary"];
    const std::string bytes = read_file(folder / name, largest_photometric_file_bytes).value();
    const auto container = read_gldf_container(bytes, name);
    if (!container) {
      ADD_FAILURE() << to_string(container.error());
      continue;
    }
    ++read;
    std::vector<std::string> entries;
    for (const std::string& entry : summary["entry_names"].get<std::vector<std::string>>())
      if (!entry.ends_with('/')) entries.push_back(in_unicode(entry));
    EXPECT_EQ(container->entries, entries);
    EXPECT_EQ(container->product.header.format_version, version_text(summary["product_format_version"]));
    expect_counts(container->product, summary["product_element_counts"]);
    expect_files(container->product, summary["product_files"]);
    expect_embedded(*container, summary.value("embedded", nlohmann::json::array()));
  }
  EXPECT_EQ(read, 16U);
}

TEST(GoodProducts, AreReadAsTheManifestSays) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  const auto folder = testing::reference_folder() / "photometry" / "good";
  std::size_t read = 0;
  for (const auto& record : gldf_records(folder, is_product)) {
    SCOPED_TRACE(record["file"]);
    const std::string bytes =
        read_file(folder / record["file"].get<std::string>(), largest_photometric_file_bytes).value();
    const auto container = read_bare_gldf_product(bytes, "product.xml");
    ASSERT_TRUE(container) << to_string(container.error());
    ++read;
    EXPECT_EQ(container->product.header.format_version, version_text(record["summary"]["format_version"]));
    expect_counts(container->product, record["summary"]["element_counts"]);
    expect_files(container->product, record["summary"]["files"]);
    EXPECT_FALSE(container->warnings.empty());
  }
  EXPECT_EQ(read, 2U);
}

TEST(BrokenContainers, AreRefusedOrReadWithAWarningAsTheManifestSays) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/broken");
  const auto folder = testing::reference_folder() / "photometry" / "broken";
  std::size_t seen = 0;
  for (const auto& record : gldf_records(folder, is_container)) {
    const std::string name = record["file"];
    const std::string expect = record["expect"];
    SCOPED_TRACE(name + ": " + expect + ": " + record["why"].get<std::string>());
    const std::string bytes = read_file(folder / name, largest_photometric_file_bytes).value();
    const auto container = read_photometric_document(bytes, name);
    ++seen;
    EXPECT_TRUE(container ? expect != "reject" : expect.find("reject") != std::string::npos);
    const std::vector<Diagnostic> said = container ? container->warnings : std::vector{container.error()};
    const bool may_be_silent = expect.starts_with("accept (");
    EXPECT_TRUE(may_be_silent || !said.empty());
    const bool fits = std::any_of(said.begin(), said.end(), [&](const Diagnostic& d) {
      const bool line = record["line"].is_null() || d.line == record["line"].get<std::size_t>();
      return line && d.file == name && d.field == record["field"] && !d.message.empty();
    });
    std::string lines;
    for (const Diagnostic& diagnostic : said) lines += to_string(diagnostic) + "\n";
    EXPECT_TRUE(fits || may_be_silent) << "wanted " << record["line"] << " " << record["field"] << ", said\n" << lines;
  }
  EXPECT_EQ(seen, 19U);
}

/// "Bemessungslichtstrom 9400 lm, Bemessungsleistung 99,00 W, Leuchten-Lichtausbeute 94 lm/W" says product.xml of its
/// first variant, which has a direct and an indirect emitter before files of another flux; "LED3900" is the second one.
TEST(GoodContainers, GiveThePhotometryOfEachVariant) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  const auto folder = testing::reference_folder() / "photometry" / "good";
  const auto document = read_photometric_document_file(folder / "gldfrs__Freestand_Belviso-2l3d.gldf");
  ASSERT_TRUE(document) << to_string(document.error());
  ASSERT_EQ(document->sources.size(), 2U);
  EXPECT_EQ(document->sources[0].declared_flux_lm, 9400.0);
  EXPECT_EQ(document->sources[0].input_power_W, 99.0);
  EXPECT_NEAR(document->sources[0].distribution.flux_lm(), 9400.0, 10.0);
  EXPECT_NEAR(document->sources[1].distribution.flux_lm(), 3900.0, 5.0);
  EXPECT_NEAR(document->sources[1].distribution.flux_lm(90.0, 180.0), 1600.0 + 0.02 * 2300.0, 10.0);
}

TEST(GoodContainers, ShareTheLightsOf600Variants) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  const auto folder = testing::reference_folder() / "photometry" / "good";
  const auto document = read_photometric_document_file(folder / "gldfrs__aec_ga15_enriched.gldf");
  ASSERT_TRUE(document) << to_string(document.error());
  ASSERT_EQ(document->product->variants.size(), 600U);
  EXPECT_LE(document->sources.size(), 30U);
  for (const GldfVariant& variant : document->product->variants) {
    ASSERT_EQ(variant.sources.size(), 1U);
    // "GA15 600mm Narrow 3000K 30W White"
    const Luminaire& source = document->sources[variant.sources[0]];
    const std::string name(text_in(variant.texts.name));
    EXPECT_NE(name.find(std::to_string(static_cast<int>(*source.colour_temperature_K)) + "K"), std::string::npos);
    EXPECT_NE(name.find(" " + std::to_string(static_cast<int>(*source.input_power_W)) + "W"), std::string::npos);
    EXPECT_NEAR(source.distribution.flux_lm(), *source.declared_flux_lm, 0.001 * *source.declared_flux_lm);
  }
}

}  // namespace
}  // namespace twinlight::photometry
