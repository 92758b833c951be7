#pragma once

#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"
#include "twinlight/server/request_text.h"

/// Asking other servers. The one place of this library that knows how.
namespace twinlight::server {

struct Reply {
  int status = 0;
  std::string body;
};

struct BasicCredentials {
  std::string user;
  std::string password;
};

/// Which servers may be asked.
enum class Reach {
  anywhere,         ///< by https, and by http on this machine
  public_internet,  ///< by https, and none on this machine or in a network of its own, whatever name it has
};

/// True for https, and for http to this machine itself (127.0.0.1, [::1], localhost).
bool is_safe_address(std::string_view url);

/// Whether an address that somebody wrote may be asked: one that is safe and names no user; of the public internet
/// https alone. Where a name leads is seen when it is asked.
bool may_be_asked(const std::string& url, Reach reach);

/// All wait at most 10 s, take at most 1 MiB, follow no redirection, and fail where the address is not safe or nothing
/// answers; any status is a reply.
/// @param bearer  a token that the request shows (RFC 6750); none where it is empty
Result<Reply> http_get(const std::string& url, const std::string& bearer = "");
Result<Reply> http_post_form(const std::string& url, const NamedValues& fields, const BasicCredentials& credentials);

/// Fails also where the name leads to a server that is not within reach. No proxy is asked.
/// @param headers  without line ends
Result<Reply> http_post(const std::string& url, const std::string& body, const NamedValues& headers, Reach reach);

/// Text as a part of an address (RFC 3986).
std::string percent_encoded(const std::string& text);

/// The fields as application/x-www-form-urlencoded.
std::string form_text(const NamedValues& fields);

}  // namespace twinlight::server
