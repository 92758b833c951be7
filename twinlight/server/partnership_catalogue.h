#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "twinlight/lighting/basis_projection.h"
#include "twinlight/server/knowledge.h"
#include "twinlight/storage/file_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Knowledge whose catalogue is the installation's with the published products of one partnership behind it. What
/// members tell each other of their products (files, prices) is for members: a visitor's catalogue is the
/// installation's alone.
class PartnershipCatalogues {
 public:
  PartnershipCatalogues(std::shared_ptr<const Knowledge> installation, storage::FileStore files);

  /// As the records are now; made anew where a product of the partnership changed since the last time.
  /// @param partnership id; empty for a visitor
  Result<std::shared_ptr<const Knowledge>> of(storage::Connection& connection, const std::string& partnership);

 private:
  /// The lights of one photometric file, ready for the rank stage.
  struct Lights {
    std::vector<matching::CatalogueProduct> products;
    std::vector<lighting::ProjectedDistribution> projected;
  };
  struct Made {
    std::int64_t revision = -1;
    std::shared_ptr<const Knowledge> knowledge;
    std::map<std::string, std::shared_ptr<const Lights>> lights;  ///< by the hash of the file
  };
  Result<void> make(storage::Store& store, const std::string& partnership, Made& made) const;
  Result<std::shared_ptr<const Lights>> lights_of(const std::string& hash, const Made& known) const;
  Result<void> add(const storage::StoredDocument& record, const Made& known, Made& made, Knowledge& knowledge) const;

  std::shared_ptr<const Knowledge> installation_;
  std::set<std::string> installed_;  ///< hashes of the installation's files
  storage::FileStore files_;
  std::mutex mutex_;
  std::map<std::string, Made> made_;  ///< by partnership
};

}  // namespace twinlight::server
