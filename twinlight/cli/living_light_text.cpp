#include "twinlight/cli/living_light_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/cli/text_table.h"
#include "twinlight/evidence/further_values.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/requirements/light_over_time.h"

namespace twinlight::cli {
namespace {

using evidence::Check;
using evidence::LightPeriod;
using evidence::Quantity;
using matching::ShortlistEntry;

std::string shown_light(const std::optional<double>& value, int decimals) {
  return value ? fmt::format("{:.{}f}", *value, decimals) : "–";
}

std::string file_of(const ShortlistEntry& entry) {
  return shortened(printable_text(entry.product->file), widest_file);
}

std::optional<double> value_of(const ShortlistEntry& entry, Quantity quantity) {
  for (const Check& check : entry.evidence.found.checks)
    if (check.quantity == quantity && !check.at_most) return check.value;
  return std::nullopt;
}

std::string_view animal_words(spectrum::Animal animal) {
  switch (animal) {
    case spectrum::Animal::chicken:
      return "chickens";
    case spectrum::Animal::pig:
      return "pigs";
    case spectrum::Animal::cattle:
      return "cattle";
  }
  return {};
}

std::vector<std::string> plant_row(const ShortlistEntry& entry) {
  const evidence::PlantLight& plants = *entry.evidence.found.plants;
  const lighting::IlluminanceField& task = entry.evidence.found.evaluation.task;
  std::optional<double> energy;
  if (plants.ppe_umol_per_J) energy = requirements::energy_per_photon_kWh_per_mol(*plants.ppe_umol_per_J);
  return {std::to_string(entry.rank),
          fmt::format("{:.0f}", plants.umol_per_lm * task.mean_lx),
          fmt::format("{:.0f}", plants.umol_per_lm * task.min_lx),
          fmt::format("{:.0f}", plants.umol_per_lm * task.max_lx),
          fmt::format("{:.2f}", task.uniformity),
          shown_light(value_of(entry, Quantity::dli_mol_per_m2_day), 1),
          shown_light(plants.blue_share, 2),
          shown_light(plants.red_to_far_red, 1),
          shown_light(plants.ppe_umol_per_J, 2),
          shown_light(energy, 3),
          file_of(entry)};
}

/// The melanopic EDI of the eye that is worst off in a period.
std::string worst_text(const LightPeriod& period, const std::vector<double>& melanopic) {
  if (melanopic.empty()) return "–";
  const auto& limits = period.requirement.limits;
  const bool at_most = std::any_of(limits.begin(), limits.end(), [](const requirements::Limit& limit) {
    return limit.comparison == requirements::Comparison::at_most;
  });
  const double worst = at_most ? *std::max_element(melanopic.begin(), melanopic.end())
                               : *std::min_element(melanopic.begin(), melanopic.end());
  return fmt::format("{:.{}f}", worst, worst < 10.0 ? 1 : 0);
}

std::string period_heading(const LightPeriod& period) {
  std::string limits;
  for (const requirements::Limit& limit : period.requirement.limits)
    if (limit.quantity == Quantity::melanopic_edi_lx)
      limits += fmt::format(" {}{:g}", sign_of(limit.comparison), limit.value);
  return period.hours.text() + limits;
}

}  // namespace

std::string plant_light_text(const evidence::Need& need, const matching::Match& match, std::size_t entries) {
  if (!evidence::least_ppfd(need.requirement) || entries == 0) return {};
  TextTable table;
  for (const char* heading : {"", "PPFD", "least", "most", "min/mean", "DLI", "blue", "R:FR", "µmol/J", "kWh/mol"})
    table.add_column(heading);
  table.add_column("file", TextTable::Align::left);
  for (std::size_t i = 0; i < entries; ++i)
    if (match.shortlist[i].evidence.found.plants) table.add_row(plant_row(match.shortlist[i]));
  return "Photons over the canopy, maintained: PPFD in µmol/(m²·s), DLI in mol/(m²·d)\n" + table.text() + "\n";
}

std::string animal_light_text(const matching::Match& match, std::size_t entries) {
  if (entries == 0 || !match.shortlist.front().evidence.found.animal) return {};
  TextTable table;
  for (const char* heading : {"", "lx", "ratio", "as daylight lx"}) table.add_column(heading);
  table.add_column("file", TextTable::Align::left);
  for (std::size_t i = 0; i < entries; ++i) {
    const ShortlistEntry& entry = match.shortlist[i];
    const auto& light = entry.evidence.found.animal;
    if (light)
      table.add_row({std::to_string(entry.rank), fmt::format("{:.1f}", light->level_lx),
                     shown_light(light->daylight_ratio, 2), shown_light(light->weighted_lx(), 1), file_of(entry)});
  }
  return fmt::format("The level as the long-wave cones of {} see it (uncertain: from a pigment template)\n{}\n",
                     animal_words(match.shortlist.front().evidence.found.animal->animal), table.text());
}

std::string day_of_light_text(const evidence::Need& need, const matching::Match& match, std::size_t entries) {
  if (!need.day || entries == 0) return {};
  TextTable table;
  table.add_column("");
  for (const LightPeriod& period : need.day->periods) table.add_column(period_heading(period));
  table.add_column("DER");
  table.add_column("file", TextTable::Align::left);
  for (std::size_t i = 0; i < entries; ++i) {
    const ShortlistEntry& entry = match.shortlist[i];
    if (!entry.evidence.found.day) continue;
    const evidence::DayOfLightResult& day = *entry.evidence.found.day;
    std::vector<std::string> row = {std::to_string(entry.rank)};
    for (std::size_t p = 0; p < need.day->periods.size(); ++p)
      row.push_back(worst_text(need.day->periods[p], day.periods_melanopic_lx[p]));
    row.push_back(shown_light(day.melanopic_der, 3));
    row.push_back(file_of(entry));
    table.add_row(row);
  }
  std::string title = fmt::format("Melanopic EDI in lx at the worst of {} eyes", need.day->eyes.size());
  if (const double open_h = evidence::hours_without_period(*need.day); open_h > 0.0)
    title += fmt::format("; nothing is asked for {:g} h of the day", open_h);
  return title + "\n" + table.text() + "\n";
}

}  // namespace twinlight::cli
