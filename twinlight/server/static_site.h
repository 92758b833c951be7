#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "twinlight/foundation/result.h"
#include "twinlight/server/http_message.h"

namespace twinlight::server {

/// The web application: files of a folder, read once and served from memory; no other path leads to a file. What has no
/// file is answered with index.html, for the application to route. Where a file lies beside it with .br or .gz it is
/// served to those who take it.
class StaticSite {
 public:
  /// Fails where the folder has no index.html. Links that lead out of the folder are left out.
  static Result<StaticSite> load(const std::filesystem::path& folder);

  Response answer(const Request& request) const;

 private:
  struct File {
    std::shared_ptr<const std::string> bytes;
    std::shared_ptr<const std::string> gzip;
    std::shared_ptr<const std::string> brotli;
    std::string media_type;
    std::string etag;
  };
  std::map<std::string, File, std::less<>> files_;  ///< by path
  std::string page_policy_;                         ///< Content-Security-Policy of pages
};

}  // namespace twinlight::server
