#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/report/comparison.h"
#include "twinlight/report/json_access.h"
#include "twinlight/report/report_json.h"

namespace twinlight::report {
namespace {

using nlohmann::ordered_json;

constexpr const char* kind = "twinlight comparison report 1";

}  // namespace

ordered_json comparison_json(const std::vector<ReportSubject>& subjects) {
  ordered_json whole;
  ordered_json products = ordered_json::array();
  ordered_json inputs = ordered_json::array();
  for (const ReportSubject& subject : subjects) {
    ordered_json one = report_json(subject);
    if (whole.is_null())
      whole = {
          {"report", kind}, {"engine_version", one["engine_version"]}, {"date", one["date"]}, {"need", one["need"]}};
    for (const ordered_json& input : one["inputs"])
      if (std::find(inputs.begin(), inputs.end(), input) == inputs.end()) inputs.push_back(input);
    for (const char* shared : {"report", "engine_version", "date", "need"}) one.erase(shared);
    products.push_back(std::move(one));
  }
  whole["products"] = std::move(products);
  whole["inputs"] = std::move(inputs);
  return whole;
}

bool is_comparison(const ordered_json& report) {
  return text_at(report, {"report"}) == kind;
}

}  // namespace twinlight::report
