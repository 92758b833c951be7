// Values: a Lambertian source has I = I0 cos γ, so that its isocandela line of level I lies at γ = arccos(I / I0); in
// the azimuthal equal-area projection (Lambert 1772) that is the distance R sin(γ / 2) / sin(reach / 2).
#include "twinlight/photometry/drawings.h"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <pugixml.hpp>
#include <sstream>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/foundation/file.h"
#include "twinlight/photometry/drawn_light.h"
#include "twinlight/photometry/isocandela_map.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/sample_files.h"

namespace twinlight::photometry {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::size_t largest_drawing_bytes = 60'000;

std::vector<std::pair<std::string, std::string>> drawings_of(const Luminaire& luminaire) {
  return {{"polar", polar_svg(luminaire)},
          {"linear", linear_svg(luminaire)},
          {"isocandela", isocandela_svg(luminaire)},
          {"sketch", sketch_svg(luminaire)}};
}

/// The texts of a drawing one after the other; fails where it is no well-formed SVG with title and description.
std::string text_of(const std::string& svg) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(svg.c_str()));
  const pugi::xml_node root = document.document_element();
  EXPECT_STREQ(root.name(), "svg");
  EXPECT_STRNE(root.child("title").child_value(), "");
  EXPECT_STRNE(root.child("desc").child_value(), "");
  std::string text;
  for (const pugi::xml_node& node : root.children("text")) text += node.child_value(), text += '\n';
  return text;
}

Luminaire luminaire_with(IntensityDistribution distribution) {
  return {.basis = PhotometryBasis::absolute, .model = "Lamp", .distribution = std::move(distribution)};
}

/// I0 = 1000 cd.
IntensityDistribution lambertian_light() {
  std::vector<double> gammas_deg;
  std::vector<double> intensities_cd;
  for (int gamma = 0; gamma <= 90; ++gamma) {
    gammas_deg.push_back(gamma);
    intensities_cd.push_back(gamma == 90 ? 0.0 : 1000.0 * std::cos(radians(gamma)));
  }
  return IntensityDistribution::create({0.0}, gammas_deg, intensities_cd, Symmetry::rotational).value();
}

/// A beam that falls evenly to nothing at `edge_deg`.
IntensityDistribution falling_beam(double edge_deg) {
  return IntensityDistribution::create({0.0}, {0.0, edge_deg, 90.0}, {1000.0, 0.0, 0.0}, Symmetry::rotational).value();
}

TEST(Drawings, SayTheirFigures) {
  const Luminaire luminaire = read_photometric(samples::eulumdat(), "panel.ldt").value();
  for (const auto& [kind, svg] : drawings_of(luminaire)) {
    EXPECT_THAT(text_of(svg), HasSubstr("Panel 600")) << kind;
    EXPECT_THAT(text_of(svg), HasSubstr("25 W")) << kind;
  }
  const std::string polar = text_of(polar_svg(luminaire));
  EXPECT_THAT(polar, HasSubstr("lamps 3\u202F000 lm"));
  EXPECT_THAT(polar, HasSubstr("largest intensity 300 cd/klm at γ 0° · rings 100 cd/klm apart"));
  EXPECT_THAT(polar, HasSubstr("all C-planes"));
  EXPECT_THAT(text_of(linear_svg(luminaire)), HasSubstr("beam / field angle: all C-planes 112.5°"));
  const std::string sketch = text_of(sketch_svg(luminaire));
  EXPECT_THAT(sketch, HasSubstr("luminous opening 600 × 300, luminous sides up to 20 high"));
  EXPECT_THAT(sketch, HasSubstr("housing 610 × 610 × 90"));
}

