#include "twinlight/server/record_endpoints.h"

#include <charconv>
#include <set>

#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/achievement_rules.h"
#include "twinlight/server/address_change.h"
#include "twinlight/server/consent_effects.h"
#include "twinlight/server/consent_endpoints.h"
#include "twinlight/server/entry_people.h"
#include "twinlight/server/introduction_rules.h"
#include "twinlight/server/introduction_sides.h"
#include "twinlight/server/membership_rules.h"
#include "twinlight/server/named_files.h"
#include "twinlight/server/person_erasure.h"
#include "twinlight/server/product_trials.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/record_changes.h"
#include "twinlight/server/record_contract.h"
#include "twinlight/server/record_list.h"
#include "twinlight/server/record_view.h"
#include "twinlight/server/region_faults.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/server/taught_vocabulary.h"
#include "twinlight/server/transfer_occasions.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Action;
using partnership::Kind;
using partnership::Refusal;
using Means = RecordEndpoints::Means;
using storage::Store;
using storage::StoredDocument;

/// The version of `If-Match: "12"`.
tl::expected<std::int64_t, Problem> version_asked(const Call& call) {
  const std::string_view header = call.request.header("if-match");
  std::int64_t version = 0;
  if (header.size() > 2 && header.front() == '"' && header.back() == '"') {
    const auto [end, error] = std::from_chars(header.data() + 1, header.data() + header.size() - 1, version);
    if (error == std::errc() && end == header.data() + header.size() - 1) return version;
  }
  return problem(ProblemKind::invalid, {{.message = "has another form than expected", .field = "If-Match"}});
}

Answer get_record(Call& call, Kind kind) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, kind));
  return record_response(view.shown_to_writer(found.stored, found.subject), found.stored.version);
}

void add_faults(ChangedDocument& changed, std::vector<Diagnostic> faults) {
  changed.faults.insert(changed.faults.end(), std::make_move_iterator(faults.begin()),
                        std::make_move_iterator(faults.end()));
}

Answer create_record(Call& call, const Means& means, Kind kind) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  auto subject = TWL_OWN(view.subjects().subject(kind, "", call.body));
  subject.state = partnership::first_state(kind);
  if (const Refusal refusal = partnership::refusal_of(call.actor, Action::create, subject); refusal != Refusal::none)
    return tl::unexpected(refused(refusal));
  ChangedDocument made = new_document(kind, call.body, partnership::sight(call.actor, subject));
  add_faults(made, TWL_OWN(named_file_faults(store, means.files, call.actor, subject, nullptr, made.document)));
  add_faults(made, unknown_topics(means.knowledge->vocabulary, kind, made.document));
  if (kind != Kind::join_request) add_faults(made, TWL_OWN(region_faults(store, kind, made.document, call.language)));
  if (kind == Kind::achievement) add_faults(made, TWL_OWN(achievement_faults(store, made.document)));
  if (kind == Kind::membership)
    add_faults(made, TWL_OWN(membership_faults(store, made.document, call.actor.person.text)));
  if (kind == Kind::introduction)
    add_faults(made, TWL_OWN(introduction_faults(store, call.actor, made.document, call.now)));
  if (kind == Kind::consent) {
    add_faults(made, TWL_OWN(consent_faults(store, *means.privacy, made.document)));
    made.document["given_at"] = instant_text(call.now);
  }
  if (kind == Kind::join_request) add_faults(made, TWL_ANSWER(means.joining->faults(call, made.document)));
  if (!made.faults.empty()) return problem(ProblemKind::invalid, std::move(made.faults));
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  const auto written = store.create(change_by(call), kind, made.document);
  if (!written) return tl::unexpected(refused(written.error()));
  if (const auto told = means.letters.tell_of(call, *written, Action::create); !told)
    return problem(ProblemKind::internal, {told.error()});
  if (const auto told = means.joining->tell_of(call, *written, Action::create); !told)
    return problem(ProblemKind::internal, {told.error()});
  if (const auto noted = register_change(call.connection, *written, Action::create, call.now); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  if (kind == Kind::consent)
    if (const auto followed = follow_consent(call.connection, change_by(call), *written); !followed)
      return tl::unexpected(refused(followed.error()));
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  const auto own = TWL_OWN(view.subjects().subject(kind, written->id, written->document));
  Response response = record_response(view.shown_to_writer(*written, own), written->version, 201);
  response.headers.emplace_back("Location", "/api/v1/" + collection_of(kind) + "/" + written->id);
  return response;
}

