#include "twinlight/server/introduction_sides.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/partnership/rights.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using partnership::Action;
using partnership::Actor;
using partnership::Relation;

constexpr std::array notes{"first_note", "second_note"};

/// Reads it by another grant than that of a side.
bool is_of_staff(const Actor& actor, const partnership::Subject& subject) {
  return std::ranges::any_of(actor.grants, [&](const partnership::Grant& grant) {
    return partnership::relation_of(actor, grant, subject) != Relation::counterpart &&
           partnership::may({.person = actor.person, .grants = {grant}}, Action::read, subject);
  });
}

}  // namespace

Result<std::array<IntroducedSide, 2>> sides_of_introduction(RecordOwners& owners, const nlohmann::json& introduction) {
  std::array<IntroducedSide, 2> sides{IntroducedSide{"first", notes[0], "first_agreed_at"},
                                      IntroducedSide{"second", notes[1], "second_agreed_at"}};
  for (IntroducedSide& side : sides) side.profile = member_text(introduction, side.profile_field);
  TWL_CHECK(owners.learn({sides[0].profile, sides[1].profile}));
  for (IntroducedSide& side : sides) {
    side.agreed = !member_text(introduction, side.agreed_field).empty();
    side.owner = TWL_TRY(owners.of(side.profile));
  }
  return sides;
}

Result<std::array<IntroducedSide, 2>> sides_of_introduction(storage::Store& store, const nlohmann::json& introduction) {
  RecordOwners owners(store);
  return sides_of_introduction(owners, introduction);
}

void keep_own_note(const Actor& actor, const partnership::Subject& subject, nlohmann::json& introduction) {
  if (is_of_staff(actor, subject)) return;
  for (std::size_t side = 0; side < notes.size() && side < subject.counterparts.size(); ++side) {
    const bool own = std::ranges::any_of(actor.grants, [&](const partnership::Grant& grant) {
      return grant.organisation == subject.counterparts[side];
    });
    if (!own) introduction.erase(notes[side]);
  }
}

}  // namespace twinlight::server
