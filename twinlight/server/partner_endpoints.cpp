#include "twinlight/server/partner_endpoints.h"

#include <algorithm>
#include <set>

#include "twinlight/server/partnership_matchers.h"
#include "twinlight/server/record_view.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;

nlohmann::json reasons_json(const std::vector<partners::Reason>& given, const Knowledge& knowledge,
                            const std::string& language) {
  nlohmann::json reasons = nlohmann::json::array();
  for (const partners::Reason& reason : given) {
    nlohmann::json topics = nlohmann::json::array();
    for (const std::size_t place : reason.topics) {
      nlohmann::json labels = {{"id", knowledge.vocabulary[place].id}};
      for (const auto& [tongue, named] : knowledge.vocabulary[place].labels) labels[tongue] = named.preferred;
      topics.push_back(std::move(labels));
    }
    reasons.push_back({{"kind", reason.kind},
                       {"sentence", reason.sentences.at(language)},
                       {"sentences", reason.sentences},
                       {"topics", std::move(topics)}});
  }
  return reasons;
}

/// The evaluations that stand behind reasons and that this reader may read.
Result<std::set<std::string>> readable(const std::vector<PartnershipMatchers::Partner>& partners, Store& store,
                                       RecordView& view) {
  std::vector<std::string> ids;
  for (const auto& partner : partners) ids.insert(ids.end(), partner.evaluations.begin(), partner.evaluations.end());
  const auto evaluations = TWL_TRY(store.find_each(Kind::evaluation, ids));
  TWL_CHECK(view.subjects().look_ahead(evaluations));
  std::set<std::string> read;
  for (const storage::StoredDocument& evaluation : evaluations)
    if (TWL_TRY(view.shown(evaluation))) read.insert(evaluation.id);
  return read;
}

/// What is on record of owners is for those of the partnership.
partners::Basis basis_for(const partnership::Actor& actor, const std::string& partnership) {
  const bool member =
      std::ranges::any_of(actor.grants, [&](const auto& grant) { return grant.partnership.text == partnership; });
  return member ? partners::Basis::texts_and_facts : partners::Basis::texts;
}

Answer list_partners(Call& call, PartnershipMatchers& matchers, const Knowledge& knowledge) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const auto stored = TWL_OWN(store.find(Kind::profile, text_of(call.path, "id")));
  if (!stored || !TWL_OWN(view.shown(*stored))) return problem(ProblemKind::absent);
  const auto most = static_cast<std::size_t>(number_of(call.query, "top", 10));
  const auto basis = basis_for(call.actor, member_text(stored->document, "partnership"));
  const PartnershipMatchers::Answer answer =
      TWL_OWN(matchers.partners_of(call.connection, *stored, {.most = most, .basis = basis, .now = call.now}));
  const auto read = TWL_OWN(readable(answer.partners, store, view));
  nlohmann::json items = nlohmann::json::array();
  for (const auto& partner : answer.partners) {
    nlohmann::json evaluations = nlohmann::json::array();
    for (const std::string& id : partner.evaluations)
      if (read.contains(id)) evaluations.push_back(id);
    items.push_back(
        {{"profile", partner.profile},
         {"score", partner.score},
         {"reasons", reasons_json(partner.reasons, knowledge, std::string(partnership::word_of(call.language)))},
         {"evaluations", std::move(evaluations)}});
  }
  nlohmann::json hints = nlohmann::json::array();
  for (const partners::PartnerHint& hint : answer.hints)
    hints.push_back({{"change", hint.change}, {"best_score", hint.best_score}});
  return json_response({{"items", std::move(items)}, {"hints", std::move(hints)}});
}

}  // namespace

void add_partner_endpoints(Endpoints& endpoints, const std::shared_ptr<const Knowledge>& knowledge,
                           const std::shared_ptr<PartnershipMatchers>& matchers) {
  endpoints["listPartners"] = [knowledge, matchers](Call& call) { return list_partners(call, *matchers, *knowledge); };
}

}  // namespace twinlight::server
