// Figures of data/requirements beyond EN 12464-1 against the project's reference sheet
// (shared/reference/requirements/t6_china_rooms.csv, t7_crops.csv, t7_livestock.csv, t4_ecodesign_requirements.csv),
// where it lies beside the checkout.

#include <gmock/gmock.h>

#include <charconv>

#include "twinlight/foundation/csv.h"
#include "twinlight/requirements/all_requirements.h"

namespace twinlight::requirements {
namespace {

CsvTable sheet(const std::string& name) {
  return read_csv(twinlight::testing::reference_folder() / "requirements" / name).value();
}

std::optional<double> number_of_cell(const std::string& cell) {
  if (cell.empty()) return std::nullopt;
  double value = 0.0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

std::optional<double> bound(const Requirement& row, Quantity quantity, Comparison comparison) {
  for (const Limit& limit : all_limits(row))
    if (limit.quantity == quantity && limit.comparison == comparison && limit.strength == Strength::required)
      return limit.value;
  return std::nullopt;
}

/// The row of this title, in English, whose id begins with `standard`.
const Requirement* row_titled(const std::string& standard, const std::string& title, const std::string& group = {}) {
  for (const Requirement& row : all_requirements().rows())
    if (row.standard.id == standard && row.title.en == title && (group.empty() || row.group.en == group)) return &row;
  return nullptr;
}

TEST(RequirementSheets, ChineseRoomsHaveTheFiguresOfTheSheet) {
  TWINLIGHT_NEEDS_REFERENCE("requirements/t6_china_rooms.csv");
  const CsvTable table = sheet("t6_china_rooms.csv");
  const std::map<std::string, std::string> ids = {
      {"GB 50034", "gb50034:2013"}, {"GB 7793", "gb7793:2010"}, {"GB/T 36876", "gbt36876:2018"}};
  int compared = 0;
  for (const CsvTable::Row& line : table.rows) {
    const auto cell = [&](std::string_view column) { return line.fields[table.column(column).value()]; };
    const auto id = ids.find(cell("standard"));
    if (id == ids.end()) continue;
    const std::string title = cell("room") == "Classroom, desk" ? "Classroom, desk" : cell("room");
    const Requirement* row = row_titled(id->second, title);
    ASSERT_NE(row, nullptr) << title;
    SCOPED_TRACE(row->id);
    EXPECT_EQ(row->market, "china");
    EXPECT_EQ(row->maintained_illuminance_lx, number_of_cell(cell("Em_lx")));
    EXPECT_EQ(row->uniformity, number_of_cell(cell("U0")));
    EXPECT_EQ(row->ugr, number_of_cell(cell("UGR_max")));
    EXPECT_EQ(row->colour_rendering_index, number_of_cell(cell("Ra_min")));
    const bool of_2013 = cell("standard") == "GB 50034";
    EXPECT_EQ(bound(*row, Quantity::power_density_W_per_m2, Comparison::at_most),
              number_of_cell(cell(of_2013 ? "LPD_previous_W_m2" : "LPD_limit_W_m2")));
    if (of_2013 && !cell("LPD_limit_W_m2").empty()) {
      const Requirement* binding = row_titled("gb55015:2021", title);
      ASSERT_NE(binding, nullptr);
      EXPECT_EQ(bound(*binding, Quantity::power_density_W_per_m2, Comparison::at_most),
                number_of_cell(cell("LPD_limit_W_m2")));
      EXPECT_EQ(binding->standard.standing, Standing::law);
    }
    if (of_2013) {
      const Requirement* carried_over = row_titled("gbt50034:2024", title);
      ASSERT_NE(carried_over, nullptr);
      EXPECT_EQ(carried_over->maintained_illuminance_lx, row->maintained_illuminance_lx);
      EXPECT_EQ(carried_over->confidence.base, Confidence::uncertain) << "the 2024 values were not read";
    }
    ++compared;
  }
  EXPECT_EQ(compared, 22);
}

TEST(RequirementSheets, CropsHaveTheFiguresOfTheSheet) {
  TWINLIGHT_NEEDS_REFERENCE("requirements/t7_crops.csv");
  const CsvTable table = sheet("t7_crops.csv");
  int compared = 0;
  for (const CsvTable::Row& line : table.rows) {
    const auto cell = [&](std::string_view column) { return line.fields[table.column(column).value()]; };
    const Requirement* row =
        row_titled("twinlight-crops:2026", cell("crop") + ", " + cell("stage_or_system"), cell("system"));
    ASSERT_NE(row, nullptr) << cell("crop");
    SCOPED_TRACE(row->id);
    const auto most = [&](Quantity quantity, std::string_view column) {
      EXPECT_EQ(bound(*row, quantity, Comparison::at_most), number_of_cell(cell(column)));
    };
    const auto least = [&](Quantity quantity, std::string_view column) {
      EXPECT_EQ(bound(*row, quantity, Comparison::at_least).value_or(0.0), number_of_cell(cell(column)));
    };
    most(Quantity::ppfd_umol_per_m2_s, "PPFD_max");
    least(Quantity::ppfd_umol_per_m2_s, "PPFD_min");
    most(Quantity::photoperiod_h, "photoperiod_max_h");
    least(Quantity::photoperiod_h, "photoperiod_min_h");
    most(Quantity::dli_mol_per_m2_day, "DLI_max");
    least(Quantity::dli_mol_per_m2_day, "DLI_min");
    ++compared;
  }
  EXPECT_EQ(compared, 19);
}

TEST(RequirementSheets, EveryKeyOfASourceIsUsed) {
  std::set<std::string> used;
  for (const Requirement& row : all_requirements().rows()) used.insert(row.sources.begin(), row.sources.end());
  for (const Source& source : all_requirements().sources()) EXPECT_EQ(used.count(source.key), 1U) << source.key;
}

TEST(RequirementSheets, OnlyLawBindsWithoutContract) {
  for (const Requirement& row : all_requirements().rows()) {
    if (row.id.rfind("twinlight-", 0) == 0) {
      EXPECT_NE(row.standard.standing, Standing::law) << row.id;
    }
    if (row.id.rfind("eu-", 0) == 0) {
      EXPECT_EQ(row.standard.standing, Standing::law) << row.id;
    }
  }
}

// Each of these was read in the text of the law.
TEST(RequirementSheets, AnimalLawsKeepTheirFigures) {
  const auto animal = [](std::string_view id) { return all_requirements().find(id).value(); };
  const Requirement broiler = animal("eu-2007-43/illuminance");
  EXPECT_EQ(bound(broiler, Quantity::illuminance_lx, Comparison::at_least), 20.0);
  EXPECT_EQ(bound(broiler, Quantity::usable_area_share, Comparison::at_least), 0.8);
  EXPECT_EQ(broiler.maintained_illuminance_lx, std::nullopt) << "a least illuminance is no mean";
  const Requirement dark = animal("eu-2007-43/darkness");
  EXPECT_EQ(bound(dark, Quantity::dark_h_per_day, Comparison::at_least), 6.0);
  EXPECT_EQ(bound(dark, Quantity::uninterrupted_dark_h, Comparison::at_least), 4.0);
  const Requirement pig = animal("eu-2008-120/illuminance");
  EXPECT_EQ(bound(pig, Quantity::illuminance_lx, Comparison::at_least), 40.0);
  EXPECT_EQ(pig.when->hours_per_day, 8.0);
}

TEST(RequirementSheets, NonVisualRowsSayWhenTheyHold) {
  const auto row = [](std::string_view id) { return all_requirements().find(id).value(); };
  const Requirement day = row("consensus-medi:2022/day");
  EXPECT_EQ(bound(day, Quantity::melanopic_edi_lx, Comparison::at_least), 250.0);
  EXPECT_EQ(day.when->period, "day");
  const Requirement evening = row("consensus-medi:2022/evening");
  EXPECT_EQ(bound(evening, Quantity::melanopic_edi_lx, Comparison::at_most), 10.0);
  EXPECT_EQ(evening.when->hours_before_sleep, 3.0);
  EXPECT_EQ(bound(row("consensus-medi:2022/sleep"), Quantity::melanopic_edi_lx, Comparison::at_most), 1.0);
  EXPECT_EQ(row("din-ts-67600:2022/day").confidence.base, Confidence::uncertain);
}

}  // namespace
}  // namespace twinlight::requirements
