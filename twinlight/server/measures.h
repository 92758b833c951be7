#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/storage/connection.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// What came of matching in one partnership: how interests ended, whether answers came in time, whether wishes are
/// mutual, how evenly owners are shown, what was
/// reached by both sides' word, which outcomes are confirmed. Names no owner who hides.
class Measures {
 public:
  static Result<Measures> of(storage::Connection& connection, const std::string& partnership, Instant now);

  nlohmann::json as_json() const;

 private:
  struct Owner {
    std::int64_t profiles = 0;
    std::int64_t shown = 0;
  };
  struct Outcomes {
    std::int64_t count = 0;
    double value = 0.0;
  };
  Result<void> read_profiles(storage::Connection& connection, const std::string& partnership, Instant now);
  Result<void> read_interests(storage::Store& store, const std::string& partnership, Instant now);
  Result<void> read_achievements(storage::Store& store, const std::string& partnership);
  Result<void> read_outcomes(storage::Store& store, const std::string& partnership);
  void add_interest(const nlohmann::json& interest, const std::string& owner, Instant now);
  nlohmann::json exposure_json() const;

  std::map<std::string, std::int64_t> interests_;  ///< by state
  std::int64_t due_ = 0;                           ///< answered, or to be answered by now
  std::int64_t in_time_ = 0;
  std::map<std::pair<std::string, std::string>, bool> wishes_;  ///< who asked whom; whether the other agreed
  std::map<std::string, Owner> owners_;                         ///< of published profiles; those who do not hide
  std::vector<std::int64_t> hidden_;                            ///< showings of each anonymous profile
  std::map<std::string, std::int64_t> achievements_;            ///< confirmed ones, by kind
  std::map<std::string, Outcomes> outcomes_;                    ///< confirmed ones, by indicator
};

}  // namespace twinlight::server
