#include "twinlight/server/administration.h"

#include "twinlight/partnership/organisation.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/server/address_change.h"
#include "twinlight/server/consents.h"
#include "twinlight/server/invitation_endpoints.h"
#include "twinlight/server/region_faults.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/account_event_store.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/record_set.h"
#include "twinlight/storage/second_factor_store.h"

namespace twinlight::server {
namespace {

using partnership::Action;
using partnership::Kind;
using partnership::State;
using storage::AccountAct;
using storage::Store;
using Json = nlohmann::json;

constexpr std::size_t shortest_password = 12;

Diagnostic first_fault(const storage::WriteRefusal& refusal, Kind kind) {
  if (refusal.faults.empty()) return {.message = "can not be written", .field = std::string(word_of(kind))};
  Diagnostic fault = refusal.faults.front();
  fault.field = std::string(word_of(kind)) + fault.field;
  return fault;
}

/// A record that comes into being and is moved on at once.
Result<std::string> create_and_move(Store& store, Kind kind, const Json& document, Action action, Instant now) {
  const storage::Change by_system{.person = {}, .at = now};
  const auto created = store.create(by_system, kind, document);
  if (!created) return failure(first_fault(created.error(), kind));
  Json moved = created->document;
  const auto to = partnership::state_after(kind, partnership::first_state(kind), action);
  moved["state"] = word_of(to.value_or(partnership::first_state(kind)));
  const auto changed = store.change(by_system, action, kind, created->id, created->version, moved);
  if (!changed) return failure(first_fault(changed.error(), kind));
  return created->id;
}

/// The active organisation of this id or name, of any partnership: nobody acts for another one.
Result<storage::StoredDocument> find_organisation(Store& store, const std::string& wanted) {
  if (auto found = TWL_TRY(store.find(Kind::organisation, wanted))) {
    if (member_text(found->document, "state") == word_of(State::active)) return *std::move(found);
    return failure({.message = "'" + wanted + "' is not active: nobody acts for it", .field = "organisation"});
  }
  std::vector<storage::StoredDocument> named;
  for (const std::string& partnership : TWL_TRY(store.partnerships())) {
    auto page = TWL_TRY(store.page({.partnership = partnership,
                                    .kind = Kind::organisation,
                                    .where = {{"name", wanted}, {"state", word_of(State::active)}},
                                    .levels = partnership::Disclosures(partnership::Disclosure::open)}));
    for (auto& record : page.records) named.push_back(std::move(record));
  }
  if (named.size() == 1) return std::move(named.front());
  const char* why =
      named.empty() ? "is the id or name of no organisation that is active" : "is the name of several: give the id";
  return failure({.message = "'" + wanted + "' " + why, .field = "organisation"});
}

Result<void> create_membership(Store& store, const storage::StoredDocument& organisation, const std::string& person,
                               partnership::Role role, const std::string& region, Instant now) {
  const Json membership = {{"state", word_of(partnership::first_state(Kind::membership))},
                           {"partnership", organisation.document.at("partnership")},
                           {"person", person},
                           {"organisation", organisation.id},
                           {"role", word_of(role)},
                           {"region", region}};
  auto nowhere = TWL_TRY(region_faults(store, Kind::membership, membership, partnership::Language::en));
  if (!nowhere.empty()) return failure({.message = std::move(nowhere.front().message), .field = "region"});
  if (TWL_TRY(membership_held(store, membership)))
    return failure({.message = "is what the person has there already", .field = "role"});
  TWL_TRY(create_and_move(store, Kind::membership, membership, Action::admit, now));
  return {};
}

/// A partnership that has begun, without bodies.
Result<storage::StoredDocument> begin_partnership(Store& store, const NewPartnership& asked, Instant now) {
  partnership::Partnership record{.state = partnership::first_state(Kind::partnership),
                                  .name = {asked.language, asked.name, {}},
                                  .regions = asked.regions,
                                  .bodies = {},
                                  .agreements = {},
                                  .languages = {}};
  for (const auto language : partnership::every<partnership::Language>()) record.languages.push_back(language);
  const std::string id =
      TWL_TRY(create_and_move(store, Kind::partnership, partnership::document_of(record), Action::begin, now));
  auto begun = TWL_TRY(store.find(Kind::partnership, id));
  if (!begun) return failure({.message = "is not there", .field = "partnership"});
  return *std::move(begun);
}

Result<std::string> admit_body(Store& store, const std::string& partnership, const NewPartnership& asked, Instant now) {
  const Json body = {{"state", word_of(partnership::first_state(Kind::organisation))},
                     {"partnership", partnership},
                     {"name", {{"language", word_of(asked.language)}, {"text", asked.body}}},
                     {"region", asked.body_region},
                     {"kind", word_of(partnership::OrganisationKind::public_body)},
                     {"languages", Json::array({word_of(asked.language)})}};
  auto nowhere = TWL_TRY(region_faults(store, Kind::organisation, body, asked.language));
  if (!nowhere.empty()) return failure({.message = std::move(nowhere.front().message), .field = "body region"});
  return create_and_move(store, Kind::organisation, body, Action::admit, now);
}

Result<storage::Account> account_of(storage::Connection& connection, const std::string& email) {
  auto account = TWL_TRY(storage::AccountStore(connection).find(account_email(email)));
  if (!account) return failure({.message = "'" + email + "' has no account", .field = "email"});
  return *std::move(account);
}

Result<void> check_password(const std::string& password) {
  if (password.size() < shortest_password)
    return failure({.message = "is shorter than 12 characters", .field = "password"});
  return {};
}

Result<std::vector<std::string>> roles_of(Store& store, const std::string& person) {
  std::vector<std::string> roles;
  for (const std::string& id : TWL_TRY(store.naming(person, "person"))) {
    const auto membership = TWL_TRY(store.find(Kind::membership, id));
    if (!membership || member_text(membership->document, "state") != "active") continue;
    std::string role = member_text(membership->document, "role");
    const std::string region = member_text(membership->document, "region");
    if (!region.empty()) role += " " + region;
    const auto organisation =
        TWL_TRY(store.find(Kind::organisation, member_text(membership->document, "organisation")));
    if (organisation && organisation->document.contains("name"))
      role += ", " + member_text(organisation->document["name"], "text");
    roles.push_back(std::move(role));
  }
  return roles;
}

}  // namespace

Result<AddedPartnership> add_partnership(storage::Connection& connection, const NewPartnership& asked, Instant now) {
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  Store store(connection);
  const auto begun = TWL_TRY(begin_partnership(store, asked, now));
  const std::string body = TWL_TRY(admit_body(store, begun.id, asked, now));
  Json document = begun.document;
  document["bodies"] = Json::array({body});
  const auto run =
      store.change({.person = {}, .at = now}, Action::edit, Kind::partnership, begun.id, begun.version, document);
  if (!run) return failure(first_fault(run.error(), Kind::partnership));
  TWL_CHECK(transaction.commit());
  return AddedPartnership{.partnership = begun.id, .body = body};
}

Result<std::map<std::string, std::string>> load_records(Store& store, const storage::FileStore& files,
                                                        const std::filesystem::path& folder, Instant now) {
  const storage::Change by_system{.person = {}, .at = now};
  auto ids =
      TWL_TRY(storage::load_record_set(store, files, folder, by_system, [](Store& in, Kind kind, const Json& document) {
        return region_faults(in, kind, document, partnership::Language::en);
      }));
  std::vector<std::string> loaded;
  for (const auto& [key, id] : ids) loaded.push_back(id);
  // Whatever the set says of its people: shown by name is who agreed to it.
  for (const auto& person : TWL_TRY(store.find_each(Kind::person, loaded)))
    if (const auto done = list_by_consent(store, by_system, person.id); !done)
      return failure(first_fault(done.error(), Kind::person));
  return ids;
}

Result<std::string> add_user(storage::Connection& connection, const NewUser& user, Instant now, PasswordCost cost) {
  TWL_CHECK(check_password(user.password));
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  Store store(connection);
  storage::AccountStore accounts(connection);
  if (TWL_TRY(accounts.find(account_email(user.email))))
    return failure({.message = "'" + user.email + "' has an account already", .field = "email"});
  const auto organisation = TWL_TRY(find_organisation(store, user.organisation));
  const Json person = {{"state", word_of(partnership::first_state(Kind::person))},
                       {"partnership", organisation.document.at("partnership")},
                       {"family_name", user.family_name},
                       {"given_name", user.given_name},
                       {"email", user.email},
                       {"preferred_language", word_of(user.language)}};
  const std::string id = TWL_TRY(create_and_move(store, Kind::person, person, Action::activate, now));
  TWL_CHECK(create_membership(store, organisation, id, user.role, user.region, now));
  TWL_CHECK(accounts.put(id, account_email(user.email), password_hash(user.password, cost)));
  TWL_CHECK(transaction.commit());
  return id;
}

Result<void> add_role(storage::Connection& connection, const std::string& email, partnership::Role role,
                      const std::string& organisation, const std::string& region, Instant now) {
  const auto account = TWL_TRY(account_of(connection, email));
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  Store store(connection);
  const auto found = TWL_TRY(find_organisation(store, organisation));
  TWL_CHECK(create_membership(store, found, account.person, role, region, now));
  return transaction.commit();
}

Result<void> set_password(storage::Connection& connection, const std::string& email, const std::string& password,
                          Instant now, PasswordCost cost) {
  TWL_CHECK(check_password(password));
  const auto account = TWL_TRY(account_of(connection, email));
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  TWL_CHECK(storage::AccountStore(connection).put(account.person, account.email, password_hash(password, cost)));
  TWL_CHECK(storage::AccountEventStore(connection).add({now, account.person, "", AccountAct::new_password, ""}));
  return transaction.commit();
}

Result<void> set_email(storage::Connection& connection, const std::string& email, const std::string& wanted,
                       Instant now) {
  const auto account = TWL_TRY(account_of(connection, email));
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  const auto holder = TWL_TRY(storage::AccountStore(connection).find(account_email(wanted)));
  if (holder && holder->person != account.person)
    return failure({.message = "'" + wanted + "' has an account already", .field = "email"});
  Store store(connection);
  const auto person = TWL_TRY(store.find(Kind::person, account.person));
  if (!person) return failure({.message = "'" + email + "' is nobody's any more", .field = "email"});
  Json document = person->document;
  document["email"] = account_email(wanted);
  const auto changed =
      store.change({.person = {}, .at = now}, Action::edit, Kind::person, person->id, person->version, document);
  if (!changed) return failure(first_fault(changed.error(), Kind::person));
  TWL_CHECK(follow_address(connection, *person, document, /*by=*/"", now));
  return transaction.commit();
}

Result<void> reset_second_factor(storage::Connection& connection, const std::string& email, Instant now) {
  const auto account = TWL_TRY(account_of(connection, email));
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  TWL_CHECK(storage::SecondFactorStore(connection).remove(account.person));
  TWL_CHECK(storage::AccountEventStore(connection).add({now, account.person, "", AccountAct::second_factor_reset, ""}));
  return transaction.commit();
}

Result<std::vector<User>> list_users(storage::Connection& connection) {
  Store store(connection);
  std::vector<User> users;
  for (const storage::Account& account : TWL_TRY(storage::AccountStore(connection).all())) {
    const auto person = TWL_TRY(store.find(Kind::person, account.person));
    if (!person) continue;
    auto roles = TWL_TRY(roles_of(store, account.person));
    users.push_back({.email = account.email,
                     .person = account.person,
                     .name = written_name(person->document),
                     .state = member_text(person->document, "state"),
                     .roles = std::move(roles)});
  }
  return users;
}

}  // namespace twinlight::server
