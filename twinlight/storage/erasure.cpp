#include "twinlight/storage/erasure.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "twinlight/storage/erased_text.h"
#include "twinlight/storage/erasure_reach.h"
#include "twinlight/storage/record_rows.h"

namespace twinlight::storage {
namespace {

/// Writes a record as its next version by the system; the audit says that it changed and not what.
Result<void> write_unsaid(Connection& connection, StoredDocument stored, Instant now) {
  stored.version += 1;
  stored.changed_at = now;
  if (!TWL_TRY(replace_record(connection, stored)))
    return failure({.message = fmt::format("database: the record {} changed meanwhile", stored.id)});
  TWL_CHECK(connection.execute(
      "INSERT INTO audit (at, person, action, kind, record, partnership, version, before_change, after_change)"
      " VALUES (?, '', 'edit', ?, ?, ?, ?, '', '')",
      {unix_ms(now), std::string(word_of(stored.kind)), stored.id, partnership_of(stored), stored.version}));
  return {};
}

/// Takes words out of columns. What might hold one is found by the database, what does by `without_words`.
class Removal {
 public:
  Removal(Connection& connection, const PersonTraces& traces, std::set<std::string> reach, Instant now)
      : connection_(connection), traces_(traces), reach_(std::move(reach)), now_(now) {
    if (!traces.account_email.empty()) elsewhere_ = {traces.account_email};
  }

  Result<void> from_records();
  Result<void> from_audit();
  Result<void> from_jobs();
  Result<void> from_answers();
  Result<void> from_searches();
  Result<void> from_token_names();
  Result<void> of_own();

 private:
  Result<std::vector<SqlRow>> candidates(const std::string& select, std::initializer_list<const char*> columns);
  /// What is to go out of a record, or out of what somebody keeps.
  const std::vector<std::string>& words_of(const std::string& record_or_person) const {
    return reach_.contains(record_or_person) ? traces_.words : elsewhere_;
  }
  bool is_to_person(const std::string& request) const;

