#pragma once

#include <string_view>
#include <vector>

#include "twinlight/foundation/diagnostic.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the name is that of the library CLI11
class App;
}

namespace twinlight::cli {

/// The exit statuses of the program; README.md states them for users.
enum class ExitStatus : int {
  ok = 0,       ///< all well
  refused = 1,  ///< an input was refused; standard error says which and why
  usage = 2,    ///< the command line itself is wrong
  later = 75,   ///< `admin bounce` alone: the mail server should try again (EX_TEMPFAIL of sysexits.h)
};

/// Each command adds itself to the program and sets the status when it runs.
void add_inspect_command(CLI::App& program, ExitStatus& status);
void add_evaluate_command(CLI::App& program, ExitStatus& status);
void add_recipe_command(CLI::App& program, ExitStatus& status);
void add_requirements_command(CLI::App& program, ExitStatus& status);
void add_import_command(CLI::App& program, ExitStatus& status);
void add_match_command(CLI::App& program, ExitStatus& status);
void add_convert_command(CLI::App& program, ExitStatus& status);
void add_compare_command(CLI::App& program, ExitStatus& status);
void add_verify_command(CLI::App& program, ExitStatus& status);
void add_partners_command(CLI::App& program, ExitStatus& status);
void add_key_command(CLI::App& program, ExitStatus& status);
void add_serve_command(CLI::App& program, ExitStatus& status);
void add_admin_command(CLI::App& program, ExitStatus& status);
void add_demo_command(CLI::App& program, ExitStatus& status);

/// What the program makes from now on is for the user who runs it and nobody else: an installation holds addresses,
/// secrets and what firms tell in confidence.
void keep_from_others();

/// Writes one line on standard error: `FILE:LINE: field: message`.
void print_refusal(const Diagnostic& diagnostic);

/// The same, and with --json `{ "error": { message, file, line, field } }` on standard output. What a file or a command
/// line holds may be any bytes: they are made fit to print.
/// @return ExitStatus::refused
ExitStatus refuse(const Diagnostic& diagnostic, bool json);

}  // namespace twinlight::cli
