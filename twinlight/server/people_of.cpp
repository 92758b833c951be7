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
  std::vector<std::string> acting;
  for (const auto& [named, membership] :
       TWL_TRY(store.records_naming({organisation}, "organisation", Kind::membership)))
    if (const std::string person = member_text(membership.document, "person");
        answers_for_organisation(membership.document) && std::ranges::count(acting, person) == 0)
      acting.push_back(person);
  std::vector<Recipient> people;
  for (const auto& person : TWL_TRY(store.find_each(Kind::person, acting))) {
    const std::string email = member_text(person.document, "email");
    if (email.empty() || member_text(person.document, "state") != "active") continue;
    const auto language =
        partnership::from_word<partnership::Language>(member_text(person.document, "preferred_language"));
    people.push_back({.person = person.id,
                      .name = written_name(person.document),
                      .email = email,
                      .language = language.value_or(partnership::Language::en)});
  }
  return people;
}

}  // namespace twinlight::server
