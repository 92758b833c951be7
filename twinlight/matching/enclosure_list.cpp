#include "twinlight/matching/enclosure_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "twinlight/foundation/csv.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::matching {
namespace {

/// The cells of a row under columns that need not be there.
class Cells {
 public:
  Cells(const CsvTable& table, const CsvTable::Row& row) : table_(table), row_(row) {}

  std::string at(std::string_view column) const {
    const auto place = place_of(column);
    return place ? row_.fields[*place] : std::string();
  }
  Result<std::optional<double>> positive_number_at(std::string_view column) const {
    const auto place = place_of(column);
    return place ? table_.positive_number(row_, *place) : std::optional<double>();
  }
  Diagnostic complaint(std::string_view column, std::string message) const {
    return {.message = std::move(message), .file = table_.file, .line = row_.line, .field = std::string(column)};
  }

 private:
  std::optional<std::size_t> place_of(std::string_view column) const {
    const auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
    if (found == table_.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - table_.columns.begin());
  }

  const CsvTable& table_;
  const CsvTable::Row& row_;
};

constexpr std::array<std::string_view, 3> known_domains{"education", "care", "agriculture"};

/// Words with spaces between them, each one of those known.
template <std::size_t n>
Result<std::vector<std::string>> read_words(const Cells& cells, std::string_view column,
                                            const std::array<std::string_view, n>& known) {
  std::istringstream text(cells.at(column));
  std::vector<std::string> words;
  for (std::string word; text >> word; words.push_back(word))
    if (std::find(known.begin(), known.end(), word) == known.end())
      return failure(
          cells.complaint(column, fmt::format("'{}' is none of {}", printable_text(word, 40), fmt::join(known, ", "))));
  return words;
}

Result<evidence::Enclosure> read_enclosure(const Cells& cells) {
  const auto located = [&](const char* column) {
    return [&cells, column](const Diagnostic& fault) { return cells.complaint(column, fault.message); };
  };
  evidence::Enclosure enclosure;
  enclosure.domains = TWL_TRY(read_words(cells, "domains", known_domains));
  enclosure.mountings = TWL_TRY(read_words(cells, "mounting", evidence::mountings));
  if (const std::string code = cells.at("ip"); !code.empty())
    enclosure.ip = TWL_TRY(evidence::parse_ip_code(code).map_error(located("ip")));
  if (const std::string code = cells.at("ik"); !code.empty())
    enclosure.ik = TWL_TRY(evidence::parse_ik_code(code).map_error(located("ik")));
  enclosure.least_output = TWL_TRY(cells.positive_number_at("dims_to"));
  if (enclosure.least_output.value_or(1.0) > 1.0)
    return failure(cells.complaint("dims_to", "a share of the full light is at most 1"));
  return enclosure;
}

}  // namespace

Result<EnclosureList> read_enclosure_list(const std::filesystem::path& path) {
  const CsvTable table = TWL_TRY(read_csv(path));
  const std::size_t file = TWL_TRY(table.column("file"));
  EnclosureList list;
  for (const CsvTable::Row& row : table.rows)
    list.emplace(row.fields[file], TWL_TRY(read_enclosure(Cells(table, row))));
  return list;
}

}  // namespace twinlight::matching
