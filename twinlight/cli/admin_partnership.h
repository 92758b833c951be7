#pragma once

#include "twinlight/cli/command.h"

namespace twinlight::cli {

/// `twinlight admin partnership add`: how an installation begins, and how it gets a further partnership.
void add_partnership_commands(CLI::App& admin, ExitStatus& status);

}  // namespace twinlight::cli
