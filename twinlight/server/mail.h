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

  friend bool operator==(const Mail&, const Mail&) = default;
};

/// Why a letter did not go.
struct MailRefusal {
  bool for_good = false;  ///< another attempt would be refused too
  std::string reason;
};

/// Hands a letter to whoever delivers it.
using MailSender = std::function<tl::expected<void, MailRefusal>(const Mail&)>;

}  // namespace twinlight::server
