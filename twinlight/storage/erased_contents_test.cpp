// The bytes of erased files go, and no others.
#include "twinlight/storage/erased_contents.h"

#include <gmock/gmock.h>

#include "tests/support/scratch_folder.h"
#include "twinlight/storage/check.h"
#include "twinlight/storage/store_fixture.h"

namespace twinlight::storage {
namespace {
using fixture::by_system;
using partnership::Action;
using partnership::State;
using std::chrono::hours;
using ::testing::IsEmpty;

class ErasedContentsTest : public fixture::StoreTest {
 public:
  std::string uploaded(const partnership::FileHash& hash) {
    partnership::StoredFile record;
    partnership::fixture::fill(record);
    record.state = State::kept;
    record.partnership = here_;
    record.organisation.text = add("Demerglans");
    record.hash = hash;
    return store().create(by_system, record).value().id;
  }
  void erase(const std::string& file) {
    auto document = store().find(partnership::Kind::file, file).value()->document;
    document["state"] = word_of(State::erased);
    ASSERT_TRUE(store().change(by_system, Action::erase, partnership::Kind::file, file, 1, document));
  }
  std::int64_t removed(Instant at) { return remove_erased_contents(connection(), files, at).value(); }
  /// What is said of the letter alone: filled records name files that nobody put.
  std::vector<std::string> faults() {
    std::vector<std::string> said;
    const CheckReport report = check_installation(connection(), files).value();
    for (const Diagnostic& fault : report.faults)
      if (fault.message.find(letter.hex) != std::string::npos) said.push_back(to_string(fault));
    return said;
  }

  testing::ScratchFolder folder;
  const FileStore files = FileStore::open(folder.path()).value();
  const partnership::FileHash photometry = files.put("photometry").value();
  const partnership::FileHash letter = files.put("a letter").value();
  const Instant put = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const Instant later = put + hours(2);
};
TWL_ON_BOTH_DATABASES(ErasedContentsTest);

TEST_P(ErasedContentsTest, GoWithTheLastRecordOfAFile) {
  const std::string one = uploaded(letter);
  const std::string other = uploaded(letter);
  uploaded(photometry);
  EXPECT_EQ(removed(later), 0);
  erase(one);
  EXPECT_EQ(removed(later), 0) << "another has the same file";
  erase(other);
  EXPECT_TRUE(files.holds(letter));
  EXPECT_EQ(removed(later), 1);
  EXPECT_FALSE(files.holds(letter));
  EXPECT_TRUE(files.holds(photometry));
  EXPECT_EQ(removed(later), 0);
  EXPECT_THAT(faults(), IsEmpty()) << "what the audit names of it is no fault";
}

TEST_P(ErasedContentsTest, StayWhileARecordNamesThem) {
  auto firm = organisation("Demerglans");
  firm.logo = letter;
  const auto made = store().create(by_system, firm).value();
  erase(uploaded(letter));
  EXPECT_EQ(removed(later), 0);
  EXPECT_THAT(faults(), IsEmpty());
  firm.logo.reset();
  ASSERT_TRUE(store().change(by_system, Action::edit, {made.id}, 1, firm));
  EXPECT_EQ(removed(later), 1);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(ErasedContentsTest, StayWhereTheyWereJustPut) {
  erase(uploaded(letter));
  EXPECT_EQ(removed(put), 0) << "a record may be on its way";
  ASSERT_TRUE(files.put("a letter"));
  EXPECT_EQ(removed(put + std::chrono::minutes(59)), 0);
  EXPECT_TRUE(files.holds(letter));
  uploaded(letter);
  EXPECT_EQ(removed(later), 0) << "who uploads it again has it";
  EXPECT_TRUE(files.holds(letter));
}

TEST_P(ErasedContentsTest, WhatNoFileIsIsNotTheirs) {
  ASSERT_TRUE(files.put("a report of a proof, which has no record of its own"));
  EXPECT_EQ(removed(later), 0);
}

}  // namespace
}  // namespace twinlight::storage
