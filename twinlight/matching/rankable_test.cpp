#include "twinlight/matching/rankable.h"

#include <gtest/gtest.h>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::matching {
namespace {

TEST(Rankable, APlainNeedIsRankedByMatrices) {
  EXPECT_TRUE(can_be_ranked(evidence::fixture::classroom()));
}

TEST(Rankable, WhatMatricesDoNotHoldIsSearchedProductByProduct) {
  evidence::Need need = evidence::fixture::classroom();
  need.also.push_back(need.requirement);
  EXPECT_FALSE(can_be_ranked(need));
  need.also.clear();
  need.day.emplace();
  EXPECT_FALSE(can_be_ranked(need));
  need.day.reset();
  need.requirement.maintained_illuminance_lx.reset();
  EXPECT_FALSE(can_be_ranked(need));
}

}  // namespace
}  // namespace twinlight::matching
