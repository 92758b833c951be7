#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>

namespace twinlight::server {

/// A letter to one person, in one language.
struct Mail {
  std::string id;  ///< a UUID: sent again it is the same letter
  std::string to;  ///< e-mail address
  std::string subject;
  std::string text;
  std::string html;
  bool asked_for = false;             ///< goes even to an address that letters came back from: somebody waits for it
  std::string unsubscribe_link = {};  ///< of letters that come again and again: for mail programs (RFC 8058)
  std::string return_token = {};      ///< in the address that it comes back to; empty where none takes it

  friend bool operator==(const Mail&, const Mail&) = default;
};

/// Why a letter did not go.
struct MailRefusal {
  bool for_good = false;  ///< another attempt would be refused too
  std::string reason;
  std::string status = {};   ///< enhanced status code of RFC 3463, where the server gave one
  std::string for_log = {};  ///< the reason without what the server said, which may name whom the letter was for
};

/// Hands a letter to whoever delivers it.
using MailSender = std::function<tl::expected<void, MailRefusal>(const Mail&)>;

}  // namespace twinlight::server
