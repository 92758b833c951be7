#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "twinlight/partners/partner_hints.h"
#include "twinlight/partners/partner_matcher.h"
#include "twinlight/server/knowledge.h"
#include "twinlight/server/partnership_facts.h"
#include "twinlight/server/taught_vocabulary.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// The published profiles of each partnership, ready to be matched: kept from one question to the next, brought up to
/// date by what the audit says has happened since. For several threads.
class PartnershipMatchers {
 public:
  PartnershipMatchers(std::shared_ptr<const Knowledge> knowledge, std::shared_ptr<TaughtVocabularies> vocabularies)
      : knowledge_(std::move(knowledge)), vocabularies_(std::move(vocabularies)) {}

  struct Partner {
    std::string profile;  ///< id
    double score = 0.0;
    std::vector<partners::Reason> reasons;
    std::vector<std::string> evaluations;  ///< by which a product passed; who may read them is for the caller
  };
  struct Question {
    std::size_t most = 10;
    partners::Basis basis = partners::Basis::texts;
    Instant now{};
  };
  struct Answer {
    std::vector<Partner> partners;
    std::vector<partners::PartnerHint> hints;  ///< where the best one is weak
  };
  /// The published profiles that suit one best; the one may be unpublished, and is found by nobody then. Owners that
  /// were seldom shown until yesterday come forward as docs/partners.md says; who is shown now is counted.
  Result<Answer> partners_of(storage::Connection& connection, const storage::StoredDocument& profile,
                             const Question& question);

 private:
  struct Known {
    std::size_t place = 0;
    std::int64_t version = 0;
    FactKeys keys;
  };
  using Shown = std::map<std::string, std::int64_t>;
  /// One partnership.
  struct Matched {
    std::mutex mutex;
    std::shared_ptr<const TaughtVocabulary> vocabulary;  ///< outlives the matcher
    std::unique_ptr<partners::PartnerMatcher> matcher;
    std::map<std::string, Known> known;  ///< by id of the profile
    std::map<std::string, std::int64_t> owner_versions;
    std::int64_t profiles_until = 0;  ///< in the audit
    std::int64_t owners_until = 0;
    PartnershipFacts facts;
    std::set<std::string> stated;                ///< profiles whose facts the matcher has
    std::chrono::sys_days day{};                 ///< of the facts and of the counts
    Shown shown_before;                          ///< by profile, until the day before
    std::map<std::string, std::string> counted;  ///< what was shown to whom that day
  };
  Matched& of(const std::string& partnership);
  Result<void> bring_up_to_date(storage::Store& store, const std::string& partnership, Matched& matched) const;
  Result<void> read_again(storage::Store& store, const std::string& profile, bool even_unchanged,
                          Matched& matched) const;
  Result<void> restate_facts(storage::Store& store, const std::string& partnership, Matched& matched,
                             Instant now) const;
  Result<void> begin_day(storage::Connection& connection, const std::string& partnership, Matched& matched,
                         std::chrono::sys_days day) const;
  std::vector<partners::RankedPartner> ranked(Matched& matched, const std::string& id,
                                              const partners::PartnerProfile& own, const Question& question) const;
  static Result<void> count(storage::Connection& connection, const std::string& partnership, Matched& matched,
                            const std::string& asked, const Answer& answer);
  /// Edited profiles leave empty places behind, and a vocabulary that learnt changes what texts speak of: the matcher
  /// anew, from the profiles that are there.
  void make_anew(Matched& matched, std::shared_ptr<const TaughtVocabulary> vocabulary) const;

  std::shared_ptr<const Knowledge> knowledge_;
  std::shared_ptr<TaughtVocabularies> vocabularies_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Matched>> matched_;  ///< by partnership
};

}  // namespace twinlight::server
