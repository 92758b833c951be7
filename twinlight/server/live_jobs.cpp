#include "twinlight/server/live_jobs.h"

namespace twinlight::server {

LiveJobs::~LiveJobs() {
  for (const auto& [id, stream] : streams_) stream->close();
}

void LiveJobs::begin(const std::string& id, const std::string& person) {
  const std::lock_guard lock(mutex_);
  live_[id].person = person;
}

void LiveJobs::forget(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto [begin, end] = streams_.equal_range(id);
  for (auto stream = begin; stream != end; ++stream) stream->second->close();
  streams_.erase(begin, end);
  live_.erase(id);
  rows_.erase(id);
}

std::optional<JobStatus> LiveJobs::find(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto found = live_.find(id);
  return found == live_.end() ? std::nullopt : std::optional(found->second);
}

void LiveJobs::follow(const std::string& id, const JobStatus& status, const std::shared_ptr<EventStream>& stream) {
  const std::lock_guard lock(mutex_);
  const auto live = live_.find(id);
  const JobStatus& now = live == live_.end() ? status : live->second;
  if (const auto rows = rows_.find(id); rows != rows_.end())
    for (const std::string& row : rows->second) stream->send("row", row);
  stream->send(now.is_over() ? now.state : "progress", job_json(id, now).dump());
  if (now.is_over() || live == live_.end())
    stream->close();
  else
    streams_.emplace(id, stream);
}

void LiveJobs::publish(const std::string& id, JobStatus status) {
  const std::lock_guard lock(mutex_);
  if (const auto live = live_.find(id); live != live_.end()) status.person = live->second.person;
  const bool over = status.is_over();
  const std::string event = over ? status.state : "progress";
  const std::string data = job_json(id, status).dump();
  const auto [begin, end] = streams_.equal_range(id);
  for (auto stream = begin; stream != end;) {
    const bool there = stream->second->send(event, data);
    if (over) stream->second->close();
    stream = over || !there ? streams_.erase(stream) : std::next(stream);
  }
  if (over) {
    live_.erase(id);
    rows_.erase(id);
  } else {
    live_[id] = std::move(status);
  }
}

void LiveJobs::publish_row(const std::string& id, const std::string& row) {
  const std::lock_guard lock(mutex_);
  // In the order in which they came: each has its place among those before it.
  rows_[id].push_back(row);
  const auto [begin, end] = streams_.equal_range(id);
  for (auto stream = begin; stream != end;)
    stream = stream->second->send("row", row) ? std::next(stream) : streams_.erase(stream);
}

}  // namespace twinlight::server
