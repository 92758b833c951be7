#pragma once

#include <string>
#include <vector>

#include "twinlight/partnership/actor.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server::fixture {

/// Somebody who asks, and what the tables of rights know of them.
struct Somebody {
  std::string name;
  partnership::Actor actor;
  Visitor visitor;
};

/// A visitor, then somebody of every role for the owner, for the other organisation and in another partnership.
/// @param coordinating  for which the coordinator of the owner's region acts
inline std::vector<Somebody> people_of_every_role(ServerTest& test, const std::string& coordinating) {
  using partnership::Role;
  const std::string elsewhere = test.add_partnership();
  const std::string stranger = test.add_organisation(elsewhere, "limburg");
  std::vector<Somebody> people{{"visitor", {}, {}}};
  const auto add = [&](Role role, const std::string& partnership, const std::string& organisation) {
    const std::string key = std::string(word_of(role)) + std::to_string(people.size());
    const std::string region = role == Role::coordinator ? (organisation == test.other ? "guangdong" : "limburg") : "";
    const std::string id = test.add_person(key, role, partnership, organisation, region);
    people.push_back({key, {{id}, {{role, {partnership}, {organisation}, region}}}, test.sign_in(key)});
  };
  for (const Role role : {Role::member, Role::organisation_manager, Role::coordinator, Role::programme_manager,
                          Role::official, Role::administrator}) {
    add(role, test.limburg_guangdong, role == Role::coordinator ? coordinating : test.owner);
    add(role, test.limburg_guangdong, test.other);
    add(role, elsewhere, stranger);
  }
  return people;
}

}  // namespace twinlight::server::fixture
