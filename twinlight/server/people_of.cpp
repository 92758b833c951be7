#include "twinlight/server/people_of.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/partnership/actor.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
using partnership::Kind;
using partnership::Role;

bool answers_for_organisation(const nlohmann::json& membership) {
  const auto role = partnership::from_word<Role>(member_text(membership, "role"));
  return member_text(membership, "state") == "active" && role && *role != Role::official &&
         *role != Role::administrator;
}

Result<std::vector<Recipient>> people_of(storage::Store& store, const std::string& organisation) {
  std::vector<Recipient> people;
  for (const std::string& source : TWL_TRY(store.naming(organisation, "organisation"))) {
    const auto membership = TWL_TRY(store.find(Kind::membership, source));
    if (!membership || !answers_for_organisation(membership->document)) continue;
    const auto person = TWL_TRY(store.find(Kind::person, member_text(membership->document, "person")));
    if (!person || member_text(person->document, "state") != "active") continue;
    const std::string email = member_text(person->document, "email");
    if (email.empty() || std::ranges::count(people, person->id, &Recipient::person) > 0) continue;
    const auto language =
        partnership::from_word<partnership::Language>(member_text(person->document, "preferred_language"));
    people.push_back({.person = person->id,
                      .name = written_name(person->document),
                      .email = email,
                      .language = language.value_or(partnership::Language::en)});
  }
  return people;
}

}  // namespace twinlight::server
