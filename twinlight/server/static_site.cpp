#include "twinlight/server/static_site.h"

#include <sodium.h>

#include <array>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/server/request_text.h"

namespace twinlight::server {
namespace {
namespace fs = std::filesystem;

constexpr std::size_t largest_served_bytes = std::size_t{64} << 20U;

struct MediaType {
  std::string_view extension;
  std::string_view type;
};
constexpr std::array served_types = std::to_array<MediaType>({
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
});

std::string media_type_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  for (const MediaType& known : served_types)
    if (known.extension == extension) return std::string(known.type);
  return "application/octet-stream";
}

/// CSP's name of an inline script: SHA-256 in base64.
std::string script_source(std::string_view script) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(script.data()), script.size());
  std::string text(sodium_base64_encoded_len(hash.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating zero
  return " 'sha256-" + text + "'";
}

/// Everything from this server alone; the scripts within the page by what they are.
std::string policy_of(std::string_view page) {
  std::string scripts;
  constexpr std::string_view begin = "<script>";
  for (std::size_t from = page.find(begin); from != std::string_view::npos; from = page.find(begin, from + 1)) {
    const std::string_view script = page.substr(from + begin.size());
    scripts += script_source(script.substr(0, script.find("</script>")));
  }
  return "default-src 'self'; script-src 'self'" + scripts +
         "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
         "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

bool accepts(const Request& request, std::string_view coding) {
  return request.header("accept-encoding").find(coding) != std::string_view::npos;
}

}  // namespace

Result<StaticSite> StaticSite::load(const fs::path& folder) {
  StaticSite site;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->is_symlink() || !entry->is_regular_file()) continue;
    const std::string name = "/" + fs::relative(entry->path(), folder).generic_string();
    auto bytes = std::make_shared<const std::string>(TWL_TRY(read_file(entry->path(), largest_served_bytes)));
    const fs::path extension = entry->path().extension();
    const std::string without = name.substr(0, name.size() - extension.string().size());
    if (extension == ".gz") {
      site.files_[without].gzip = std::move(bytes);
    } else if (extension == ".br") {
      site.files_[without].brotli = std::move(bytes);
    } else {
      File& file = site.files_[name];
      file.media_type = media_type_of(entry->path());
      file.etag = "\"" + sha256_hex({*bytes}).substr(0, 32) + "\"";
      file.bytes = std::move(bytes);
    }
  }
  std::erase_if(site.files_, [](const auto& file) { return !file.second.bytes; });
  const auto index = site.files_.find("/index.html");
  if (index == site.files_.end()) return failure({.message = "holds no index.html", .file = folder.string()});
  site.page_policy_ = policy_of(*index->second.bytes);
  return site;
}

Response StaticSite::answer(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") return {.status = 405, .headers = {{"Allow", "GET, HEAD"}}};
  const auto path = percent_decoded(request.path, false);
  auto found = path ? files_.find(*path) : files_.end();
  // What the application names by its content is there or not; anything else is a page of it.
  if (found == files_.end() && request.path.starts_with("/_app/")) return {.status = 404};
  if (found == files_.end()) found = files_.find("/index.html");
  const File& file = found->second;
  const bool lasts = found->first.starts_with("/_app/immutable/");
  Response response{.headers = {{"Content-Type", file.media_type},
                                {"ETag", file.etag},
                                {"Vary", "Accept-Encoding"},
                                {"Cache-Control", lasts ? "public, max-age=31536000, immutable" : "no-cache"},
                                {"Content-Security-Policy", page_policy_}}};
  if (request.header("if-none-match") == file.etag) {
    response.status = 304;
    return response;
  }
  response.shared_body = file.bytes;
  if (file.brotli && accepts(request, "br")) {
    response.shared_body = file.brotli;
    response.headers.emplace_back("Content-Encoding", "br");
  } else if (file.gzip && accepts(request, "gzip")) {
    response.shared_body = file.gzip;
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  return response;
}

}  // namespace twinlight::server
