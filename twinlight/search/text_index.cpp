#include "twinlight/search/text_index.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>
#include <set>
#include <sstream>
#include <string_view>

namespace twinlight::search {
namespace {

constexpr const char* form = "1";  // another one where what is indexed changes: it is made anew then
constexpr Xapian::valueno version_slot = 0;
constexpr Xapian::termcount title_weight = 4;
constexpr unsigned most_expansions = 200;  // of a word that is still being typed
// The same words are worth more than what they mean, and that more than what they may be the beginning of.
constexpr double weight_of_topics = 0.7;
constexpr double weight_of_near = 0.4;

// Prefixes of terms as Xapian's conventions have them: an id is unique, the others begin with X.
const std::string id_prefix = "Q";
const std::string kind_prefix = "XK";
const std::string partnership_prefix = "XP";
const std::string topic_prefix = "XT";

const std::string topics_read_key = "topics ";  // of metadata, with the partnership

struct LanguageRules {
  std::string_view code;
  const char* stemmer;
};
constexpr std::array<LanguageRules, 3> languages{{{"nl", "dutch"}, {"en", "english"}, {"zh", "none"}}};

Xapian::Stem stemmer_of(std::string_view language) {
  const auto* found = std::ranges::find(languages, language, &LanguageRules::code);
  return Xapian::Stem(found == languages.end() ? "none" : found->stemmer);
}

/// What Xapian throws, as the reason of a failure.
template <class Work>
auto guarded(const Work& work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const Xapian::Error& error) {
    return failure({.message = "search index: " + error.get_description()});
  }
}

std::int64_t number_in(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void index_texts(Xapian::TermGenerator& generator, const std::vector<IndexedText>& texts, Xapian::termcount weight) {
  for (const IndexedText& one : texts) {
    generator.set_stemmer(stemmer_of(one.language));
    generator.index_text(one.text, weight);
    generator.increase_termpos();  // no phrase goes from one text to the next
  }
}

Xapian::Document document_of(const IndexedRecord& record) {
  Xapian::Document document;
  Xapian::TermGenerator generator;
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  generator.set_document(document);
  index_texts(generator, record.titles, title_weight);
  index_texts(generator, record.texts, 1);
  document.add_boolean_term(id_prefix + record.id);
  document.add_boolean_term(kind_prefix + record.kind);
  document.add_boolean_term(partnership_prefix + record.partnership);
  for (const std::string& topic : record.topics) document.add_term(topic_prefix + topic);
  document.add_value(version_slot, std::to_string(record.version));
  document.set_data(record.kind + " " + record.id);
  return document;
}

struct Named {
  std::string id;
  std::string kind;
};
Named named_by(const Xapian::Document& document) {
  const std::string data = document.get_data();
  const std::size_t space = data.find(' ');
  return {.id = data.substr(space + 1), .kind = data.substr(0, space)};
}

/// False where it has these already.
bool replace_topics(Xapian::Document& document, const std::vector<std::string>& topics) {
  std::set<std::string> wanted;
  for (const std::string& topic : topics) wanted.insert(topic_prefix + topic);
  std::set<std::string> present;
  auto term = document.termlist_begin();
  for (term.skip_to(topic_prefix); term != document.termlist_end() && (*term).starts_with(topic_prefix); ++term)
    present.insert(*term);
  if (present == wanted) return false;
  for (const std::string& topic : present) document.remove_term(topic);
  for (const std::string& topic : wanted) document.add_term(topic);
  return true;
}

/// All words of a text, by the endings of any of the languages; the last one may be its beginning alone.
Xapian::Query words_of(const Xapian::Database& database, const std::string& text) {
  std::vector<Xapian::Query> each;
  for (const LanguageRules& language : languages) {
    Xapian::QueryParser parser;
    parser.set_database(database);
    parser.set_stemmer(Xapian::Stem(language.stemmer));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_default_op(Xapian::Query::OP_AND);
    parser.set_max_expansion(most_expansions, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT,
                             Xapian::QueryParser::FLAG_PARTIAL);
    each.push_back(parser.parse_query(text, Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_PARTIAL |
                                                Xapian::QueryParser::FLAG_CJK_NGRAM));
  }
  return {Xapian::Query::OP_MAX, each.begin(), each.end()};
}

Xapian::Query any_of(const std::string& prefix, const std::vector<std::string>& values) {
  std::vector<Xapian::Query> each;
  each.reserve(values.size());
  for (const std::string& value : values) each.emplace_back(prefix + value);
  return {Xapian::Query::OP_OR, each.begin(), each.end()};
}

Xapian::Query query_of(const Xapian::Database& database, const TextQuestion& question) {
  Xapian::Query query = words_of(database, question.text);
  if (!question.topics.empty()) {
    std::vector<Xapian::Query> all;
    for (const std::string& topic : question.topics) all.emplace_back(topic_prefix + topic);
    if (const Xapian::Query beside = words_of(database, question.beside_topics); !beside.empty()) all.push_back(beside);
    const Xapian::Query meant(Xapian::Query::OP_AND, all.begin(), all.end());
    query = Xapian::Query(Xapian::Query::OP_OR, query,
                          Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, meant, weight_of_topics));
  }
  if (!question.near.empty())
    query = Xapian::Query(
        Xapian::Query::OP_OR, query,
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any_of(topic_prefix, question.near), weight_of_near));
  if (query.empty()) return query;
  if (!question.kinds.empty())
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, any_of(kind_prefix, question.kinds));
  if (!question.partnership.empty())
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(partnership_prefix + question.partnership));
  return query;
}

