#include "twinlight/server/invitation_endpoints.h"

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/membership_rules.h"
#include "twinlight/server/password_endpoints.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/record_scan.h"
#include "twinlight/server/region_faults.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Refusal;
using storage::Store;
using storage::StoredDocument;

constexpr const char* suspended_address = "is the address of somebody who is suspended";
constexpr std::chrono::hours invitation_lasts{std::chrono::hours(24) * 14};

json person_document(const json& asked, const StoredDocument& organisation) {
  return {{"state", word_of(partnership::first_state(Kind::person))},
          {"partnership", organisation.document.at("partnership")},
          {"family_name", asked.at("family_name")},
          {"given_name", asked.value("given_name", "")},
          {"email", asked.at("email")},
          {"preferred_language", asked.at("preferred_language")}};
}

json membership_document(const json& asked, const StoredDocument& organisation, const std::string& person) {
  return {{"state", word_of(partnership::first_state(Kind::membership))},
          {"partnership", organisation.document.at("partnership")},
          {"person", person},
          {"organisation", organisation.id},
          {"role", asked.at("role")},
          {"region", asked.value("region", "")}};
}

/// Whether the actor may give the role there: who admits a membership.
Result<Refusal> refusal_to_invite(Call& call, Store& store, const StoredDocument& organisation, const json& asked) {
  SubjectFinder subjects(store);
  const json membership = membership_document(asked, organisation, "");
  auto subject = TWL_TRY(subjects.subject(Kind::membership, "", membership));
  subject.state = partnership::first_state(Kind::membership);
  return partnership::refusal_of(call.actor, Action::admit, subject);
}

/// What stands against an invitation beyond rights.
Result<std::vector<Diagnostic>> invitation_faults(Call& call, Store& store, const StoredDocument& organisation,
                                                  const json& asked) {
  auto faults =
      TWL_TRY(region_faults(store, Kind::membership, membership_document(asked, organisation, ""), call.language));
  const std::string email = account_email(asked.at("email").get<std::string>());
  if (TWL_TRY(storage::AccountStore(call.connection).find(email)))
    faults.push_back({.message = "has an account already", .field = "/email"});
  return faults;
}

/// Who has this address in the partnership and can not sign in yet: a second invitation makes no second person. Of
/// several, one who is suspended comes last.
Result<std::optional<StoredDocument>> invited_before(Call& call, Store& store, const StoredDocument& organisation,
                                                     const std::string& email) {
  auto page = TWL_TRY(store.page({.partnership = member_text(organisation.document, "partnership"),
                                  .kind = Kind::person,
                                  .where = {{"email", email}},
                                  .levels = all_levels()}));
  std::optional<StoredDocument> suspended;
  for (StoredDocument& person : page.records) {
    const std::string state = member_text(person.document, "state");
    // The list takes letters with and without accents for the same.
    const bool is_it = account_email(member_text(person.document, "email")) == email;
    if (!is_it || TWL_TRY(storage::AccountStore(call.connection).find_person(person.id))) continue;
    if (state == "invited" || state == "active") return std::move(person);
    if (state == "suspended") suspended = std::move(person);
  }
  return suspended;
}

/// Who came already without an account of their own is given no role that is theirs to ask for. Whoever has yet to come
/// does so by the letter of this invitation.
Result<std::vector<Diagnostic>> faults_of_person(Call& call, Store& store, const StoredDocument& organisation,
                                                 const json& asked, const StoredDocument& person) {
  const std::string state = member_text(person.document, "state");
  if (state == "suspended") return std::vector<Diagnostic>{{.message = suspended_address, .field = "/email"}};
  if (state != "active") return std::vector<Diagnostic>();
  auto faults =
      TWL_TRY(membership_faults(store, membership_document(asked, organisation, person.id), call.actor.person.text));
  for (Diagnostic& fault : faults) fault.field = "/email";
  return faults;
}

