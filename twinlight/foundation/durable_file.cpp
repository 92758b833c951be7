#include "twinlight/foundation/durable_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace twinlight {
namespace {
namespace fs = std::filesystem;

/// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_unfinished(const fs::path& path, std::span<const std::string_view> parts) {
  constexpr mode_t mode = 0644;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (!file.is_open()) return false;
  for (const std::string_view part : parts)
    if (!write_all(file.number(), part)) return false;
  return ::fsync(file.number()) == 0;
}

/// So that the new name, too, is on the device.
bool sync_folder(const fs::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.is_open() && ::fsync(opened.number()) == 0;
}

}  // namespace

Result<void> write_file_durably(const fs::path& path, std::span<const std::string_view> parts) {
  fs::path unfinished = path;
  unfinished += ".unfinished";
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code error;
  if (!fs::is_directory(path, error) && write_unfinished(unfinished, parts) &&
      ::rename(unfinished.c_str(), path.c_str()) == 0 && sync_folder(folder))
    return {};
  const int reason = errno;  // before another call sets it
  const std::string why = fs::is_directory(path, error) ? "is a folder" : std::strerror(reason);
  fs::remove(unfinished, error);
  return failure({.message = "cannot be written: " + why, .file = path.string()});
}

Result<MappedFile> MappedFile::open(const fs::path& path) {
  const auto refuse = [&](const std::string& why) { return failure({.message = why, .file = path.string()}); };
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return refuse(std::string("cannot be opened: ") + std::strerror(errno));
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return refuse("is not a regular file");
  MappedFile mapped;
  mapped.size_ = static_cast<std::size_t>(status.st_size);
  if (mapped.size_ == 0) return mapped;
  void* address = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (address == MAP_FAILED) return refuse(std::string("cannot be read: ") + std::strerror(errno));
  mapped.data_ = {static_cast<const std::byte*>(address),
                  [size = mapped.size_](const std::byte* data) { ::munmap(const_cast<std::byte*>(data), size); }};
  return mapped;
}

}  // namespace twinlight
