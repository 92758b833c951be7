#include "twinlight/server/mailbox_endpoints.h"

#include <algorithm>
#include <memory>

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

/// Where letters go to: of the record, and of the account where that is another.
Result<std::vector<std::string>> addresses_of(storage::Connection& connection, const StoredDocument& person) {
  std::vector<std::string> addresses;
  const auto add = [&](const std::string& address) {
    if (!address.empty() && std::ranges::find(addresses, address) == addresses.end()) addresses.push_back(address);
  };
  add(account_email(member_text(person.document, "email")));
  if (const auto account = TWL_TRY(storage::AccountStore(connection).find_person(person.id))) add(account->email);
  return addresses;
}

Result<std::vector<std::string>> own_addresses(Call& call) {
  Store store(call.connection);
  const auto person = TWL_TRY(store.find(Kind::person, call.actor.person.text));
  return person ? addresses_of(call.connection, *person) : std::vector<std::string>();
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

/// Of the addresses of a person, the one that has been unreachable the longest.
Result<std::optional<UnreachableAddress>> unreachable_of(Call& call, const StoredDocument& person) {
  LetterReturnStore returns(call.connection);
  std::optional<UnreachableAddress> oldest;
  for (const std::string& address : TWL_TRY(addresses_of(call.connection, person)))
    if (auto found = TWL_TRY(returns.find(address)); found && (!oldest || found->since < oldest->since))
      oldest = std::move(found);
  return oldest;
}

/// The people of an organisation whom the reader may do something about, once each.
Result<std::vector<StoredDocument>> people_to_act_on(Call& call, Store& store, RecordView& view,
                                                     const std::string& organisation) {
  std::vector<StoredDocument> people;
  for (const std::string& id : TWL_TRY(store.naming(organisation, "organisation", Kind::membership))) {
    const auto membership = TWL_TRY(store.find(Kind::membership, id));
    const std::string person_id = membership ? member_text(membership->document, "person") : "";
    if (person_id.empty() || std::ranges::find(people, person_id, &StoredDocument::id) != people.end()) continue;
    const auto person = TWL_TRY(store.find(Kind::person, person_id));
    if (!person) continue;
    const auto of_person = TWL_TRY(view.subjects().subject(Kind::person, person_id, person->document));
    const auto of_membership = TWL_TRY(view.subjects().subject(Kind::membership, id, membership->document));
    if (may_act(call.actor, of_person, of_membership) && !partnership::is_held_back(call.actor, of_person))
      people.push_back(*person);
  }
  return people;
}

Answer list_unreachable(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord organisation = TWL_ANSWER(find_readable(call, store, view, Kind::organisation));
  json items = json::array();
  for (const StoredDocument& person : TWL_OWN(people_to_act_on(call, store, view, organisation.stored.id)))
    if (const auto found = TWL_OWN(unreachable_of(call, person)))
      items.push_back({{"person", person.id}, {"since", instant_text(found->since)}, {"status", found->status}});
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
