#include "twinlight/server/digests.h"

#include <optional>

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/record_title.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/sign_in.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;
using storage::StoredDocument;

constexpr std::chrono::days week_length{7};
constexpr double least_score = 0.3;  ///< of a partner that is worth a line
constexpr std::size_t most_profiles = 20;

bool is_within(const StoredDocument& profile, Instant from, Instant until) {
  return profile.changed_at > from && profile.changed_at <= until;
}

/// What the organisations of a person have published.
Result<std::vector<StoredDocument>> published_by(Store& store, const partnership::Actor& reader) {
  std::vector<StoredDocument> found;
  for (const partnership::Grant& grant : reader.grants) {
    if (grant.organisation.text.empty()) continue;
    const storage::ListQuery query{
        .partnership = grant.partnership.text,
        .kind = Kind::profile,
        .where = {{"organisation", grant.organisation.text}, {"state", "published"}},
        .limit = most_profiles,
        .levels = partnership::levels_of(partnership::Role::system, partnership::Relation::partnership)};
    storage::Page page = TWL_TRY(store.page(query));
    std::move(page.records.begin(), page.records.end(), std::back_inserter(found));
  }
  return found;
}

std::string signed_text(const std::string& person) {
  return "twinlight weekly letter of " + person;
}

}  // namespace

std::string Digests::stop_token(const std::string& person) const {
  return person + "." + knowledge_->key.sign_hex(signed_text(person));
}

std::string Digests::person_of(const std::string& stop_token) const {
  const std::size_t dot = stop_token.find('.');
  if (dot == std::string::npos) return "";
  std::string person = stop_token.substr(0, dot);
  return report::is_signed_by(knowledge_->key.public_key_hex(), signed_text(person), stop_token.substr(dot + 1))
             ? person
             : "";
}

Result<void> Digests::send_due(storage::Connection& connection, Instant now) const {
  std::optional<Diagnostic> first;
  for (const auto& reader : TWL_TRY(storage::DigestStore(connection).told_by(now - week_length)))
    if (const auto sent = send(connection, reader, now); !sent && !first) first = sent.error();
  if (first) return failure(*first);
  return {};
}

Result<void> Digests::send(storage::Connection& connection, const storage::DigestStore::Reader& reader,
                           Instant now) const {
  storage::DigestStore digests(connection);
  Store store(connection);
  Week week{.connection = connection};
  week.reader = TWL_TRY(actor_of(store, reader.person));
  week.from = reader.told_until;
  week.until = now;
  const auto stored = TWL_TRY(store.find(Kind::person, reader.person));
  const auto person = stored ? partnership::record_from<partnership::Person>(stored->document)
                             : partnership::Checked<partnership::Person>(partnership::Person{});
  if (week.reader.person.empty() || !person) return digests.forget(reader.person);
  week.language = person->preferred_language;
  auto parts = TWL_TRY(parts_of(week));
  const DigestFacts facts{
      .name = written_name(*person),
      .parts = std::move(parts),
      .stop_link = public_address_ + "/unsubscribe#" + stop_token(reader.person),
      .unsubscribe_link = public_address_ + "/api/v1/weekly-letter/stop/" + stop_token(reader.person)};
  storage::Transaction transaction = TWL_TRY(storage::Transaction::begin(connection));
  if (!TWL_TRY(digests.advance(reader, now))) return {};
  if (!facts.parts.empty()) TWL_CHECK(queue_mail(connection, digest_letter(week.language, person->email, facts), now));
  return transaction.commit();
}

Result<std::vector<DigestPart>> Digests::parts_of(const Week& week) const {
  std::vector<DigestPart> parts;
  const auto add = [&](DigestPart part) {
    if (!part.entries.empty()) parts.push_back(std::move(part));
  };
  for (const storage::SavedSearch& search : TWL_TRY(storage::SearchStore(week.connection).of(week.reader.person.text)))
    add(TWL_TRY(found_by(week, search)));
  Store store(week.connection);
  for (const StoredDocument& profile : TWL_TRY(published_by(store, week.reader)))
    add(TWL_TRY(partners_of(week, profile)));
  return parts;
}

Result<DigestPart> Digests::found_by(const Week& week, const storage::SavedSearch& search) const {
  Store store(week.connection);
  const auto criteria = SearchCriteria::from(nlohmann::json::parse(search.criteria, nullptr, false));
  DigestPart part{.is_search = true, .name = search.name, .entries = {}};
  for (const auto& found : TWL_TRY(search_->find(store, week.reader, search.partnership, criteria)))
    if (is_within(found.stored, week.from, week.until)) part.entries.push_back(entry_of(week, found.stored));
  return part;
}

Result<DigestPart> Digests::partners_of(const Week& week, const StoredDocument& profile) const {
  Store store(week.connection);
  RecordView view(store, week.reader);
  DigestPart part{.is_search = false, .name = title_of(profile, week.language), .entries = {}};
  const auto answer = TWL_TRY(
      matchers_->partners_of(week.connection, profile, {.basis = partners::Basis::texts_and_facts, .now = week.until}));
  for (const auto& partner : answer.partners) {
    const auto stored = TWL_TRY(store.find(Kind::profile, partner.profile));
    if (!stored || partner.score < least_score || !is_within(*stored, week.from, week.until)) continue;
    if (!TWL_TRY(view.shown(*stored))) continue;
    part.entries.push_back(entry_of(week, *stored));
    part.entries.back().why = partner.reasons.front().sentences.at(std::string(partnership::word_of(week.language)));
  }
  return part;
}

DigestEntry Digests::entry_of(const Week& week, const StoredDocument& profile) const {
  return {.title = title_of(profile, week.language), .link = public_address_ + "/profiles/" + profile.id, .why = {}};
}

}  // namespace twinlight::server
