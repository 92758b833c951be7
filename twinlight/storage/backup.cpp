#include "twinlight/storage/backup.h"

#include <fmt/format.h>

#include "twinlight/storage/file_store.h"
#include "twinlight/storage/installation_database.h"
#include "twinlight/storage/named_contents.h"
#include "twinlight/storage/schema.h"

namespace twinlight::storage {
namespace {
namespace fs = std::filesystem;

constexpr const char* database_name = sqlite_database_name;
constexpr const char* files_name = "files";
constexpr const char* signing_key_name = "signing.key";

tl::unexpected<Diagnostic> not_done(const fs::path& path, std::string why) {
  return failure({.message = std::move(why), .file = path.string()});
}

/// Gone again unless it is kept, so that nothing half done has the name of something whole.
class UnfinishedFolder {
 public:
  explicit UnfinishedFolder(fs::path path) : path_(std::move(path)) {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ~UnfinishedFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  UnfinishedFolder(const UnfinishedFolder&) = delete;
  UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;
  const fs::path& path() const { return path_; }

  Result<void> keep_as(const fs::path& name) {
    std::error_code error;
    fs::rename(path_, name, error);
    if (error) return not_done(name, "can not be put in its place: " + error.message());
    path_.clear();
    return {};
  }

 private:
  fs::path path_;
};

/// The database as it is at one moment, whatever is written meanwhile (SQLite's VACUUM INTO).
Result<void> copy_database(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(from, error) || !check_database_kind(from.parent_path(), Backend::sqlite))
    return not_done(from, "is not what the installation is kept in: one on PostgreSQL is copied by pg_dump");
  if (to.string().find('\'') != std::string::npos) return not_done(to, "name holds a quote");
  const auto connection = TWL_TRY(Connection::open_sqlite(from));
  TWL_CHECK(connection->execute("VACUUM INTO '" + to.string() + "'"));
  return {};
}

Result<void> copy_one(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  if (!error) fs::copy_file(from, to, error);
  if (error) return not_done(to, "can not be copied: " + error.message());
  return {};
}

/// Every file whose name is that of its content; a damaged one is a fault.
Result<void> copy_files(const fs::path& from, const fs::path& to, BackupSummary& summary) {
  const FileStore copied = TWL_TRY(FileStore::open(to));
  std::error_code error;
  for (fs::recursive_directory_iterator entry(from, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!entry->is_regular_file() || !partnership::is_file_hash(name)) continue;
    TWL_CHECK(copy_one(entry->path(), copied.path_of({name})));
    if (const auto bytes = copied.read({name}, largest_kept_file_bytes); !bytes)
      summary.faults.push_back({.message = bytes.error().message, .file = entry->path().string()});
    ++summary.files;
    summary.bytes += static_cast<std::int64_t>(entry->file_size());
  }
  if (error) return not_done(from, "can not be read: " + error.message());
  return {};
}

/// What the copied database names and was not there to be copied, each a fault.
Result<void> find_absent(const fs::path& copy, BackupSummary& summary) {
  const auto connection = TWL_TRY(Connection::open_sqlite(copy / database_name));
  const FileStore files = TWL_TRY(FileStore::open(copy / files_name));
  for (const auto& [hash, places] : TWL_TRY(named_contents(*connection)))
    if (!files.holds({hash}))
      summary.faults.push_back({.message = "names the file " + hash + ", which is not there", .field = places.front()});
  return {};
}

Result<void> judge(const fs::path& from, const BackupSummary& summary, FaultyCopy faulty) {
  if (summary.faults.empty() || faulty == FaultyCopy::kept) return {};
  return not_done(from, fmt::format("is not whole: {} faults, the first: {}", summary.faults.size(),
                                    to_string(summary.faults.front())));
}

/// Those keys that are there.
Result<void> copy_keys(const fs::path& from, const fs::path& to) {
  for (const char* name : {signing_key_name, secrets_key_name}) {
    std::error_code error;
    if (!fs::exists(from / name, error)) continue;
    TWL_CHECK(copy_one(from / name, to / name));
    fs::permissions(to / name, fs::perms::owner_read | fs::perms::owner_write, error);
    if (error) return not_done(to / name, "can not be kept from others: " + error.message());
  }
  return {};
}

Result<std::int64_t> check_database(const fs::path& file) {
  const auto connection = TWL_TRY(Connection::open_sqlite(file));
  const auto sound = TWL_TRY(connection->query("PRAGMA integrity_check"));
  if (sound.empty() || text(sound.front().front()) != "ok") return not_done(file, "is damaged");
  const std::int64_t form = TWL_TRY(schema_version(*connection));
  if (form > newest_schema()) return not_done(file, "is of a newer program");
  if (form == 0) return not_done(file, "is empty: no installation was made of it");
  return static_cast<std::int64_t>(TWL_TRY(connection->query("SELECT id FROM records")).size());
}

}  // namespace

Result<BackupSummary> back_up(const fs::path& data, const fs::path& copy, FaultyCopy faulty) {
  std::error_code error;
  if (!fs::is_directory(data, error)) return not_done(data, "holds no installation: there is no such folder");
  if (fs::exists(copy, error)) return not_done(copy, "exists already");
  UnfinishedFolder made(copy.string() + ".unfinished");
  fs::create_directories(made.path(), error);
  if (error) return not_done(made.path(), "can not be made: " + error.message());
  TWL_CHECK(copy_database(data / database_name, made.path() / database_name));
  BackupSummary summary;
  TWL_CHECK(copy_files(data / files_name, made.path() / files_name, summary));
  TWL_CHECK(copy_keys(data, made.path()));
  summary.records = TWL_TRY(check_database(made.path() / database_name));
  TWL_CHECK(find_absent(made.path(), summary));
  TWL_CHECK(judge(data, summary, faulty));
  TWL_CHECK(made.keep_as(copy));
  return summary;
}

Result<BackupSummary> restore(const fs::path& copy, const fs::path& data, FaultyCopy faulty) {
  std::error_code error;
  if (fs::exists(data, error) && !fs::is_empty(data, error)) return not_done(data, "is not empty");
  if (!fs::exists(copy / database_name, error)) return not_done(copy, "is no backup: it holds no twinlight.db");
  fs::remove(data, error);
  UnfinishedFolder made(data.string() + ".unfinished");
  fs::create_directories(made.path(), error);
  if (error) return not_done(made.path(), "can not be made: " + error.message());
  BackupSummary summary;
  summary.records = TWL_TRY(check_database(copy / database_name));
  TWL_CHECK(copy_one(copy / database_name, made.path() / database_name));
  TWL_CHECK(copy_files(copy / files_name, made.path() / files_name, summary));
  TWL_CHECK(note_database_kind(made.path(), Backend::sqlite));
  TWL_CHECK(find_absent(made.path(), summary));
  TWL_CHECK(judge(copy, summary, faulty));
  TWL_CHECK(copy_keys(copy, made.path()));
  TWL_CHECK(made.keep_as(data));
  return summary;
}

}  // namespace twinlight::storage
