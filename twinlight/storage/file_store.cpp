#include "twinlight/storage/file_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <utility>

#include "twinlight/foundation/file.h"

namespace twinlight::storage {
namespace {
namespace fs = std::filesystem;
using partnership::FileHash;

constexpr std::size_t hash_bytes = 32;

tl::unexpected<Diagnostic> system_failure(const fs::path& path, const char* what) {
  return failure({.message = fmt::format("{}: {}", what, std::strerror(errno)), .file = path.string()});
}

}  // namespace

/// BLAKE2b while bytes come in.
class Hasher {
 public:
  Hasher() { crypto_generichash_init(&state_, nullptr, 0, hash_bytes); }
  void add(std::string_view bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  FileHash take() {
    std::array<unsigned char, hash_bytes> digest{};
    crypto_generichash_final(&state_, digest.data(), digest.size());
    std::array<char, 2 * hash_bytes + 1> digits{};
    return {sodium_bin2hex(digits.data(), digits.size(), digest.data(), digest.size())};
  }

 private:
  crypto_generichash_state state_{};
};

namespace {

/// Brings a folder's entries to the disk, so that a renamed file is found again after a loss of power.
Result<void> sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return system_failure(folder, "cannot be opened");
  const int status = ::fsync(descriptor);
  ::close(descriptor);
  if (status != 0) return system_failure(folder, "cannot be brought to the disk");
  return {};
}

/// False where there is no such file.
bool was_put_before(const fs::path& path, Instant moment) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return false;
  return std::chrono::system_clock::from_time_t(found.st_mtim.tv_sec) +
             std::chrono::nanoseconds(found.st_mtim.tv_nsec) <
         moment;
}

}  // namespace

struct Upload::State {
  fs::path folder;
  fs::path unfinished;
  int descriptor = -1;
  Hasher hasher;
};

Upload::Upload(Upload&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}

Upload::~Upload() {
  if (state_ == nullptr) return;
  if (state_->descriptor >= 0) ::close(state_->descriptor);
  std::error_code ignored;
  fs::remove(state_->unfinished, ignored);  // after finish() there is nothing of this name
  delete state_;
}

Result<void> Upload::append(std::string_view bytes) {
  state_->hasher.add(bytes);
  while (!bytes.empty()) {
    const ssize_t written = ::write(state_->descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_failure(state_->unfinished, "cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<FileHash> Upload::finish() {
  if (::fsync(state_->descriptor) != 0) return system_failure(state_->unfinished, "cannot be brought to the disk");
  const FileHash hash = state_->hasher.take();
  const fs::path shelf = state_->folder / hash.hex.substr(0, 2);
  if (::rename(state_->unfinished.c_str(), (shelf / hash.hex).c_str()) != 0)
    return system_failure(shelf / hash.hex, "cannot be put in its place");
  TWL_CHECK(sync_folder(shelf));
  return hash;
}

Result<FileStore> FileStore::open(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder / "unfinished", error);
  for (int i = 0; i < 256 && !error; ++i) fs::create_directory(folder / fmt::format("{:02x}", i), error);
  if (error) return failure({.message = "cannot be made: " + error.message(), .file = folder.string()});
  TWL_CHECK(sync_folder(folder));
  return FileStore(folder);
}

Result<Upload> FileStore::begin() const {
  auto state = std::make_unique<Upload::State>();
  state->folder = folder_;
  std::string name = folder_ / "unfinished" / "XXXXXX";
  state->descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (state->descriptor < 0) return system_failure(folder_ / "unfinished", "takes no file");
  state->unfinished = name;
  return Upload(state.release());
}

Result<FileHash> FileStore::put(std::string_view bytes) const {
  Upload upload = TWL_TRY(begin());
  TWL_CHECK(upload.append(bytes));
  return upload.finish();
}

Result<std::string> FileStore::read(const FileHash& hash, std::size_t largest_bytes) const {
  std::string bytes = TWL_TRY(read_file(path_of(hash), largest_bytes));
  Hasher hasher;
  hasher.add(bytes);
  if (hasher.take() != hash) return failure({.message = "is damaged", .file = path_of(hash).string()});
  return bytes;
}

bool FileStore::holds(const FileHash& hash) const {
  std::error_code error;
  return partnership::is_file_hash(hash.hex) && fs::is_regular_file(path_of(hash), error);
}

Result<bool> FileStore::remove_put_before(const FileHash& hash, Instant moment) const {
  const fs::path path = path_of(hash);
  if (!was_put_before(path, moment)) return false;
  // Aside before it is looked at again: what is put in its place meanwhile is another file, and stays.
  const fs::path aside = folder_ / "unfinished" / ("removed-" + hash.hex);
  std::error_code error;
  fs::rename(path, aside, error);
  if (error == std::errc::no_such_file_or_directory) return false;
  const bool goes = !error && was_put_before(aside, moment);
  if (!error && goes) fs::remove(aside, error);
  if (!error && !goes) fs::rename(aside, path, error);
  if (error) return failure({.message = "cannot be removed: " + error.message(), .file = path.string()});
  return goes;
}

Result<void> FileStore::remove_unfinished() const {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_ / "unfinished", error)) fs::remove(entry.path(), error);
  if (error) return failure({.message = "cannot be cleared: " + error.message(), .file = folder_.string()});
  return {};
}

fs::path FileStore::path_of(const FileHash& hash) const {
  // What is no hash is no name either: it must not lead out of the folder.
  if (!partnership::is_file_hash(hash.hex)) return folder_ / "no-such-file";
  return folder_ / hash.hex.substr(0, 2) / hash.hex;
}

}  // namespace twinlight::storage
