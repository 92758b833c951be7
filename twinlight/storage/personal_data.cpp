#include "twinlight/storage/personal_data.h"

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/erased_text.h"
#include "twinlight/storage/person_traces.h"

namespace twinlight::storage {
namespace {

using nlohmann::json;

/// A column of an answer: its name there and what it holds.
struct Column {
  enum class Form { plain, moment, document };
  const char* name;
  Form form = Form::plain;
};
using enum Column::Form;

json value_of(const SqlValue& value, Column::Form form) {
  if (form == moment) return instant_text(instant(value));
  if (std::holds_alternative<std::int64_t>(value)) return integer(value);
  if (form == plain) return text(value);
  auto read = json::parse(text(value), nullptr, false);
  return read.is_discarded() ? json() : read;
}

/// The rows of a statement as objects.
Result<json> rows_as_json(Connection& connection, const char* sql, const std::vector<SqlValue>& values,
                          const std::vector<Column>& columns) {
  json items = json::array();
  for (const SqlRow& row : TWL_TRY(connection.query(sql, values))) {
    json item = json::object();
    for (std::size_t i = 0; i < columns.size(); ++i) item[columns[i].name] = value_of(row[i], columns[i].form);
    items.push_back(std::move(item));
  }
  return items;
}

/// Letters that wait, without their text: its link is a secret until it is read in the mailbox.
Result<json> letters_to(Connection& connection, const std::vector<std::string>& emails) {
  json items = json::array();
  const auto rows = TWL_TRY(connection.query("SELECT request, due_at FROM jobs WHERE queue = 'mail' ORDER BY due_at"));
  for (const SqlRow& row : rows) {
    const auto mail = json::parse(text(row[0]), nullptr, false);
    if (!mail.is_object()) continue;
    for (const std::string& email : emails)
      if (same_but_for_case(mail.value("to", ""), email))
        items.push_back({{"to", email}, {"subject", mail.value("subject", "")}, {"due_at", value_of(row[1], moment)}});
  }
  return items;
}

/// The rows of a statement, for each address in turn.
Result<json> for_each_address(Connection& connection, const char* sql, const std::vector<std::string>& emails,
                              const std::vector<Column>& columns) {
  json items = json::array();
  for (const std::string& email : emails) {
    const json rows = TWL_TRY(rows_as_json(connection, sql, {email}, columns));
    items.insert(items.end(), rows.begin(), rows.end());
  }
  return items;
}

/// Of the last weeks; the status of those that came back.
Result<json> letters_sent_to(Connection& connection, const std::vector<std::string>& emails) {
  return for_each_address(connection,
                          "SELECT address, sent_at, status FROM sent_letters WHERE address = ? ORDER BY sent_at",
                          emails, {{"to"}, {"sent_at", moment}, {"returned_with"}});
}

Result<json> unreachable_of(Connection& connection, const std::vector<std::string>& emails) {
  return for_each_address(connection, "SELECT address, since, status FROM unreachable_addresses WHERE address = ?",
                          emails, {{"address"}, {"since", moment}, {"status"}});
}

/// What is kept of a person whom rows name: the name in the export, their statement and its columns.
struct Part {
  const char* name;
  const char* sql;
  std::vector<Column> columns;
};
const std::vector<Part> parts = {
    {"account",
     "SELECT email, failures, locked_until, last_seen_at FROM accounts WHERE person = ?",
     {{"email"}, {"failed_sign_ins"}, {"locked_until", moment}, {"last_seen_at", moment}}},
    {"sessions",
     "SELECT opened_at, ends_at FROM sessions WHERE person = ? ORDER BY opened_at",
     {{"opened_at", moment}, {"ends_at", moment}}},
    {"second_factor",
     "SELECT confirmed_at FROM second_factors WHERE person = ? AND confirmed_at > 0",
     {{"since", moment}}},
    {"account_events",
     "SELECT at, act, actor, detail FROM account_events WHERE person = ? ORDER BY sequence",
     {{"at", moment}, {"act"}, {"actor"}, {"detail"}}},
    {"account_acts",
     "SELECT at, act, person FROM account_events WHERE actor = ? AND person <> actor ORDER BY sequence",
     {{"at", moment}, {"act"}, {"person"}}},
    {"api_tokens",
     "SELECT name, scopes, created_at, ends_at, last_used_at FROM api_tokens WHERE person = ? ORDER BY id",
     {{"name"}, {"scopes"}, {"created_at", moment}, {"ends_at", moment}, {"last_used_at", moment}}},
    {"transfers",
     "SELECT at, purpose, consent, from_region, to_region, recipient, record FROM transfers"
     " WHERE person = ? ORDER BY sequence",
     {{"at", moment}, {"purpose"}, {"consent"}, {"from_region"}, {"to_region"}, {"recipient"}, {"record"}}},
    {"identities",
     "SELECT issuer, subject FROM identities WHERE person = ? ORDER BY issuer, subject",
     {{"issuer"}, {"subject"}}},
    {"links",
     "SELECT purpose, ends_at FROM one_time_tokens WHERE person = ? ORDER BY ends_at",
     {{"purpose"}, {"ends_at", moment}}},
    {"searches",
     "SELECT name, criteria, created_at, seen_at FROM saved_searches WHERE person = ? ORDER BY id",
     {{"name"}, {"criteria", document}, {"created_at", moment}, {"seen_at", moment}}},
    {"weekly_letter",
     "SELECT asked_at, told_until FROM digests WHERE person = ?",
     {{"asked_at", moment}, {"told_until", moment}}},
    {"reminders",
     "SELECT record, purpose, occasion FROM reminders WHERE person = ? ORDER BY occasion, record",
     {{"record"}, {"purpose"}, {"occasion", moment}}},
    {"answers",
     "SELECT name, status, ends_at FROM answers WHERE sender = ? ORDER BY ends_at",
     {{"key"}, {"status"}, {"ends_at", moment}}},
    {"changes",
     "SELECT at, action, kind, record, version FROM audit WHERE person = ? ORDER BY sequence",
     {{"at", moment}, {"action"}, {"kind"}, {"record"}, {"version"}}},
    {"history",
     "SELECT at, action, version, before_change, after_change FROM audit WHERE record = ? ORDER BY version",
     {{"at", moment}, {"action"}, {"version"}, {"before", document}, {"after", document}}}};

}  // namespace

Result<std::vector<Naming>> records_naming(Connection& connection, const std::string& person) {
  const auto rows =
      TWL_TRY(connection.query("SELECT r.kind, r.id, l.field FROM record_links l JOIN records r ON r.id = l.source"
                               " WHERE l.target = ? ORDER BY r.kind, r.id, l.field",
                               {person}));
  std::vector<Naming> found;
  for (const SqlRow& row : rows) found.push_back({text(row[0]), text(row[1]), text(row[2])});
  return found;
}

Result<json> personal_data_of(Connection& connection, const std::string& person) {
  json data;
  for (const Part& part : parts) data[part.name] = TWL_TRY(rows_as_json(connection, part.sql, {person}, part.columns));
  const PersonTraces traces = TWL_TRY(traces_of(connection, person));
  data["letters"] = TWL_TRY(letters_to(connection, traces.emails));
  data["sent_letters"] = TWL_TRY(letters_sent_to(connection, traces.emails));
  data["unreachable_addresses"] = TWL_TRY(unreachable_of(connection, traces.emails));
  return data;
}

}  // namespace twinlight::storage
