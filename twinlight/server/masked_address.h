#pragma once

#include <string>
#include <string_view>

namespace twinlight::server {

/// The text with the mailbox of each e-mail address in it as an ellipsis: `…@example.org`. Mail servers say whom they
/// refuse; whoever keeps the machine needs the reason and the domain, not the person.
std::string with_masked_addresses(std::string_view text);

}  // namespace twinlight::server