  Connection& connection_;
  const PersonTraces& traces_;
  std::set<std::string> reach_;
  std::vector<std::string> elsewhere_;
  Instant now_;
};

std::string cleaned(const std::string& json_or_text, const std::vector<std::string>& words) {
  const auto parsed = nlohmann::json::parse(json_or_text, nullptr, false);
  if (parsed.is_structured()) return without_words(parsed, words).dump();
  return without_words(std::string_view(json_or_text), words);
}

/// A version of a record in the audit.
std::string cleaned_version(const std::string& version, const std::string& kind,
                            const std::vector<std::string>& words) {
  const auto document = nlohmann::json::parse(version, nullptr, false);
  const auto known = partnership::from_word<partnership::Kind>(kind);
  return document.is_object() && known ? without_words(*known, document, words).dump() : version;
}

Result<std::vector<SqlRow>> Removal::candidates(const std::string& select, std::initializer_list<const char*> columns) {
  const char* like = connection_.backend() == Backend::sqlite ? "LIKE" : "ILIKE";
  std::string condition;
  std::vector<SqlValue> values;
  for (const char* column : columns)
    for (const std::string& word : traces_.words) {
      condition += fmt::format("{}{} {} ? ESCAPE '!'", condition.empty() ? " WHERE " : " OR ", column, like);
      values.emplace_back(like_pattern(word));
    }
  if (values.empty()) return std::vector<SqlRow>{};
  return connection_.query(select + condition, values);
}

Result<void> Removal::from_records() {
  const auto rows = TWL_TRY(candidates(fmt::format("SELECT {} FROM records r", record_columns), {"r.document"}));
  for (const SqlRow& row : rows) {
    StoredDocument stored = TWL_TRY(stored_document(row));
    nlohmann::json kept = without_words(stored.kind, stored.document, words_of(stored.id));
    if (kept == stored.document) continue;
    stored.document = std::move(kept);
    TWL_CHECK(write_unsaid(connection_, std::move(stored), now_));
  }
  return {};
}

Result<void> Removal::from_audit() {
  const auto rows = TWL_TRY(candidates("SELECT sequence, kind, record, before_change, after_change FROM audit",
                                       {"before_change", "after_change"}));
  for (const SqlRow& row : rows) {
    const auto& words = words_of(text(row[2]));
    const std::string before = cleaned_version(text(row[3]), text(row[1]), words);
    const std::string after = cleaned_version(text(row[4]), text(row[1]), words);
    TWL_CHECK(connection_.execute("UPDATE audit SET before_change = ?, after_change = ? WHERE sequence = ?",
                                  {before, after, integer(row[0])}));
  }
  return {};
}

bool Removal::is_to_person(const std::string& request) const {
  const auto parsed = nlohmann::json::parse(request, nullptr, false);
  return parsed.is_object() && std::ranges::count(traces_.emails, small_letters(text_at(parsed, "to"))) > 0;
}

Result<void> Removal::from_jobs() {
  const auto rows = TWL_TRY(candidates("SELECT id, queue, request, result FROM jobs", {"request", "result"}));
  for (const SqlRow& row : rows) {
    const bool is_letter = text(row[1]) == "mail";
    if (is_letter && is_to_person(text(row[2]))) {
      TWL_CHECK(connection_.execute("DELETE FROM jobs WHERE id = ?", {row[0]}));
      continue;
    }
    const auto request = nlohmann::json::parse(text(row[2]), nullptr, false);
    const auto& words = is_letter ? traces_.words : words_of(request.is_object() ? text_at(request, "person") : "");
    TWL_CHECK(connection_.execute("UPDATE jobs SET request = ?, result = ? WHERE id = ?",
                                  {cleaned(text(row[2]), words), cleaned(text(row[3]), words), row[0]}));
  }
  return {};
}

Result<void> Removal::from_answers() {
  // They serve requests that are sent again within a day: one that goes is done as a new one.
  for (const SqlRow& row : TWL_TRY(candidates("SELECT sender, name FROM answers", {"body", "headers", "sender"})))
    TWL_CHECK(connection_.execute("DELETE FROM answers WHERE sender = ? AND name = ?", {row[0], row[1]}));
  return {};
}

Result<void> Removal::from_searches() {
  const auto rows = TWL_TRY(candidates("SELECT id, person, name, criteria FROM saved_searches", {"name", "criteria"}));
  for (const SqlRow& row : rows) {
    const auto& words = words_of(text(row[1]));
    TWL_CHECK(connection_.execute("UPDATE saved_searches SET name = ?, criteria = ? WHERE id = ?",
                                  {cleaned(text(row[2]), words), cleaned(text(row[3]), words), row[0]}));
  }
  return {};
}

Result<void> Removal::from_token_names() {
  for (const SqlRow& row : TWL_TRY(candidates("SELECT id, person, name FROM api_tokens", {"name"}))) {
    const std::string name = text(row[2]);
    TWL_CHECK(connection_.execute("UPDATE api_tokens SET name = ? WHERE id = ?",
                                  {without_words(std::string_view(name), words_of(text(row[1]))), row[0]}));
  }
  return {};
}

Result<void> Removal::of_own() {
  // Sessions before the accounts that they are of.
  for (const char* sql : {"DELETE FROM sessions WHERE person = ?", "DELETE FROM accounts WHERE person = ?",
                          "DELETE FROM identities WHERE person = ?", "DELETE FROM one_time_tokens WHERE person = ?",
                          "DELETE FROM reminders WHERE person = ?", "DELETE FROM saved_searches WHERE person = ?",
                          "DELETE FROM digests WHERE person = ?", "DELETE FROM answers WHERE sender = ?",
                          "DELETE FROM second_factors WHERE person = ?", "DELETE FROM recovery_codes WHERE person = ?",
                          "DELETE FROM account_events WHERE person = ?", "DELETE FROM api_tokens WHERE person = ?"})
    TWL_CHECK(connection_.execute(sql, {traces_.person}));
  for (const std::string& email : traces_.emails)
    for (const char* sql :
         {"DELETE FROM sent_letters WHERE address = ?", "DELETE FROM unreachable_addresses WHERE address = ?"})
      TWL_CHECK(connection_.execute(sql, {email}));
  return {};
}

}  // namespace

Result<void> remove_traces(Connection& connection, const PersonTraces& traces, Instant now) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection));
  Removal removal(connection, traces, TWL_TRY(erasure_reach(connection, traces.person)), now);
  TWL_CHECK(removal.of_own());
  TWL_CHECK(removal.from_records());
  TWL_CHECK(removal.from_audit());
  TWL_CHECK(removal.from_jobs());
  TWL_CHECK(removal.from_answers());
  TWL_CHECK(removal.from_searches());
  TWL_CHECK(removal.from_token_names());
  return transaction.commit();
}

Result<void> empty_text(Connection& connection, partnership::Kind kind, const std::string& id, const std::string& field,
                        Instant now) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection));
  auto stored = TWL_TRY(find_record(connection, kind, id));
  if (!stored || text_at(stored->document, field.c_str()).empty()) return {};
  stored->document[field] = "";
  TWL_CHECK(write_unsaid(connection, *std::move(stored), now));
  TWL_CHECK(connection.execute("UPDATE audit SET before_change = '', after_change = '' WHERE record = ?", {id}));
  return transaction.commit();
}

}  // namespace twinlight::storage
