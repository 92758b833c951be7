#pragma once

#include <string>
#include <string_view>

#include "twinlight/foundation/calendar.h"
#include "twinlight/foundation/result.h"
#include "twinlight/storage/connection.h"

namespace twinlight::server {

/// A secret for the address that one letter comes back to: 32 digits, which no server changes.
std::string new_return_token();

/// Where a letter comes back to: `bounces+TOKEN@example.org`, a subaddress (RFC 5233) of a mailbox.
std::string return_address(const std::string& mailbox, const std::string& token);

/// The token within such an address, or within a header that names it; empty where there is none.
std::string return_token_in(std::string_view address);

/// What a message that came to the mailbox turned out to be.
struct TakenReturn {
  enum class What {
    no_report,       ///< and no matter for the program
    unknown_letter,  ///< a report of a letter that was not sent from here, or too long ago
    not_failed,      ///< it is on its way or has arrived
    counted,         ///< it came back, perhaps for a while
    unreachable,     ///< no more letters go there
  };
  What what = What::no_report;
  std::string address;  ///< that the letter went to
  std::string status;   ///< of RFC 3463
};

/// Takes a message that came to the mailbox of returned letters. An address that is gone is unreachable from now on,
/// and so is one from which three letters came back for whatever reason.
/// @param recipient  the address that it came to, where the mail server tells; else the message's header is asked
Result<TakenReturn> take_returned_letter(storage::Connection& connection, const std::string& recipient,
                                         std::string_view message, Instant now);

}  // namespace twinlight::server
