#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partners/partner_profile.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// What a profile says of itself that facts hang on.
struct FactKeys {
  std::string organisation;
  bool anonymous = false;
  std::vector<std::string> products = {};
  std::string need = {};

  explicit FactKeys(const nlohmann::json& profile);
};

/// What is on record in one partnership of those who offer and seek: interests and how they were answered, confirmed
/// achievements and outcomes, certificates, and which product passed the checks of which need. Kept from one question
/// to the next, brought up to date by what the audit says has happened.
class PartnershipFacts {
 public:
  /// True where anything changed.
  Result<bool> bring_up_to_date(storage::Store& store, const std::string& partnership);

  /// What is known at a moment. Nothing of an anonymous profile, nor of a need whose owner hides; products and needs
  /// count where they are the profile's own and shown.
  partners::ProfileFacts of(const FactKeys& profile, Instant now) const;

  /// The evaluation by which a product passed a need, by ids; empty where it did not.
  std::string evaluation_of(const std::string& need, const std::string& product) const;

 private:
  using Document = nlohmann::json;
  struct Interest {
    std::string owner;  ///< who was asked
    Instant answer_by{};
    std::optional<Instant> answered_at;
    bool counts = false;  ///< not withdrawn, and its owner does not hide
  };
  struct Certificate {
    std::string owner;
    std::optional<Date> expires_on;
  };
  struct Owner {
    bool admitted = false;
    std::string size;  ///< of partners::organisation_sizes; empty: not told
  };
  struct Owned {
    std::string owner;
    bool counts = false;  ///< shown, and of a need: with its owner
  };
  struct Evaluation {
    std::string id;
    Instant computed_at{};
    bool passes = false;
  };
  using NeedAndProduct = std::pair<std::string, std::string>;

  Result<void> read(storage::Store& store, partnership::Kind kind, const std::string& id);
  Result<void> read_interest(storage::Store& store, const std::string& id, const Document& document);
  Result<void> read_achievement(storage::Store& store, const std::string& id, const Document& document);
  void read_evaluation(const std::string& id, const Document& document);
  partners::Standing standing_of(const std::string& organisation, Instant now) const;

  std::map<partnership::Kind, std::int64_t> until_;  ///< in the audit
  std::map<std::string, Interest> interests_;
  std::map<std::string, Certificate> certificates_;          ///< confirmed ones
  std::map<std::string, std::string> outcomes_;              ///< confirmed ones, whose
  std::map<std::string, std::vector<std::string>> reached_;  ///< confirmed achievements, between whom
  std::map<std::string, Owner> owners_;                      ///< by organisation
  std::map<std::string, Owned> products_;
  std::map<std::string, Owned> needs_;
  std::map<NeedAndProduct, Evaluation> evaluations_;  ///< the newest of each
};

}  // namespace twinlight::server
