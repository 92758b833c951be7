#pragma once

#include "twinlight/cli/command.h"

namespace twinlight::cli {

/// `admin jobs list`, `retry` and `retries`: what waits or failed, trying it again, and what was tried again.
void add_jobs_actions(CLI::App& admin, ExitStatus& status);

}  // namespace twinlight::cli
