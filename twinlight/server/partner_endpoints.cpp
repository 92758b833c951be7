#include "twinlight/server/partner_endpoints.h"

#include "twinlight/server/partnership_matchers.h"
#include "twinlight/server/record_view.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;

nlohmann::json reasons_json(const std::vector<partners::Reason>& given, const Knowledge& knowledge) {
  nlohmann::json reasons = nlohmann::json::array();
  for (const partners::Reason& reason : given) {
    nlohmann::json topics = nlohmann::json::array();
    for (const std::size_t place : reason.topics) {
      nlohmann::json labels = {{"id", knowledge.vocabulary[place].id}};
      for (const auto& [language, named] : knowledge.vocabulary[place].labels) labels[language] = named.preferred;
      topics.push_back(std::move(labels));
    }
    reasons.push_back({{"kind", reason.kind}, {"sentence", reason.sentence}, {"topics", std::move(topics)}});
  }
  return reasons;
}

Answer list_partners(Call& call, PartnershipMatchers& matchers, const Knowledge& knowledge) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const auto stored = TWL_OWN(store.find(Kind::profile, text_of(call.path, "id")));
  if (!stored || !TWL_OWN(view.shown(*stored))) return problem(ProblemKind::absent);
  const auto most = static_cast<std::size_t>(number_of(call.query, "top", 10));
  nlohmann::json items = nlohmann::json::array();
  const PartnershipMatchers::Answer answer = TWL_OWN(matchers.partners_of(store, *stored, most));
  for (const auto& partner : answer.partners)
    items.push_back({{"profile", partner.profile},
                     {"score", partner.score},
                     {"reasons", reasons_json(partner.reasons, knowledge)}});
  nlohmann::json hints = nlohmann::json::array();
  for (const partners::PartnerHint& hint : answer.hints)
    hints.push_back({{"change", hint.change}, {"best_score", hint.best_score}});
  return json_response({{"items", std::move(items)}, {"hints", std::move(hints)}});
}

}  // namespace

void add_partner_endpoints(Endpoints& endpoints, const std::shared_ptr<const Knowledge>& knowledge) {
  const auto matchers = std::make_shared<PartnershipMatchers>(knowledge);
  endpoints["listPartners"] = [knowledge, matchers](Call& call) { return list_partners(call, *matchers, *knowledge); };
}

}  // namespace twinlight::server
