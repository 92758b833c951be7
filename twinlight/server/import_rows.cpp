#include "twinlight/server/import_rows.h"

#include <fmt/format.h>

#include <utility>

#include "twinlight/partnership/state_machine.h"
#include "twinlight/partnership/stored_file.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/server/fault_wording.h"
#include "twinlight/server/import_merge.h"
#include "twinlight/server/media_type.h"
#include "twinlight/server/named_files.h"
#include "twinlight/server/record_scan.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::State;

/// The action that leads a record of the kind from one state to another at once, where there is one.
std::optional<Action> action_to(Kind kind, const std::string& from, const std::string& to) {
  const auto state = partnership::from_word<State>(from);
  const auto wanted = partnership::from_word<State>(to);
  if (!state || !wanted || from == to) return std::nullopt;
  for (const Action action : partnership::every<Action>())
    if (partnership::state_after(kind, *state, action) == *wanted) return action;
  return std::nullopt;
}

RowOutcome refused_for(std::string column, std::string message) {
  return {.fate = RowFate::refused, .id = "", .faults = {{std::move(column), std::move(message)}}};
}

}  // namespace

ImportRows::ImportRows(storage::Connection& connection, const ImportMeans& means, Importer importer, Kind kind,
                       std::function<Result<std::string>(const std::string&)> file)
    : connection_(connection),
      store_(connection),
      means_(means),
      importer_(std::move(importer)),
      kind_(kind),
      file_(std::move(file)) {}

RowOutcome ImportRows::take(const ImportRow& row, Instant now) {
  now_ = now;
  if (!row.faults.empty()) return {.fate = RowFate::refused, .id = "", .faults = row.faults};
  return kind_ == Kind::person ? take_person(row) : take_record(row);
}

Answer ImportRows::ask(const std::function<Answer(Call&)>& endpoint, const json& body, NamedValues path,
                       std::int64_t version, NamedValues query, std::string bytes) {
  static const Operation none;
  Request request{.method = "POST", .path = "", .body = std::move(bytes), .remote_address = "", .headers = {}};
  if (version > 0) request.headers.emplace("if-match", fmt::format("\"{}\"", version));
  Call call{.request = request,
            .operation = none,
            .path = std::move(path),
            .query = std::move(query),
            .body = body,
            .language = importer_.language,
            .connection = connection_,
            .now = now_,
            .actor = importer_.actor,
            .session_token = "",
            .api_token = importer_.token};
  return endpoint(call);
}

/// What an endpoint says against a row, at the columns that its pointers name.
RowOutcome ImportRows::refused(const Problem& problem) const {
  RowOutcome outcome{.spoils = true};
  for (const Diagnostic& fault : problem.faults)
    outcome.faults.push_back({column_of_pointer(fault.field), fault.message});
  if (outcome.faults.empty()) {
    const json told = problem_json(problem, importer_.language);
    outcome.faults.push_back({"", told.at("title").get<std::string>()});
  }
  return outcome;
}

RowOutcome ImportRows::take_record(const ImportRow& row) {
  json document = row.document;
  document["partnership"] = importer_.partnership;
  const std::string state = member_text(document, "state");
  document.erase("state");
  if (kind_ != Kind::organisation) {
    auto organisation = organisation_of(document);
    if (!organisation) return refused_for("organisation", organisation.error().message);
    document["organisation"] = *std::move(organisation);
  }
  const auto known = known_record(document);
  if (!known) return refused({ProblemKind::internal, {known.error()}});
  if (!row.files.empty()) {
    const json stored = *known ? (*known)->document : json::object();
    auto links = links_of_files(row, member_text(document, "organisation"), stored);
    if (!links) return refused(links.error());
    if (!links->empty()) document["files"] = with_links(stored, *links);
  }
  if (!*known) return create(document, state);
  return change(**known, merged_document((*known)->document, document, row.says_language), state);
}

