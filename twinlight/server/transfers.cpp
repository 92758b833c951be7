#include "twinlight/server/transfers.h"

#include <set>

#include "twinlight/server/consents.h"
#include "twinlight/server/interest_sides.h"
#include "twinlight/server/people_of.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/transfer_store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Purpose;
using storage::Store;
using storage::Transfer;

Result<std::string> region_of(Store& store, const std::string& organisation) {
  const auto found = TWL_TRY(store.find(Kind::organisation, organisation));
  return found ? member_text(found->document, "region") : "";
}

Result<std::vector<std::string>> organisations_of_person(Store& store, const std::string& person,
                                                         const std::string& partnership) {
  std::vector<std::string> organisations;
  for (const std::string& source : TWL_TRY(store.naming(person, "person", Kind::membership))) {
    const auto membership = TWL_TRY(store.find(Kind::membership, source));
    if (membership && member_text(membership->document, "state") == "active" &&
        member_text(membership->document, "partnership") == partnership)
      organisations.push_back(member_text(membership->document, "organisation"));
  }
  return organisations;
}

/// The regions of the organisations that the person acts for in a partnership.
Result<std::set<std::string>> regions_of_person(Store& store, const std::string& person,
                                                const std::string& partnership) {
  std::set<std::string> regions;
  for (const std::string& organisation : TWL_TRY(organisations_of_person(store, person, partnership)))
    regions.insert(TWL_TRY(region_of(store, organisation)));
  regions.erase("");
  return regions;
}

/// Notes it with the consent that it rests on, where it crosses from one region to another.
/// @param given  the consents of the person in the partnership
Result<void> add(storage::Connection& connection, Transfer transfer, const GivenConsents& given) {
  if (transfer.from_region.empty() || transfer.to_region.empty() || transfer.from_region == transfer.to_region)
    return {};
  const auto abroad = given.find(Purpose::transfer_abroad);
  if (abroad == given.end()) return {};
  transfer.consent = abroad->second.id;
  return storage::TransferStore(connection).add(transfer);
}

/// What each side of an interest sees of the other: of everybody there who agreed to be reached, or of one of them.
Result<void> register_sides(storage::Connection& connection, const storage::StoredDocument& interest,
                            const std::string& person_alone, Instant now) {
  Store store(connection);
  const auto sides = TWL_TRY(sides_of(store, interest.document));
  for (const std::string& side : sides)
    for (const std::string& other : sides) {
      if (side == other) continue;
      Transfer transfer{.at = now,
                        .partnership = member_text(interest.document, "partnership"),
                        .purpose = std::string(word_of(Purpose::introductions))};
      transfer.from_region = TWL_TRY(region_of(store, side));
      transfer.to_region = TWL_TRY(region_of(store, other));
      transfer.recipient = other;
      transfer.record = interest.id;
      for (const Recipient& person : TWL_TRY(people_of(store, side))) {
        if (!person_alone.empty() && person.person != person_alone) continue;
        transfer.person = person.person;
        const auto given = TWL_TRY(given_consents(store, transfer.person, transfer.partnership));
        if (!given.contains(Purpose::introductions)) continue;
        TWL_CHECK(add(connection, transfer, given));
      }
    }
  return {};
}

/// By whom the events are organised for which somebody registered.
Result<void> register_registrations_naming(storage::Connection& connection, const std::string& target,
                                           const std::string& field, Instant now) {
  Store store(connection);
  for (const std::string& id : TWL_TRY(store.naming(target, field, Kind::registration)))
    if (const auto registration = TWL_TRY(store.find(Kind::registration, id)))
      TWL_CHECK(register_registration(connection, *registration, now));
  return {};
}

/// Whoever acts for an organisation is known to the other sides of its mutual interests, if they agreed to be reached.
Result<void> register_contacts_of(storage::Connection& connection, const std::string& person,
                                  const std::string& partnership, Instant now) {
  Store store(connection);
  for (const std::string& organisation : TWL_TRY(organisations_of_person(store, person, partnership)))
    for (const std::string& id : TWL_TRY(interests_of(store, organisation)))
      if (const auto interest = TWL_TRY(store.find(Kind::interest, id)); interest && is_mutual(interest->document))
        TWL_CHECK(register_sides(connection, *interest, person, now));
  return {};
}

}  // namespace

