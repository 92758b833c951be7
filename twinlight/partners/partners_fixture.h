#pragma once

#include "tests/support/reference_files.h"
#include "twinlight/partners/partner_matcher.h"

/// For tests: what the program ships with, read once.
namespace twinlight::partners::fixture {

inline const topics::TopicVocabulary& vocabulary() {
  static const auto read =
      topics::TopicVocabulary::read(twinlight::testing::project_path("data/topics/topics.ttl")).value();
  return read;
}

inline const PartnerWeights& weights() {
  static const auto read = PartnerWeights::read(twinlight::testing::project_path("data/partners/weights.toml")).value();
  return read;
}

}  // namespace twinlight::partners::fixture
