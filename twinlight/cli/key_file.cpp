#include "twinlight/cli/key_file.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace twinlight::cli {
namespace {
namespace fs = std::filesystem;

std::optional<fs::path> from_environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' ? std::optional<fs::path>(value) : std::nullopt;
}

std::optional<fs::path> named_path(const std::string& named) {
  return named.empty() ? from_environment("TWINLIGHT_KEY") : fs::path(named);
}

std::optional<fs::path> path_in_data_folder() {
  const fs::path name = fs::path("twinlight") / "signing.key";
  if (const auto data = from_environment("XDG_DATA_HOME")) return *data / name;
  if (const auto home = from_environment("HOME")) return *home / ".local" / "share" / name;
  return std::nullopt;
}

Result<report::SigningKey> first_key(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const auto key = report::SigningKey::create();
  TWL_CHECK(key.write(path));
  fmt::print(stderr, "made this installation's signing key: {}\n", path.string());
  return key;
}

}  // namespace

Result<fs::path> key_path(const std::string& named) {
  if (auto path = named_path(named)) return *path;
  if (auto path = path_in_data_folder()) return *path;
  return failure(
      {.message = "there is no home folder to keep a signing key in: name a file with --key or TWINLIGHT_KEY"});
}

Result<report::SigningKey> installation_key(const std::string& named) {
  const fs::path path = TWL_TRY(key_path(named));
  std::error_code error;
  if (fs::exists(path, error)) return report::SigningKey::read(path);
  if (!named_path(named)) return first_key(path);
  return failure({.message = "no such file; make a key with: twinlight key create --key FILE", .file = path.string()});
}

}  // namespace twinlight::cli