RowOutcome ImportRows::create(const json& document, const std::string& state) {
  json whole = document;
  whole["state"] = word_of(partnership::first_state(kind_));
  RowOutcome outcome;
  for (const Diagnostic& fault : partnership::faults_of(kind_, whole))
    outcome.faults.push_back({column_of_pointer(fault.field), fault.message});
  if (!outcome.faults.empty()) return outcome;
  const Answer made = ask([this](Call& call) { return means_.create(call, kind_); }, document);
  if (!made) return refused(made.error());
  const json record = json::parse(made->body);
  outcome = {.fate = RowFate::created, .id = record.at("id").get<std::string>(), .faults = {}};
  if (registered_)
    for (const std::string& key : registration_keys(document)) (*registered_)[key] = outcome.id;
  return moved(std::move(outcome), record.at("version").get<std::int64_t>(), whole["state"].get<std::string>(), state);
}

RowOutcome ImportRows::change(const storage::StoredDocument& known, const json& merged, const std::string& state) {
  RowOutcome outcome{.fate = RowFate::unchanged, .id = known.id, .faults = {}};
  std::int64_t version = known.version;
  if (merged != known.document) {
    const Answer changed =
        ask([this](Call& call) { return means_.change(call, kind_); }, merged, {{"id", known.id}}, version);
    if (!changed) return refused(changed.error());
    outcome.fate = RowFate::changed;
    ++version;
  }
  return moved(std::move(outcome), version, member_text(known.document, "state"), state);
}

/// Takes a record on to the state that its row asks for, where one action leads there; else it stays where it is.
RowOutcome ImportRows::moved(RowOutcome outcome, std::int64_t version, const std::string& from, const std::string& to) {
  const auto action = action_to(kind_, from, to);
  if (!action) return outcome;
  const Answer answer = ask([this](Call& call) { return means_.move(call, kind_); },
                            {{"action", word_of(*action)}, {"fields", json::object()}}, {{"id", outcome.id}}, version);
  if (!answer) return refused(answer.error());
  if (outcome.fate == RowFate::unchanged) outcome.fate = RowFate::changed;
  return outcome;
}

RowOutcome ImportRows::take_person(const ImportRow& row) {
  for (const char* needed : {"email", "family_name", "role"})
    if (member_text(row.document, needed).empty()) return refused_for(needed, "is missing");
  json asked = row.document;
  auto organisation = organisation_of(asked);
  if (!organisation) return refused_for("organisation", organisation.error().message);
  asked["organisation"] = *std::move(organisation);
  if (!asked.contains("preferred_language")) asked["preferred_language"] = word_of(importer_.language);
  const auto known = first_with(Kind::person, {{"email", asked["email"]}});
  if (!known) return refused({ProblemKind::internal, {known.error()}});
  if (*known) return known_person(**known, asked);
  return invited(asked);
}

/// Whoever was invited before and has no account yet is invited anew.
RowOutcome ImportRows::invited(const json& asked) {
  const Answer answer = ask(means_.invite, asked);
  if (!answer) return refused(answer.error());
  const RowFate fate = answer->status == 201 ? RowFate::created : RowFate::changed;
  return {.fate = fate, .id = json::parse(answer->body).at("person").get<std::string>(), .faults = {}};
}

/// Somebody who acts there already in that role is as the row says, and is not written to again; with an account,
/// anything else is for the people concerned to ask.
RowOutcome ImportRows::known_person(const storage::StoredDocument& person, const json& asked) {
  const auto memberships = store_.naming(person.id, "person");
  if (!memberships) return refused({ProblemKind::internal, {memberships.error()}});
  for (const std::string& id : *memberships) {
    const auto found = store_.find(Kind::membership, id);
    if (!found || !*found) continue;
    const json& document = (*found)->document;
    const bool is_it = document.value("organisation", "") == asked.value("organisation", "") &&
                       document.value("role", "") == asked.value("role", "") &&
                       document.value("state", "") == word_of(State::active);
    if (is_it) return {.fate = RowFate::unchanged, .id = person.id, .faults = {}};
  }
  return invited(asked);
}

