#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/ranking_jobs.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// Rankings as jobs, their results and reports, and results kept with a need. A ranking that somebody signed in asked
/// for is for that person; one of a visitor for whoever knows its id, which can not be guessed.
class RankingEndpoints {
 public:
  RankingEndpoints(std::shared_ptr<const Knowledge> knowledge, RankingJobs& jobs, PartnershipCatalogues& catalogues,
                   storage::FileStore files)
      : knowledge_(std::move(knowledge)), jobs_(jobs), catalogues_(catalogues), files_(std::move(files)) {}
  void add_to(Endpoints& endpoints);

 private:
  Answer rank(Call& call);
  Answer ranking(Call& call);
  Answer report(Call& call, bool as_pdf);
  Answer keep(Call& call);
  tl::expected<JobStatus, Problem> status(Call& call);
  tl::expected<JobStatus, Problem> finished(Call& call);

  std::shared_ptr<const Knowledge> knowledge_;
  RankingJobs& jobs_;
  PartnershipCatalogues& catalogues_;
  storage::FileStore files_;
  RateLimit by_visitor_{6, 3};
  RateLimit by_person_{20, 20};
};

}  // namespace twinlight::server
