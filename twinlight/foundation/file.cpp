#include "twinlight/foundation/file.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace twinlight {
namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path, std::size_t largest_bytes) {
  const auto refuse = [&](std::string why) { return failure({.message = std::move(why), .file = path.string()}); };
  std::error_code status_error;
  const fs::file_status status = fs::status(path, status_error);
  if (!fs::exists(status)) return refuse("no such file");
  if (fs::is_directory(status)) return refuse("is a folder, expected a file");
  if (!fs::is_regular_file(status)) return refuse("is not a regular file");

  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refuse(fmt::format("cannot be opened: {}", std::strerror(errno)));
  std::string bytes;
  std::array<char, std::size_t{1} << 16U> block{};
  while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > largest_bytes) return refuse(fmt::format("is larger than {} bytes", largest_bytes));
  }
  if (stream.bad()) return refuse("cannot be read to its end");
  return bytes;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  const auto refuse = [&](const std::string& why) {
    return failure({.message = "cannot be written: " + why, .file = path.string()});
  };
  std::error_code error;
  if (fs::is_directory(path, error)) return refuse("is a folder");
  fs::path unfinished = path;
  unfinished += ".unfinished";
  std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
  if (!stream) return refuse(std::strerror(errno));
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (stream) {
    fs::rename(unfinished, path, error);
    if (!error) return {};
  }
  const std::string why = error ? error.message() : "no room on the device";
  fs::remove(unfinished, error);
  return refuse(why);
}

}  // namespace twinlight
