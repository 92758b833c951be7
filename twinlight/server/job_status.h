#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/partnership/text.h"
#include "twinlight/server/ranking.h"
#include "twinlight/storage/job_queue.h"

namespace twinlight::server {

/// What is known of a job that somebody waits for.
struct JobStatus {
  std::string state = "queued";  ///< queued, running, done, failed
  RankingProgress progress{0, 0, "queued"};
  std::string person;             ///< who asked; empty for a visitor
  std::optional<Diagnostic> why;  ///< it failed

  bool is_over() const { return state == "done" || state == "failed"; }
};

nlohmann::json job_json(const std::string& id, const JobStatus& status);

/// As the queue tells it; `person` of its request says who asked.
JobStatus status_of(const storage::Job& job);

/// The reason that a job which failed keeps, as `status_of` reads it.
std::string failure_json(const Diagnostic& why);

}  // namespace twinlight::server
