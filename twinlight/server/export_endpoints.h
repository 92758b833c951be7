#pragma once

#include <filesystem>

#include "twinlight/server/background_jobs.h"
#include "twinlight/server/call.h"
#include "twinlight/server/export_jobs.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// Lists as tables for spreadsheets: asked for, made by a job, fetched by who asked.
class ExportEndpoints {
 public:
  /// @param folder  where the tables lie
  /// @param lists   that are none of records
  ExportEndpoints(BackgroundJobs& jobs, std::filesystem::path folder, const ListTables& lists)
      : jobs_(jobs), folder_(std::move(folder)), lists_(lists) {}
  /// @param contract  whose operations say by what a list is filtered
  void add_to(Endpoints& endpoints, const Contract& contract);

 private:
  Answer begin(Call& call, const Contract& contract);
  tl::expected<ExportRequest, Problem> request_of(Call& call, const Contract& contract) const;
  tl::expected<void, Problem> check(Call& call, const ExportRequest& request) const;
  Answer table(Call& call) const;

  BackgroundJobs& jobs_;
  std::filesystem::path folder_;
  const ListTables& lists_;
  RateLimit by_person_{10, 20};
};

}  // namespace twinlight::server
