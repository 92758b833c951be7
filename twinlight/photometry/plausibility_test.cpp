#include "twinlight/photometry/plausibility.h"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/photometry/sample_files.h"

namespace twinlight::photometry {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> texts(const std::vector<Diagnostic>& remarks) {
  std::vector<std::string> found;
  for (const Diagnostic& remark : remarks) found.push_back(remark.field + ": " + remark.message);
  return found;
}

std::vector<std::string> warnings_of(const std::string& file) {
  return texts(inspect(file, "a.ies").warnings);
}

/// A wide beam that leans to C0, of 24 planes and steps of 5°, with the value that `change` makes of each.
template <class Change>
Luminaire luminaire_of(Change change) {
  std::vector<double> c_deg, gammas_deg, intensities_cd;
  for (int gamma = 0; gamma <= 90; gamma += 5) gammas_deg.push_back(gamma);
  for (int c = 0; c < 360; c += 15) {
    c_deg.push_back(c);
    for (int gamma = 0; gamma <= 90; gamma += 5) {
      const double lean = 1.0 + 0.5 * std::sin(radians(gamma)) * std::cos(radians(c - 20));
      intensities_cd.push_back(change(c, gamma, gamma == 90 ? 0.0 : 1000.0 * lean * std::cos(radians(gamma))));
    }
  }
  return {.basis = PhotometryBasis::absolute,
          .distribution = IntensityDistribution::create(c_deg, gammas_deg, intensities_cd, Symmetry::none).value(),
          .opening = {.shape = LuminousOpening::Shape::rectangle, .length_m = 0.6, .width_m = 0.6},
          .input_power_W = 30.0};
}

Doubts doubts_of(const Luminaire& luminaire) {
  return doubts_about(luminaire, figures_of(luminaire));
}

double as_it_is(int, int, double cd) {
  return cd;
}

TEST(Plausibility, NothingIsAskedOfASoundLuminaire) {
  const Doubts doubts = doubts_of(luminaire_of(as_it_is));
  EXPECT_THAT(texts(doubts.warnings), IsEmpty());
  EXPECT_THAT(texts(doubts.hints), IsEmpty());
}

TEST(Plausibility, NothingIsAskedOfTheDemonstrationCatalogue) {
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(twinlight::testing::project_path("examples/catalogue"))) {
    if (entry.path().extension() != ".ldt" && entry.path().extension() != ".ies") continue;
    ++files;
    const Inspection inspection = inspect_file(entry.path());
    EXPECT_THAT(texts(inspection.warnings), IsEmpty()) << entry.path();
    EXPECT_THAT(texts(inspection.hints), IsEmpty()) << entry.path();
  }
  EXPECT_EQ(files, 91);
}

TEST(Plausibility, LampFluxNamesTheLikelySlip) {
  // The sample gives 3277 lm.
  const auto with_flux = [](const std::string& line) {
    return warnings_of(samples::with_line(samples::lm63(), 7, line));
  };
  EXPECT_THAT(with_flux("1 4000000 1 3 3 1 2 0.6 0.3 0.05"), Contains(HasSubstr("1000 times too small")));
  EXPECT_THAT(with_flux("1 4 1 3 3 1 2 0.6 0.3 0.05"), Contains(HasSubstr("1000 times too large")));
  EXPECT_THAT(with_flux("1 60 1 3 3 1 2 0.6 0.3 0.05"), Contains(HasSubstr("more light than the lamps have")));
  EXPECT_THAT(with_flux("1 60000 0.3 3 3 1 2 0.6 0.3 0.05"), Contains(HasSubstr("are cd per 1000 lm written as cd?")));
  // Candelas of a luminaire of 60 klm in a field of candelas per 1000 lm.
  EXPECT_THAT(with_flux("1 60000 900 3 3 1 2 0.6 0.3 0.05"), Contains(HasSubstr("are cd written as cd per 1000 lm?")));
}

TEST(Plausibility, AbsolutePhotometryDeclaresItsOwnFlux) {
  Luminaire luminaire = luminaire_of(as_it_is);
  luminaire.declared_flux_lm = luminaire.distribution.flux_lm() * 1.02;
  EXPECT_THAT(texts(doubts_of(luminaire).warnings), IsEmpty());
  luminaire.declared_flux_lm = luminaire.distribution.flux_lm() * 1.2;
  EXPECT_THAT(texts(doubts_of(luminaire).warnings), ElementsAre(HasSubstr("luminaire flux")));
}

