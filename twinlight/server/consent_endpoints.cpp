#include "twinlight/server/consent_endpoints.h"

#include <algorithm>

#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/consent_effects.h"
#include "twinlight/server/consents.h"
#include "twinlight/server/readable_record.h"

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

Written<void> ConsentEndpoints::give(Call& call, Store& store, Purpose purpose, const std::string& partnership) const {
  const partnership::Consent consent{.partnership = {partnership},
                                     .person = call.actor.person,
                                     .purpose = purpose,
                                     .text_version = rules_->current(purpose).version,
                                     .language = call.language,
                                     .given_at = call.now,
                                     .withdrawn_at = {}};
  const auto made = store.create(change_by(call), consent);
  if (!made) return tl::unexpected(made.error());
  return follow_consent(call.connection, change_by(call), *made);
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
  const std::string& person = call.actor.person.text;
  if (const auto done = withdraw_consents(store, change_by(call), person, partnership, *purpose); !done)
    return tl::unexpected(refused(done.error()));
  if (wanted)
    if (const auto done = give(call, store, *purpose, partnership); !done) return tl::unexpected(refused(done.error()));
  if (!wanted && *purpose == Purpose::directory)
    if (const auto done = list_by_consent(store, change_by(call), person); !done)
      return tl::unexpected(refused(done.error()));
  if (const auto done = transaction.commit(); !done) return problem(ProblemKind::internal, {done.error()});
  return list(call);
}

}  // namespace

void add_consent_endpoints(Endpoints& endpoints, std::shared_ptr<const PrivacyRules> rules) {
  const auto consents = std::make_shared<const ConsentEndpoints>(std::move(rules));
  endpoints["listMyConsents"] = [consents](Call& call) { return consents->list(call); };
  endpoints["setMyConsent"] = [consents](Call& call) { return consents->set(call); };
}

Result<std::vector<Diagnostic>> consent_faults(Store& store, const PrivacyRules& rules, const json& consent) {
  std::vector<Diagnostic> faults;
  const auto purpose = partnership::from_word<Purpose>(member_text(consent, "purpose"));
  if (!purpose) return faults;
  if (member_text(consent, "text_version") != rules.current(*purpose).version)
    faults.push_back({.message = "are not the words that count now", .field = "/text_version"});
  const auto given =
      TWL_TRY(given_consents(store, member_text(consent, "person"), member_text(consent, "partnership")));
  if (given.contains(*purpose)) faults.push_back({.message = "was agreed to already", .field = "/purpose"});
  return faults;
}

}  // namespace twinlight::server