TEST(Drawings, NameTheirUnit) {
  EXPECT_THAT(text_of(polar_svg(luminaire_with(lambertian_light()))), HasSubstr("1\u202F000 cd at"));
  Luminaire grower = luminaire_with({});
  grower.has_luminous_data = false;
  grower.photons = PhotonData{.distribution = lambertian_light()};
  EXPECT_THAT(text_of(linear_svg(grower)), HasSubstr("linear diagram, µmol/(s·sr)"));
  Luminaire germicidal = luminaire_with(lambertian_light());
  germicidal.keywords.emplace_back("_INTENSITYUNITS", "mW/sr");
  EXPECT_THAT(text_of(isocandela_svg(germicidal)), HasSubstr("1\u202F000 mW/sr at"));
  EXPECT_THAT(text_of(sketch_svg(germicidal)), Not(HasSubstr(" lm")));
}

TEST(Drawings, EscapeWhatTheFileSays) {
  Luminaire luminaire = read_photometric(samples::eulumdat(), "panel.ldt").value();
  luminaire.model = "</text><script>alert(1)</script>&\"'\x02 灯具 \xFF";
  luminaire.manufacturer = std::string(5000, '<');
  luminaire.keywords.emplace_back("_INTENSITYUNITS", "<b>&");
  for (const auto& [kind, svg] : drawings_of(luminaire)) {
    EXPECT_THAT(text_of(svg), HasSubstr("</text><script>")) << kind;
    EXPECT_THAT(svg, Not(HasSubstr("<script"))) << kind;
    EXPECT_LT(svg.size(), largest_drawing_bytes) << kind;
  }
}

TEST(Drawings, NeedNothingFromOutside) {
  for (const auto& [kind, svg] : drawings_of(luminaire_with(lambertian_light()))) {
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(svg.c_str()));
    EXPECT_TRUE(document.select_nodes("//@href | //@src | //*[local-name()='image' or local-name()='script']").empty());
    EXPECT_THAT(svg, Not(HasSubstr("url(http"))) << kind;
  }
}

TEST(Drawings, ADarkLuminaireHasThemToo) {
  for (const auto& [kind, svg] : drawings_of(luminaire_with({}))) {
    EXPECT_THAT(text_of(svg), HasSubstr("Lamp")) << kind;
    EXPECT_THAT(svg, Not(::testing::AnyOf(HasSubstr("nan"), HasSubstr("inf,")))) << kind;
  }
}

TEST(PolarDiagram, ShowsThePartOfTheTurnThatHoldsTheLight) {
  EXPECT_THAT(text_of(polar_svg(luminaire_with(falling_beam(12.0)))), Not(HasSubstr("60°")));
  const std::string half = text_of(polar_svg(luminaire_with(lambertian_light())));
  EXPECT_THAT(half, HasSubstr("75°"));
  EXPECT_THAT(half, Not(HasSubstr("γ 180°")));
  const auto both = IntensityDistribution::create({0.0}, {0.0, 180.0}, {100.0, 100.0}, Symmetry::rotational).value();
  EXPECT_THAT(text_of(polar_svg(luminaire_with(both))), HasSubstr("γ 180°"));
  const auto up = IntensityDistribution::create({0.0}, {90.0, 180.0}, {0.0, 100.0}, Symmetry::rotational).value();
  EXPECT_THAT(text_of(polar_svg(luminaire_with(up))), Not(HasSubstr("γ 0°")));
}

TEST(PolarDiagram, DrawsThePlaneOfTheLargestIntensity) {
  std::vector<double> c_deg;
  std::vector<double> intensities_cd;
  for (int c = 0; c < 360; c += 30) {
    c_deg.push_back(c);
    const double peak_cd = c == 210 ? 900.0 : 400.0;
    intensities_cd.insert(intensities_cd.end(), {100.0, peak_cd, 0.0});
  }
  const auto askew = IntensityDistribution::create(c_deg, {0.0, 45.0, 90.0}, intensities_cd, Symmetry::none).value();
  const std::string text = text_of(polar_svg(luminaire_with(askew)));
  EXPECT_THAT(text, HasSubstr("C30–C210 (largest)"));
  EXPECT_THAT(text, HasSubstr("at C 210°, γ 45°"));
}

