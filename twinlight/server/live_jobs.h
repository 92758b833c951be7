#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/server/http_message.h"
#include "twinlight/server/job_status.h"

namespace twinlight::server {

/// The jobs that wait or run in this program, and who follows them. For all threads.
class LiveJobs {
 public:
  LiveJobs() = default;
  ~LiveJobs();
  LiveJobs(const LiveJobs&) = delete;
  LiveJobs& operator=(const LiveJobs&) = delete;

  void begin(const std::string& id, const std::string& person);
  /// Of a job that another program has taken over: it tells what becomes of it.
  void forget(const std::string& id);

  std::optional<JobStatus> find(const std::string& id);

  /// Sends the rows so far and what becomes of a job to a stream, and closes it with the job.
  /// @param status  of a job that is not live
  void follow(const std::string& id, const JobStatus& status, const std::shared_ptr<EventStream>& stream);

  /// Tells followers; a job that is over is no longer live. Who asked stays who asked.
  void publish(const std::string& id, JobStatus status);
  void publish_row(const std::string& id, const std::string& row);

 private:
  std::mutex mutex_;
  std::map<std::string, JobStatus> live_;
  std::map<std::string, std::vector<std::string>> rows_;
  std::multimap<std::string, std::shared_ptr<EventStream>> streams_;
};

}  // namespace twinlight::server