/// A membership is given at once, and once: it counts from when its person is active.
storage::Written<StoredDocument> given_membership(Call& call, Store& store, const json& document) {
  auto held = membership_held(store, document);
  if (!held) return tl::unexpected(storage::WriteRefusal{.faults = {held.error()}});
  if (*held) return **std::move(held);
  const storage::Change by_inviter{call.actor.person, call.now};
  auto created = store.create(by_inviter, Kind::membership, document);
  if (!created) return created;
  json admitted = created->document;
  admitted["state"] = word_of(partnership::State::active);
  return store.change(by_inviter, Action::admit, Kind::membership, created->id, created->version, admitted);
}

std::string name_of(const StoredDocument& organisation) {
  const auto name = organisation.document.find("name");
  return name == organisation.document.end() ? "" : member_text(*name, "text");
}

}  // namespace

void InvitationEndpoints::add_to(Endpoints& endpoints) {
  endpoints["invite"] = [this](Call& call) { return invite(call); };
}

Answer InvitationEndpoints::invite(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!mail_.sends()) return problem(ProblemKind::no_mail);
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  Store store(call.connection);
  const auto organisation = TWL_OWN(store.find(Kind::organisation, call.body.at("organisation").get<std::string>()));
  if (!organisation || member_text(organisation->document, "state") != "active")
    return problem(ProblemKind::invalid,
                   {{.message = "names no organisation of this partnership", .field = "/organisation"}});
  const Invited invited = TWL_ANSWER(invite_person(call, mail_, public_address_, *organisation, call.body));
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return json_response({{"person", invited.person}, {"membership", invited.membership}}, invited.anew ? 200 : 201);
}

Result<std::optional<StoredDocument>> membership_held(Store& store, const json& asked) {
  for (const std::string& id : TWL_TRY(store.naming(member_text(asked, "person"), "person", Kind::membership))) {
    auto held = TWL_TRY(store.find(Kind::membership, id));
    if (!held || member_text(held->document, "state") != "active") continue;
    const auto same = [&](const char* field) {
      return member_text(held->document, field) == member_text(asked, field);
    };
    if (same("organisation") && same("role") && same("region")) return held;
  }
  return std::nullopt;
}

tl::expected<Invited, Problem> invite_person(Call& call, MailJobs& mail, const std::string& public_address,
                                             const StoredDocument& organisation, const json& asked) {
  Store store(call.connection);
  if (const Refusal refusal = TWL_OWN(refusal_to_invite(call, store, organisation, asked)); refusal != Refusal::none)
    return tl::unexpected(refused(refusal));
  const std::string email = account_email(asked.at("email").get<std::string>());
  if (auto faults = TWL_OWN(invitation_faults(call, store, organisation, asked)); !faults.empty())
    return problem(ProblemKind::invalid, std::move(faults));
  auto person = TWL_OWN(invited_before(call, store, organisation, email));
  if (person)
    if (auto faults = TWL_OWN(faults_of_person(call, store, organisation, asked, *person)); !faults.empty())
      return problem(ProblemKind::invalid, std::move(faults));
  const bool anew = person.has_value();
  if (!person) {
    auto made = store.create({call.actor.person, call.now}, Kind::person, person_document(asked, organisation));
    if (!made) return tl::unexpected(refused(made.error()));
    person = *std::move(made);
  }
  const auto membership = given_membership(call, store, membership_document(asked, organisation, person->id));
  if (!membership) return tl::unexpected(refused(membership.error()));
  const std::string link =
      TWL_OWN(new_link(call.connection, public_address, invitation_purpose, person->id, call.now, invitation_lasts));
  const auto language =
      partnership::from_word<partnership::Language>(asked.at("preferred_language").get<std::string>());
  const Mail letter_to_person =
      letter(Letter::invitation, language.value_or(call.language), email,
             {.name = written_name(person->document), .organisation = name_of(organisation), .link = link});
  if (const auto queued = mail.add(call.connection, letter_to_person, call.now); !queued)
    return problem(ProblemKind::internal, {queued.error()});
  return Invited{.person = person->id, .membership = membership->id, .anew = anew};
}

}  // namespace twinlight::server
