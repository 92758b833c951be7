#include "twinlight/server/knowledge.h"

namespace twinlight::server {

Result<std::shared_ptr<const Knowledge>> Knowledge::load(const std::filesystem::path& data,
                                                         const std::filesystem::path& catalogue, report::SigningKey key,
                                                         const std::string& engine_version, unsigned threads,
                                                         matching::EmptyFolder empty) {
  using report::Language;
  const auto phrases = [&](Language language) { return report::Phrases::load(data / "report", language); };
  auto rows = TWL_TRY(requirements::RequirementSet::load(data / "requirements"));
  auto grids = TWL_TRY(evidence::GridList::load(data / "energy" / "grids.toml"));
  auto vocabulary = TWL_TRY(topics::TopicVocabulary::read(data / "topics" / "topics.ttl"));
  auto glosses = TWL_TRY(topics::read_gloss_dictionaries(data / "glosses"));
  auto weights = TWL_TRY(partners::PartnerWeights::read(data / "partners" / "weights.toml"));
  auto dutch = TWL_TRY(phrases(Language::nl));
  auto english = TWL_TRY(phrases(Language::en));
  auto chinese = TWL_TRY(phrases(Language::zh));
  auto products = TWL_TRY(matching::read_catalogue(catalogue, threads, empty));
  auto known =
      std::make_shared<Knowledge>(Knowledge{.requirements = std::move(rows),
                                            .grids = std::move(grids),
                                            .vocabulary = std::move(vocabulary),
                                            .glosses = std::move(glosses),
                                            .weights = std::move(weights),
                                            .phrases = {std::move(dutch), std::move(english), std::move(chinese)},
                                            .catalogue = std::move(products),
                                            .columns = {},
                                            .key = key,
                                            .engine_version = engine_version});
  known->columns = matching::columns_of(known->catalogue, threads);
  return known;
}

}  // namespace twinlight::server
