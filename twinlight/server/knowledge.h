#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "twinlight/evidence/grid_list.h"
#include "twinlight/matching/catalogue.h"
#include "twinlight/partners/partner_weights.h"
#include "twinlight/report/phrases.h"
#include "twinlight/report/signing_key.h"
#include "twinlight/requirements/requirement_set.h"
#include "twinlight/topics/gloss_dictionary.h"
#include "twinlight/topics/topic_vocabulary.h"

namespace twinlight::server {

/// What the program knows and an installation has: read once, then shared by all threads.
struct Knowledge {
  requirements::RequirementSet requirements;
  evidence::GridList grids;
  topics::TopicVocabulary vocabulary;
  topics::GlossDictionaries glosses;
  partners::PartnerWeights weights;
  std::array<report::Phrases, 3> phrases;  ///< in the order of partnership::Language
  matching::Catalogue catalogue;
  matching::ProductColumns columns;  ///< of the catalogue
  report::SigningKey key;
  std::string engine_version;

  // Of the products that a partnership published (PartnershipCatalogues), by the SHA-256 of the photometric file.
  std::map<std::string, std::string> product_records = {};         ///< id of the record
  std::map<std::string, std::filesystem::path> stored_files = {};  ///< where it lies, if not in the catalogue's folder

  /// @param data       the program's data folder
  /// @param catalogue  a folder of photometric files
  static Result<std::shared_ptr<const Knowledge>> load(const std::filesystem::path& data,
                                                       const std::filesystem::path& catalogue, report::SigningKey key,
                                                       const std::string& engine_version, unsigned threads,
                                                       matching::EmptyFolder empty = matching::EmptyFolder::refused);
};

}  // namespace twinlight::server
