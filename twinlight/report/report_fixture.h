#pragma once

#include <nlohmann/json.hpp>

#include "tests/support/reference_files.h"
#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/report/phrases.h"
#include "twinlight/report/report_json.h"

/// A small report, computed for real: two panels in a room of 3 m × 2.4 m.
namespace twinlight::report::fixture {

inline Phrases phrases(Language language) {
  return Phrases::load(twinlight::testing::project_path("data/report"), language).value();
}

inline evidence::Need small_room() {
  evidence::Need need = evidence::fixture::classroom();
  need.name = "Small room";
  need.sha256 = std::string(64, 'a');
  need.room.length_m = 3.0;
  need.room.width_m = 2.4;
  need.cost =
      evidence::CostPlan{.years = 20,
                         .discount_rate = 0.03,
                         .installation_per_luminaire = 60.0,
                         .existing = evidence::ExistingInstallation{
                             .luminaires = 2, .power_W = 72.0, .hours_per_year = 2000.0, .maintenance_per_year = 30.0}};
  return need;
}

inline evidence::LayoutChoice two_panels(const evidence::Need& need) {
  return {.columns = 2,
          .rows = 1,
          .mounting_height_m = need.room.height_m,
          .spacing_along_m = 0.5 * need.room.length_m,
          .spacing_across_m = need.room.width_m};
}

inline std::shared_ptr<const photometry::Luminaire> panel() {
  return evidence::fixture::lambertian(3600.0, 28.0);
}

inline evidence::LightingEngine engine_for(const evidence::Need& need) {
  static const lighting::RoomModel room_model(need.room);
  return evidence::engine_on(room_model);
}

inline ReportSubject subject() {
  const evidence::Need need = small_room();
  const evidence::LayoutChoice layout = two_panels(need);
  const evidence::Price price{.amount = 90.0, .currency = "EUR", .life_h = 50'000.0};
  const lighting::Scene scene = evidence::scene_of(need, panel(), layout);
  ReportSubject subject{
      .need = need,
      .luminaire = panel(),
      .price = price,
      .evidence = {.found = evidence::evaluate_layout(need, scene, layout, engine_for(need)).value(),
                   .luminaires = layout.luminaires(),
                   .cost = evidence::running_cost(need, layout.luminaires(), 28.0, price),
                   .life_cost = evidence::life_cost(need, layout.luminaires(), 28.0, price),
                   .estimates = 40,
                   .exact_evaluations = 3},
      .ranking = {.rank = 1, .evaluated = 5, .passing = 2},
      .inputs = {{"need", "need.toml", std::string(64, 'a')}, {"photometry", "panel.ldt", std::string(64, 'b')}},
      .engine_version = "0.1.0",
      .date = std::chrono::year(2026) / 11 / 27};
  return subject;
}

inline SigningKey key() {
  std::array<unsigned char, 32> seed{};
  seed.fill(7);
  return SigningKey::from_seed(seed);
}

inline const nlohmann::ordered_json& small_report() {
  static const nlohmann::ordered_json json = report_json(subject());
  return json;
}

inline const std::string& small_json_file() {
  static const std::string file = sealed_json(small_report(), key());
  return file;
}

}  // namespace twinlight::report::fixture
