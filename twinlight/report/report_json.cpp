#include "twinlight/report/report_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "twinlight/evidence/evidence_json.h"
#include "twinlight/foundation/nullable.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/photometry/inspection_json.h"

namespace twinlight::report {
namespace {

using nlohmann::ordered_json;

std::string text(std::string_view from_file) {
  return printable_text(from_file, 1000);
}

std::string input_name(const ReportSubject& subject, std::string_view role) {
  for (const ReportInput& input : subject.inputs)
    if (input.role == role) return text(input.file);
  return {};
}

ordered_json floor_area_json(const evidence::FloorArea& area) {
  return {{"x_from_m", area.x_from_m}, {"x_to_m", area.x_to_m}, {"y_from_m", area.y_from_m}, {"y_to_m", area.y_to_m}};
}

ordered_json task_json(const evidence::Task& task) {
  ordered_json json = {{"height_m", task.height_m}, {"border_m", task.border_m}};
  if (task.floor_area) json["floor_area"] = floor_area_json(*task.floor_area);
  if (const auto& area = task.wall_area)
    json["wall_area"] = {{"normal_axis", lighting::normal_axis(area->wall)},
                         {"far_end", lighting::is_far_end(area->wall)},
                         {"centre_m", area->centre_m},
                         {"width_m", area->width_m},
                         {"lower_edge_m", area->lower_edge_m},
                         {"upper_edge_m", area->upper_edge_m}};
  return json;
}

ordered_json need_json(const ReportSubject& subject) {
  const evidence::Need& need = subject.need;
  ordered_json json = evidence::to_json(need);
  json["name"] = text(need.name);
  json["file"] = input_name(subject, "need");
  const lighting::Reflectances& reflectance = need.room.reflectance;
  json["reflectance"] = {{"ceiling", reflectance.ceiling}, {"walls", reflectance.walls}, {"floor", reflectance.floor}};
  json["task"] = task_json(need.task);
  json["cylindrical_height_m"] = need.cylindrical_height_m;
  json["eye_height_m"] = need.eye_height_m;
  json["eye_area"] = need.eye_area ? floor_area_json(*need.eye_area) : ordered_json(nullptr);
  return json;
}

ordered_json product_json(const ReportSubject& subject) {
  photometry::PhotometricDocument document;
  document.sources.push_back(*subject.luminaire);
  ordered_json json = photometry::to_json(photometry::inspect(std::move(document), input_name(subject, "photometry")));
  json["colour_rendering_index"] = nullable(subject.luminaire->colour_rendering_index);
  json["colour_temperature_K"] = nullable(subject.luminaire->colour_temperature_K);
  json["enclosure"] = evidence::to_json(subject.enclosure);
  json["price"] = nullptr;
  if (const auto& price = subject.price)
    json["price"] = {{"amount", price->amount}, {"currency", price->currency}, {"life_h", nullable(price->life_h)}};
  return json;
}

ordered_json evaluation_json(ordered_json evaluation, const ReportSubject& subject) {
  evaluation["engine_version"] = subject.engine_version;
  std::string photometry_sha256;
  for (const ReportInput& input : subject.inputs)
    if (input.role == "photometry") photometry_sha256 = input.sha256;
  evaluation["input_sha256"] = sha256_hex({subject.need.sha256, photometry_sha256});
  return evaluation;
}

ordered_json cost_json(const ReportSubject& subject) {
  const YearlyCost cost = yearly_cost(subject);
  ordered_json json = {{"currency", subject.need.operation.currency},
                       {"energy_kWh_per_year", nullable(subject.evidence.cost.energy_kWh_per_year)},
                       {"energy_cost_per_year", nullable(cost.energy)},
                       {"luminaires_cost_per_year", nullable(cost.luminaires)}};
  if (!cost.luminaires) json["luminaires_cost_per_year_note"] = subject.evidence.cost.note;
  return json;
}

ordered_json inputs_json(const ReportSubject& subject) {
  ordered_json inputs = ordered_json::array();
  for (const ReportInput& input : subject.inputs)
    inputs.push_back({{"role", input.role}, {"file", text(input.file)}, {"sha256", input.sha256}});
  return inputs;
}

ordered_json first_figures_json(const std::optional<evidence::FirstFigures>& first) {
  if (!first) return nullptr;
  ordered_json values = ordered_json::array();
  for (const evidence::FirstFigure& figure : first->figures)
    values.push_back({{"quantity", requirements::to_string(figure.quantity)},
                      {"rank_stage", nullable(figure.first)},
                      {"exact", nullable(figure.exact)},
                      {"bound", figure.bound},
                      {"bound_is", figure.bound_is_relative ? "relative" : "absolute"}});
  return {{"same_layout", first->same_layout},
          {"searched_exactly", first->searched_exactly},
          {"bounds_hold", first->bounds_hold},
          {"values", std::move(values)}};
}

/// Writes an object so that each of its members, and each member of those that are objects, is a part on a line.
std::vector<FilePart> parts_of(const ordered_json& report) {
  std::vector<FilePart> parts;
  std::string before = "{\n";
  const auto add = [&](const std::string& name, const std::string& bytes) {
    parts.push_back({name, before + bytes});
    before = ",\n";
  };
  for (const auto& [key, value] : report.items()) {
    const std::string label = " " + ordered_json(key).dump() + ": ";
    if (!value.is_object() || value.empty()) {
      add(key, label + value.dump());
      continue;
    }
    before += label + "{\n";
    for (const auto& [inner_key, inner] : value.items())
      add(fmt::format("{}.{}", key, inner_key), fmt::format("  {}: {}", ordered_json(inner_key).dump(), inner.dump()));
    before.insert(0, "\n }");
  }
  parts.push_back({"opening of the signature block", before + " \"signature\": "});
  return parts;
}

}  // namespace

ordered_json report_json(const ReportSubject& subject) {
  ordered_json evidence = evidence::to_json(subject.need, subject.evidence);
  ordered_json evaluation = evaluation_json(std::move(evidence["evaluation"]), subject);
  evidence.erase("evaluation");
  return {{"report", "twinlight evidence report 1"},
          {"engine_version", subject.engine_version},
          {"date", twinlight::date_text(subject.date)},
          {"need", need_json(subject)},
          {"product", product_json(subject)},
          {"ranking",
           {{"rank", subject.ranking.rank},
            {"evaluated", subject.ranking.evaluated},
            {"passing", subject.ranking.passing},
            {"rank_stage", first_figures_json(subject.ranking.first)}}},
          {"evidence", std::move(evidence)},
          {"cost", cost_json(subject)},
          {"evaluation", std::move(evaluation)},
          {"inputs", inputs_json(subject)}};
}

std::string sealed_json(const ordered_json& report, const SigningKey& key) {
  return sealed(parts_of(report), {"end of the file", "\n}\n"}, key);
}

}  // namespace twinlight::report
