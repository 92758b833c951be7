#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/live_jobs.h"

namespace twinlight::server {

/// How far the jobs of rankings, exports and imports are. A job of somebody who was signed in is for that person.
void add_job_endpoints(Endpoints& endpoints, LiveJobs& live);

}  // namespace twinlight::server