ImportRows::Found ImportRows::first_with(Kind kind, const std::vector<storage::FieldIs>& fields) {
  auto page = TWL_TRY(store_.page({.partnership = importer_.partnership,
                                   .kind = kind,
                                   .where = fields,
                                   .sort_by = "",
                                   .descending = false,
                                   .after = "",
                                   .limit = 1,
                                   .levels = all_levels()}));
  if (page.records.empty()) return std::nullopt;
  return std::move(page.records.front());
}

ImportRows::Found ImportRows::known_record(const json& document) {
  const auto field = [&](const char* name) { return storage::FieldIs{name, document.value(name, json(""))}; };
  if (kind_ == Kind::organisation) {
    auto registered = TWL_TRY(known_registration(document));
    return registered ? std::move(registered) : first_with(kind_, {field("name"), field("region")});
  }
  if (kind_ == Kind::product) return first_with(kind_, {field("model"), field("organisation")});
  return first_with(kind_, {field("title"), field("organisation"), field("type")});
}

ImportRows::Found ImportRows::known_registration(const json& document) {
  const auto given = document.find("registrations");
  if (given == document.end()) return std::nullopt;
  if (!registered_) {
    registered_.emplace();
    storage::ListQuery query{.partnership = importer_.partnership, .kind = kind_, .limit = storage::longest_page};
    do {
      const auto page = TWL_TRY(store_.page(query));
      for (const auto& record : page.records)
        for (const std::string& key : registration_keys(record.document)) registered_->emplace(key, record.id);
      query.after = page.next;
    } while (!query.after.empty());
  }
  for (const std::string& key : registration_keys(document))
    if (const auto known = registered_->find(key); known != registered_->end())
      return store_.find(kind_, known->second);
  return std::nullopt;
}

Result<std::string> ImportRows::organisation_of(const json& document) {
  const std::string words = member_text(document, "organisation");
  if (words.empty()) {
    for (const partnership::Grant& grant : importer_.actor.grants)
      if (grant.partnership.text == importer_.partnership && !grant.organisation.empty())
        return grant.organisation.text;
    return failure({.message = "is missing"});
  }
  if (partnership::is_uuid(words)) return words;
  if (const auto known = organisations_.find(words); known != organisations_.end()) return known->second;
  const auto found = TWL_TRY(first_with(Kind::organisation, {{"name", words}, {"state", "active"}}));
  if (!found) return failure({.message = "names no organisation of this partnership"});
  return organisations_[words] = found->id;
}

/// Of a trial those alone that the record has by that name already: a file that is not kept can not be named.
tl::expected<json, Problem> ImportRows::links_of_files(const ImportRow& row, const std::string& organisation,
                                                       const json& stored) {
  json links = json::array();
  for (const auto& [role, name] : row.files) {
    auto bytes = file_(name);
    if (!bytes) return problem(ProblemKind::invalid, {{.message = bytes.error().message, .field = "/" + role}});
    if (const auto read = photometry::read_photometric_document(*bytes, "");
        !read && role == word_of(partnership::FileRole::photometry))
      return problem(
          ProblemKind::invalid,
          {{.message = "is no photometric file that can be read: " + read.error().message, .field = "/" + role}});
    if (importer_.is_trial) {
      for (const json& file : stored.value("files", json::array()))
        if (file.value("role", "") == role && file.value("name", "") == file_name_of(name)) links.push_back(file);
      continue;
    }
    const Answer kept = ask(means_.keep_file, nullptr, {}, 0,
                            {{"partnership", importer_.partnership}, {"organisation", organisation}, {"name", name}},
                            *std::move(bytes));
    if (!kept) return tl::unexpected(kept.error());
    const json record = json::parse(kept->body).at("record");
    links.push_back(
        {{"role", role}, {"name", record.at("document").at("name")}, {"hash", record.at("document").at("hash")}});
  }
  return links;
}

}  // namespace twinlight::server
