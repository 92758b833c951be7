#include "twinlight/storage/file_store.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "tests/support/scratch_folder.h"

namespace twinlight::storage {
namespace {
namespace fs = std::filesystem;

class FileStoreTest : public ::testing::Test {
 public:
  FileStore fresh() const { return FileStore::open(folder).value(); }
  std::ptrdiff_t unfinished() const {
    return std::distance(fs::directory_iterator(folder / "unfinished"), fs::directory_iterator());
  }

  const testing::ScratchFolder scratch;
  const fs::path folder = scratch / "files";
};

// RFC 7693 gives BLAKE2b-512 alone; this is `printf abc | b2sum -l 256` of GNU coreutils 9.1.
constexpr const char* hash_of_abc = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";

TEST_F(FileStoreTest, KeepsContentOnceUnderItsHash) {
  const FileStore store = fresh();
  EXPECT_EQ(store.put("abc").value().hex, hash_of_abc);
  EXPECT_EQ(store.put("abc").value().hex, hash_of_abc);
  EXPECT_EQ(store.read({hash_of_abc}, 3).value(), "abc");
  EXPECT_TRUE(store.holds({hash_of_abc}));
  EXPECT_EQ(unfinished(), 0);
}

TEST_F(FileStoreTest, RemovesWhatNobodyPutSince) {
  const FileStore store = fresh();
  ASSERT_TRUE(store.put("abc"));
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  EXPECT_FALSE(store.remove_put_before({hash_of_abc}, now - std::chrono::hours(1)).value());
  EXPECT_EQ(store.read({hash_of_abc}, 3).value(), "abc");
  EXPECT_TRUE(store.remove_put_before({hash_of_abc}, now + std::chrono::hours(1)).value());
  EXPECT_FALSE(store.holds({hash_of_abc}));
  EXPECT_EQ(unfinished(), 0);
  EXPECT_FALSE(store.remove_put_before({hash_of_abc}, now + std::chrono::hours(1)).value()) << "is gone already";
  EXPECT_FALSE(store.remove_put_before({"../secret"}, now + std::chrono::hours(1)).value());
}

TEST_F(FileStoreTest, TakesAFileInParts) {
  const FileStore store = fresh();
  Upload upload = store.begin().value();
  for (const char* part : {"a", "", "bc"}) ASSERT_TRUE(upload.append(part));
  EXPECT_FALSE(store.holds({hash_of_abc}));
  EXPECT_EQ(upload.finish().value().hex, hash_of_abc);
  EXPECT_EQ(store.read({hash_of_abc}, 10).value(), "abc");
}

TEST_F(FileStoreTest, AnUploadThatIsNotFinishedLeavesNothing) {
  const FileStore store = fresh();
  {
    Upload upload = store.begin().value();
    ASSERT_TRUE(upload.append("half"));
    EXPECT_EQ(unfinished(), 1);
  }
  EXPECT_EQ(unfinished(), 0);
  std::ofstream(folder / "unfinished" / "of-a-program-that-died") << "half";
  ASSERT_TRUE(store.remove_unfinished());
  EXPECT_EQ(unfinished(), 0);
}

TEST_F(FileStoreTest, SaysWhatIsAbsentTooLargeOrDamaged) {
  const FileStore store = fresh();
  const partnership::FileHash hash = store.put("abc").value();
  EXPECT_THAT(store.read(hash, 2).error().message, ::testing::HasSubstr("larger than 2 bytes"));
  std::ofstream(folder / hash.hex.substr(0, 2) / hash.hex) << "abd";
  EXPECT_EQ(store.read(hash, 3).error().message, "is damaged");
  EXPECT_FALSE(store.read({std::string(64, '0')}, 3));
}

TEST_F(FileStoreTest, WhatIsNoHashNamesNoFile) {
  const FileStore store = fresh();
  std::ofstream(scratch / "secret") << "secret";
  for (const char* name : {"", "../secret", "..", "/etc/passwd", "unfinished"}) {
    EXPECT_FALSE(store.holds({name})) << name;
    EXPECT_FALSE(store.read({name}, 100)) << name;
  }
}

}  // namespace
}  // namespace twinlight::storage
