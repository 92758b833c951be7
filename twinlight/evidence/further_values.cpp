#include "twinlight/evidence/further_values.h"

#include <algorithm>
#include <cmath>

#include "twinlight/requirements/light_over_time.h"

namespace twinlight::evidence {
namespace {

using requirements::Comparison;
using requirements::Limit;
using requirements::Requirement;

std::optional<double> least_of(const Requirement& row, Quantity quantity) {
  for (const Limit& limit : row.limits)
    if (limit.quantity == quantity && limit.comparison == Comparison::at_least) return limit.value;
  return std::nullopt;
}

double coefficient_of_variation(const lighting::IlluminanceField& field) {
  if (!(field.mean_lx > 0.0)) return 0.0;
  double squares = 0.0;
  for (const double value_lx : field.illuminance_lx) squares += (value_lx - field.mean_lx) * (value_lx - field.mean_lx);
  return std::sqrt(squares / static_cast<double>(field.illuminance_lx.size())) / field.mean_lx;
}

/// All that the values are drawn from.
class Values {
 public:
  Values(const Need& need, const Requirement& row, const lighting::Evaluation& evaluation,
         const photometry::Luminaire& luminaire)
      : need_(need),
        row_(row),
        task_(evaluation.task),
        power_density_W_per_m2_(evaluation.power_density_W_per_m2),
        cct_K_(luminaire.colour_temperature_K),
        plants_(plant_light_of(luminaire)) {
    const auto interception = interception_of(need, evaluation, luminaire);
    if (interception) intercepted_share_ = interception->share;
  }

  std::optional<double> of(const Limit& limit) const {
    const double factor = is_greatest(limit) ? 1.0 / need_.maintenance_factor : 1.0;
    switch (limit.quantity) {
      case Quantity::power_density_W_per_m2:
        return power_density_W_per_m2_;
      case Quantity::cct_K:
        return cct_K_;
      case Quantity::illuminance_lx:
        return factor * animal_level_lx(row_, task_);
      case Quantity::usable_area_share:
        return share_of_lit_area();
      default:
        break;
    }
    if (const auto value = of_the_day(limit.quantity)) return value;
    return of_plants(limit.quantity, factor);
  }

 private:
  std::optional<double> share_of_lit_area() const {
    const auto level_lx = least_of(row_, Quantity::illuminance_lx);
    if (!level_lx) return std::nullopt;
    const auto lit = std::count_if(task_.illuminance_lx.begin(), task_.illuminance_lx.end(),
                                   [&](double value_lx) { return value_lx >= *level_lx; });
    return static_cast<double>(lit) / static_cast<double>(task_.illuminance_lx.size());
  }

  std::optional<double> of_the_day(Quantity quantity) const {
    const std::vector<DayHours>& used = need_.operation.hours_used;
    if (used.empty()) return std::nullopt;
    if (quantity == Quantity::photoperiod_h || quantity == Quantity::light_h_per_day) return hours_within(used);
    if (quantity == Quantity::dark_h_per_day) return hours_of_a_day - hours_within(used);
    if (quantity == Quantity::uninterrupted_dark_h) return longest_gap_h(used);
    return std::nullopt;
  }

  std::optional<double> of_plants(Quantity quantity, double factor) const {
    if (quantity == Quantity::ppfd_uniformity) return task_.uniformity;
    if (quantity == Quantity::ppfd_coefficient_of_variation) return coefficient_of_variation(task_);
    if (!plants_) return std::nullopt;
    const double ppfd = plants_->umol_per_lm * task_.mean_lx * factor;
    switch (quantity) {
      case Quantity::ppfd_umol_per_m2_s:
        return ppfd;
      case Quantity::dli_mol_per_m2_day:
        if (need_.operation.hours_used.empty() || !need_.daylight_mol_per_m2_day) return std::nullopt;
        return requirements::daily_light_integral_mol_per_m2(ppfd, hours_within(need_.operation.hours_used)) +
               (1.0 - intercepted_share_) * *need_.daylight_mol_per_m2_day;
      case Quantity::blue_share:
        return plants_->blue_share;
      case Quantity::red_to_far_red_ratio:
        return plants_->red_to_far_red;
      case Quantity::ppe_umol_per_J:
        return plants_->ppe_umol_per_J;
      case Quantity::ppf_umol_per_s:
        return plants_->ppf_umol_per_s;
      default:
        return std::nullopt;
    }
  }

  const Need& need_;
  const Requirement& row_;
  const lighting::IlluminanceField& task_;
  std::optional<double> power_density_W_per_m2_;
  std::optional<double> cct_K_;
  std::optional<PlantLight> plants_;
  double intercepted_share_ = 0.0;  ///< of the daylight
};

}  // namespace

std::optional<LightInterception> interception_of(const Need& need, const lighting::Evaluation& evaluation,
                                                 const photometry::Luminaire& luminaire) {
  if (!(need.daylight_mol_per_m2_day.value_or(0.0) > 0.0)) return std::nullopt;
  return light_interception(luminaire, static_cast<int>(evaluation.luminaires), need.room.floor_area_m2());
}

FurtherValues further_values(const Need& need, const Requirement& row, const lighting::Evaluation& evaluation,
                             const photometry::Luminaire& luminaire) {
  return [values = Values(need, row, evaluation, luminaire)](const Limit& limit) { return values.of(limit); };
}

std::optional<double> least_ppfd(const Requirement& row) {
  return least_of(row, Quantity::ppfd_umol_per_m2_s);
}

bool has_level(const Requirement& row) {
  return row.maintained_illuminance_lx || least_ppfd(row).value_or(0.0) > 0.0 ||
         least_of(row, Quantity::illuminance_lx).value_or(0.0) > 0.0;
}

std::optional<double> target_illuminance_lx(const Requirement& row, const photometry::Luminaire& luminaire) {
  if (row.maintained_illuminance_lx) return row.maintained_illuminance_lx;
  if (const auto ppfd = least_ppfd(row)) {
    const auto plants = plant_light_of(luminaire);
    return plants ? std::optional(*ppfd / plants->umol_per_lm) : std::nullopt;
  }
  return least_of(row, Quantity::illuminance_lx);
}

double animal_level_lx(const Requirement& row, const lighting::IlluminanceField& field) {
  const auto share = least_of(row, Quantity::usable_area_share);
  return share ? illuminance_over_share_lx(field, *share) : field.mean_lx;
}

double illuminance_over_share_lx(const lighting::IlluminanceField& field, double share) {
  std::vector<double> sorted_lx = field.illuminance_lx;
  std::sort(sorted_lx.begin(), sorted_lx.end(), std::greater<>());
  const auto wanted = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted_lx.size()) - 1e-9));
  return sorted_lx[std::clamp<std::size_t>(wanted, 1, sorted_lx.size()) - 1];
}

}  // namespace twinlight::evidence
