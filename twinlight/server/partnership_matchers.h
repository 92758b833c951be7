#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "twinlight/partners/partner_hints.h"
#include "twinlight/partners/partner_matcher.h"
#include "twinlight/server/knowledge.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// The published profiles of each partnership, ready to be matched: kept from one question to the next, brought up to
/// date by what the audit says has happened since. For several threads.
class PartnershipMatchers {
 public:
  explicit PartnershipMatchers(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

  struct Partner {
    std::string profile;  ///< id
    double score = 0.0;
    std::vector<partners::Reason> reasons;
  };
  struct Answer {
    std::vector<Partner> partners;
    std::vector<partners::PartnerHint> hints;  ///< where the best one is weak
  };
  /// The published profiles that suit one best, at most `most`; the one may be unpublished, and is found by nobody
  /// then.
  Result<Answer> partners_of(storage::Store& store, const storage::StoredDocument& profile, std::size_t most);

 private:
  struct Known {
    std::size_t place = 0;
    std::int64_t version = 0;
    std::string owner;
  };
  /// One partnership.
  struct Matched {
    std::mutex mutex;
    std::unique_ptr<partners::PartnerMatcher> matcher;
    std::map<std::string, Known> known;  ///< by id of the profile
    std::map<std::string, std::int64_t> owner_versions;
    std::int64_t profiles_until = 0;  ///< in the audit
    std::int64_t owners_until = 0;
  };
  Matched& of(const std::string& partnership);
  Result<void> bring_up_to_date(storage::Store& store, const std::string& partnership, Matched& matched) const;
  Result<void> read_again(storage::Store& store, const std::string& profile, bool even_unchanged,
                          Matched& matched) const;
  /// Edited profiles leave empty places behind: made anew from those that are there.
  void make_anew_where_holed(Matched& matched) const;

  std::shared_ptr<const Knowledge> knowledge_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Matched>> matched_;  ///< by partnership
};

}  // namespace twinlight::server
