#include "twinlight/storage/identity_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {

class IdentityStoreTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_NO_FATAL_FAILURE(make_two_persons());
    ASSERT_TRUE(identities().link("https://a.example", "7", "p1"));
  }
  IdentityStore identities() { return IdentityStore(connection()); }
};
TWL_ON_BOTH_DATABASES(IdentityStoreTest);

TEST_P(IdentityStoreTest, ASubjectIsSomebodyForItsIssuerAlone) {
  EXPECT_EQ(identities().person("https://a.example", "7").value(), "p1");
  EXPECT_EQ(identities().person("https://b.example", "7").value(), std::nullopt);
  EXPECT_EQ(identities().person("https://a.example", "8").value(), std::nullopt);
}

TEST_P(IdentityStoreTest, AnIdentityIsOfOnePerson) {
  EXPECT_FALSE(identities().link("https://a.example", "7", "p2"));
  EXPECT_EQ(identities().person("https://a.example", "7").value(), "p1");
}

TEST_P(IdentityStoreTest, WhoIsForgottenIsNobody) {
  ASSERT_TRUE(identities().forget("p1"));
  EXPECT_EQ(identities().person("https://a.example", "7").value(), std::nullopt);
}

}  // namespace
}  // namespace twinlight::storage
