#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "twinlight/cli/command.h"

int main(int argc, char** argv) {
  using twinlight::cli::ExitStatus;
  CLI::App program("Twinlight proves which luminaire meets a need.", "twinlight");
  program.set_version_flag("--version", TWINLIGHT_VERSION);
  program.require_subcommand(1);

  ExitStatus status = ExitStatus::ok;
  twinlight::cli::add_inspect_command(program, status);
  twinlight::cli::add_evaluate_command(program, status);
  twinlight::cli::add_import_command(program, status);
  twinlight::cli::add_match_command(program, status);
  twinlight::cli::add_verify_command(program, status);
  twinlight::cli::add_key_command(program, status);
  twinlight::cli::add_recipe_command(program, status);
  twinlight::cli::add_requirements_command(program, status);
  twinlight::cli::add_convert_command(program, status);
  twinlight::cli::add_compare_command(program, status);
  twinlight::cli::add_partners_command(program, status);
  twinlight::cli::add_serve_command(program, status);
  twinlight::cli::add_demo_command(program, status);
  twinlight::cli::add_admin_command(program, status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked_for_help = program.exit(error) == 0;
    status = asked_for_help ? ExitStatus::ok : ExitStatus::usage;
  }
  return static_cast<int>(status);
}
