#include "twinlight/report/reported_light.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "twinlight/photometry/inspection_json.h"
#include "twinlight/report/json_access.h"
#include "twinlight/report/json_difference.h"

namespace twinlight::report {
namespace {

using nlohmann::ordered_json;

/// Whether all that the file says of this light is what the report states of its product, which says more.
bool is_as_stated(const ordered_json& product, const photometry::Luminaire& light) {
  photometry::PhotometricDocument alone;
  alone.sources.push_back(light);
  const ordered_json said = photometry::to_json(photometry::inspect(std::move(alone), text_at(product, {"file"})));
  ordered_json stated = ordered_json::object();
  for (const auto& [key, value] : said.items()) stated[key] = member(product, {key.c_str()});
  return compare(stated, said).differences.empty();
}

}  // namespace

Result<photometry::Luminaire> reported_light(const ordered_json& report, std::vector<photometry::Luminaire> lights) {
  const ordered_json product = member(report, {"product"});
  if (lights.size() == 1) return std::move(lights.front());
  for (photometry::Luminaire& light : lights)
    if (is_as_stated(product, light)) return std::move(light);
  return failure({.message = fmt::format("none of the {} lights of the photometric file is as the report states its "
                                         "product",
                                         lights.size()),
                  .field = "product"});
}

}  // namespace twinlight::report
