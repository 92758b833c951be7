#include "twinlight/server/webhook_endpoints.h"

#include <algorithm>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/sign_in_attempts.h"
#include "twinlight/server/webhook_events.h"
#include "twinlight/server/webhook_message.h"
#include "twinlight/storage/uuid.h"
#include "twinlight/storage/webhook_store.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using storage::AccountAct;
using storage::Webhook;
using storage::WebhookDelivery;
using storage::WebhookStore;

constexpr std::size_t most_webhooks = 10;  ///< of a partnership
constexpr std::int64_t most_shown = 50;

bool administers(const partnership::Actor& actor, const std::string& partnership) {
  return std::ranges::any_of(actor.grants, [&](const partnership::Grant& grant) {
    return grant.partnership.text == partnership && grant.role == partnership::Role::administrator;
  });
}

/// The partnership that is asked for, where the reader administers it.
tl::expected<std::string, Problem> partnership_administered(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  storage::Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  if (!administers(call.actor, partnership)) return problem(ProblemKind::forbidden);
  return partnership;
}

/// The webhook that is named, where the reader administers its partnership; to others there is none.
tl::expected<Webhook, Problem> webhook_administered(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  auto found = TWL_OWN(WebhookStore(call.connection).find(text_of(call.path, "id")));
  if (!found || !administers(call.actor, found->partnership)) return problem(ProblemKind::absent);
  return *std::move(found);
}

json json_of(const Webhook& webhook) {
  return {{"id", webhook.id},         {"partnership", webhook.partnership},       {"address", webhook.address},
          {"events", webhook.events}, {"made_at", instant_text(webhook.made_at)}, {"stopped", webhook.stopped}};
}

json json_of(const WebhookDelivery& delivery) {
  return {{"id", delivery.id},
          {"type", delivery.event.type},
          {"record", delivery.event.record},
          {"at", instant_text(delivery.event.at)},
          {"state", partnership::word_of(delivery.state)},
          {"attempts", delivery.attempts},
          {"result", delivery.result}};
}

Answer list_webhooks(Call& call) {
  const std::string partnership = TWL_ANSWER(partnership_administered(call));
  json items = json::array();
  for (const Webhook& webhook : TWL_OWN(WebhookStore(call.connection).of(partnership)))
    items.push_back(json_of(webhook));
  return json_response({{"items", std::move(items)}, {"events", webhook_events()}});
}

std::vector<Diagnostic> faults_of(const std::string& address, const std::vector<std::string>& events, Reach reach) {
  std::vector<Diagnostic> faults;
  if (!may_be_asked(address, reach))
    faults.push_back({.message = "is no https address without a user in it", .field = "/address"});
  const auto known = webhook_events();
  for (std::size_t i = 0; i < events.size(); ++i)
    if (std::ranges::count(known, events[i]) == 0)
      faults.push_back({.message = "is nothing that can be told", .field = "/events/" + std::to_string(i)});
  return faults;
}

Answer make_webhook(Call& call, Reach reach) {
  const std::string partnership = TWL_ANSWER(partnership_administered(call));
  auto events = call.body.at("events").get<std::vector<std::string>>();
  const std::string address = call.body.at("address");
  if (auto faults = faults_of(address, events, reach); !faults.empty())
    return problem(ProblemKind::invalid, std::move(faults));
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  WebhookStore webhooks(call.connection);
  if (TWL_OWN(webhooks.of(partnership)).size() >= most_webhooks)
    return problem(ProblemKind::invalid, {{.message = "is one more than the 10 of a partnership", .field = ""}});
  const Webhook made{.id = storage::new_uuid(call.now),
                     .partnership = partnership,
                     .address = address,
                     .secret = new_webhook_secret(),
                     .events = std::move(events),
                     .made_at = call.now};
  for (const Result<void>& done :
       {webhooks.add(made),
        webhooks.tell_one(
            made.id,
            {.type = std::string(webhook_made), .partnership = partnership, .record = made.id, .at = call.now}),
        note_act(call, call.actor.person.text, AccountAct::webhook_made, made.id), transaction.commit()})
    if (!done) return problem(ProblemKind::internal, {done.error()});
  json answer = json_of(made);
  answer["secret"] = made.secret;
  return json_response(answer, 201);
}

Answer remove(Call& call) {
  const Webhook webhook = TWL_ANSWER(webhook_administered(call));
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  TWL_OWN(WebhookStore(call.connection).remove(webhook.id));
  for (const Result<void>& done :
       {note_act(call, call.actor.person.text, AccountAct::webhook_removed, webhook.id), transaction.commit()})
    if (!done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say();
}

Answer list_deliveries(Call& call) {
  const Webhook webhook = TWL_ANSWER(webhook_administered(call));
  json items = json::array();
  for (const WebhookDelivery& delivery : TWL_OWN(WebhookStore(call.connection).newest(webhook.id, most_shown)))
    items.push_back(json_of(delivery));
  return json_response({{"items", std::move(items)}});
}

Answer send_again(Call& call) {
  const Webhook webhook = TWL_ANSWER(webhook_administered(call));
  WebhookStore webhooks(call.connection);
  const std::string id = text_of(call.path, "delivery");
  const auto delivery = TWL_OWN(webhooks.delivery(id));
  if (!delivery || delivery->webhook != webhook.id) return problem(ProblemKind::absent);
  if (!TWL_OWN(webhooks.send_again(id, call.now)))
    return problem(ProblemKind::invalid, {{.message = "waits to be sent already", .field = ""}});
  return json_response(json_of(*TWL_OWN(webhooks.delivery(id))));
}

}  // namespace

void add_webhook_endpoints(Endpoints& endpoints, Reach reach) {
  endpoints["listWebhooks"] = list_webhooks;
  endpoints["makeWebhook"] = [reach](Call& call) { return make_webhook(call, reach); };
  endpoints["removeWebhook"] = remove;
  endpoints["listWebhookDeliveries"] = list_deliveries;
  endpoints["sendWebhookAgain"] = send_again;
}

}  // namespace twinlight::server