TEST(Isocandela, LinesOfALambertianSourceAreCirclesOfTheRightSize) {
  const HemisphereDisc disc = {.centre = {300.0, 300.0}, .radius_px = 250.0};
  for (const double level_cd : {200.0, 500.0, 800.0}) {
    const double gamma_rad = std::acos(level_cd / 1000.0);
    const double expected_px = 250.0 * std::sin(gamma_rad / 2.0) / std::sin(constants::pi / 4.0);
    const std::vector<drawing::Polyline> lines = isocandela_lines(lambertian_light(), disc, level_cd);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_GT(lines[0].size(), 20U);
    for (const drawing::Place& point : lines[0])
      EXPECT_NEAR(std::hypot(point.x - 300.0, point.y - 300.0), expected_px, 0.2);
  }
}

TEST(Isocandela, SeenFromAboveC0IsToTheRightAndC90Up) {
  // I = 1 + sin γ cos C is brightest towards C0.
  std::vector<double> c_deg;
  std::vector<double> gammas_deg;
  std::vector<double> intensities_cd;
  for (int gamma = 0; gamma <= 90; gamma += 5) gammas_deg.push_back(gamma);
  for (int c = 0; c < 360; c += 15) {
    c_deg.push_back(c);
    for (const double gamma : gammas_deg)
      intensities_cd.push_back(1000.0 * (1.0 + std::sin(radians(gamma)) * std::cos(radians(c))));
  }
  const auto leaning = IntensityDistribution::create(c_deg, gammas_deg, intensities_cd, Symmetry::none).value();
  const HemisphereDisc disc = {.centre = {0.0, 0.0}, .radius_px = 100.0};
  for (const drawing::Polyline& line : isocandela_lines(leaning, disc, 1500.0))
    for (const drawing::Place& point : line) EXPECT_GT(point.x, 30.0);
  EXPECT_LT(disc.at(90.0, 45.0).y, 0.0);
}

TEST(DrawnLight, ExtentAndAnglesOfCurves) {
  const LightExtent extent = extent_of(lambertian_light(), 0.49);
  EXPECT_EQ(extent.first_gamma_deg, 0.0);
  EXPECT_EQ(extent.last_gamma_deg, 60.0);  // cos 60° = 0.5 is more than 0.49, cos 61° is not
  const std::vector<double> gammas_deg = curve_gammas_deg(falling_beam(12.0), 1.0);
  EXPECT_EQ(gammas_deg.size(), 91U);
  EXPECT_THAT(gammas_deg, ::testing::Contains(12.0));
}

TEST(Drawings, ThoseOfTheDocumentationAreUpToDate) {
  const auto drawn = [](const char* name, std::string (*draw)(const Luminaire&)) {
    const std::filesystem::path catalogue = twinlight::testing::project_path("examples/catalogue");
    return draw(read_photometric_file(catalogue / name).value());
  };
  const auto committed = [](const char* name) {
    const std::filesystem::path pictures = twinlight::testing::project_path("docs/pictures");
    return read_file(pictures / name, largest_drawing_bytes).value();
  };
  EXPECT_EQ(drawn("voerdal-lijn1800-5200-dali.ldt", polar_svg), committed("pendant-polar.svg"));
  EXPECT_EQ(drawn("demerglans-bord1500-2900-dali.ldt", isocandela_svg), committed("board-isocandela.svg"));
}

TEST(Drawings, OfEveryReferenceFileAreLightAndWellFormed) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  int drawn = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(twinlight::testing::reference_folder() / "photometry" / "good")) {
    const auto luminaire = read_photometric_file(entry.path());
    if (!luminaire) continue;
    ++drawn;
    for (const auto& [kind, svg] : drawings_of(*luminaire)) {
      text_of(svg);
      EXPECT_LT(svg.size(), largest_drawing_bytes) << entry.path() << kind;
      EXPECT_THAT(svg, Not(HasSubstr("nan"))) << entry.path() << kind;
    }
  }
  EXPECT_GE(drawn, 106);
}

}  // namespace
}  // namespace twinlight::photometry
