#include "twinlight/cli/admin_bounce.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "twinlight/server/clock.h"
#include "twinlight/server/delivery_report.h"
#include "twinlight/server/letter_returns.h"
#include "twinlight/storage/installation_database.h"

namespace twinlight::cli {
namespace {

using What = server::TakenReturn::What;

struct BounceOptions {
  std::string data;
  std::string database;
  std::string recipient;
};

/// To its end, or the mail server would take it for refused; nothing of what is too large.
std::string message_of(std::istream& input) {
  std::string message;
  const std::istreambuf_iterator<char> end;
  for (std::istreambuf_iterator<char> at(input); at != end; ++at)
    if (message.size() <= server::largest_report_bytes) message += *at;
  return message.size() > server::largest_report_bytes ? std::string() : message;
}

Result<server::TakenReturn> take(const BounceOptions& options) {
  const auto connection =
      TWL_TRY(storage::open_installation_database(options.data, options.database, storage::Opening::existing));
  return server::take_returned_letter(*connection, options.recipient, message_of(std::cin), server::clock_now());
}

/// For the log of the mail server, which has the addresses anyhow.
std::string sentence(const server::TakenReturn& taken) {
  switch (taken.what) {
    case What::no_report:
      return "No delivery report: nothing is noted.";
    case What::not_failed:
      return "The letter did not fail: nothing is noted.";
    case What::unknown_letter:
      return "No letter of this installation: nothing is noted.";
    case What::counted:
      return fmt::format("A letter to {} came back ({}).", taken.address, taken.status);
    case What::unreachable:
      return fmt::format("Letters do not reach {} ({}): none are sent to it any more.", taken.address, taken.status);
  }
  return {};
}

}  // namespace

void add_bounce_action(CLI::App& admin, ExitStatus& status) {
  const auto options = std::make_shared<BounceOptions>();
  CLI::App* bounce = admin.add_subcommand("bounce", "Take a letter that came back, from standard input");
  bounce->add_option("--data", options->data, "Folder of the installation")->required();
  bounce->add_option("--database", options->database, "postgresql://…; by default SQLite in the data folder");
  bounce->add_option("--recipient", options->recipient, "Address it came to; by default as its header says");
  bounce->callback([options, &status] {
    const auto taken = take(*options);
    if (taken)
      fmt::print("{}\n", sentence(*taken));
    else
      print_refusal(taken.error());
    status = taken ? ExitStatus::ok : ExitStatus::later;
  });
}

}  // namespace twinlight::cli
