#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/server/call.h"
#include "twinlight/server/import_table.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// The endpoints that make and change one record: an import decides nothing itself.
struct ImportMeans {
  std::function<Answer(Call&, partnership::Kind)> create;
  std::function<Answer(Call&, partnership::Kind)> change;
  std::function<Answer(Call&, partnership::Kind)> move;
  Endpoint keep_file;
  Endpoint invite;
};

/// Who imports, and where to.
struct Importer {
  partnership::Actor actor;
  std::string token;  ///< id of the API token by which a program does it for them; else empty
  std::string partnership;
  partnership::Language language = partnership::Language::en;
  bool is_trial = false;  ///< what follows is undone: files are looked at and not kept
};

enum class RowFate { created, changed, unchanged, refused };

/// What became of a row, or would.
struct RowOutcome {
  RowFate fate = RowFate::refused;
  std::string id;
  std::vector<ImportRow::Fault> faults;
  bool spoils = false;  ///< an endpoint refused: what else is within the transaction can no longer be kept
};

/// Takes rows of one table into the records, each within the caller's transaction. A row is known again by its key: an
/// organisation by a registration, else by name and region; a product by its organisation and order number; a profile
/// by its organisation, type and title; a person by the e-mail address.
class ImportRows {
 public:
  /// @param file  gives the bytes of a file of the archive, or fails
  ImportRows(storage::Connection& connection, const ImportMeans& means, Importer importer, partnership::Kind kind,
             std::function<Result<std::string>(const std::string&)> file);

  RowOutcome take(const ImportRow& row, Instant now);

 private:
  using Found = Result<std::optional<storage::StoredDocument>>;

  Answer ask(const std::function<Answer(Call&)>& endpoint, const nlohmann::json& body, NamedValues path = {},
             std::int64_t version = 0, NamedValues query = {}, std::string bytes = {});
  RowOutcome take_record(const ImportRow& row);
  RowOutcome create(const nlohmann::json& document, const std::string& state);
  /// @param merged  the record with what its row says
  RowOutcome change(const storage::StoredDocument& known, const nlohmann::json& merged, const std::string& state);
  RowOutcome moved(RowOutcome outcome, std::int64_t version, const std::string& from, const std::string& to);
  RowOutcome take_person(const ImportRow& row);
  RowOutcome invited(const nlohmann::json& asked);
  RowOutcome known_person(const storage::StoredDocument& person, const nlohmann::json& asked);

  Found first_with(partnership::Kind kind, const std::vector<storage::FieldIs>& fields);
  Found known_record(const nlohmann::json& document);
  Found known_registration(const nlohmann::json& document);
  /// The id of the organisation that the row names by id or name; the importer's own where it names none.
  Result<std::string> organisation_of(const nlohmann::json& document);
  tl::expected<nlohmann::json, Problem> links_of_files(const ImportRow& row, const std::string& organisation,
                                                       const nlohmann::json& stored);
  RowOutcome refused(const Problem& problem) const;

  storage::Connection& connection_;
  storage::Store store_;
  const ImportMeans& means_;
  Importer importer_;
  partnership::Kind kind_;
  std::function<Result<std::string>(const std::string&)> file_;
  Instant now_{};
  std::optional<std::map<std::string, std::string>> registered_;  ///< organisations by register and number
  std::map<std::string, std::string> organisations_;              ///< ids by the words that rows name them with
};

}  // namespace twinlight::server

namespace twinlight::partnership {
template <>
struct Words<server::RowFate> {
  static constexpr std::array<std::string_view, 4> all{"created", "changed", "unchanged", "refused"};
};
static_assert(word_of(server::RowFate::refused) == "refused");
}  // namespace twinlight::partnership