Result<void> register_mutual_interest(storage::Connection& connection, const std::string& interest, Instant now) {
  const auto found = TWL_TRY(Store(connection).find(Kind::interest, interest));
  return found ? register_sides(connection, *found, "", now) : Result<void>();
}

Result<void> register_person(storage::Connection& connection, const std::string& person, Instant now) {
  Store store(connection);
  for (const auto& [whose, given] : TWL_TRY(given_consents(store, std::vector{person}))) {
    TWL_CHECK(register_contacts_of(connection, person, whose.second, now));
    if (const auto listed = given.find(Purpose::directory); listed != given.end())
      TWL_CHECK(register_listing(connection, person, whose.second, listed->second.id, now));
  }
  return register_registrations_naming(connection, person, "person", now);
}

Result<void> register_registration(storage::Connection& connection, const storage::StoredDocument& registration,
                                   Instant now) {
  Store store(connection);
  const auto event = TWL_TRY(store.find(Kind::event, member_text(registration.document, "event")));
  const std::string person = member_text(registration.document, "person");
  if (!event || person.empty()) return {};
  const std::string organiser = member_text(event->document, "organisation");
  const std::string partnership = member_text(registration.document, "partnership");
  const std::string from_region = TWL_TRY(region_of(store, member_text(registration.document, "organisation")));
  const std::string to_region = TWL_TRY(region_of(store, organiser));
  return add(connection,
             {.at = now,
              .partnership = partnership,
              .person = person,
              .purpose = std::string(word_of(Purpose::events)),
              .from_region = from_region,
              .to_region = to_region,
              .recipient = organiser,
              .record = registration.id},
             TWL_TRY(given_consents(store, person, partnership)));
}

Result<void> register_listing(storage::Connection& connection, const std::string& person,
                              const std::string& partnership, const std::string& consent, Instant now) {
  Store store(connection);
  const auto found = TWL_TRY(store.find(Kind::partnership, partnership));
  if (!found) return {};
  const auto regions = found->document.value("regions", nlohmann::json::array());
  const auto given = TWL_TRY(given_consents(store, person, partnership));
  for (const std::string& from : TWL_TRY(regions_of_person(store, person, partnership)))
    for (const nlohmann::json& to : regions)
      TWL_CHECK(add(connection,
                    {.at = now,
                     .partnership = partnership,
                     .person = person,
                     .purpose = std::string(word_of(Purpose::directory)),
                     .from_region = from,
                     .to_region = member_text(to, "code"),
                     .recipient = "",
                     .record = consent},
                    given));
  return {};
}

Result<void> register_moved_organisation(storage::Connection& connection, const std::string& organisation,
                                         Instant now) {
  Store store(connection);
  for (const std::string& id : TWL_TRY(interests_of(store, organisation)))
    if (const auto interest = TWL_TRY(store.find(Kind::interest, id)); interest && is_mutual(interest->document))
      TWL_CHECK(register_sides(connection, *interest, "", now));
  for (const std::string& event : TWL_TRY(store.naming(organisation, "organisation", Kind::event)))
    TWL_CHECK(register_registrations_naming(connection, event, "event", now));
  TWL_CHECK(register_registrations_naming(connection, organisation, "organisation", now));
  for (const auto& [named, membership] :
       TWL_TRY(store.records_naming({organisation}, "organisation", Kind::membership))) {
    if (member_text(membership.document, "state") != "active") continue;
    const std::string person = member_text(membership.document, "person");
    const std::string partnership = member_text(membership.document, "partnership");
    const auto given = TWL_TRY(given_consents(store, person, partnership));
    if (const auto listed = given.find(Purpose::directory); listed != given.end())
      TWL_CHECK(register_listing(connection, person, partnership, listed->second.id, now));
  }
  return {};
}

}  // namespace twinlight::server
