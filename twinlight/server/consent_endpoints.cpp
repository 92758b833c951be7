#include "twinlight/server/consent_endpoints.h"

#include <algorithm>

#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/consents.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/transfers.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Purpose;
using storage::Store;
using storage::StoredDocument;
using storage::Written;

/// What the person gave, with the words of then where they are known still.
json given_json(const StoredDocument& consent, const ConsentText& current) {
  const std::string version = member_text(consent.document, "text_version");
  return {{"id", consent.id},
          {"text_version", version},
          {"given_at", member_text(consent.document, "given_at")},
          {"outdated", version != current.version}};
}

class ConsentEndpoints {
 public:
  explicit ConsentEndpoints(std::shared_ptr<const PrivacyRules> rules) : rules_(std::move(rules)) {}

  Answer list(Call& call) const;
  Answer set(Call& call) const;

 private:
  Written<void> give(Call& call, Store& store, Purpose purpose, const std::string& partnership) const;

  std::shared_ptr<const PrivacyRules> rules_;
};

Answer ConsentEndpoints::list(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  const auto given = TWL_OWN(given_consents(store, call.actor.person.text, partnership));
  json items = json::array();
  for (const Purpose purpose : partnership::every<Purpose>()) {
    const ConsentText& text = rules_->current(purpose);
    const auto found = given.find(purpose);
    items.push_back({{"purpose", word_of(purpose)},
                     {"text_version", text.version},
                     {"title", text.title.of(call.language)},
                     {"text", text.text.of(call.language)},
                     {"given", found == given.end() ? json() : given_json(found->second, text)}});
  }
  return json_response({{"items", std::move(items)}});
}

/// Shown by name in the directory is who agreed to it.
Written<void> list_in_directory(Call& call, Store& store, bool listed) {
  const auto found = store.find(Kind::person, call.actor.person.text);
  if (!found) return tl::unexpected(storage::WriteRefusal{.faults = {found.error()}});
  if (!*found || (*found)->document.value("listed", false) == listed) return {};
  json document = (*found)->document;
  document["listed"] = listed;
  const storage::Change change{call.actor.person, call.now};
  const auto done = store.change(change, Action::edit, Kind::person, (*found)->id, (*found)->version, document);
  if (!done) return tl::unexpected(done.error());
  return {};
}

Written<void> ConsentEndpoints::give(Call& call, Store& store, Purpose purpose, const std::string& partnership) const {
  const partnership::Consent consent{.partnership = {partnership},
                                     .person = call.actor.person,
                                     .purpose = purpose,
                                     .text_version = rules_->current(purpose).version,
                                     .language = call.language,
                                     .given_at = call.now,
                                     .withdrawn_at = {}};
  const auto made = store.create({call.actor.person, call.now}, consent);
  if (!made) return tl::unexpected(made.error());
  return {};
}

/// Whoever is listed is seen in other regions too, on the consent to that where it is given.
Result<void> note_listing(Call& call, Store& store, const std::string& partnership) {
  const std::string& person = call.actor.person.text;
  const auto given = TWL_TRY(given_consents(store, person, partnership));
  const auto listed = given.find(Purpose::directory);
  if (listed == given.end()) return {};
  return register_listing(call.connection, person, partnership, listed->second.id, call.now);
}

/// Given anew it is another consent; the one before is withdrawn then.
Answer ConsentEndpoints::set(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  const auto purpose = partnership::from_word<Purpose>(text_of(call.path, "purpose"));
  if (!purpose) return problem(ProblemKind::absent);
  const bool wanted = call.body.at("given");
  if (wanted && call.body.value("text_version", "") != rules_->current(*purpose).version)
    return problem(ProblemKind::invalid, {{.message = "are not the words that count now", .field = "/text_version"}});
  auto transaction = TWL_OWN(storage::Transaction::begin(call.connection));
  Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  const auto given = TWL_OWN(given_consents(store, call.actor.person.text, partnership));
  if (const auto before = given.find(*purpose); before != given.end())
    if (const auto done = withdraw_consent(store, {call.actor.person, call.now}, before->second); !done)
      return tl::unexpected(refused(done.error()));
  if (wanted)
    if (const auto done = give(call, store, *purpose, partnership); !done) return tl::unexpected(refused(done.error()));
  if (*purpose == Purpose::directory)
    if (const auto done = list_in_directory(call, store, wanted); !done) return tl::unexpected(refused(done.error()));
  if (const auto noted = note_listing(call, store, partnership); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  if (wanted)
    if (const auto noted = register_consent(call.connection, call.actor.person.text, partnership, *purpose, call.now);
        !noted)
      return problem(ProblemKind::internal, {noted.error()});
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return list(call);
}

}  // namespace

void add_consent_endpoints(Endpoints& endpoints, std::shared_ptr<const PrivacyRules> rules) {
  const auto consents = std::make_shared<const ConsentEndpoints>(std::move(rules));
  endpoints["listMyConsents"] = [consents](Call& call) { return consents->list(call); };
  endpoints["setMyConsent"] = [consents](Call& call) { return consents->set(call); };
}

std::vector<Diagnostic> consent_faults(const PrivacyRules& rules, const json& consent) {
  const auto purpose = partnership::from_word<Purpose>(member_text(consent, "purpose"));
  if (!purpose || member_text(consent, "text_version") == rules.current(*purpose).version) return {};
  return {{.message = "are not the words that count now", .field = "/text_version"}};
}

}  // namespace twinlight::server
