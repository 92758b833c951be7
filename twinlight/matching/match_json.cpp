#include "twinlight/matching/match_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/evidence/evidence_json.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/sha256.h"

namespace twinlight::matching {
namespace {

using nlohmann::ordered_json;

ordered_json entry_json(const evidence::Need& need, const ShortlistEntry& entry, std::string_view engine_version) {
  const CatalogueProduct& product = *entry.product;
  ordered_json json = {{"rank", entry.rank},
                       {"file", printable_text(product.file, 4000)},
                       {"manufacturer", printable_text(product.luminaire->manufacturer)},
                       {"model", printable_text(product.luminaire->model)}};
  json.update(evidence::to_json(need, entry.evidence));
  json["evaluation"]["engine_version"] = engine_version;
  json["evaluation"]["input_sha256"] = sha256_hex({need.sha256, product.sha256});
  return json;
}

}  // namespace

ordered_json refusal_json(const Diagnostic& diagnostic) {
  return {{"file", printable_text(diagnostic.file, 4000)},
          {"message", printable_text(diagnostic.message, 1000)},
          {"line", diagnostic.line > 0 ? ordered_json(diagnostic.line) : ordered_json(nullptr)},
          {"field", printable_text(diagnostic.field)}};
}

ordered_json match_json(const evidence::Need& need, const Catalogue& catalogue, const Match& match,
                        const MatchJsonOptions& options) {
  ordered_json refused = ordered_json::array();
  for (const Diagnostic& diagnostic : catalogue.refused) refused.push_back(refusal_json(diagnostic));
  ordered_json shortlist = ordered_json::array();
  for (std::size_t i = 0; i < std::min(options.entries, match.shortlist.size()); ++i)
    shortlist.push_back(entry_json(need, match.shortlist[i], options.engine_version));
  ordered_json excluded = ordered_json::object();
  ordered_json excluded_files = ordered_json::object();
  for (const auto& [reason, files] : match.excluded) {
    excluded[printable_text(reason, 1000)] = files.size();
    excluded_files[printable_text(reason, 1000)] = files;
  }
  return {{"need", evidence::to_json(need)},
          {"catalogue",
           {{"folder", printable_text(catalogue.folder.string(), 4000)},
            {"products", catalogue.products.size()},
            {"refused", std::move(refused)}}},
          {"seconds", {{"import", match.seconds.import}, {"rank", match.seconds.rank}, {"exact", match.seconds.exact}}},
          {"shortlist", std::move(shortlist)},
          {"excluded", std::move(excluded)},
          {"excluded_files", std::move(excluded_files)}};
}

}  // namespace twinlight::matching
