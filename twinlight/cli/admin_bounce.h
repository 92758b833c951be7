#pragma once

#include "twinlight/cli/command.h"

namespace twinlight::cli {

/// `twinlight admin bounce`: what a mail server runs for each letter that came back.
void add_bounce_action(CLI::App& admin, ExitStatus& status);

}  // namespace twinlight::cli
