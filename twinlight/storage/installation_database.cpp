#include "twinlight/storage/installation_database.h"

#include "twinlight/foundation/file.h"
#include "twinlight/partnership/word.h"
#include "twinlight/storage/schema.h"

namespace twinlight::partnership {
template <>
struct Words<storage::Backend> {
  static constexpr std::array<std::string_view, 2> all{"sqlite", "postgresql"};
};
}  // namespace twinlight::partnership

namespace twinlight::storage {
namespace {
namespace fs = std::filesystem;

tl::unexpected<Diagnostic> refused(const fs::path& path, std::string why) {
  return failure({.message = std::move(why), .file = path.string()});
}

Result<std::unique_ptr<Connection>> open_existing(const fs::path& folder, const std::string& address) {
  const fs::path file = folder / sqlite_database_name;
  std::error_code error;
  if (!fs::is_directory(folder, error)) return refused(folder, "holds no installation: there is no such folder");
  if (address.empty() && !fs::exists(file, error))
    return refused(folder, "holds no installation: twinlight.db is not there, and --database names no PostgreSQL");
  auto connection = TWL_TRY(address.empty() ? Connection::open_sqlite(file) : Connection::open_postgresql(address));
  // Nothing is written to find out, for the database may be somebody else's.
  const auto taken_steps = connection->query("SELECT number FROM schema_steps LIMIT 1");
  if (!taken_steps || taken_steps->empty())
    return refused(folder, "holds no installation: its database is empty; serve, admin migrate or admin load make one");
  return connection;
}

Result<std::unique_ptr<Connection>> open_or_make(const fs::path& folder, const std::string& address) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return refused(folder, "can not be made: " + error.message());
  return address.empty() ? Connection::open_sqlite(folder / sqlite_database_name)
                         : Connection::open_postgresql(address);
}

}  // namespace

Result<void> check_database_kind(const fs::path& folder, Backend kind) {
  constexpr std::size_t largest_bytes = 100;
  const fs::path file = folder / database_kind_name;
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  const std::string line = TWL_TRY(read_file(file, largest_bytes));
  const auto noted = partnership::from_word<Backend>(line.substr(0, line.find('\n')));
  if (!noted) return refused(file, "names no kind of database: sqlite or postgresql");
  if (*noted == kind) return {};
  return refused(folder, kind == Backend::sqlite
                             ? "is kept in PostgreSQL: name it with --database postgresql://…"
                             : "is kept in its twinlight.db and not in PostgreSQL: leave --database out");
}

Result<void> note_database_kind(const fs::path& folder, Backend kind) {
  return write_file(folder / database_kind_name, std::string(partnership::word_of(kind)) + "\n");
}

Result<std::unique_ptr<Connection>> open_installation_database(const fs::path& folder, const std::string& address,
                                                               Opening opening) {
  const Backend kind = address.empty() ? Backend::sqlite : Backend::postgresql;
  TWL_CHECK(check_database_kind(folder, kind));
  auto connection =
      TWL_TRY(opening == Opening::existing ? open_existing(folder, address) : open_or_make(folder, address));
  TWL_CHECK(migrate(*connection));
  std::error_code error;
  if (opening == Opening::may_make && !fs::exists(folder / database_kind_name, error))
    TWL_CHECK(note_database_kind(folder, kind));
  return connection;
}

}  // namespace twinlight::storage
