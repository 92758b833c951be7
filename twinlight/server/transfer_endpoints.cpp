#include "twinlight/server/transfer_endpoints.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/record_title.h"
#include "twinlight/server/record_view.h"
#include "twinlight/server/salutation.h"
#include "twinlight/storage/transfer_store.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using storage::Store;
using storage::Transfer;
using storage::TransferStore;

// Provisions on Promoting and Regulating Cross-border Data Flows (Cyberspace Administration of China, 22 March 2024),
// articles 5(4), 7(2) and 8: from so many people on, counted from 1 January, a standard contract or a certificate is
// needed, and from so many on a security assessment. (Sensitive data has lower ones.)
constexpr std::int64_t contract_from_people = 100'000;
constexpr std::int64_t assessment_from_people = 1'000'000;

constexpr std::int64_t transfers_a_page = 50;

/// A year in the calendar of the program, UTC.
struct Year {
  Instant begin{};
  Instant end{};
  int number = 0;
};

Year year_asked(const Call& call) {
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(call.now));
  const int number = static_cast<int>(number_of(call.query, "year", static_cast<int>(today.year())));
  const auto first = [](int year) { return std::chrono::sys_days(std::chrono::year(year) / std::chrono::January / 1); };
  return {first(number), first(number + 1), number};
}

/// The partnership that is asked for, where the reader answers for it.
tl::expected<std::string, Problem> partnership_kept(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  const bool keeps = std::ranges::any_of(call.actor.grants, [&](const partnership::Grant& grant) {
    return grant.partnership.text == partnership &&
           (grant.role == Role::programme_manager || grant.role == Role::administrator);
  });
  if (!keeps) return problem(ProblemKind::forbidden);
  return partnership;
}

/// The names of those whom entries of the register name, by id.
struct TransferNames {
  std::map<std::string, std::string> people;  ///< without who is erased since, or is not shown to the reader
  std::map<std::string, std::string> recipients;
};

std::string name_in(const std::map<std::string, std::string>& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() ? "" : found->second;
}

/// The register is read in every region, so it names nobody whom its reader would not see elsewhere.
Result<TransferNames> names_in(Store& store, const Call& call, std::span<const Transfer> transfers) {
  std::set<std::string> persons;
  std::set<std::string> recipients;
  for (const Transfer& transfer : transfers) {
    persons.insert(transfer.person);
    if (!transfer.recipient.empty()) recipients.insert(transfer.recipient);
  }
  RecordView view(store, call.actor);
  const auto found = TWL_TRY(store.find_each(Kind::person, {persons.begin(), persons.end()}));
  TWL_CHECK(view.subjects().look_ahead(found));
  TransferNames names;
  for (const storage::StoredDocument& person : found)
    if (const auto shown = TWL_TRY(view.shown(person))) names.people[person.id] = written_name((*shown)["document"]);
  for (const auto& one : TWL_TRY(store.find_each(Kind::organisation, {recipients.begin(), recipients.end()})))
    names.recipients[one.id] = title_of(one, call.language);
  return names;
}

json transfer_json(const Transfer& transfer, const TransferNames& names) {
  return {{"at", instant_text(transfer.at)},
          {"person", transfer.person},
          {"name", name_in(names.people, transfer.person)},
          {"purpose", transfer.purpose},
          {"legal_basis", transfer.consent.empty() ? "none" : "consent"},
          {"consent", transfer.consent},
          {"from_region", transfer.from_region},
          {"to_region", transfer.to_region},
          {"recipient", transfer.recipient},
          {"recipient_name", name_in(names.recipients, transfer.recipient)},
          {"record", transfer.record}};
}

Answer list_transfers(Call& call) {
  const std::string partnership = TWL_ANSWER(partnership_kept(call));
  const Year year = year_asked(call);
  TransferStore transfers(call.connection);
  Store store(call.connection);
  const auto found =
      TWL_OWN(transfers.list(partnership, year.begin, year.end, number_of(call.query, "before", 0), transfers_a_page));
  const TransferNames names = TWL_OWN(names_in(store, call, found));
  json items = json::array();
  for (const Transfer& transfer : found) items.push_back(transfer_json(transfer, names));
  json counts = json::array();
  for (const auto& count : TWL_OWN(transfers.counts(partnership, year.begin, year.end)))
    counts.push_back({{"from_region", count.from_region},
                      {"to_region", count.to_region},
                      {"people", count.people},
                      {"without_consent", count.without_consent}});
  const bool more = static_cast<std::int64_t>(found.size()) == transfers_a_page;
  return json_response({{"year", year.number},
                        {"counts", std::move(counts)},
                        {"contract_from_people", contract_from_people},
                        {"assessment_from_people", assessment_from_people},
                        {"items", std::move(items)},
                        {"next", more ? json(found.back().sequence) : json()}});
}

tl::expected<RowPage, Problem> rows(Call& call, const std::string& after) {
  const std::string partnership = TWL_ANSWER(partnership_kept(call));
  const Year year = year_asked(call);
  Store store(call.connection);
  constexpr auto at_once = static_cast<std::int64_t>(storage::longest_page);
  const auto found =
      TWL_OWN(TransferStore(call.connection)
                  .list(partnership, year.begin, year.end, number_of({{"after", after}}, "after", 0), at_once));
  const TransferNames names = TWL_OWN(names_in(store, call, found));
  RowPage page;
  for (const Transfer& transfer : found) page.rows.push_back(transfer_json(transfer, names));
  if (static_cast<std::int64_t>(found.size()) == at_once) page.next = std::to_string(found.back().sequence);
  return page;
}

}  // namespace

void add_transfer_endpoints(Endpoints& endpoints) {
  endpoints["listTransfers"] = list_transfers;
}

ListTable transfers_table() {
  std::vector<RecordColumn> columns{{"at", RecordColumn::Of::moment, true}};
  for (const char* words : {"person", "name", "purpose", "legal_basis", "consent", "from_region", "to_region",
                            "recipient", "recipient_name", "record"})
    columns.push_back({words, RecordColumn::Of::words, true});
  return {.columns = std::move(columns), .page = rows};
}

}  // namespace twinlight::server
