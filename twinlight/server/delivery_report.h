#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::server {

inline constexpr std::size_t largest_report_bytes = std::size_t{1} << 20U;

/// What a mail server says became of a letter for one recipient (RFC 3464 section 2.3).
struct RecipientStatus {
  std::string action;  ///< `failed`, `delayed`, `delivered`, `relayed`, `expanded`
  std::string status;  ///< enhanced status code of RFC 3463, as `5.1.1`; empty where it gives none
};

/// A delivery status notification.
struct DeliveryReport {
  std::vector<std::string> sent_to;  ///< addresses that it came to, as its header names them
  std::vector<RecipientStatus> recipients;
};

/// Reads a message (RFC 5322). Nothing where it is no such notification: somebody's answer, or that they are away.
/// Fails where it has more than 1 MiB. The one place that knows GMime.
Result<std::optional<DeliveryReport>> read_delivery_report(std::string_view message);

/// The enhanced status code with which a text begins, of RFC 3463 section 2; empty where it begins with none.
std::string enhanced_status(std::string_view text);

/// Whether a status says that there is no such mailbox, so that no letter will ever reach it: what else keeps a letter
/// from it (a full mailbox, a letter that is taken for advertising) may pass.
bool says_address_is_gone(std::string_view status);

}  // namespace twinlight::server
