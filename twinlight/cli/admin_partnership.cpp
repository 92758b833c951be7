#include "twinlight/cli/admin_partnership.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/server/administration.h"
#include "twinlight/server/clock.h"
#include "twinlight/storage/installation_database.h"

namespace twinlight::cli {
namespace {
using partnership::Region;

struct PartnershipOptions {
  std::string data;
  std::string database;
  std::string language = "en";
  std::vector<std::string> regions;
  bool json = false;
  server::NewPartnership asked;
};

/// The text up to the next colon, which is taken off; the rest where there is none.
std::string next_part(std::string& text) {
  const std::size_t colon = text.find(':');
  std::string part = text.substr(0, colon);
  text.erase(0, colon == std::string::npos ? colon : colon + 1);
  return part;
}

Result<Region> region_of(std::string words, partnership::Language language) {
  const std::string all = words;
  Region region;
  region.code = next_part(words);
  region.country = next_part(words);
  region.time_zone = next_part(words);
  if (region.time_zone.empty())
    return failure(
        {.message = "'" + all + "' is no region; expected CODE:COUNTRY:TIME_ZONE:NAME", .field = "--regions"});
  region.name = {language, words.empty() ? region.code : words, {}};
  return region;
}

Result<server::AddedPartnership> add(PartnershipOptions& options) {
  const auto language = partnership::from_word<partnership::Language>(options.language);
  if (!language) return failure({.message = "'" + options.language + "' is none of nl, en, zh", .field = "--language"});
  options.asked.language = *language;
  for (const std::string& words : options.regions)
    options.asked.regions.push_back(TWL_TRY(region_of(words, *language)));
  const auto connection =
      TWL_TRY(storage::open_installation_database(options.data, options.database, storage::Opening::may_make));
  return server::add_partnership(*connection, options.asked, server::clock_now());
}

void say_added(const PartnershipOptions& options, const server::AddedPartnership& added) {
  if (options.json)
    fmt::print("{}\n", nlohmann::ordered_json{{"partnership", added.partnership}, {"body", added.body}}.dump(2));
  else
    fmt::print("{} is partnership {}.\n{} is its organisation {}.\n", options.asked.name, added.partnership,
               options.asked.body, added.body);
}

}  // namespace

void add_partnership_commands(CLI::App& admin, ExitStatus& status) {
  const auto options = std::make_shared<PartnershipOptions>();
  CLI::App* group = admin.add_subcommand("partnership", "Partnerships of the installation");
  group->require_subcommand(1);
  CLI::App* command = group->add_subcommand("add", "A partnership with the first body that runs it, both active");
  command->add_option("--data", options->data, "Folder of the installation")->required();
  command->add_option("--database", options->database, "postgresql://…; by default SQLite in the data folder");
  command->add_option("--name", options->asked.name, "Of the partnership")->required();
  command->add_option("--regions", options->regions, "CODE:COUNTRY:TIME_ZONE:NAME each, as limburg:BE:Europe/Brussels")
      ->required();
  command->add_option("--body", options->asked.body, "Name of the organisation that runs it")->required();
  command->add_option("--body-region", options->asked.body_region, "Code of its region")->required();
  command->add_option("--language", options->language, "Of these names: nl, en or zh");
  command->add_flag("--json", options->json, "Write JSON");
  command->callback([options, &status] {
    const auto added = add(*options);
    if (added) say_added(*options, *added);
    status = added ? ExitStatus::ok : refuse(added.error(), options->json);
  });
}

}  // namespace twinlight::cli
