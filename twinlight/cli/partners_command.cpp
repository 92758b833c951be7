#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/cli/command.h"
#include "twinlight/cli/data_folder.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/partners/partner_file.h"

namespace twinlight::cli {
namespace {

constexpr std::size_t largest_file_bytes = std::size_t{256} << 20U;

struct PartnersOptions {
  std::string file;
  std::size_t top = 10;
  bool json = false;
};

void print_text(const partners::PartnerMatcher& matcher, std::size_t top) {
  constexpr std::size_t longest_title = 70;
  for (std::size_t i = 0; i < matcher.profiles().size(); ++i) {
    const partners::PartnerProfile& profile = matcher.profiles()[i];
    fmt::print("{}  {}\n", printable_text(profile.id, 40), printable_text(profile.title, longest_title));
    for (const partners::RankedPartner& partner : matcher.partners_of(i, top)) {
      const partners::PartnerProfile& other = matcher.profiles()[partner.profile];
      fmt::print("  {:4.2f}  {}  {}\n", partner.score, printable_text(other.id, 40),
                 printable_text(other.title, longest_title));
      for (const partners::Reason& reason : partner.reasons) fmt::print("        – {}\n", reason.sentences.at("en"));
    }
  }
}

Result<void> find_partners(const PartnersOptions& options) {
  const auto vocabulary = TWL_TRY(topics::TopicVocabulary::read(data_folder() / "topics" / "topics.ttl"));
  auto weights = TWL_TRY(partners::PartnerWeights::read(data_folder() / "partners" / "weights.toml"));
  const auto glosses = TWL_TRY(topics::read_gloss_dictionaries(data_folder() / "glosses"));
  const std::string bytes = TWL_TRY(read_file(options.file, largest_file_bytes));
  auto profiles = TWL_TRY(partners::read_partner_profiles(bytes, options.file));
  const partners::PartnerMatcher matcher(std::move(profiles), vocabulary, std::move(weights), &glosses);
  if (options.json)
    fmt::print("{}\n", partners::rankings_json(matcher, vocabulary, options.top).dump(1));
  else
    print_text(matcher, options.top);
  return {};
}

}  // namespace

void add_partners_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<PartnersOptions>();
  CLI::App* command = program.add_subcommand("partners", "Rank partnering profiles for each other");
  command->add_option("PROFILES", options->file, "Organisations and profiles: a JSON file (docs/partners.md)")
      ->required();
  constexpr std::size_t most_partners = 10;
  command->add_option("--top", options->top, "Partners of each profile; by default 10")
      ->check(CLI::Range(std::size_t{1}, most_partners));
  command->add_flag("--json", options->json, "Write JSON on standard output");
  command->callback([options, &status] {
    const Result<void> done = find_partners(*options);
    status = done ? ExitStatus::ok : refuse(done.error(), options->json);
  });
}

}  // namespace twinlight::cli
