#pragma once

#include <array>
#include <string>

#include "twinlight/partnership/text.h"
#include "twinlight/server/mail.h"

namespace twinlight::server {

/// What the program writes to people about.
enum class Letter {
  password,            ///< somebody wants to choose another password
  invitation,          ///< to a partnership, by somebody of it
  answer,              ///< the day by which an interest is to be answered comes near
  news,                ///< a mutual interest of which nothing was heard since
  confirmation,        ///< the other side said what came of an interest
  interest,            ///< somebody is interested
  accepted,            ///< the interest is mutual
  declined,            ///< it is not
  unanswered,          ///< nobody said so in time
  introduction,        ///< a coordinator suggests that two meet
  introduction_waits,  ///< the day by which it is to be answered comes near
  introduced,          ///< both agreed
  not_introduced,      ///< the other side did not
  introduction_over,   ///< the other side did not answer in time
  expiring,            ///< the last day of a profile comes near
  expired,             ///< it has passed
  inactive,            ///< who no longer signs in is erased on a day
  proven,              ///< a product that was published passes in a need
  join_confirm,        ///< whoever asks to join confirms the address
  join_known,          ///< or has an account already
  join_refused,        ///< why not
  desk_code,           ///< a code was made by which they sign in once
  address_confirm,     ///< whoever wants letters at another address confirms it
  address_changed,     ///< and the old one is told
};
inline constexpr std::array every_letter{Letter::password,       Letter::invitation,         Letter::answer,
                                         Letter::news,           Letter::confirmation,       Letter::interest,
                                         Letter::accepted,       Letter::declined,           Letter::unanswered,
                                         Letter::introduction,   Letter::introduction_waits, Letter::introduced,
                                         Letter::not_introduced, Letter::introduction_over,  Letter::expiring,
                                         Letter::expired,        Letter::inactive,           Letter::proven,
                                         Letter::join_confirm,   Letter::join_known,         Letter::join_refused,
                                         Letter::desk_code,      Letter::address_confirm,    Letter::address_changed};

struct LetterFacts {
  std::string name;          ///< of whom it is for
  std::string organisation;  ///< for which somebody is invited, or asks, to act
  std::string link;
  std::string title = {};  ///< of the profile, product or need that it is about; why a request was refused
  std::string date = {};
  std::string partner = {};  ///< title of the other profile, of an introduction; name of the product that passes
};

/// A letter in the reader's language, as text and as HTML; without id.
Mail letter(Letter kind, partnership::Language language, const std::string& to, const LetterFacts& facts);

}  // namespace twinlight::server
