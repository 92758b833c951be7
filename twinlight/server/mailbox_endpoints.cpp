#include "twinlight/server/mailbox_endpoints.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "twinlight/server/rate_limit.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/letter_return_store.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Refusal;
using storage::LetterReturnStore;
using storage::Store;
using storage::StoredDocument;
using storage::UnreachableAddress;

using AddressesByPerson = std::map<std::string, std::vector<std::string>>;

/// Where letters go to: of each record, and of the account where that is another.
Result<AddressesByPerson> addresses_of(storage::Connection& connection, const std::vector<StoredDocument>& people) {
  AddressesByPerson addresses;
  const auto add = [&](const std::string& person, const std::string& address) {
    std::vector<std::string>& known = addresses[person];
    if (!address.empty() && std::ranges::find(known, address) == known.end()) known.push_back(address);
  };
  std::vector<std::string> ids;
  for (const StoredDocument& person : people) {
    ids.push_back(person.id);
    add(person.id, account_email(member_text(person.document, "email")));
  }
  for (const auto& account : TWL_TRY(storage::AccountStore(connection).find_persons(ids)))
    add(account.person, account.email);
  return addresses;
}

Result<std::vector<std::string>> own_addresses(Call& call) {
  Store store(call.connection);
  const std::string& own = call.actor.person.text;
  const auto person = TWL_TRY(store.find_each(Kind::person, {own}));
  auto addresses = TWL_TRY(addresses_of(call.connection, person));
  return std::move(addresses[own]);
}

Answer my_mailbox(Call& call, bool sends_mail) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  LetterReturnStore returns(call.connection);
  json unreachable = json::array();
  for (const std::string& address : TWL_OWN(own_addresses(call)))
    if (const auto found = TWL_OWN(returns.find(address)))
      unreachable.push_back({{"address", address}, {"since", instant_text(found->since)}, {"status", found->status}});
  return json_response({{"available", sends_mail}, {"unreachable", std::move(unreachable)}});
}

/// What was not sent meanwhile stays so.
Answer try_again(Call& call, RateLimit& by_person) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!by_person.take(call.actor.person.text)) return problem(ProblemKind::too_many);
  LetterReturnStore returns(call.connection);
  for (const std::string& address : TWL_OWN(own_addresses(call)))
    if (const auto done = returns.forget(address); !done) return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say();
}

/// Whoever may correct the address, or end what the person does here.
bool may_act(const partnership::Actor& actor, const partnership::Subject& person,
             const partnership::Subject& membership) {
  return partnership::may(actor, Action::edit, person) || partnership::may(actor, Action::suspend, person) ||
         partnership::may(actor, Action::end, membership) || partnership::may(actor, Action::refuse, membership);
}

/// By person, of the addresses of each the one that has been unreachable the longest.
Result<std::map<std::string, UnreachableAddress>> unreachable_of(Call& call,
                                                                 const std::vector<StoredDocument>& people) {
  const AddressesByPerson addresses = TWL_TRY(addresses_of(call.connection, people));
  std::vector<std::string> all;
  for (const auto& [person, those] : addresses) all.insert(all.end(), those.begin(), those.end());
  std::map<std::string, UnreachableAddress> by_address;
  for (UnreachableAddress& found : TWL_TRY(LetterReturnStore(call.connection).find_each(all)))
    by_address[found.address] = std::move(found);
  std::map<std::string, UnreachableAddress> oldest;
  for (const auto& [person, those] : addresses)
    for (const std::string& address : those)
      if (const auto found = by_address.find(address); found != by_address.end()) {
        const auto known = oldest.try_emplace(person, found->second).first;
        if (found->second.since < known->second.since) known->second = found->second;
      }
  return oldest;
}

/// The people of an organisation whom the reader may do something about, once each.
Result<std::vector<StoredDocument>> people_to_act_on(Call& call, Store& store, RecordView& view,
                                                     const std::string& organisation) {
  const auto memberships = TWL_TRY(store.records_naming({organisation}, "organisation", Kind::membership));
  std::set<std::string> ids;
  for (const auto& [named, membership] : memberships) ids.insert(member_text(membership.document, "person"));
  const auto found = TWL_TRY(store.find_each(Kind::person, {ids.begin(), ids.end()}));
  TWL_CHECK(view.subjects().look_ahead(found));
  std::map<std::string, const StoredDocument*> not_yet;
  for (const StoredDocument& person : found) not_yet[person.id] = &person;
  std::vector<StoredDocument> people;
  for (const auto& [named, membership] : memberships) {
    const auto person = not_yet.find(member_text(membership.document, "person"));
    if (person == not_yet.end()) continue;
    const StoredDocument& record = *person->second;
    const auto of_person = TWL_TRY(view.subjects().subject(Kind::person, record.id, record.document));
    const auto of_membership = TWL_TRY(view.subjects().subject(Kind::membership, membership.id, membership.document));
    if (!may_act(call.actor, of_person, of_membership) || partnership::is_held_back(call.actor, of_person)) continue;
    people.push_back(record);
    not_yet.erase(person);
  }
  return people;
}

Answer list_unreachable(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord organisation = TWL_ANSWER(find_readable(call, store, view, Kind::organisation));
  const auto people = TWL_OWN(people_to_act_on(call, store, view, organisation.stored.id));
  const auto unreachable = TWL_OWN(unreachable_of(call, people));
  json items = json::array();
  for (const StoredDocument& person : people)
    if (const auto found = unreachable.find(person.id); found != unreachable.end())
      items.push_back(
          {{"person", person.id}, {"since", instant_text(found->second.since)}, {"status", found->second.status}});
  return json_response({{"items", std::move(items)}});
}

}  // namespace

void add_mailbox_endpoints(Endpoints& endpoints, bool sends_mail) {
  endpoints["getMyMailbox"] = [sends_mail](Call& call) { return my_mailbox(call, sends_mail); };
  // Each time is one more letter to a mailbox that may not be there.
  endpoints["tryMyMailboxAgain"] = [by_person = std::make_shared<RateLimit>(5, 0.1)](Call& call) {
    return try_again(call, *by_person);
  };
  endpoints["listUnreachablePeople"] = list_unreachable;
}

}  // namespace twinlight::server
