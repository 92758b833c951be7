#include "twinlight/server/knowledge.h"

namespace twinlight::server {

Result<std::shared_ptr<const Knowledge>> Knowledge::load(const std::filesystem::path& data,
                                                         const std::filesystem::path& catalogue, report::SigningKey key,
                                                         const std::string& engine_version, unsigned threads) {
  using report::Language;
  const auto phrases = [&](Language language) { return report::Phrases::load(data / "report", language); };
  auto known = std::make_shared<Knowledge>(Knowledge{
      .requirements = TWL_TRY(requirements::RequirementSet::load(data / "requirements")),
      .grids = TWL_TRY(evidence::GridList::load(data / "energy" / "grids.toml")),
      .vocabulary = TWL_TRY(topics::TopicVocabulary::read(data / "topics" / "topics.ttl")),
      .glosses = TWL_TRY(topics::read_gloss_dictionaries(data / "glosses")),
      .weights = TWL_TRY(partners::PartnerWeights::read(data / "partners" / "weights.toml")),
      .phrases = {TWL_TRY(phrases(Language::nl)), TWL_TRY(phrases(Language::en)), TWL_TRY(phrases(Language::zh))},
      .catalogue = TWL_TRY(matching::read_catalogue(catalogue, threads)),
      .columns = {},
      .key = key,
      .engine_version = engine_version});
  known->columns = matching::columns_of(known->catalogue, threads);
  return known;
}

}  // namespace twinlight::server