/// What has to be there before a change is written, in the same transaction.
storage::Written<void> precede(Call& call, Store& store, Kind kind, Action action, nlohmann::json& document) {
  const bool agreed = kind == Kind::introduction && action == Action::accept;
  if (agreed && document["state"] == word_of(partnership::State::mutual))
    return open_contact(store, document, call.now);
  return {};
}

/// What a change to a record brings about elsewhere, in the same transaction.
/// @param traces  of the person whom the record was about before
storage::Written<void> follow(Call& call, Store& store, const Means& means, const StoredDocument& written,
                              Action action, const storage::PersonTraces& traces) {
  if (auto told = means.letters.tell_of(call, written, action); !told)
    return tl::unexpected(storage::WriteRefusal{.faults = {std::move(told).error()}});
  if (auto told = means.joining->tell_of(call, written, action); !told)
    return tl::unexpected(storage::WriteRefusal{.faults = {std::move(told).error()}});
  if (written.kind == Kind::person && action == Action::suspend)
    if (auto closed = storage::AccountStore(call.connection).end_sessions(written.id, /*remove_account=*/false);
        !closed)
      return tl::unexpected(storage::WriteRefusal{.faults = {std::move(closed).error()}});
  if (written.kind == Kind::person && action == Action::erase)
    return finish_erasure(call.connection, traces, change_by(call));
  if (auto noted = register_change(call.connection, written, action, call.now); !noted)
    return tl::unexpected(storage::WriteRefusal{.faults = {std::move(noted).error()}});
  if (written.kind == Kind::consent) return follow_consent(call.connection, change_by(call), written);
  if (written.kind == Kind::achievement && action == Action::confirm)
    return conclude_interest(store, written.document, call.now);
  if (written.kind == Kind::product)
    if (auto queued = queue_trial(call.connection, written, call.now); !queued)
      return tl::unexpected(storage::WriteRefusal{.faults = {std::move(queued).error()}});
  return {};
}

/// Writes a changed document, if the action is the reader's to do before and after it.
Answer write_change(Call& call, RecordView& view, const Means& means, const ReadableRecord& found, Action action,
                    ChangedDocument changed) {
  Store store(call.connection);
  const std::int64_t version = TWL_ANSWER(version_asked(call));
  if (version != found.stored.version) return tl::unexpected(Problem{ProblemKind::stale, {}, found.stored.version});
  if (found.stored.kind == Kind::person && action != Action::erase)
    add_faults(changed, TWL_OWN(address_faults(call, found.stored, changed.document)));
  if (!changed.faults.empty()) return problem(ProblemKind::invalid, std::move(changed.faults));
  const Kind kind = found.stored.kind;
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  if (const auto preceded = precede(call, store, kind, action, changed.document); !preceded)
    return tl::unexpected(refused(preceded.error()));
  if (kind == Kind::join_request && action == Action::admit)
    if (const auto admitted = means.joining->admit(call, changed.document); !admitted)
      return tl::unexpected(admitted.error());
  storage::PersonTraces traces;
  if (kind == Kind::person && action == Action::erase)
    traces = TWL_OWN(storage::traces_of(call.connection, found.stored.id));
  const auto written = store.change(change_by(call), action, kind, found.stored.id, version, changed.document);
  if (!written) return tl::unexpected(refused(written.error()));
  if (kind == Kind::person && action != Action::erase)
    if (const auto moved =
            follow_address(call.connection, found.stored, written->document, call.actor.person.text, call.now);
        !moved)
      return problem(ProblemKind::internal, {moved.error()});
  if (kind == Kind::organisation &&
      member_text(found.stored.document, "region") != member_text(written->document, "region"))
    if (const auto noted = register_moved_organisation(call.connection, written->id, call.now); !noted)
      return problem(ProblemKind::internal, {noted.error()});
  if (const auto followed = follow(call, store, means, *written, action, traces); !followed)
    return tl::unexpected(refused(followed.error()));
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  const auto subject = TWL_OWN(view.subjects().subject(kind, written->id, written->document));
  return record_response(view.shown_to_writer(*written, subject), written->version);
}

