#include "tests/killed_server/writers.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "twinlight/foundation/sha256.h"

namespace twinlight::tests {
namespace {

using nlohmann::json;

const std::string json_type = "Content-Type: application/json";

json site_of(const std::string& partnership, const std::string& organisation, const std::string& name) {
  return {{"partnership", partnership},
          {"organisation", organisation},
          {"name", {{"language", "en"}, {"text", name}, {"translations", json::object()}}},
          {"domain", "education"},
          {"address", {{"postal_code", "3600"}, {"city", "Genk"}, {"country", "BE"}}},
          {"hosts_pilots", false}};
}

std::string name_of(const json& document) {
  return document.value("/name/text"_json_pointer, "");
}

std::string unexpected(const std::string& what, const Reply& reply) {
  return fmt::format("{} gave {}: {}", what, reply.status, reply.body.substr(0, 300));
}

}  // namespace

SiteMaker::SiteMaker(Client client) : client_(std::move(client)) {}

bool SiteMaker::step(const std::string& address) {
  if (organisation_.empty()) {
    const auto session = client_.ask(address, "GET", "/session");
    if (!session) return false;
    const json role = session->json().value("/person/roles/0"_json_pointer, json::object());
    partnership_ = role.value("partnership", "");
    organisation_ = role.value("organisation", "");
  }
  const std::string name = fmt::format("Site {}", next_);
  const auto reply = client_.ask(address, "POST", "/sites", site_of(partnership_, organisation_, name).dump(),
                                 {json_type, fmt::format("Idempotency-Key: key-of-site-{:04}", next_)});
  if (!reply) return false;
  ++next_;
  made_[name] = reply->status == 201 ? reply->json().value("id", "") : unexpected(name, *reply);
  return true;
}

std::vector<std::string> SiteMaker::lost(const std::string& address) {
  std::vector<std::string> found;
  std::map<std::string, int> listed;
  std::string path = fmt::format("/sites?partnership={}&limit=200", partnership_);
  for (std::string next; true;) {
    const auto page = client_.ask(address, "GET", path + next);
    if (!page || page->status != 200) return {"the list of sites can not be read"};
    const json list = page->json();
    for (const json& item : list["items"]) ++listed[name_of(item["document"])];
    const json after = list.value("next", json());
    if (!after.is_string()) break;
    next = "&cursor=" + after.get<std::string>();
  }
  for (const auto& [name, id] : made_) {
    const auto reply = client_.ask(address, "GET", "/sites/" + id);
    if (!reply || reply->status != 200 || name_of(reply->json()["document"]) != name)
      found.push_back(fmt::format("{} ({}) is lost", name, id));
    if (listed[name] != 1) found.push_back(fmt::format("{} stands {} times in the list", name, listed[name]));
  }
  return found;
}

SiteEditor::SiteEditor(Client client, std::string site) : client_(std::move(client)), site_(std::move(site)) {}

/// Takes over what the server has, after holding it against what was acknowledged or attempted.
bool SiteEditor::read(const std::string& address) {
  const auto reply = client_.ask(address, "GET", "/sites/" + site_);
  if (!reply) return false;
  const json record = reply->json();
  const std::int64_t version = record.value("version", std::int64_t{-1});
  const json document = record.value("document", json::object());
  const bool as_acknowledged = version == version_ && document == document_;
  const bool as_attempted =
      version == version_ + 1 && !attempted_.is_null() && name_of(document) == name_of(attempted_);
  if (version_ != 0 && !as_acknowledged && !as_attempted)
    odd_.push_back(fmt::format("version {} '{}' was acknowledged, '{}' attempted, version {} '{}' is there", version_,
                               name_of(document_), name_of(attempted_), version, name_of(document)));
  version_ = version;
  document_ = document;
  attempted_ = nullptr;
  return true;
}

bool SiteEditor::step(const std::string& address) {
  if ((version_ == 0 || !attempted_.is_null()) && !read(address)) return false;
  json changed = document_;
  changed["name"]["text"] = fmt::format("Edited {} times", edits_ + 1);
  attempted_ = changed;
  const auto reply = client_.ask(address, "PUT", "/sites/" + site_, changed.dump(),
                                 {json_type, fmt::format("If-Match: \"{}\"", version_)});
  if (!reply) return false;
  if (reply->status != 200) odd_.push_back(unexpected("an edit", *reply));
  ++edits_;
  version_ = reply->json().value("version", std::int64_t{-1});
  document_ = reply->json().value("document", json::object());
  attempted_ = nullptr;
  return true;
}

std::vector<std::string> SiteEditor::lost(const std::string& address) {
  if (!read(address)) return {"the edited site can not be read"};
  return odd_;
}

bool Uploader::step(const std::string& address) {
  if (pending_.empty()) {
    pending_.resize(std::uniform_int_distribution<std::size_t>(1, 400'000)(random_));
    for (char& byte : pending_) byte = static_cast<char>(random_());
  }
  const auto reply = client_.ask(address, "POST", fmt::format("/files?name=file-{}.bin", kept_.size()), pending_,
                                 {"Content-Type: application/octet-stream"});
  if (!reply) return false;
  const bool taken = reply->status == 201 || reply->status == 200;
  kept_.emplace_back(taken ? reply->json().value("/record/id"_json_pointer, "") : unexpected("an upload", *reply),
                     sha256_hex({pending_}));
  pending_.clear();
  return true;
}

std::vector<std::string> Uploader::lost(const std::string& address) {
  std::vector<std::string> found;
  for (const auto& [id, hash] : kept_) {
    const auto reply = client_.ask(address, "GET", "/files/" + id + "/content");
    if (!reply || reply->status != 200 || sha256_hex({reply->body}) != hash)
      found.push_back(fmt::format("the file {} is lost or other", id));
  }
  return found;
}

std::string Ranker::state_of(const std::string& address, const std::string& job) {
  const auto reply = client_.ask(address, "GET", "/jobs/" + job);
  return reply ? reply->json().value("state", "unknown") : "";
}

bool Ranker::step(const std::string& address) {
  static const std::string request = R"({"need": {"name": "Room", "domain": "education",
    "requirement": "en12464-1:2021/44.1", "maintenance_factor": 0.8,
    "room": {"length_m": 4, "width_m": 4, "height_m": 3},
    "reflectance": {"ceiling": 0.7, "walls": 0.5, "floor": 0.2},
    "operation": {"hours_per_year": 2000, "electricity_price_per_kWh": 0.28}, "task": {"height_m": 0.75},
    "layout": {"mounting": "either", "suspension_m": 0.5, "max_luminaires": 9}}})";
  const auto reply = client_.ask(address, "POST", "/rankings", request, {json_type});
  if (!reply) return false;
  jobs_.push_back(reply->status == 202 ? reply->json().value("job", "") : unexpected("a ranking", *reply));
  while (true) {
    const std::string state = state_of(address, jobs_.back());
    if (state.empty()) return false;
    if (state != "queued" && state != "running") return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

std::vector<std::string> Ranker::lost(const std::string& address) {
  std::vector<std::string> found;
  json first;
  for (const std::string& job : jobs_) {
    while (state_of(address, job) == "queued" || state_of(address, job) == "running")
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const auto reply = client_.ask(address, "GET", "/rankings/" + job);
    json result = reply ? reply->json() : json();
    if (!reply || reply->status != 200 || !result.is_object()) {
      found.push_back(fmt::format("the ranking {} is lost: {}", job, reply ? unexpected("it", *reply) : "no reply"));
      continue;
    }
    for (const char* own : {"id", "seconds"}) result.erase(own);
    if (first.is_null()) first = result;
    if (result != first) found.push_back(fmt::format("the ranking {} is not as the others are", job));
  }
  return found;
}

bool Inviter::step(const std::string& address) {
  const std::string to = email(next_);
  const json body = {{"email", to},
                     {"family_name", "Guest"},
                     {"preferred_language", "nl"},
                     {"role", "member"},
                     {"organisation", organisation_}};
  ++next_;  // it is not asked twice, whatever came of it
  const auto reply = client_.ask(address, "POST", "/invitations", body.dump(), {json_type});
  if (!reply) return false;
  invited_[to] = reply->status == 201 ? reply->json().value("person", "") : unexpected("an invitation", *reply);
  return true;
}

std::vector<std::string> Inviter::lost(const std::string& address) {
  std::vector<std::string> found;
  for (const auto& [to, person] : invited_) {
    const auto reply = client_.ask(address, "GET", "/persons/" + person);
    if (!reply || reply->status != 200) found.push_back(fmt::format("{} ({}) is lost", to, person));
  }
  return found;
}

}  // namespace twinlight::tests
