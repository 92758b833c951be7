// The rows of data/requirements themselves. Figures: the project's reference sheet
// shared/reference/requirements/t1_en12464_rooms.csv (EN 12464-1), where it lies beside the checkout.

#include <gmock/gmock.h>

#include <charconv>
#include <map>

#include "twinlight/foundation/csv.h"
#include "twinlight/requirements/all_requirements.h"

namespace twinlight::requirements {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::optional<double> number_in(const std::string& cell) {
  if (cell.empty()) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  EXPECT_TRUE(error == std::errc() && end == cell.data() + cell.size()) << cell;
  return value;
}

TEST(RequirementData, EveryDomainHasRows) {
  std::map<std::string, int> rows_by_domain;
  for (const Requirement& row : all_requirements().rows()) ++rows_by_domain[row.domain];
  for (const char* domain : {"general", "education", "care", "agriculture", "product"})
    EXPECT_GE(rows_by_domain[domain], 10) << domain;
}

// EN 12464-1:2021, 5.3.1 scale of illuminance, steps of UGR 5.5.
TEST(RequirementData, FiguresOfTheStandardLieOnItsScales) {
  const std::vector<double> illuminances_lx = {5,   10,  15,  20,   30,   50,   75,   100,  150,  200,
                                               300, 500, 750, 1000, 1500, 2000, 3000, 5000, 7500, 10000};
  const std::vector<double> ugr_steps = {10, 13, 16, 19, 22, 25, 28};
  const auto on = [](const std::vector<double>& scale, const std::optional<double>& value) {
    return !value || std::find(scale.begin(), scale.end(), *value) != scale.end();
  };
  for (const Requirement& row : all_requirements().rows()) {
    if (row.standard.name != "EN 12464-1") continue;
    EXPECT_TRUE(on(illuminances_lx, row.maintained_illuminance_lx)) << row.id;
    EXPECT_TRUE(on(illuminances_lx, row.modified_illuminance_lx)) << row.id;
    EXPECT_TRUE(on(illuminances_lx, row.ambient.walls_lx)) << row.id;
    EXPECT_TRUE(on(illuminances_lx, row.ambient.ceiling_lx)) << row.id;
    EXPECT_TRUE(on(illuminances_lx, row.ambient.cylindrical_lx)) << row.id;
    EXPECT_TRUE(on(ugr_steps, row.ugr)) << row.id;
  }
}

TEST(RequirementData, AmbientLimitsComeWithTheirUniformity) {
  for (const Requirement& row : all_requirements().rows()) {
    const AmbientLimits& ambient = row.ambient;
    const bool any = ambient.walls_lx || ambient.ceiling_lx || ambient.cylindrical_lx;
    EXPECT_EQ(ambient.uniformity, any ? std::optional(0.10) : std::nullopt) << row.id;
  }
}

TEST(RequirementData, AnUnknownIdNamesTheNearest) {
  EXPECT_THAT(all_requirements().find("44.1").error().message, HasSubstr("en12464-1:2021/44.1"));
  EXPECT_THAT(all_requirements().find("en12464-1:2021/44,1").error().message, HasSubstr("en12464-1:2021/44.1"));
  EXPECT_FALSE(all_requirements().find(""));
  EXPECT_FALSE(all_requirements().find("EN12464-1:2021/44.1")) << "ids are read exactly";
}

/// Our id of a row of the reference sheet.
std::string id_of(const std::string& number_2021, const std::string& number_2011) {
  const bool merged_in_2021 = number_2011 == "5.36.2";
  return number_2021.empty() || merged_in_2021 ? "en12464-1:2011/" + number_2011 : "en12464-1:2021/" + number_2021;
}

TEST(RequirementData, EveryFigureEqualsTheReferenceSheet) {
  TWINLIGHT_NEEDS_REFERENCE("requirements/t1_en12464_rooms.csv");
  const CsvTable sheet = read_csv(twinlight::testing::reference_folder() / "requirements/t1_en12464_rooms.csv").value();
  std::size_t compared = 0;
  for (const CsvTable::Row& line : sheet.rows) {
    const auto cell = [&](std::string_view column) { return line.fields[sheet.column(column).value()]; };
    if (cell("domain") == "general") continue;
    const auto row = all_requirements().find(id_of(cell("ref_2021"), cell("ref_2011")));
    ASSERT_TRUE(row) << row.error().message;
    SCOPED_TRACE(row->id);
    EXPECT_EQ(row->domain, cell("domain") == "health" ? "care" : cell("domain"));
    EXPECT_EQ(row->title.en, cell("task_or_area"));
    EXPECT_EQ(row->plane.en, cell("plane"));
    EXPECT_EQ(row->maintained_illuminance_lx, number_in(cell("Em_req_lx")));
    EXPECT_EQ(row->modified_illuminance_lx, number_in(cell("Em_mod_lx")));
    EXPECT_EQ(row->uniformity, number_in(cell("U0")));
    EXPECT_EQ(row->colour_rendering_index, number_in(cell("Ra")));
    EXPECT_EQ(row->ugr, number_in(cell("RUGL")));
    EXPECT_EQ(row->ambient.cylindrical_lx, number_in(cell("Emz_lx")));
    EXPECT_EQ(row->ambient.walls_lx, number_in(cell("Em_wall_lx")));
    EXPECT_EQ(row->ambient.ceiling_lx, number_in(cell("Em_ceiling_lx")));
    EXPECT_EQ(to_string(row->confidence.base), cell("base_conf"));
    if (row->ambient.uniformity) {
      EXPECT_EQ(to_string(row->confidence.ambient), cell("ambient_conf"));
    }
    ++compared;
  }
  EXPECT_EQ(compared, 89U);
}

}  // namespace
}  // namespace twinlight::requirements
