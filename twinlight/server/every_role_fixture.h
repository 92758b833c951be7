#pragma once

#include <algorithm>
#include <functional>
#include <set>

#include "twinlight/partnership/rights.h"
#include "twinlight/partnership/vouching.h"
#include "twinlight/server/mail_fixture.h"
#include "twinlight/server/people_of_every_role.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/uuid.h"
#include "twinlight/storage/webhook_store.h"

/// Somebody of every role and place, and what they have, for tests of who may do what.
namespace twinlight::server::fixture {

using nlohmann::json;
using partnership::Action;
using partnership::Actor;
using partnership::Kind;
using partnership::Role;

inline bool signed_in(const Somebody& somebody) {
  return !somebody.actor.person.empty();
}

class EveryRoleTest : public MailTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    body = add_organisation(limburg_guangdong, "limburg");
    els = add_person("els", Role::member, limburg_guangdong, owner);
    people = people_of_every_role(*this, body);
    make_things();
  }

  /// What belongs to the first member, who is people[1], and records of the owner that are shown.
  void make_things() {
    const Visitor& member = people[1].visitor;
    ranking = ranked(member);
    ids = {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}};
    ids[Kind::profile] = draft_profile(owner, "BR", "nl", "Klaslicht gezocht");
    publish_profile(ids[Kind::profile]);
    ids[Kind::product] = create(Kind::product, document(Kind::product, ids));
    move(Kind::product, ids[Kind::product], Action::publish);
    json interest = document(Kind::interest, ids);
    interest["organisation"] = other;
    for (const char* field : {"product", "need", "contact"}) interest[field] = nullptr;
    ids[Kind::interest] = create(Kind::interest, interest);
    move(Kind::interest, ids[Kind::interest], Action::accept, {{"answered_at", "2026-11-28T10:00:00.000Z"}});
    const Response begun = ask("POST", "/exports/organisations", {{"format", "csv"}}, member);
    exported = json_of(begun).value("job", "");
    const std::string table = ask("GET", "/imports/organisations/table", {}, member).body;
    imported =
        json_of(send("POST", "/imports/organisations", table, "application/octet-stream", member)).value("job", "");
  }

  /// The id of what a member makes anew, so that it can be taken away; the one before goes, for a person keeps few.
  std::string anew(const std::string& path, const json& wish) {
    const Visitor& member = people[1].visitor;
    const json before = json_of(ask("GET", path, {}, member)).value("items", json::array());
    for (const json& kept : before) ask("DELETE", path + "/" + kept["id"].get<std::string>(), {}, member);
    return path + "/" + json_of(ask("POST", path, wish, member)).value("id", "");
  }
  std::string new_search() { return anew("/searches", {{"name", "lamps"}}); }
  std::string new_token() { return anew("/my/tokens", {{"name", "p"}, {"scopes", {"read"}}, {"days", 1}}); }
  storage::Webhook webhook(bool delivers = false) {
    const auto connection = installation().connections().lend();
    storage::WebhookStore store(**connection);
    storage::Webhook made{.id = storage::new_uuid(Instant{}),
                          .partnership = limburg_guangdong,
                          .address = "https://hooks.example/x",
                          .secret = "s",
                          .events = {"profile.publish"}};
    EXPECT_TRUE(store.add(made));
    if (delivers) {
      EXPECT_TRUE(store.tell_one(made.id, {.type = "profile.publish", .partnership = limburg_guangdong}));
    }
    return made;
  }
  std::string delivery() {
    const storage::Webhook made = webhook(/*delivers=*/true);
    const auto connection = installation().connections().lend();
    const auto newest = storage::WebhookStore(**connection).newest(made.id, 1).value();
    return "/webhooks/" + made.id + "/deliveries/" + newest.at(0).id + "/again";
  }
  void take_webhooks_away() {
    const auto connection = installation().connections().lend();
    storage::WebhookStore store(**connection);
    const auto all = store.of(limburg_guangdong).value();
    for (const storage::Webhook& made : all) EXPECT_TRUE(store.remove(made.id));
  }

  partnership::Subject subject(Kind kind, const std::string& id) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    return SubjectFinder(store).subject(kind, id, store.find(kind, id).value()->document).value();
  }
  std::function<bool(const Somebody&)> may(Action action, Kind kind, const std::string& id) {
    return
        [action, found = subject(kind, id)](const Somebody& who) { return partnership::may(who.actor, action, found); };
  }
  /// Whoever has one of the roles in this partnership.
  std::function<bool(const Somebody&)> has(std::set<Role> roles) const {
    return [this, roles = std::move(roles)](const Somebody& who) {
      return std::ranges::any_of(who.actor.grants, [&](const partnership::Grant& grant) {
        return grant.partnership.text == limburg_guangdong && roles.contains(grant.role);
      });
    };
  }
  std::function<bool(const Somebody&)> the_first_member() const {
    return [this](const Somebody& who) { return who.name == people[1].name; };
  }
  bool vouches_for_els(const Somebody& who) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    std::vector<partnership::Subject> memberships;
    const auto named = store.naming(els, "person", Kind::membership).value();
    for (const std::string& id : named) memberships.push_back(subject(Kind::membership, id));
    return signed_in(who) && partnership::refusal_to_vouch(who.actor, subject(Kind::person, els), memberships) ==
                                 partnership::Refusal::none;
  }

  std::vector<Somebody> people;
  std::map<Kind, std::string> ids;
  std::string body;  ///< an organisation that runs the partnership in Limburg
  std::string els;   ///< a member for the owner
  std::string ranking;
  std::string exported;
  std::string imported;
};

}  // namespace twinlight::server::fixture
