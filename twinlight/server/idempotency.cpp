#include "twinlight/server/idempotency.h"

#include <algorithm>

#include "twinlight/foundation/sha256.h"
#include "twinlight/storage/answer_store.h"

namespace twinlight::server {
namespace {

constexpr std::chrono::hours answers_kept_for{24};
constexpr const char* header_name = "Idempotency-Key";

bool takes_key(const Operation& operation) {
  return std::ranges::any_of(operation.parameters, [](const Parameter& one) { return one.name == header_name; });
}

/// Keys of visitors are held apart by their address.
std::string sender_of(const Call& call) {
  return call.actor.person.empty() ? "visitor " + call.request.remote_address : call.actor.person.text;
}

Answer replayed(const storage::KeptAnswer& kept) {
  Response response{.status = static_cast<int>(kept.status), .body = kept.body};
  const auto headers = nlohmann::json::parse(kept.headers, nullptr, false);
  if (!headers.is_object()) return problem(ProblemKind::internal, {{.message = "a kept answer is damaged"}});
  for (const auto& [name, value] : headers.items()) response.headers.emplace_back(name, value.get<std::string>());
  response.headers.emplace_back("Idempotency-Replayed", "true");
  return response;
}

}  // namespace

bool has_idempotency_key(const Call& call) {
  return takes_key(call.operation) && !call.request.header("idempotency-key").empty();
}

std::vector<Diagnostic> key_faults(const Operation& operation, const Request& request) {
  // Others than creations name the version that they change, or do the same however often they are sent.
  if (operation.method != "POST" || takes_key(operation) || request.header("idempotency-key").empty()) return {};
  return {{.message = "is not taken here: sent again, this request is done again", .field = header_name}};
}

Answer answer_once(Call& call, const Endpoint& endpoint) {
  const std::string sender = sender_of(call);
  const std::string key(call.request.header("idempotency-key"));
  const std::string request = sha256_hex({call.operation.id, call.request.path, call.request.query, call.request.body});
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  storage::AnswerStore answers(call.connection);
  const auto kept = TWL_OWN(answers.take(sender, key, request, call.now, call.now + answers_kept_for));
  if (kept && kept->request_sha256 != request) return problem(ProblemKind::key_reused);
  if (kept) return replayed(*kept);
  Answer answer = endpoint(call);
  if (!answer) return answer;  // nothing was done, so the key stays free
  nlohmann::json headers = nlohmann::json::object();
  for (const auto& [name, value] : answer->headers) headers[name] = value;
  if (const auto done = answers.keep(sender, key, {request, answer->status, headers.dump(), answer->body}); !done)
    return problem(ProblemKind::internal, {done.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return answer;
}

}  // namespace twinlight::server
