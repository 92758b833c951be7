#pragma once

#include <filesystem>

#include "twinlight/server/background_jobs.h"
#include "twinlight/server/call.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// Tables that become records: sent, taken by a job or tried by it, with a report of every row.
class ImportEndpoints {
 public:
  /// @param folder      where what was sent lies, and reports
  /// @param sends_mail  without which nobody is invited
  ImportEndpoints(BackgroundJobs& jobs, std::filesystem::path folder, bool sends_mail)
      : jobs_(jobs), folder_(std::move(folder)), sends_mail_(sends_mail) {}
  void add_to(Endpoints& endpoints);

 private:
  Answer begin(Call& call);
  Answer report(Call& call) const;

  BackgroundJobs& jobs_;
  std::filesystem::path folder_;
  bool sends_mail_;
  RateLimit by_person_{10, 20};
};

}  // namespace twinlight::server
