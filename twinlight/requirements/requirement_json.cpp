#include "twinlight/requirements/requirement_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/requirements/json_values.h"
#include "twinlight/requirements/surroundings.h"

namespace twinlight::requirements {

using nlohmann::ordered_json;

ordered_json json_of(const LocalisedText& text) {
  if (text.empty()) return nullptr;
  return {{"en", text.en}, {"nl", text.nl}, {"zh", text.zh}};
}

ordered_json json_of(const std::optional<Date>& date) {
  return date ? ordered_json(to_string(*date)) : ordered_json(nullptr);
}

ordered_json json_of(const Limit& limit) {
  return {{"quantity", to_string(limit.quantity)},
          {"comparison", to_string(limit.comparison)},
          {"limit", limit.value},
          {"unit", unit_of(limit.quantity)},
          {"strength", to_string(limit.strength)},
          {"confidence", to_string(limit.confidence)}};
}

namespace {

ordered_json json_of(const TimeOfUse& when) {
  ordered_json json = ordered_json::object();
  if (!when.period.empty()) json["period"] = when.period;
  if (!when.activity.empty()) json["activity"] = when.activity;
  if (when.hours_per_day) json["hours_per_day"] = *when.hours_per_day;
  if (when.hours_before_sleep) json["hours_before_sleep"] = *when.hours_before_sleep;
  if (!when.from.empty()) json["from"] = when.from;
  if (!when.until.empty()) json["until"] = when.until;
  return json;
}

ordered_json json_of(const RowConfidence& confidence, const Requirement& row) {
  ordered_json json = {{"reference", to_string(confidence.reference)}, {"base", to_string(confidence.base)}};
  json["edition_checked"] = nullable(confidence.edition_checked);
  if (row.modified_illuminance_lx) json["modified"] = to_string(confidence.modified);
  if (row.ambient.uniformity) json["ambient"] = to_string(confidence.ambient);
  return json;
}

ordered_json limits_json(const std::vector<Limit>& limits) {
  ordered_json array = ordered_json::array();
  for (const Limit& limit : limits) array.push_back(json_of(limit));
  return array;
}

ordered_json json_of(const ProductRule& rule) {
  ordered_json json = {
      {"applies",
       {{"all", rule.applies.all},
        {"any", rule.applies.any},
        {"none", rule.applies.none},
        {"figures", limits_json(rule.applies.figures)}}},
      {"formula", rule.formula == Formula::none ? ordered_json(nullptr) : ordered_json(to_string(rule.formula))}};
  if (rule.proof) json["proof"] = {{"kind", rule.proof->kind}, {"covers", rule.proof->covers}};
  json["ask"] = json_of(rule.ask);
  if (!rule.replaces.empty()) json["replaces"] = rule.replaces;
  return json;
}

}  // namespace

ordered_json to_json(const Requirement& row) {
  ordered_json json = {{"id", row.id},
                       {"standard", row.standard.name},
                       {"year", row.standard.year},
                       {"standard_title", json_of(row.standard.title)},
                       {"standing", to_string(row.standard.standing)},
                       {"clause", row.clause},
                       {"clause_words", json_of(clause_words(row))},
                       {"domain", row.domain},
                       {"market", row.market},
                       {"group", json_of(row.group)},
                       {"title", json_of(row.title)},
                       {"in_force",
                        {{"from", json_of(row.in_force.from)},
                         {"until", json_of(row.in_force.until)},
                         {"confidence", to_string(row.dates)}}}};
  json["when"] = row.when ? json_of(*row.when) : ordered_json(nullptr);
  json["plane"] = json_of(row.plane);
  if (!row.animal.empty()) json["animal"] = row.animal;
  json["limits"] = limits_json(all_limits(row));
  json["modified_illuminance_lx"] = nullable(row.modified_illuminance_lx);
  if (row.product) json["product"] = json_of(*row.product);
  json["confidence"] = json_of(row.confidence, row);
  json["uncertain"] = has_uncertain_figures(row);
  json["sources"] = row.sources;
  json["note"] = json_of(row.note);
  return json;
}

ordered_json to_json(const Requirement& row, const RequirementSet& set) {
  ordered_json json = to_json(row);
  ordered_json sources = ordered_json::array();
  for (const std::string& key : row.sources)
    for (const Source& source : set.sources())
      if (source.key == key)
        sources.push_back(
            {{"key", source.key}, {"title", source.title}, {"address", source.address}, {"kind", source.kind}});
  json["sources"] = std::move(sources);
  if (const auto around = surroundings_of(set, row))
    json["surroundings"] = {
        {"surrounding_mean_lx", around->surrounding_lx}, {"surrounding_uniformity", around->surrounding_uniformity},
        {"background_mean_lx", around->background_lx},   {"background_uniformity", around->background_uniformity},
        {"confidence", to_string(around->confidence)},   {"rows", around->rows}};
  return json;
}

}  // namespace twinlight::requirements
