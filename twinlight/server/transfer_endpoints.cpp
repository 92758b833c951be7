#include "twinlight/server/transfer_endpoints.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/server/csv_table.h"
#include "twinlight/server/record_list.h"
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

constexpr std::int64_t page_size = 50;
constexpr std::int64_t most_rows = 20'000;

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
  std::string partnership = text_of(call.query, "partnership");
  if (partnership.empty()) partnership = TWL_OWN(default_partnership(store, call.actor));
  const bool keeps = std::ranges::any_of(call.actor.grants, [&](const partnership::Grant& grant) {
    return grant.partnership.text == partnership &&
           (grant.role == Role::programme_manager || grant.role == Role::administrator);
  });
  if (!keeps) return problem(ProblemKind::forbidden);
  return partnership;
}

/// Empty where the person is erased since, or is not shown to the reader: the register is read in every region.
Result<std::string> name_of_person(Store& store, const partnership::Actor& reader, const std::string& id) {
  const auto found = TWL_TRY(store.find(Kind::person, id));
  if (!found) return std::string();
  const auto shown = TWL_TRY(RecordView(store, reader).shown(*found));
  return shown ? written_name((*shown)["document"]) : std::string();
}

Result<std::string> name_of_recipient(Store& store, const std::string& id, partnership::Language language) {
  if (id.empty()) return std::string();
  const auto found = TWL_TRY(store.find(Kind::organisation, id));
  return found ? title_of(*found, language) : std::string();
}

Result<json> transfer_json(Store& store, const Transfer& transfer, const Call& call) {
  return json{{"at", instant_text(transfer.at)},
              {"person", transfer.person},
              {"name", TWL_TRY(name_of_person(store, call.actor, transfer.person))},
              {"purpose", transfer.purpose},
              {"legal_basis", transfer.consent.empty() ? "none" : "consent"},
              {"consent", transfer.consent},
              {"from_region", transfer.from_region},
              {"to_region", transfer.to_region},
              {"recipient", transfer.recipient},
              {"recipient_name", TWL_TRY(name_of_recipient(store, transfer.recipient, call.language))},
              {"record", transfer.record}};
}

Answer list(Call& call) {
  const std::string partnership = TWL_ANSWER(partnership_kept(call));
  const Year year = year_asked(call);
  TransferStore transfers(call.connection);
  Store store(call.connection);
  json items = json::array();
  const auto found =
      TWL_OWN(transfers.list(partnership, year.begin, year.end, number_of(call.query, "before", 0), page_size));
  for (const Transfer& transfer : found) items.push_back(TWL_OWN(transfer_json(store, transfer, call)));
  json counts = json::array();
  for (const auto& count : TWL_OWN(transfers.counts(partnership, year.begin, year.end)))
    counts.push_back({{"from_region", count.from_region},
                      {"to_region", count.to_region},
                      {"people", count.people},
                      {"without_consent", count.without_consent}});
  const bool more = static_cast<std::int64_t>(found.size()) == page_size;
  return json_response({{"year", year.number},
                        {"counts", std::move(counts)},
                        {"contract_from_people", contract_from_people},
                        {"assessment_from_people", assessment_from_people},
                        {"items", std::move(items)},
                        {"next", more ? json(found.back().sequence) : json()}});
}

Answer table(Call& call) {
  const std::string partnership = TWL_ANSWER(partnership_kept(call));
  const Year year = year_asked(call);
  Store store(call.connection);
  const std::vector<std::string> columns{"at",          "person",         "name",        "purpose",
                                         "legal_basis", "consent",        "from_region", "to_region",
                                         "recipient",   "recipient_name", "record"};
  CsvTable csv(columns);
  const auto found = TWL_OWN(
      TransferStore(call.connection).list(partnership, year.begin, year.end, /*before_sequence=*/0, most_rows + 1));
  if (static_cast<std::int64_t>(found.size()) > most_rows) return problem(ProblemKind::too_large);
  for (const Transfer& transfer : found) {
    const json row = TWL_OWN(transfer_json(store, transfer, call));
    std::vector<std::string> cells;
    for (const std::string& column : columns) cells.push_back(cell_text(row[column]));
    csv.add_row(cells);
  }
  return Response{
      .headers = {{"Content-Type", "text/csv; charset=utf-8"},
                  {"Content-Disposition", fmt::format("attachment; filename=\"transfers-{}.csv\"", year.number)},
                  {"Cache-Control", "no-store"}},
      .body = csv.take()};
}

}  // namespace

void add_transfer_endpoints(Endpoints& endpoints) {
  endpoints["listTransfers"] = list;
  endpoints["exportTransfers"] = table;
}

}  // namespace twinlight::server