/// What stands against where a document leaves its record: nobody gives one to somebody for whom they could not have
/// changed it, and a region is one that there is and that is for the writer to give.
tl::expected<std::vector<Diagnostic>, Problem> place_faults(Call& call, Store& store, RecordView& view,
                                                            const ReadableRecord& found,
                                                            const nlohmann::json& document) {
  const Kind kind = found.stored.kind;
  auto nowhere = TWL_OWN(region_faults(store, kind, document, call.language));
  if (!nowhere.empty()) return nowhere;
  auto after = TWL_OWN(view.subjects().subject(kind, found.stored.id, document));
  after.state = found.subject.state;  // a transition may lead where nothing is edited any more
  if (const Refusal refusal = partnership::refusal_of(call.actor, Action::edit, after); refusal != Refusal::none) {
    // Without its owner a record would be nobody's: that it lacks one is said, not that it is somebody else's.
    if (auto lacking = partnership::faults_of(kind, document); !lacking.empty()) return lacking;
    return tl::unexpected(refused(refusal));
  }
  return moved_region_faults(call.actor, found.subject, after);
}

Answer change_record(Call& call, const Means& means, Kind kind) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, kind));
  if (const Refusal refusal = partnership::refusal_of(call.actor, Action::edit, found.subject);
      refusal != Refusal::none)
    return tl::unexpected(refused(refusal));
  ChangedDocument edited =
      edited_document(kind, found.stored.document, call.body, partnership::sight(call.actor, found.subject));
  add_faults(edited, TWL_ANSWER(place_faults(call, store, view, found, edited.document)));
  add_faults(edited, TWL_OWN(named_file_faults(store, means.files, call.actor, found.subject, found.stored.document,
                                               edited.document)));
  add_faults(edited, unknown_topics(means.knowledge->vocabulary, kind, edited.document));
  return write_change(call, view, means, found, Action::edit, std::move(edited));
}

Answer move_record(Call& call, const Means& means, Kind kind) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, kind));
  const auto action = partnership::from_word<Action>(call.body.at("action").get<std::string>()).value_or(Action::read);
  if (const Refusal refusal = partnership::refusal_of(call.actor, action, found.subject); refusal != Refusal::none)
    return tl::unexpected(refused(refusal));
  const auto to = partnership::state_after(kind, found.subject.state, action);
  if (!to) return problem(ProblemKind::state);
  const bool may_edit = partnership::may(call.actor, Action::edit, found.subject);
  const auto sent = call.body.value("fields", nlohmann::json::object());
  ChangedDocument moved = moved_document(kind, action, *to, found.stored.document, sent,
                                         partnership::sight(call.actor, found.subject), may_edit, call.now);
  if (kind == Kind::introduction && action == Action::accept)
    if (const auto noted = note_agreement(store, call.actor, found.subject, moved.document, call.now); !noted)
      return problem(ProblemKind::internal, {noted.error()});
  // Fields that come with a transition are held to what an edit is.
  if (may_edit && !sent.empty()) add_faults(moved, TWL_ANSWER(place_faults(call, store, view, found, moved.document)));
  if (kind == Kind::membership && action == Action::admit)
    add_faults(moved, TWL_OWN(admission_faults(store, found.stored)));
  const auto after = TWL_OWN(view.subjects().subject(kind, found.stored.id, moved.document));
  const bool same_owner = action == Action::erase || after.organisation == found.subject.organisation;
  if (!same_owner) return problem(ProblemKind::forbidden);
  add_faults(moved, TWL_OWN(named_file_faults(store, means.files, call.actor, found.subject, found.stored.document,
                                              moved.document)));
  add_faults(moved, unknown_topics(means.knowledge->vocabulary, kind, moved.document));
  return write_change(call, view, means, found, action, std::move(moved));
}

