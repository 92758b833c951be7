#include "twinlight/partners/partner_weights.h"

#include <algorithm>

#include "twinlight/foundation/settings.h"

namespace twinlight::partners {
namespace {

constexpr Range factor{.least = 0.0, .most = 1.0};
constexpr double unlisted_types = 0.1;

Result<void> read_standing(const Settings& settings, PartnerWeights& weights) {
  const Settings evidence = TWL_TRY(settings.table("evidence"));
  const Settings history = TWL_TRY(settings.table("history"));
  const Settings credibility = TWL_TRY(settings.table("credibility"));
  TWL_CHECK(evidence.allow_only({"passes"}));
  TWL_CHECK(history.allow_only({"answers", "outcomes", "half_at"}));
  TWL_CHECK(credibility.allow_only({"certified", "admitted"}));
  weights.evidence = TWL_TRY(evidence.number("passes", factor));
  weights.answers = TWL_TRY(history.number("answers", factor));
  weights.outcomes = TWL_TRY(history.number("outcomes", factor));
  weights.half_at = TWL_TRY(history.number("half_at", Range::positive()));
  weights.certified = TWL_TRY(credibility.number("certified", factor));
  weights.admitted = TWL_TRY(credibility.number("admitted", factor));
  return {};
}

Result<ExposureFloor> read_exposure(const Settings& settings) {
  const Settings exposure = TWL_TRY(settings.table("exposure"));
  TWL_CHECK(exposure.allow_only({"every", "about_equal", "least_score", "candidates"}));
  ExposureFloor made;
  made.every = static_cast<std::size_t>(TWL_TRY(exposure.number("every", Range::at_least(0.0))));
  made.about_equal = TWL_TRY(exposure.number("about_equal", factor));
  made.least_score = TWL_TRY(exposure.number("least_score", factor));
  made.candidates = static_cast<std::size_t>(TWL_TRY(exposure.number("candidates", Range::at_least(1.0))));
  return made;
}

}  // namespace

Result<PartnerWeights> PartnerWeights::read(const std::filesystem::path& file) {
  const Settings settings = TWL_TRY(Settings::read(file));
  TWL_CHECK(settings.allow_only(
      {"text", "domain", "wish", "type", "channel", "evidence", "history", "credibility", "exposure"}));
  const Settings text = TWL_TRY(settings.table("text"));
  const Settings domain = TWL_TRY(settings.table("domain"));
  const Settings wish = TWL_TRY(settings.table("wish"));
  const Settings type = TWL_TRY(settings.table("type"));
  const Settings channel = TWL_TRY(settings.table("channel"));
  TWL_CHECK(wish.allow_only({"kind_not_wanted", "region_not_wanted", "size_not_wanted", "readiness_missing"}));
  TWL_CHECK(text.allow_only(
      {"title", "broader", "related", "same_language", "other_language", "common_share", "common_holders"}));
  PartnerWeights weights;
  weights.title = TWL_TRY(text.number("title", Range::at_least(1.0)));
  weights.broader = TWL_TRY(text.number("broader", factor));
  weights.related = TWL_TRY(text.number("related", factor));
  weights.same_language = TWL_TRY(text.number("same_language", factor));
  weights.other_language = TWL_TRY(text.number("other_language", factor));
  weights.common_share = TWL_TRY(text.number("common_share", factor));
  weights.common_holders = TWL_TRY(text.number("common_holders", Range::at_least(0.0)));
  weights.one_is_open = TWL_TRY(domain.number("one_is_open", factor));
  weights.other_domain = TWL_TRY(domain.number("other", factor));
  weights.kind_not_wanted = TWL_TRY(wish.number("kind_not_wanted", factor));
  weights.region_not_wanted = TWL_TRY(wish.number("region_not_wanted", factor));
  weights.size_not_wanted = TWL_TRY(wish.number("size_not_wanted", factor));
  weights.readiness_missing = TWL_TRY(wish.number("readiness_missing", factor));
  weights.two_offers_with_channel = TWL_TRY(channel.number("BO-BO", factor));
  TWL_CHECK(read_standing(settings, weights));
  weights.exposure = TWL_TRY(read_exposure(settings));
  for (const std::string& pair : type.keys()) {
    const std::size_t dash = pair.find('-');
    if (dash == std::string::npos || pair.substr(0, dash) > pair.substr(dash + 1))
      return failure(type.complaint(pair, "is no pair of types in alphabetical order, as BO-BR"));
    weights.types[{pair.substr(0, dash), pair.substr(dash + 1)}] = TWL_TRY(type.number(pair, factor));
  }
  for (std::string& topic : TWL_TRY(channel.texts("topics"))) weights.channel_topics.insert(std::move(topic));
  return weights;
}

double PartnerWeights::of_types(const std::string& a, const std::string& b) const {
  const auto found = types.find({std::min(a, b), std::max(a, b)});
  return found == types.end() ? unlisted_types : found->second;
}

}  // namespace twinlight::partners
