#pragma once

#include "twinlight/cli/command.h"

namespace twinlight::cli {

/// `admin jobs list` and `admin jobs retry`: what waits or failed, and trying it again.
void add_jobs_actions(CLI::App& admin, ExitStatus& status);

}  // namespace twinlight::cli
