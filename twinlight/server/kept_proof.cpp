#include "twinlight/server/kept_proof.h"

#include "twinlight/foundation/sha256.h"
#include "twinlight/report/report_json.h"
#include "twinlight/report/report_pdf.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Kind;

nlohmann::json evaluation_document(const storage::StoredDocument& need, const std::string& product,
                                   const Ranking& ranking, const matching::ShortlistEntry& entry, Instant now) {
  return {{"state", word_of(partnership::first_state(Kind::evaluation))},
          {"partnership", member_text(need.document, "partnership")},
          {"organisation", member_text(need.document, "organisation")},
          {"need", need.id},
          {"product", product},
          {"engine_version", ranking.knowledge->engine_version},
          {"input_sha256", sha256_hex({ranking.need.sha256, entry.product->sha256})},
          {"passes", entry.evidence.found.verdict.pass},
          {"computed_at", instant_text(now)}};
}

Result<void> keep_report(storage::FileStore& files, const Ranking& ranking, const matching::ShortlistEntry& entry,
                         Instant now, nlohmann::json& evaluation) {
  const auto proof = TWL_TRY(report_subject(ranking, entry, std::chrono::floor<std::chrono::days>(now)));
  const std::string report = report::sealed_json(report::report_json(proof), ranking.knowledge->key);
  evaluation["result"] = TWL_TRY(files.put(report)).hex;
  return {};
}

}  // namespace twinlight::server
