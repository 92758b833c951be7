#include "twinlight/server/readable_record.h"

namespace twinlight::server {

using partnership::Action;
using partnership::Kind;
using partnership::Refusal;

namespace {

tl::unexpected<Problem> not_for_reader(const Call& call, Kind kind) {
  const auto* right = partnership::find_right(kind, Action::read);
  const bool visitor = call.actor.person.empty();
  const bool never_public = right == nullptr || !right->roles[0].has(partnership::Relation::elsewhere);
  return problem(visitor && never_public ? ProblemKind::sign_in : ProblemKind::absent);
}

}  // namespace

Problem refused(Refusal refusal) {
  if (refusal == Refusal::sign_in) return {ProblemKind::sign_in};
  return {refusal == Refusal::state ? ProblemKind::state : ProblemKind::forbidden};
}

Problem refused(const storage::WriteRefusal& refusal) {
  using Reason = storage::WriteRefusal::Reason;
  switch (refusal.reason) {
    case Reason::invalid:
      return {ProblemKind::invalid, refusal.faults};
    case Reason::absent:
      return {refusal.faults.empty() ? ProblemKind::absent : ProblemKind::invalid, refusal.faults};
    case Reason::conflict:
      return {ProblemKind::stale, {}, refusal.current_version};
    case Reason::state:
      return {ProblemKind::state};
    case Reason::database:
      break;
  }
  return {ProblemKind::internal, refusal.faults};
}

storage::Change change_by(const Call& call) {
  return {.person = call.actor.person, .at = call.now, .token = call.api_token};
}

Response record_response(const nlohmann::json& shown, std::int64_t version, int status) {
  Response response = json_response(shown, status);
  response.headers.emplace_back("ETag", "\"" + std::to_string(version) + "\"");
  return response;
}

tl::expected<ReadableRecord, Problem> find_readable(Call& call, storage::Store& store, RecordView& view, Kind kind) {
  auto stored = TWL_OWN(store.find(kind, text_of(call.path, "id")));
  if (!stored) return not_for_reader(call, kind);
  auto subject = TWL_OWN(view.subjects().subject(kind, stored->id, stored->document));
  if (!partnership::may(call.actor, Action::read, subject)) return not_for_reader(call, kind);
  return ReadableRecord{*std::move(stored), std::move(subject)};
}

}  // namespace twinlight::server
