#include "twinlight/server/measure_endpoints.h"

#include <algorithm>

#include "twinlight/partners/reference_figures.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/measures.h"

namespace twinlight::server {
namespace {

using partnership::Role;

bool may_see(const partnership::Actor& actor, const std::string& partnership) {
  return std::ranges::any_of(actor.grants, [&](const partnership::Grant& grant) {
    return grant.partnership.text == partnership &&
           (grant.role == Role::coordinator || grant.role == Role::programme_manager || grant.role == Role::official ||
            grant.role == Role::administrator);
  });
}

nlohmann::json matching_json() {
  const partners::ReferenceFigures& figures = partners::reference_figures;
  return {{"profiles", figures.profiles},
          {"queries", figures.queries},
          {"ndcg_at_10", figures.ndcg_at_10},
          {"recall_at_10", figures.recall_at_10},
          {"precision_at_1", figures.precision_at_1},
          {"measured_on", figures.measured_on},
          {"source", figures.source}};
}

}  // namespace

tl::expected<nlohmann::json, Problem> measures_json(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  storage::Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  if (!may_see(call.actor, partnership)) return problem(ProblemKind::forbidden);
  nlohmann::json told = TWL_OWN(Measures::of(call.connection, partnership, call.now)).as_json();
  told["matching"] = matching_json();
  return told;
}

void add_measure_endpoints(Endpoints& endpoints) {
  endpoints["getMeasures"] = [](Call& call) -> Answer { return json_response(TWL_ANSWER(measures_json(call))); };
}

}  // namespace twinlight::server
