#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "twinlight/foundation/result.h"

/// Full text in Dutch, English and Chinese.
namespace twinlight::search {

struct IndexedText {
  std::string language;  ///< nl, en or zh
  std::string text;      ///< UTF-8
};

/// A record as it is found.
struct IndexedRecord {
  std::string id;
  std::string kind;
  std::string partnership;
  std::int64_t version = 0;
  std::vector<IndexedText> titles;  ///< their words count four times
  std::vector<IndexedText> texts;
  std::vector<std::string> topics;  ///< ids of what they speak of, with what is above
};

struct TextQuestion {
  std::string text;  ///< words that all have to be there, whatever their endings; "two words" as they stand
  std::vector<std::string> topics;  ///< that the text names: records of all of these are found without its words
  std::string beside_topics;        ///< what of the text names no topic, which they have to have
  std::vector<std::string> near;    ///< topics of which any is about what the text says: less, but found too
  std::string partnership;          ///< empty: any
  std::vector<std::string> kinds;   ///< empty: any
};

struct TextHit {
  std::string id;
  std::string kind;
  double score = 0.0;  ///< the higher, the better; comparable within one answer
};

/// How far the topics of one partnership's records were read with a vocabulary. Committed together with them.
struct TopicsRead {
  std::string vocabulary;   ///< tells one from another; empty: never read as a whole
  std::uint32_t until = 0;  ///< place in the index of the last record that was read
  std::uint32_t read = 0;   ///< records so far
  bool complete = false;
};

/// The index in a folder. What was committed survives the end of the program. For several threads.
class TextIndex {
 public:
  /// Opens the index, or makes an empty one where there is none, where it is damaged and where it is of another form
  /// of this program. While another program writes to the folder, it is kept in memory instead.
  static Result<std::unique_ptr<TextIndex>> open(const std::filesystem::path& folder);
  ~TextIndex();
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;

  /// How far in the audit the records were read: 0 for an empty index.
  std::int64_t until() const;

  /// The version of a record that the index has, 0 where it has none.
  Result<std::int64_t> version_of(const std::string& id) const;

  /// Puts a record in the place of the one with its id.
  Result<void> put(const IndexedRecord& record);
  /// Other topics for a record that is there in the same version, its words as they are.
  Result<void> put_topics(const std::string& id, const std::vector<std::string>& topics);
  Result<void> remove(const std::string& id);

  /// Keeps what was put and removed, together with how far in the audit that was.
  Result<void> commit(std::int64_t until);

  /// Records of a partnership behind a place, in the order of their places.
  struct Placed {
    std::uint32_t place = 0;
    std::string id;
    std::string kind;
    std::int64_t version = 0;
  };
  Result<std::vector<Placed>> records_after(const std::string& partnership, std::uint32_t place,
                                            std::size_t most) const;
  Result<std::size_t> count(const std::string& partnership) const;

  Result<TopicsRead> topics_read(const std::string& partnership) const;
  /// Kept with the next commit.
  Result<void> set_topics_read(const std::string& partnership, const TopicsRead& read);

  /// Forgets everything.
  Result<void> clear();

  /// The best first. A question without a word finds nothing.
  /// @param first  so many are left out at the beginning
  Result<std::vector<TextHit>> find(const TextQuestion& question, std::size_t first, std::size_t most) const;

 private:
  struct Parts;
  explicit TextIndex(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace twinlight::search
