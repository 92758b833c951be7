#include "twinlight/storage/database_fixture.h"

#include "twinlight/storage/schema.h"

namespace twinlight::storage::fixture {

void DatabaseTest::SetUp() {
  database_ = make_test_database(GetParam(), folder_.path());
  if (!database_.why_not.empty()) GTEST_SKIP() << database_.why_not;
  connection_ = connect();
  ASSERT_NE(connection_, nullptr);
}

std::unique_ptr<Connection> DatabaseTest::connect() const {
  auto opened = database_.connect();
  EXPECT_TRUE(opened) << to_string(opened.error());
  return opened ? *std::move(opened) : nullptr;
}

void DatabaseTest::make_two_persons() {
  ASSERT_TRUE(migrate(connection()));
  for (const char* person : {"p1", "p2"})
    ASSERT_TRUE(connection().execute("INSERT INTO records VALUES (?, 'person', ?, '', 'active', 1, 0, 0, '{}')",
                                     {std::string(person), std::string(person)}));
}

}  // namespace twinlight::storage::fixture
