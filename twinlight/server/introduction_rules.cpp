#include "twinlight/server/introduction_rules.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/partnership/disclosure.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/introduction_sides.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using nlohmann::json;
using partnership::Action;
using partnership::Actor;
using partnership::Kind;
using partnership::State;
using storage::Store;
using storage::WriteRefusal;

namespace {

Diagnostic fault(const std::string& field, const char* message) {
  return {.message = message, .field = "/" + field};
}

/// Whether the actor sees who is behind a profile.
Result<bool> knows_owner(Store& store, const Actor& actor, const storage::StoredDocument& profile) {
  const auto subject = TWL_TRY(SubjectFinder(store).subject(Kind::profile, profile.id, profile.document));
  return partnership::sight(actor, subject).has(partnership::Disclosure::identity);
}

/// True where the two were introduced, either way round, and have not answered yet.
Result<bool> is_open_already(Store& store, const std::string& one, const std::string& another) {
  for (const char* field : {"first", "second"})
    for (const std::string& source : TWL_TRY(store.naming(one, field))) {
      const auto found = TWL_TRY(store.find(Kind::introduction, source));
      if (!found) continue;
      const std::string state = member_text(found->document, "state");
      const bool same =
          member_text(found->document, "first") == another || member_text(found->document, "second") == another;
      if (same && (state == "sent" || state == "agreed_by_one")) return true;
    }
  return false;
}

json message_of_introduction() {
  return {{"language", "en"},
          {"text", "Introduced by a coordinator of the partnership. Both sides agreed."},
          {"translations",
           {{"nl",
             {{"text", "In contact gebracht door een coördinator van het partnerschap. Beide kanten stemden toe."},
              {"status", "human"}}},
            {"zh", {{"text", "由合作伙伴关系的协调员引荐，双方均已同意。"}, {"status", "human"}}}}}};
}

}  // namespace

Result<std::vector<Diagnostic>> introduction_faults(Store& store, const Actor& actor, const json& document,
                                                    Instant now) {
  std::vector<Diagnostic> faults;
  bool knows_both = true;
  const auto sides = TWL_TRY(sides_of_introduction(store, document));
  for (const IntroducedSide& side : sides) {
    const auto profile = TWL_TRY(store.find(Kind::profile, side.profile));
    const bool here = profile && member_text(profile->document, "state") == "published" &&
                      member_text(profile->document, "partnership") == member_text(document, "partnership");
    if (!here) faults.push_back(fault(side.profile_field, "names no published profile of this partnership"));
    knows_both = knows_both && here && TWL_TRY(knows_owner(store, actor, *profile));
    if (here && side.owner == member_text(document, "organisation"))
      faults.push_back(fault(side.profile_field, "is of the organisation that introduces: it can express interest"));
  }
  if (!faults.empty()) return faults;
  if (knows_both && sides[0].owner == sides[1].owner) faults.push_back(fault("second", "is of the same organisation"));
  if (TWL_TRY(is_open_already(store, sides[0].profile, sides[1].profile)))
    faults.push_back(fault("second", "was introduced to it already and waits for an answer"));
  const auto answer_by = parse_instant(member_text(document, "answer_by"));
  if (answer_by && (*answer_by <= now || *answer_by > now + longest_introduction))
    faults.push_back(fault("answer_by", "is not within the next 90 days"));
  return faults;
}

Result<void> note_agreement(Store& store, const Actor& actor, const partnership::Subject& subject, json& document,
                            Instant now) {
  for (const IntroducedSide& side : TWL_TRY(sides_of_introduction(store, document)))
    for (const partnership::Grant& grant : actor.grants) {
      const Actor by_one{.person = actor.person, .grants = {grant}};
      if (side.agreed || grant.organisation.text != side.owner || !partnership::may(by_one, Action::accept, subject))
        continue;
      document[side.agreed_field] = instant_text(now);
      return {};
    }
  return {};
}

storage::Written<void> open_contact(Store& store, json& document, Instant now) {
  const auto sides = sides_of_introduction(store, document);
  if (!sides) return tl::unexpected(WriteRefusal{.faults = {sides.error()}});
  json interest = {{"state", word_of(State::sent)},        {"partnership", document["partnership"]},
                   {"organisation", (*sides)[0].owner},    {"profile", (*sides)[1].profile},
                   {"message", message_of_introduction()}, {"answer_by", document["answer_by"]}};
  const storage::Change by_system{.person = {}, .at = now};
  const auto sent = store.create(by_system, Kind::interest, interest);
  if (!sent) return tl::unexpected(sent.error());
  interest = sent->document;
  interest["state"] = word_of(State::mutual);
  interest["answered_at"] = instant_text(now);
  const auto accepted = store.change(by_system, Action::accept, Kind::interest, sent->id, sent->version, interest);
  if (!accepted) return tl::unexpected(accepted.error());
  document["interest"] = sent->id;
  return {};
}

}  // namespace twinlight::server
