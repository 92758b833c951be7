#pragma once

#include <memory>

#include "twinlight/server/call.h"
#include "twinlight/server/digests.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// The searches that a person keeps, and whether a weekly letter tells what is new. Each person's are for that person.
class SearchEndpoints {
 public:
  /// @param sends_mail  whether there can be letters at all
  SearchEndpoints(std::shared_ptr<ProfileSearch> search, std::shared_ptr<const Digests> digests, bool sends_mail)
      : search_(std::move(search)), digests_(std::move(digests)), sends_mail_(sends_mail) {}

  void add_to(Endpoints& endpoints);

 private:
  Answer list(Call& call) const;
  Answer create(Call& call) const;
  Answer remove(Call& call) const;
  Answer profiles(Call& call) const;
  Answer mark_seen(Call& call) const;
  Answer letters(Call& call) const;
  Answer set_letters(Call& call) const;
  Answer stop(Call& call, const std::string& token);

  std::shared_ptr<ProfileSearch> search_;
  std::shared_ptr<const Digests> digests_;
  bool sends_mail_;
  RateLimit by_address_{20, 20};
};

}  // namespace twinlight::server
