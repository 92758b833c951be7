#pragma once

#include "twinlight/server/background_jobs.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/partnership_catalogue.h"

/// New products are tried in the open needs of their partnership as they arrive, by jobs: what passes is kept with the
/// need, and its people are told.
namespace twinlight::server {

inline constexpr const char* trials_queue = "trials";

/// What products are tried with.
struct TrialMeans {
  PartnershipCatalogues& catalogues;
  storage::FileStore files;
  MailJobs& mail;
  std::string public_address;  ///< where readers reach the application
};

/// Queues the trial of a product as it is now, within the caller's transaction; nothing for one that is not published
/// or names no photometry. Each version is queued once.
Result<void> queue_trial(storage::Connection& connection, const storage::StoredDocument& product, Instant now);

/// Tries a product in every open need that has a description of its room, but those of its maker. A version that is no
/// longer the last is left to the trial of the one that is. Of a proof that is kept already nobody is told again, so
/// that a trial begun anew has its effect once.
Result<std::optional<nlohmann::json>> try_product(RunningJob& job, const TrialMeans& means);

}  // namespace twinlight::server
