#pragma once

#include <filesystem>

#include "twinlight/server/background_jobs.h"
#include "twinlight/server/call.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// Lists as tables for spreadsheets: asked for, made by a job, fetched by who asked.
class ExportEndpoints {
 public:
  /// @param folder  where the tables lie
  ExportEndpoints(BackgroundJobs& jobs, std::filesystem::path folder) : jobs_(jobs), folder_(std::move(folder)) {}
  void add_to(Endpoints& endpoints);

 private:
  Answer begin(Call& call);
  Answer table(Call& call) const;

  BackgroundJobs& jobs_;
  std::filesystem::path folder_;
  RateLimit by_person_{10, 20};
};

}  // namespace twinlight::server
