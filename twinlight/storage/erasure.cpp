#include "twinlight/storage/erasure.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "twinlight/storage/erased_text.h"
#include "twinlight/storage/record_rows.h"

namespace twinlight::storage {
namespace {

constexpr std::size_t shortest_word = 4;  // bytes

std::string in_small_letters(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// Collects what one version of a person's document says.
class Gathering {
 public:
  void add(const nlohmann::json& document) {
    if (!document.is_object()) return;
    const std::string family = text_at(document, "family_name");
    const std::string given = text_at(document, "given_name");
    if (given.empty()) add_word(family);
    if (!given.empty() && !family.empty())
      for (const char* between : {" ", "", ", "}) {
        add_word(family + between + given);
        if (*between == ' ') add_word(given + between + family);
      }
    add_word(text_at(document, "latin_name"));
    phones_.insert(text_at(document, "phone"));
    add_email(text_at(document, "email"));
  }
  void add_email(const std::string& email) {
    if (email.empty()) return;
    add_word(email);
    emails_.insert(in_small_letters(email));
  }
  const std::set<std::string>& phones() const { return phones_; }
  void add_word(const std::string& word) {
    if (word.size() >= shortest_word) words_.insert(word);
  }
  PersonTraces traces(const std::string& person) const {
    PersonTraces found{person, {emails_.begin(), emails_.end()}, {words_.begin(), words_.end()}};
    std::ranges::stable_sort(found.words, std::greater<>(), &std::string::size);
    return found;
  }

 private:
  std::set<std::string> emails_;
  std::set<std::string> phones_;
  std::set<std::string> words_;
};

/// The word as it stands in JSON text, with what LIKE would take for more than itself escaped.
std::string pattern(const std::string& word) {
  const std::string quoted = nlohmann::json(word).dump();
  std::string made = "%";
  for (const char c : quoted.substr(1, quoted.size() - 2)) {
    if (c == '%' || c == '_' || c == '!') made += '!';
    made += c;
  }
  return made + "%";
}

/// Whether the number is that of an organisation or of another person too.
Result<bool> is_shared(Connection& connection, const std::string& phone, const std::string& person) {
  const auto rows =
      TWL_TRY(connection.query("SELECT document FROM records WHERE kind IN ('organisation', 'person') AND id <> ?"
                               " AND document LIKE ? ESCAPE '!'",
                               {person, pattern(phone)}));
  return std::ranges::any_of(rows, [&](const SqlRow& row) {
    const auto document = nlohmann::json::parse(text(row[0]), nullptr, false);
    return document.is_object() && text_at(document, "phone") == phone;
  });
}

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
  Removal(Connection& connection, const PersonTraces& traces, Instant now)
      : connection_(connection), traces_(traces), now_(now) {}

  Result<void> from_records();
  Result<void> from_audit();
  Result<void> from_jobs();
  Result<void> from_answers();
  Result<void> from_searches();
  Result<void> from_token_names();
  Result<void> of_own();

 private:
  Result<std::vector<SqlRow>> candidates(const std::string& select, std::initializer_list<const char*> columns);
  std::string cleaned(const std::string& json_or_text) const;
  bool is_to_person(const std::string& request) const;

  Connection& connection_;
  const PersonTraces& traces_;
  Instant now_;
};

Result<std::vector<SqlRow>> Removal::candidates(const std::string& select, std::initializer_list<const char*> columns) {
  const char* like = connection_.backend() == Backend::sqlite ? "LIKE" : "ILIKE";
  std::string condition;
  std::vector<SqlValue> values;
  for (const char* column : columns)
    for (const std::string& word : traces_.words) {
      condition += fmt::format("{}{} {} ? ESCAPE '!'", condition.empty() ? " WHERE " : " OR ", column, like);
      values.emplace_back(pattern(word));
    }
  if (values.empty()) return std::vector<SqlRow>{};
  return connection_.query(select + condition, values);
}

std::string Removal::cleaned(const std::string& json_or_text) const {
  const auto parsed = nlohmann::json::parse(json_or_text, nullptr, false);
  if (parsed.is_structured()) return without_words(parsed, traces_.words).dump();
  return without_words(std::string_view(json_or_text), traces_.words);
}

Result<void> Removal::from_records() {
  const auto rows = TWL_TRY(candidates(fmt::format("SELECT {} FROM records r", record_columns), {"r.document"}));
  for (const SqlRow& row : rows) {
    StoredDocument stored = TWL_TRY(stored_document(row));
    nlohmann::json kept = without_words(stored.document, traces_.words);
    if (kept == stored.document) continue;
    stored.document = std::move(kept);
    TWL_CHECK(write_unsaid(connection_, std::move(stored), now_));
  }
  return {};
}

Result<void> Removal::from_audit() {
  const auto rows =
      TWL_TRY(candidates("SELECT sequence, before_change, after_change FROM audit", {"before_change", "after_change"}));
  for (const SqlRow& row : rows)
    TWL_CHECK(connection_.execute("UPDATE audit SET before_change = ?, after_change = ? WHERE sequence = ?",
                                  {cleaned(text(row[1])), cleaned(text(row[2])), integer(row[0])}));
  return {};
}

bool Removal::is_to_person(const std::string& request) const {
  const auto parsed = nlohmann::json::parse(request, nullptr, false);
  return parsed.is_object() && std::ranges::count(traces_.emails, in_small_letters(text_at(parsed, "to"))) > 0;
}

Result<void> Removal::from_jobs() {
  const auto rows = TWL_TRY(candidates("SELECT id, queue, request, result FROM jobs", {"request", "result"}));
  for (const SqlRow& row : rows) {
    if (text(row[1]) == "mail" && is_to_person(text(row[2])))
      TWL_CHECK(connection_.execute("DELETE FROM jobs WHERE id = ?", {row[0]}));
    else
      TWL_CHECK(connection_.execute("UPDATE jobs SET request = ?, result = ? WHERE id = ?",
                                    {cleaned(text(row[2])), cleaned(text(row[3])), row[0]}));
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
  const auto rows = TWL_TRY(candidates("SELECT id, name, criteria FROM saved_searches", {"name", "criteria"}));
  for (const SqlRow& row : rows)
    TWL_CHECK(connection_.execute("UPDATE saved_searches SET name = ?, criteria = ? WHERE id = ?",
                                  {cleaned(text(row[1])), cleaned(text(row[2])), row[0]}));
  return {};
}

Result<void> Removal::from_token_names() {
  for (const SqlRow& row : TWL_TRY(candidates("SELECT id, name FROM api_tokens", {"name"})))
    TWL_CHECK(connection_.execute("UPDATE api_tokens SET name = ? WHERE id = ?", {cleaned(text(row[1])), row[0]}));
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

Result<PersonTraces> traces_of(Connection& connection, const std::string& person) {
  Gathering gathering;
  for (const SqlRow& row : TWL_TRY(connection.query("SELECT document FROM records WHERE id = ?", {person})))
    gathering.add(nlohmann::json::parse(text(row[0]), nullptr, false));
  const auto versions =
      TWL_TRY(connection.query("SELECT before_change, after_change FROM audit WHERE record = ?", {person}));
  for (const SqlRow& row : versions)
    for (const SqlValue& version : row) gathering.add(nlohmann::json::parse(text(version), nullptr, false));
  for (const SqlRow& row : TWL_TRY(connection.query("SELECT email FROM accounts WHERE person = ?", {person})))
    gathering.add_email(text(row[0]));
  for (const std::string& phone : gathering.phones())
    if (!phone.empty() && !TWL_TRY(is_shared(connection, phone, person))) gathering.add_word(phone);
  return gathering.traces(person);
}

Result<void> remove_traces(Connection& connection, const PersonTraces& traces, Instant now) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection));
  Removal removal(connection, traces, now);
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