/// What is wrong with fields that came with a transition, where they stand in what was sent.
Answer with_faults_at_fields(const Call& call, Answer answer) {
  if (answer || answer.error().kind != ProblemKind::invalid) return answer;
  const auto sent = call.body.value("fields", nlohmann::json::object());
  for (Diagnostic& fault : answer.error().faults) {
    const std::string name = fault.field.substr(0, fault.field.find('/', 1));
    if (name.starts_with('/') && sent.contains(name.substr(1))) fault.field.insert(0, "/fields");
  }
  return answer;
}

/// A document of the past as the reader sees the record now.
nlohmann::json document_then(const Call& call, const ReadableRecord& found, const std::string& document) {
  const auto parsed = nlohmann::json::parse(document, nullptr, false);
  if (!parsed.is_object()) return {};
  const Kind kind = found.stored.kind;
  auto shown = partnership::disclosed(kind, parsed, partnership::sight(call.actor, found.subject));
  if (kind == Kind::introduction) keep_own_note(call.actor, found.subject, shown);
  return shown;
}

Answer list_history(Call& call, Kind kind) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, kind));
  partnership::Subject of_entries = found.subject;
  of_entries.kind = Kind::audit_entry;
  of_entries.state = partnership::first_state(Kind::audit_entry);
  if (const Refusal refusal = partnership::refusal_of(call.actor, Action::read, of_entries); refusal != Refusal::none)
    return tl::unexpected(refused(refusal));
  const auto entries = TWL_OWN(store.history(found.stored.id));
  std::set<std::string> people;
  for (const partnership::AuditEntry& entry : entries) people.insert(entry.person);
  const auto shown = TWL_OWN(entry_people(store, call.actor, found.subject, people));
  nlohmann::json items = nlohmann::json::array();
  for (const partnership::AuditEntry& entry : entries) {
    const std::string who = shown.contains(entry.person) ? entry.person : "";
    items.push_back({{"at", instant_text(entry.at)},
                     {"person", who},
                     {"action", word_of(entry.action)},
                     {"token", who.empty() ? "" : entry.token},
                     {"version", entry.version},
                     {"before", document_then(call, found, entry.before)},
                     {"after", document_then(call, found, entry.after)}});
  }
  return json_response({{"items", std::move(items)}});
}

}  // namespace

Answer RecordEndpoints::create(Call& call, Kind kind) const {
  return create_record(call, means_, kind);
}

Answer RecordEndpoints::change(Call& call, Kind kind) const {
  return change_record(call, means_, kind);
}

Answer RecordEndpoints::move(Call& call, Kind kind) const {
  return with_faults_at_fields(call, move_record(call, means_, kind));
}

void RecordEndpoints::add_to(Endpoints& endpoints) {
  for (const Kind kind : partnership::every<Kind>()) {
    if (!has_collection(kind)) continue;
    const std::string name = schema_name(kind);
    endpoints[list_operation(kind)] = [kind](Call& call) { return list_records(call, kind); };
    endpoints["get" + name] = [kind](Call& call) { return get_record(call, kind); };
    endpoints["change" + name] = [this, kind](Call& call) { return change(call, kind); };
    endpoints["move" + name] = [this, kind](Call& call) { return move(call, kind); };
    endpoints["list" + name + "History"] = [kind](Call& call) { return list_history(call, kind); };
    if (kind == Kind::file || !people_create(kind)) continue;  // is uploaded, is found
    endpoints["create" + name] = [this, kind](Call& call) -> Answer {
      if (call.actor.person.empty() && !by_visitors_.take(call.request.remote_address))
        return problem(ProblemKind::too_many);
      return create(call, kind);
    };
  }
}

}  // namespace twinlight::server
