#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/cli/command.h"
#include "twinlight/cli/key_file.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::cli {
namespace {
namespace fs = std::filesystem;

struct KeyOptions {
  std::string key_file;
  bool json = false;
};

struct NamedKey {
  fs::path path;
  report::SigningKey key;
};

Result<NamedKey> create_key(const KeyOptions& options) {
  const fs::path path = TWL_TRY(key_path(options.key_file));
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  const auto key = report::SigningKey::create();
  TWL_CHECK(key.write(path));
  return NamedKey{path, key};
}

Result<NamedKey> read_key(const KeyOptions& options) {
  const fs::path path = TWL_TRY(key_path(options.key_file));
  const auto key = TWL_TRY(report::SigningKey::read(path));
  return NamedKey{path, key};
}

ExitStatus show_key(const KeyOptions& options, const Result<NamedKey>& named) {
  if (!named) return refuse(named.error(), options.json);
  const std::string public_key = named->key.public_key_hex();
  const std::string fingerprint = report::fingerprint_of(public_key).value();
  if (options.json) {
    const nlohmann::ordered_json json = {{"file", printable_text(named->path.string(), 4000)},
                                         {"algorithm", "Ed25519"},
                                         {"public_key", public_key},
                                         {"fingerprint", fingerprint}};
    fmt::print("{}\n", json.dump(2));
  } else {
    fmt::print("key file     {}\npublic key   {}\nfingerprint  {}\n", named->path.string(), public_key,
               report::grouped(fingerprint));
  }
  return ExitStatus::ok;
}

using Action = Result<NamedKey> (*)(const KeyOptions&);

void add_key_action(CLI::App& command, const char* name, const char* description, Action action, ExitStatus& status) {
  auto options = std::make_shared<KeyOptions>();
  CLI::App* subcommand = command.add_subcommand(name, description);
  subcommand->add_option("--key", options->key_file, "The key file; by default that of TWINLIGHT_KEY or of the user");
  subcommand->add_flag("--json", options->json, "Write JSON on standard output");
  subcommand->callback([options, action, &status] { status = show_key(*options, action(*options)); });
}

}  // namespace

void add_key_command(CLI::App& program, ExitStatus& status) {
  CLI::App* command = program.add_subcommand("key", "The key that this installation signs its reports with");
  command->require_subcommand(1);
  add_key_action(*command, "create", "Make a new key; never replaces one", create_key, status);
  add_key_action(*command, "show", "Show the public key and its fingerprint", read_key, status);
}

}  // namespace twinlight::cli