TEST(Plausibility, PowerAndColour) {
  Luminaire luminaire = luminaire_of(as_it_is);
  luminaire.input_power_W = 1500.0;
  EXPECT_THAT(texts(doubts_of(luminaire).warnings), ElementsAre(HasSubstr("less than any lamp gives")));
  luminaire.input_power_W = 30.0;
  luminaire.lamp_sets = {{.lamp_count = 2, .lamp_type = "LED 18W/840", .colour_rendering = "840", .power_W = 30.0}};
  EXPECT_THAT(texts(doubts_of(luminaire).warnings), ElementsAre(HasSubstr("840 is no colour rendering index")));
  EXPECT_THAT(texts(doubts_of(luminaire).hints), IsEmpty());
  luminaire.lamp_sets = {{.lamp_count = 1, .lamp_type = "T26 2 x 36 W", .power_W = 90.0}};  // says nothing of one lamp
  EXPECT_THAT(texts(doubts_of(luminaire).hints), IsEmpty());
  luminaire.lamp_sets = {{.lamp_count = 1, .lamp_type = "LED 180 W", .power_W = 30.0}};
  luminaire.colour_temperature_K = 1100.0;
  EXPECT_THAT(texts(doubts_of(luminaire).warnings), ElementsAre(HasSubstr("1100 K")));
  EXPECT_THAT(texts(doubts_of(luminaire).hints), ElementsAre(HasSubstr("LED 180 W")));
}

TEST(Plausibility, Dimensions) {
  const auto with_opening = [](double length_m, double width_m, Housing housing) {
    Luminaire luminaire = luminaire_of(as_it_is);
    luminaire.opening.length_m = length_m;
    luminaire.opening.width_m = width_m;
    luminaire.housing = housing;
    return texts(doubts_of(luminaire).warnings);
  };
  EXPECT_THAT(with_opening(0.6, 0.3, {0.6, 0.3, 0.1}), IsEmpty());
  EXPECT_THAT(with_opening(0.6, 0.6, {0.6, 0.0, 0.1}), IsEmpty());  // a square within a circle: its diameter
  EXPECT_THAT(with_opening(0.6, 0.3, {0.3, 0.6, 0.1}), ElementsAre(HasSubstr("length and width are exchanged")));
  EXPECT_THAT(with_opening(0.7, 0.3, {0.6, 0.3, 0.1}), ElementsAre(HasSubstr("larger than the luminaire")));
  EXPECT_THAT(with_opening(600.0, 0.6, {}), ElementsAre(HasSubstr("a length of 600 m")));
  EXPECT_THAT(with_opening(0.0006, 0.0006, {}), ElementsAre(HasSubstr("0.6 mm at most")));
}

TEST(Plausibility, APlaneWithAWrongFactor) {
  const auto tenfold = luminaire_of([](int c, int, double cd) { return c == 120 ? 10.0 * cd : cd; });
  const auto warnings = texts(doubts_of(tenfold).warnings);
  EXPECT_THAT(warnings, Contains(HasSubstr("plane C120 gives 9.98 times the light of its neighbours C105 and C135")));
  EXPECT_THAT(warnings, Contains(HasSubstr("the planes meet at γ 0°")));
}

TEST(Plausibility, ADarkPlaneBesideABrightOne) {
  const auto one = luminaire_of([](int c, int, double cd) { return c == 120 ? 0.0 : cd; });
  EXPECT_THAT(texts(doubts_of(one).warnings), Contains(HasSubstr("1 of 24 planes dark from end to end, C120")));
}

TEST(Plausibility, OneValueThatStandsAlone) {
  const auto spike = luminaire_of([](int c, int gamma, double cd) { return c == 60 && gamma == 45 ? 10.0 * cd : cd; });
  EXPECT_THAT(texts(doubts_of(spike).warnings), ElementsAre(HasSubstr("at C60, γ 45° stands alone")));
  const auto hole = luminaire_of([](int c, int gamma, double cd) { return c == 60 && gamma == 45 ? 0.0 : cd; });
  EXPECT_THAT(texts(doubts_of(hole).warnings), ElementsAre(HasSubstr("at C60, γ 45° stands alone")));
}

TEST(Plausibility, PlanesThatDisagreeWhereTheyMeet) {
  const auto apart = luminaire_of([](int c, int gamma, double cd) { return c == 90 && gamma == 0 ? 1.2 * cd : cd; });
  EXPECT_THAT(texts(doubts_of(apart).warnings), ElementsAre(HasSubstr("C0 says 1000 cd there and C90 1200 cd")));
  const auto noise = luminaire_of([](int c, int gamma, double cd) { return c == 90 && gamma == 0 ? 1.03 * cd : cd; });
  EXPECT_THAT(texts(doubts_of(noise).warnings), IsEmpty());
}

TEST(Plausibility, HintsAreOfWhatIsSeldomMeant) {
  const auto even =
      luminaire_of([](int, int gamma, double) { return gamma == 90 ? 0.0 : 1000.0 * std::cos(radians(gamma)); });
  EXPECT_THAT(texts(doubts_of(even).hints), ElementsAre(HasSubstr("but the table is rotational")));
  EXPECT_THAT(texts(doubts_of(even).warnings), IsEmpty());
  Luminaire long_one = luminaire_of(as_it_is);
  long_one.distribution =
      IntensityDistribution::create({0.0}, {0.0, 90.0, 180.0}, {100.0, 50.0, 0.0}, Symmetry::rotational).value();
  long_one.symmetry = Symmetry::rotational;
  long_one.opening.length_m = 2.4;
  long_one.input_power_W.reset();
  EXPECT_THAT(texts(doubts_of(long_one).hints),
              ElementsAre(HasSubstr("a flat opening is seen edge on"), HasSubstr("one plane for all C")));
}

}  // namespace
}  // namespace twinlight::photometry
