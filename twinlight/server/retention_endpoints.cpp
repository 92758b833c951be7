#include "twinlight/server/retention_endpoints.h"

#include <algorithm>

namespace twinlight::server {
namespace {

using nlohmann::json;
using storage::RetentionRun;

bool keeps_installation(const partnership::Actor& actor) {
  return std::ranges::any_of(
      actor.grants, [](const partnership::Grant& grant) { return grant.role == partnership::Role::administrator; });
}

json rule_json(const RetentionRule& rule, partnership::Language language) {
  return {{"kind", partnership::word_of(rule.what)},
          {"title", rule.title.of(language)},
          {"reason", rule.reason.of(language)},
          {"days", rule.period.count()},
          {"action", rule.action},
          {"law", rule.law}};
}

Answer list(Call& call, const RetentionRules& rules) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!keeps_installation(call.actor)) return problem(ProblemKind::forbidden);
  const RetentionPass due = TWL_OWN(retention_due(call.connection, rules, call.now));
  const auto runs = TWL_OWN(storage::RetentionStore(call.connection).last_runs());
  json items = json::array();
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    json item = rule_json(rules.rules[i], call.language);
    item["due"] = due.counts[i].count;
    const auto last = std::ranges::find(runs, rules.rules[i].what, &RetentionRun::what);
    item["last"] = last == runs.end() ? json() : json{{"at", instant_text(last->at)}, {"count", last->count}};
    items.push_back(std::move(item));
  }
  return json_response({{"items", std::move(items)}, {"warnings_due", due.warnings}});
}

}  // namespace

void add_retention_endpoints(Endpoints& endpoints, std::shared_ptr<const RetentionRules> rules) {
  endpoints["listRetention"] = [rules = std::move(rules)](Call& call) { return list(call, *rules); };
}

}  // namespace twinlight::server
