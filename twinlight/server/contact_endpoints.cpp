#include "twinlight/server/contact_endpoints.h"

#include <algorithm>

#include "twinlight/partnership/record_document.h"
#include "twinlight/server/interest_sides.h"
#include "twinlight/server/people_of.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/record_view.h"
#include "twinlight/server/salutation.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Actor;
using partnership::Kind;
using partnership::Subject;
using storage::Store;
using storage::StoredDocument;

/// The organisations of a mutual interest, seen from the reader.
struct Parties {
  std::string own;
  std::string other;
};

bool acts_for(const Actor& actor, const std::string& organisation, const std::string& partnership) {
  return std::ranges::any_of(actor.grants, [&](const partnership::Grant& grant) {
    return grant.organisation.text == organisation && grant.partnership.text == partnership;
  });
}

/// Refused where the reader acts for neither side, and where not both have said yes.
tl::expected<Parties, Problem> parties_of(const Call& call, Store& store, const json& interest) {
  const auto sides = TWL_OWN(sides_of(store, interest));
  const std::string partnership = member_text(interest, "partnership");
  for (const std::string& own : sides) {
    if (!acts_for(call.actor, own, partnership)) continue;
    if (!is_mutual(interest)) return problem(ProblemKind::state);
    for (const std::string& other : sides)
      if (other != own) return Parties{own, other};
  }
  return problem(ProblemKind::forbidden);
}

/// The person whom the record of that side names: the sender's in the interest, the owner's in what was asked about.
Result<std::string> responsible_of(Store& store, const json& interest, const std::string& organisation) {
  if (member_text(interest, "organisation") == organisation) return member_text(interest, "contact");
  const auto asked = TWL_TRY(record_asked(store, interest));
  return asked ? member_text(asked->document, "contact") : std::string();
}

bool agreed_to_be_reached_by(const Subject& person, const std::string& organisation) {
  return std::ranges::count(person.counterparts, organisation, &partnership::Id<partnership::Organisation>::text) > 0;
}

json contact_json(const std::string& id, const json& shown, bool responsible) {
  return {{"person", id},
          {"name", written_name(shown)},
          {"latin_name", member_text(shown, "latin_name")},
          {"position", member_text(shown, "position")},
          {"languages", shown.value("languages", json::array())},
          {"email", member_text(shown, "email")},
          {"phone", member_text(shown, "phone")},
          {"responsible", responsible}};
}

/// The people of the other side.
struct Contacts {
  json items = json::array();
  bool held_back = false;  ///< somebody there may not be shown in the reader's region
};

Result<Contacts> contacts_of(const Call& call, Store& store, RecordView& view, const Parties& parties,
                             const std::string& responsible) {
  std::vector<std::string> ids;
  for (const Recipient& one : TWL_TRY(people_of(store, parties.other))) ids.push_back(one.person);
  const auto people = TWL_TRY(store.find_each(Kind::person, ids));
  TWL_CHECK(view.subjects().look_ahead(people));
  Contacts contacts;
  for (const StoredDocument& person : people) {
    const auto subject = TWL_TRY(view.subjects().subject(Kind::person, person.id, person.document));
    if (partnership::is_held_back(call.actor, subject)) {
      contacts.held_back = true;
      continue;
    }
    // Staff of the partnership see more of people, but this is no way to reach who did not agree to it.
    if (!agreed_to_be_reached_by(subject, parties.own)) continue;
    const json shown = partnership::disclosed(Kind::person, person.document, partnership::sight(call.actor, subject));
    json contact = contact_json(person.id, shown, person.id == responsible);
    if (person.id == responsible)
      contacts.items.insert(contacts.items.begin(), std::move(contact));
    else
      contacts.items.push_back(std::move(contact));
  }
  return contacts;
}

/// Whether the other side sees how to reach the reader.
Result<bool> reader_is_shown(const Call& call, Store& store, RecordView& view, const Parties& parties) {
  const auto reader = TWL_TRY(store.find(Kind::person, call.actor.person.text));
  if (!reader) return false;
  const auto subject = TWL_TRY(view.subjects().subject(Kind::person, reader->id, reader->document));
  if (!agreed_to_be_reached_by(subject, parties.other)) return false;
  const auto other = TWL_TRY(store.find(Kind::organisation, parties.other));
  return !subject.kept_within ||
         (other && std::ranges::count(*subject.kept_within, member_text(other->document, "region")) > 0);
}

/// The bodies that run the partnership in the reader's region, who pass a message on; where there are none, all.
Result<json> whom_to_ask(Store& store, RecordView& view, const std::string& partnership, const std::string& own) {
  const auto run = TWL_TRY(store.find(Kind::partnership, partnership));
  const auto asking = TWL_TRY(store.find(Kind::organisation, own));
  const std::string region = asking ? member_text(asking->document, "region") : "";
  json near = json::array();
  json all = json::array();
  const json bodies = run ? run->document.value("bodies", json::array()) : json::array();
  for (const json& id : bodies) {
    const auto body = TWL_TRY(store.find(Kind::organisation, id.get<std::string>()));
    auto shown = body ? TWL_TRY(view.shown(*body)) : std::nullopt;
    if (!shown) continue;
    if (member_text(body->document, "region") == region) near.push_back(*shown);
    all.push_back(*std::move(shown));
  }
  return near.empty() ? all : near;
}

Answer list_contacts(Call& call) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, Kind::interest));
  const json& interest = found.stored.document;
  const Parties parties = TWL_ANSWER(parties_of(call, store, interest));
  const std::string responsible = TWL_OWN(responsible_of(store, interest, parties.other));
  Contacts contacts = TWL_OWN(contacts_of(call, store, view, parties, responsible));
  json told = {
      {"organisation", parties.other}, {"items", std::move(contacts.items)}, {"held_back", contacts.held_back}};
  told["reader_shown"] = TWL_OWN(reader_is_shown(call, store, view, parties));
  told["ask"] = TWL_OWN(whom_to_ask(store, view, member_text(interest, "partnership"), parties.own));
  return json_response(told);
}

}  // namespace

void add_contact_endpoints(Endpoints& endpoints) {
  endpoints["listInterestContacts"] = list_contacts;
}

}  // namespace twinlight::server
