#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/cli/admin_bounce.h"
#include "twinlight/cli/admin_jobs.h"
#include "twinlight/cli/admin_partnership.h"
#include "twinlight/cli/command.h"
#include "twinlight/server/administration.h"
#include "twinlight/server/clock.h"
#include "twinlight/server/retention.h"
#include "twinlight/storage/backup.h"
#include "twinlight/storage/check.h"
#include "twinlight/storage/installation_database.h"
#include "twinlight/storage/schema.h"

namespace twinlight::cli {
namespace {
namespace fs = std::filesystem;
using nlohmann::ordered_json;

struct AdminOptions {
  std::string data;
  std::string database;
  std::string folder;
  std::string new_email;
  std::string role = "member";
  std::string language = "en";
  bool from_input = false;
  bool json = false;
  bool dry_run = false;
  storage::FaultyCopy faulty = storage::FaultyCopy::refused;
  server::NewUser user;
};

using storage::Opening;

Result<std::unique_ptr<storage::Connection>> open_database(const AdminOptions& options, Opening opening) {
  return storage::open_installation_database(options.data, options.database, opening);
}

/// A password never stands on the command line, where others see it: it comes on standard input, or is made.
Result<std::string> password_of(const AdminOptions& options) {
  if (!options.from_input) return server::random_token().substr(0, 20);
  std::string line;
  std::getline(std::cin, line);
  return line;
}

Result<partnership::Role> role_of(const AdminOptions& options) {
  const auto role = partnership::from_word<partnership::Role>(options.role);
  if (!role) return failure({.message = "'" + options.role + "' is no role", .field = "--role"});
  return *role;
}

/// What the database would refuse too, in the words of the command line.
Result<void> check_region(const AdminOptions& options, partnership::Role role) {
  if (role == partnership::Role::coordinator && options.user.region.empty())
    return failure({.message = "is missing: a coordinator has one", .field = "--region"});
  return {};
}

Result<partnership::Language> language_of(const AdminOptions& options) {
  const auto language = partnership::from_word<partnership::Language>(options.language);
  if (!language)
    return failure({.message = "'" + options.language + "' is none of nl, en and zh", .field = "--language"});
  return *language;
}

void say_password(const AdminOptions& options, const std::string& password) {
  if (!options.from_input) fmt::print("Password, shown this once: {}\n", password);
}

Result<void> add_user(AdminOptions& options) {
  options.user.role = TWL_TRY(role_of(options));
  TWL_CHECK(check_region(options, options.user.role));
  options.user.language = TWL_TRY(language_of(options));
  const auto connection = TWL_TRY(open_database(options, Opening::may_make));
  options.user.password = TWL_TRY(password_of(options));
  TWL_TRY(server::add_user(*connection, options.user, server::clock_now(), server::PasswordCost::interactive));
  fmt::print("{} has an account.\n", options.user.email);
  say_password(options, options.user.password);
  return {};
}

Result<void> add_role(AdminOptions& options) {
  const auto role = TWL_TRY(role_of(options));
  TWL_CHECK(check_region(options, role));
  const auto connection = TWL_TRY(open_database(options, Opening::existing));
  const server::NewUser& user = options.user;
  return server::add_role(*connection, user.email, role, user.organisation, user.region, server::clock_now());
}

Result<void> set_password(AdminOptions& options) {
  const auto connection = TWL_TRY(open_database(options, Opening::existing));
  const std::string password = TWL_TRY(password_of(options));
  TWL_CHECK(server::set_password(*connection, options.user.email, password, server::clock_now(),
                                 server::PasswordCost::interactive));
  say_password(options, password);
  return {};
}

Result<void> reset_second_factor(AdminOptions& options) {
  const auto connection = TWL_TRY(open_database(options, Opening::existing));
  return server::reset_second_factor(*connection, options.user.email, server::clock_now());
}

Result<void> set_email(AdminOptions& options) {
  const auto connection = TWL_TRY(open_database(options, Opening::existing));
  return server::set_email(*connection, options.user.email, options.new_email, server::clock_now());
}

Result<void> list_users(AdminOptions& options) {
  const auto connection = TWL_TRY(open_database(options, Opening::existing));
  ordered_json users = ordered_json::array();
  for (const server::User& user : TWL_TRY(server::list_users(*connection))) {
    users.push_back({{"email", user.email},
                     {"name", user.name},
                     {"state", user.state},
                     {"person", user.person},
                     {"roles", user.roles}});
    if (!options.json) fmt::print("{}  {}  {}  {}\n", user.email, user.name, user.state, fmt::join(user.roles, "; "));
  }
  if (options.json) fmt::print("{}\n", ordered_json{{"users", users}}.dump(2));
  return {};
}

Result<void> load(AdminOptions& options) {
  const auto connection = TWL_TRY(open_database(options, Opening::may_make));
  const auto files = TWL_TRY(storage::FileStore::open(fs::path(options.data) / "files"));
  storage::Store store(*connection);
  auto transaction = TWL_TRY(storage::Transaction::begin(*connection));
  const auto ids = TWL_TRY(server::load_records(store, files, options.folder, server::clock_now()));
  TWL_CHECK(transaction.commit());
  fmt::print("{} records loaded.\n", ids.size());
  return {};
}

Result<void> migrate(AdminOptions& options) {
  const auto connection = TWL_TRY(open_database(options, Opening::may_make));
  fmt::print("The database has form {}.\n", TWL_TRY(storage::schema_version(*connection)));
  return {};
}

/// Of what was read and told in full: the one document of --json holds the faults already.
ExitStatus not_whole(const std::string& what) {
  print_refusal({.message = "is not whole", .file = what});
  return ExitStatus::refused;
}

/// A copy with faults was made, for it was asked for, but it is not what a copy should be.
ExitStatus say(const AdminOptions& options, const char* what, const std::string& made,
               const storage::BackupSummary& summary) {
  ordered_json faults = ordered_json::array();
  for (const Diagnostic& fault : summary.faults) {
    faults.push_back({{"place", fault.field.empty() ? fault.file : fault.field}, {"message", fault.message}});
    if (!options.json) fmt::print("{}\n", to_string(fault));
  }
  if (options.json)
    fmt::print("{}\n",
               ordered_json{
                   {"records", summary.records}, {"files", summary.files}, {"bytes", summary.bytes}, {"faults", faults}}
                   .dump(2));
  else
    fmt::print("{}: {} records, {} files of {} bytes.\n", what, summary.records, summary.files, summary.bytes);
  return summary.faults.empty() ? ExitStatus::ok : not_whole(made);
}

Result<ExitStatus> back_up(AdminOptions& options) {
  return say(options, "Copied", options.folder,
             TWL_TRY(storage::back_up(options.data, options.folder, options.faulty)));
}

Result<ExitStatus> restore(AdminOptions& options) {
  return say(options, "Restored", options.data,
             TWL_TRY(storage::restore(options.folder, options.data, options.faulty)));
}

Result<ExitStatus> check(AdminOptions& options) {
  const auto connection = TWL_TRY(open_database(options, Opening::existing));
  const auto files = TWL_TRY(storage::FileStore::open(fs::path(options.data) / "files"));
  const storage::CheckReport report = TWL_TRY(storage::check_installation(*connection, files));
  ordered_json faults = ordered_json::array();
  for (const Diagnostic& fault : report.faults) {
    faults.push_back({{"place", fault.field}, {"message", fault.message}});
    if (!options.json) fmt::print("{}: {}\n", fault.field, fault.message);
  }
  if (options.json)
    fmt::print("{}\n", ordered_json{{"records", report.records},
                                    {"files", report.files},
                                    {"failed_jobs", report.failed_jobs},
                                    {"faults", faults}}
                           .dump(2));
  else
    fmt::print("{} records and {} files read, {} faults; {} jobs failed too often.\n", report.records, report.files,
               report.faults.size(), report.failed_jobs);
  return report.faults.empty() ? ExitStatus::ok : not_whole(options.data);
}

/// As the job does every day; letters of warning go from the server alone, which has the settings of mail.
Result<void> retain(AdminOptions& options) {
  const auto connection = TWL_TRY(open_database(options, Opening::existing));
  const auto rules = TWL_TRY(server::RetentionRules::built_in());
  const server::RetentionPass pass =
      options.dry_run ? TWL_TRY(server::retention_due(*connection, rules, server::clock_now()))
                      : TWL_TRY(server::retain(*connection, rules, /*public_address=*/"", server::clock_now()));
  ordered_json json = ordered_json::array();
  for (const server::RetentionCount& one : pass.counts) {
    const std::string_view kind = partnership::word_of(one.what);
    json.push_back({{"kind", kind}, {"count", one.count}});
    if (!options.json) fmt::print("{:>8}  {}\n", one.count, kind);
  }
  if (options.json) fmt::print("{}\n", ordered_json{{"dry_run", options.dry_run}, {"rules", json}}.dump(2));
  return {};
}

ExitStatus status_of(const Result<void>& done, bool json) {
  return done ? ExitStatus::ok : refuse(done.error(), json);
}
ExitStatus status_of(const Result<ExitStatus>& done, bool json) {
  return done ? *done : refuse(done.error(), json);
}

/// @tparam Outcome  void, or the status of an action that may tell all there is and still refuse
template <typename Outcome>
CLI::App* add_action(CLI::App& parent, const char* name, const char* description,
                     Result<Outcome> (*work)(AdminOptions&), const std::shared_ptr<AdminOptions>& options,
                     ExitStatus& status) {
  CLI::App* command = parent.add_subcommand(name, description);
  command->add_option("--data", options->data, "Folder of the installation")->required();
  command->add_flag("--json", options->json, "Write JSON");
  command->callback([work, options, &status] { status = status_of(work(*options), options->json); });
  return command;
}

void add_database_option(CLI::App& command, AdminOptions& options) {
  command.add_option("--database", options.database, "postgresql://…; by default SQLite in the data folder");
}

void add_role_options(CLI::App& command, AdminOptions& options) {
  command.add_option("--role", options.role,
                     "member, organisation_manager, coordinator, programme_manager, official, administrator");
  command.add_option("--organisation", options.user.organisation, "Id or name")->required();
  command.add_option("--region", options.user.region, "Of a coordinator");
}

void add_user_commands(CLI::App& admin, const std::shared_ptr<AdminOptions>& options, ExitStatus& status) {
  CLI::App* user = admin.add_subcommand("user", "Accounts and roles");
  user->require_subcommand(1);
  CLI::App* list = add_action(*user, "list", "Who has an account", list_users, options, status);
  CLI::App* add = add_action(*user, "add", "A person with a role and an account", add_user, options, status);
  CLI::App* role = add_action(*user, "role", "One more role for an account", add_role, options, status);
  CLI::App* password = add_action(*user, "password", "Another password", set_password, options, status);
  CLI::App* reset = add_action(*user, "reset-second-factor", "Ask somebody who lost it for the password alone",
                               reset_second_factor, options, status);
  CLI::App* email =
      add_action(*user, "email", "Another address to sign in with and for letters", set_email, options, status);
  email->add_option("--new-email", options->new_email, "The address from now on")->required();
  for (CLI::App* command : {list, add, role, password, reset, email}) add_database_option(*command, *options);
  for (CLI::App* command : {add, role, password, reset, email})
    command->add_option("--email", options->user.email, "What the person signs in with")->required();
  for (CLI::App* command : {add, role}) add_role_options(*command, *options);
  for (CLI::App* command : {add, password})
    command->add_flag("--password-stdin", options->from_input,
                      "Read the password from standard input; else one is made");
  add->add_option("--family-name", options->user.family_name, "Of the person")->required();
  add->add_option("--given-name", options->user.given_name, "Of the person");
  add->add_option("--language", options->language, "nl, en or zh");
}

}  // namespace

void add_admin_command(CLI::App& program, ExitStatus& status) {
  const auto options = std::make_shared<AdminOptions>();
  CLI::App* admin = program.add_subcommand("admin", "Keeping an installation: accounts, backup, restore, migration");
  admin->require_subcommand(1);
  admin->preparse_callback([](std::size_t) { keep_from_others(); });
  add_partnership_commands(*admin, status);
  add_user_commands(*admin, options, status);
  add_bounce_action(*admin, status);
  add_jobs_actions(*admin, status);
  CLI::App* records = add_action(*admin, "load", "Load a folder of numbered record files", load, options, status);
  records->add_option("folder", options->folder, "As examples/partnership")->required();
  CLI::App* newest = add_action(*admin, "migrate", "Bring the database to the newest form", migrate, options, status);
  CLI::App* old =
      add_action(*admin, "retention", "Delete and erase what has been kept long enough", retain, options, status);
  old->add_flag("--dry-run", options->dry_run, "Tell what is due and change nothing");
  CLI::App* whole =
      add_action(*admin, "check", "Read all that is kept and tell what is not whole", check, options, status);
  for (CLI::App* command : {records, newest, old, whole}) add_database_option(*command, *options);
  CLI::App* copy = add_action(*admin, "backup", "Copy the installation while it goes on", back_up, options, status);
  copy->add_option("folder", options->folder, "New folder of the copy")->required();
  CLI::App* back = add_action(*admin, "restore", "Make a data folder of a copy", restore, options, status);
  back->add_option("folder", options->folder, "Folder of the copy")->required();
  for (CLI::App* command : {copy, back})
    command->add_flag_callback(
        "--with-faults", [options] { options->faulty = storage::FaultyCopy::kept; },
        "Go on where files are damaged or missing, which ends with status 1");
}

}  // namespace twinlight::cli
