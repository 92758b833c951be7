#include "twinlight/photometry/comparison_json.h"

#include <nlohmann/json.hpp>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/quantity_json.h"

namespace twinlight::photometry {
namespace {

using Json = nlohmann::ordered_json;

Json difference_json(const IntensityDifference& difference) {
  return {{"greatest_cd", difference.greatest_cd},
          {"greatest_percent", difference.greatest_percent},
          {"at_c_deg", difference.c_deg},
          {"at_gamma_deg", difference.gamma_deg},
          {"rms_cd", difference.rms_cd},
          {"rms_percent", difference.rms_percent},
          {"similarity_percent", difference.similarity_percent}};
}

}  // namespace

Json to_json(const Comparison& comparison) {
  Json json = {{"same_within_percent", comparison.same_within_percent}, {"figures", Json::object()}};
  for (const FigureChange& figure : comparison.figures) {
    Json& entry = json["figures"][figure.name];
    add_quantity(entry, "before", figure.before);
    add_quantity(entry, "after", figure.after);
    entry["changed"] = figure.is_changed();
    add_quantity(entry, "change_percent", figure.change_percent());
  }
  json["texts"] = Json::array();
  for (const TextChange& text : comparison.texts)
    json["texts"].push_back({{"name", printable_text(text.name)},
                             {"before", printable_text(text.before, 1000)},
                             {"after", printable_text(text.after, 1000)}});
  json["light"] = difference_json(comparison.light);
  json["shape"] = difference_json(comparison.shape);
  return json;
}

}  // namespace twinlight::photometry
