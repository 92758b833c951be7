#include "twinlight/server/record_search.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/record_view.h"
#include "twinlight/server/searched_text.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using storage::Store;

using FoundRecords = std::map<std::string, storage::StoredDocument>;  // by id

constexpr std::size_t changes_within_a_search = 200;
// What is found and not for the reader is passed over; the bound keeps a request short.
constexpr std::size_t most_looked_at = 1000;

std::vector<std::string> words_between_commas(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream from(text);
  for (std::string word; std::getline(from, word, ',');)
    if (!word.empty()) words.push_back(word);
  return words;
}

/// Those that are there still, and all that the view will ask of them.
Result<FoundRecords> records_of(Store& store, RecordView& view, const std::vector<search::TextHit>& hits) {
  std::vector<std::string> ids;
  for (const search::TextHit& hit : hits) ids.push_back(hit.id);
  auto stored = TWL_TRY(store.find_each(ids));
  TWL_CHECK(view.subjects().look_ahead(stored));
  FoundRecords records;
  for (storage::StoredDocument& record : stored) records[record.id] = std::move(record);
  return records;
}

Answer answer(Call& call, RecordSearch& search) {
  Store store(call.connection);
  std::string partnership = TWL_OWN(asked_partnership(call));
  const RecordSearch::Question question{.text = text_of(call.query, "q"),
                                        .language = std::string(word_of(call.language)),
                                        .partnership = std::move(partnership),
                                        .kinds = words_between_commas(text_of(call.query, "kinds")),
                                        .first = static_cast<std::size_t>(number_of(call.query, "first", 0)),
                                        .most = static_cast<std::size_t>(number_of(call.query, "limit", 20))};
  const RecordSearch::Found found = TWL_OWN(search.find(call.connection, call.actor, question));
  return json_response({{"items", found.records}, {"next", found.next == 0 ? json() : json(found.next)}});
}

}  // namespace

Result<bool> RecordSearch::catch_up(storage::Connection& connection, std::size_t most) {
  const std::lock_guard lock(catching_up_);
  Store store(connection);
  const std::int64_t until = index_->until();
  // A database that an older backup brought back has forgotten what the index knows.
  if (TWL_TRY(store.last_change()) < until) {
    TWL_CHECK(index_->clear());
    renewed_until_ = -1;
  }
  const auto changes = TWL_TRY(store.changes_after(index_->until(), most));
  Taught taught;
  for (const auto& [kind, id] : changes.records) TWL_CHECK(read_again(store, kind, id, taught));
  if (changes.until != until) TWL_CHECK(index_->commit(changes.until));
  return !changes.more;
}

Result<void> RecordSearch::read_again(Store& store, const std::string& kind, const std::string& id, Taught& taught) {
  const auto known = partnership::from_word<Kind>(kind);
  if (!known || std::ranges::find(searched_kinds(), *known) == searched_kinds().end()) return {};
  const auto stored = TWL_TRY(store.find(*known, id));
  if (stored && TWL_TRY(index_->version_of(id)) == stored->version) return {};
  std::optional<search::IndexedRecord> record;
  if (stored) {
    const std::string partnership = stored->document.value("partnership", "");
    auto& vocabulary = taught[partnership];
    if (!vocabulary) vocabulary = TWL_TRY(vocabularies_->of(store, partnership));
    record = indexed_record(*stored, *vocabulary);
  }
  return record ? index_->put(*record) : index_->remove(id);
}

Result<bool> RecordSearch::renew_topics(storage::Connection& connection, std::size_t most) {
  Store store(connection);
  const std::int64_t now = TWL_TRY(store.last_change());
  if (now == renewed_until_) return false;
  for (const std::string& partnership : TWL_TRY(store.partnerships()))
    if (TWL_TRY(renew_topics_of(store, partnership, most))) return true;
  renewed_until_ = now;
  return false;
}

Result<bool> RecordSearch::renew_topics_of(Store& store, const std::string& partnership, std::size_t most) {
  const auto taught = TWL_TRY(vocabularies_->of(store, partnership));
  const std::lock_guard lock(catching_up_);
  search::TopicsRead read = TWL_TRY(index_->topics_read(partnership));
  if (read.vocabulary != taught->fingerprint()) read = {.vocabulary = taught->fingerprint()};
  if (read.complete) return false;
  const auto records = TWL_TRY(index_->records_after(partnership, read.until, most));
  for (const auto& record : records) TWL_CHECK(renew(store, record, *taught));
  read.read += static_cast<std::uint32_t>(records.size());
  if (!records.empty()) read.until = records.back().place;
  read.complete = records.size() < most;
  TWL_CHECK(index_->set_topics_read(partnership, read));
  TWL_CHECK(index_->commit(index_->until()));
  return true;
}

/// One that changed since is taken over with its words, by whoever catches up.
Result<void> RecordSearch::renew(Store& store, const search::TextIndex::Placed& record,
                                 const TaughtVocabulary& taught) {
  const auto kind = partnership::from_word<Kind>(record.kind);
  const auto stored = kind ? TWL_TRY(store.find(*kind, record.id)) : std::nullopt;
  if (!stored || stored->version != record.version) return {};
  const auto indexed = indexed_record(*stored, taught);
  return indexed ? index_->put_topics(record.id, indexed->topics) : Result<void>();
}

Result<RecordSearch::Renewal> RecordSearch::renewal(Store& store, const std::string& partnership) {
  const auto taught = TWL_TRY(vocabularies_->of(store, partnership));
  const std::size_t of = TWL_TRY(index_->count(partnership));
  const search::TopicsRead read = TWL_TRY(index_->topics_read(partnership));
  if (read.vocabulary != taught->fingerprint()) return Renewal{.read = 0, .of = of};
  return Renewal{.read = read.complete ? of : std::min<std::size_t>(read.read, of), .of = of};
}

Result<RecordSearch::Found> RecordSearch::find(storage::Connection& connection, const partnership::Actor& reader,
                                               const Question& question) {
  TWL_TRY(catch_up(connection, changes_within_a_search));
  Store store(connection);
  const auto vocabulary = TWL_TRY(vocabularies_->of(store, question.partnership));
  search::TextQuestion asked = question_of(question.text, question.language, *vocabulary);
  asked.partnership = question.partnership;
  asked.kinds = question.kinds;
  RecordView view(store, reader);
  Found found;
  std::size_t place = question.first;
  while (place < question.first + most_looked_at) {
    const auto hits = TWL_TRY(index_->find(asked, place, question.most + 1));
    const FoundRecords records = TWL_TRY(records_of(store, view, hits));
    for (const search::TextHit& hit : hits) {
      if (found.records.size() == question.most) {
        found.next = place;
        return found;
      }
      ++place;
      const auto stored = records.find(hit.id);
      if (stored == records.end()) continue;
      if (auto shown = TWL_TRY(view.shown(stored->second))) found.records.push_back(*std::move(shown));
    }
    if (hits.size() <= question.most) break;
  }
  return found;
}

void add_record_search_endpoint(Endpoints& endpoints, std::shared_ptr<RecordSearch> search) {
  endpoints["search"] = [search = std::move(search)](Call& call) { return answer(call, *search); };
}

}  // namespace twinlight::server