Xapian::WritableDatabase opened(const std::filesystem::path& folder) {
  try {
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OPEN);
    if (database.get_metadata("form") == form) return database;
  } catch (const Xapian::DatabaseLockError&) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    database.set_metadata("form", form);
    return database;
  } catch (const Xapian::DatabaseError&) {
    // It is damaged: all of it follows from the records.
  }
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  database.set_metadata("form", form);
  database.commit();
  return database;
}

}  // namespace

struct TextIndex::Parts {
  mutable std::mutex mutex;  // Xapian's handles are for one thread at a time
  Xapian::WritableDatabase database;
};

TextIndex::TextIndex(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
TextIndex::~TextIndex() = default;

Result<std::unique_ptr<TextIndex>> TextIndex::open(const std::filesystem::path& folder) {
  auto parts = std::make_unique<Parts>();
  TWL_CHECK(guarded([&] { parts->database = opened(folder); }));
  return std::unique_ptr<TextIndex>(new TextIndex(std::move(parts)));
}

std::int64_t TextIndex::until() const {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] { return number_in(parts_->database.get_metadata("until")); }).value_or(0);
}

Result<std::int64_t> TextIndex::version_of(const std::string& id) const {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] {
    const auto found = parts_->database.postlist_begin(id_prefix + id);
    if (found == parts_->database.postlist_end(id_prefix + id)) return std::int64_t{0};
    return number_in(parts_->database.get_document(*found).get_value(version_slot));
  });
}

Result<void> TextIndex::put(const IndexedRecord& record) {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] { parts_->database.replace_document(id_prefix + record.id, document_of(record)); });
}

Result<void> TextIndex::put_topics(const std::string& id, const std::vector<std::string>& topics) {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] {
    const auto found = parts_->database.postlist_begin(id_prefix + id);
    if (found == parts_->database.postlist_end(id_prefix + id)) return;
    Xapian::Document document = parts_->database.get_document(*found);
    if (replace_topics(document, topics)) parts_->database.replace_document(*found, document);
  });
}

Result<void> TextIndex::remove(const std::string& id) {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] { parts_->database.delete_document(id_prefix + id); });
}

Result<void> TextIndex::commit(std::int64_t until) {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] {
    parts_->database.set_metadata("until", std::to_string(until));
    parts_->database.commit();
  });
}

Result<std::vector<TextIndex::Placed>> TextIndex::records_after(const std::string& partnership, std::uint32_t place,
                                                                std::size_t most) const {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] {
    std::vector<Placed> records;
    const std::string all = partnership_prefix + partnership;
    auto next = parts_->database.postlist_begin(all);
    const auto end = parts_->database.postlist_end(all);
    if (next != end) next.skip_to(place + 1);
    for (; next != end && records.size() < most; ++next) {
      const Xapian::Document document = parts_->database.get_document(*next);
      Named named = named_by(document);
      records.push_back({.place = *next,
                         .id = std::move(named.id),
                         .kind = std::move(named.kind),
                         .version = number_in(document.get_value(version_slot))});
    }
    return records;
  });
}

Result<std::size_t> TextIndex::count(const std::string& partnership) const {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&]() -> std::size_t { return parts_->database.get_termfreq(partnership_prefix + partnership); });
}

Result<TopicsRead> TextIndex::topics_read(const std::string& partnership) const {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] {
    TopicsRead read;
    std::istringstream kept(parts_->database.get_metadata(topics_read_key + partnership));
    kept >> read.vocabulary >> read.until >> read.read >> read.complete;
    return kept ? read : TopicsRead{};
  });
}

Result<void> TextIndex::set_topics_read(const std::string& partnership, const TopicsRead& read) {
  const std::lock_guard lock(parts_->mutex);
  std::ostringstream kept;
  kept << read.vocabulary << ' ' << read.until << ' ' << read.read << ' ' << read.complete;
  return guarded([&] { parts_->database.set_metadata(topics_read_key + partnership, kept.str()); });
}

Result<void> TextIndex::clear() {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] {
    std::vector<Xapian::docid> all(parts_->database.postlist_begin(""), parts_->database.postlist_end(""));
    for (const Xapian::docid document : all) parts_->database.delete_document(document);
    parts_->database.set_metadata("until", "0");
    std::vector<std::string> keys(parts_->database.metadata_keys_begin(topics_read_key),
                                  parts_->database.metadata_keys_end(topics_read_key));
    for (const std::string& key : keys) parts_->database.set_metadata(key, "");
    parts_->database.commit();
  });
}

Result<std::vector<TextHit>> TextIndex::find(const TextQuestion& question, std::size_t first, std::size_t most) const {
  const std::lock_guard lock(parts_->mutex);
  return guarded([&] {
    std::vector<TextHit> hits;
    const Xapian::Query query = query_of(parts_->database, question);
    if (query.empty()) return hits;
    Xapian::Enquire enquire(parts_->database);
    enquire.set_query(query);
    const Xapian::MSet found =
        enquire.get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(most));
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      Named named = named_by(hit.get_document());
      hits.push_back({.id = std::move(named.id), .kind = std::move(named.kind), .score = hit.get_weight()});
    }
    return hits;
  });
}

}  // namespace twinlight::search
