#include "twinlight/server/searched_text.h"

#include <algorithm>
#include <array>
#include <set>

#include "twinlight/partnership/disclosure.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/topics/words.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using search::IndexedText;
using topics::folded;

/// What a kind of record is called by, and what of it is plain text that people look for.
struct SearchedKind {
  Kind kind;
  std::string_view title;
  std::array<const char*, 2> plain{};  ///< JSON pointers
};
constexpr std::array searched{
    SearchedKind{Kind::organisation, "name", {"/address/city", "/region"}},
    SearchedKind{Kind::profile, "title"},
    SearchedKind{Kind::product, "name", {"/model", nullptr}},
    SearchedKind{Kind::site, "name", {"/address/city", nullptr}},
    SearchedKind{Kind::event, "title", {"/city", "/venue"}},
    SearchedKind{Kind::pilot, "title"},
    SearchedKind{Kind::exchange, "title"},
    SearchedKind{Kind::newsletter, "subject"},
};

constexpr std::array kinds = [] {
  std::array<Kind, searched.size()> all{};
  for (std::size_t i = 0; i < searched.size(); ++i) all[i] = searched[i].kind;
  return all;
}();

bool is_text(const json& value) {
  return value.is_object() && value.contains("text") && value.contains("language");
}

/// The original and the translations of every text in a value.
void collect(const json& value, std::vector<IndexedText>& found) {
  if (is_text(value)) {
    found.push_back({member_text(value, "language"), member_text(value, "text")});
    if (const auto translations = value.find("translations"); translations != value.end() && translations->is_object())
      for (const auto& [language, translation] : translations->items())
        found.push_back({language, member_text(translation, "text")});
  } else if (value.is_structured()) {
    for (const json& member : value) collect(member, found);
  }
}

std::set<std::string> topics_with_broader(const TaughtVocabulary& vocabulary, const std::vector<IndexedText>& texts,
                                          const TopicCorrections& corrections) {
  const topics::TopicVocabulary& all = vocabulary.vocabulary();
  std::set<std::size_t> spoken_of;
  for (const IndexedText& one : texts)
    for (const topics::Tag& tag : vocabulary.tags(one.text, one.language)) spoken_of.insert(tag.topic);
  for (const std::string& id : corrections.denied)
    if (const auto topic = all.place_of(id)) spoken_of.erase(*topic);
  for (const std::string& id : corrections.named)
    if (const auto topic = all.place_of(id)) spoken_of.insert(*topic);
  std::set<std::string> ids;
  for (const std::size_t topic : spoken_of) {
    const std::vector<std::size_t> with_broader = all.with_broader(topic);
    for (const std::size_t above : with_broader) ids.insert(all[above].id);
  }
  return ids;
}

/// Topics with a label that begins so, in any language.
std::vector<std::string> topics_beginning(const topics::TopicVocabulary& vocabulary, const std::string& text) {
  constexpr std::size_t least_bytes = 4;  // two Chinese characters have six
  std::vector<std::string> found;
  const std::string words = folded(text);
  if (words.size() < least_bytes) return found;
  const auto begins = [&](const std::string& label) { return folded(label).starts_with(words); };
  for (const topics::Topic& topic : vocabulary.topics())
    if (std::ranges::any_of(topic.labels, [&](const auto& named) {
          return begins(named.second.preferred) || std::ranges::any_of(named.second.others, begins);
        }))
      found.push_back(topic.id);
  return found;
}

bool is_shown(const storage::StoredDocument& stored) {
  const auto state = partnership::from_word<partnership::State>(member_text(stored.document, "state"));
  const auto* found = state ? partnership::find_state(stored.kind, *state) : nullptr;
  return found != nullptr && found->is(partnership::Trait::shown);
}

}  // namespace

std::span<const Kind> searched_kinds() {
  return kinds;
}

std::optional<search::IndexedRecord> indexed_record(const storage::StoredDocument& stored,
                                                    const TaughtVocabulary& vocabulary) {
  const auto* kind = std::ranges::find(searched, stored.kind, &SearchedKind::kind);
  if (kind == searched.end() || !is_shown(stored)) return std::nullopt;
  json open = partnership::disclosed(stored.kind, stored.document, partnership::Disclosure::open);
  search::IndexedRecord record{.id = stored.id,
                               .kind = std::string(word_of(stored.kind)),
                               .partnership = member_text(stored.document, "partnership"),
                               .version = stored.version,
                               .titles = {},
                               .texts = {},
                               .topics = {}};
  for (const char* pointer : kind->plain)
    if (pointer != nullptr)
      if (const json value = open.value(json::json_pointer(pointer), json()); value.is_string())
        record.texts.push_back({"", value.get<std::string>()});
  if (const auto title = open.find(kind->title); title != open.end()) {
    collect(*title, record.titles);
    open.erase(title);
  }
  collect(open, record.texts);
  std::vector<IndexedText> all = record.titles;
  all.insert(all.end(), record.texts.begin(), record.texts.end());
  const auto topics = topics_with_broader(vocabulary, all, TopicCorrections::of(open));
  record.topics.assign(topics.begin(), topics.end());
  return record;
}

search::TextQuestion question_of(const std::string& text, const std::string& language,
                                 const TaughtVocabulary& vocabulary) {
  search::TextQuestion question{
      .text = text, .topics = {}, .beside_topics = text, .near = {}, .partnership = {}, .kinds = {}};
  std::vector<std::string> languages{language, "en", "nl", "zh"};
  for (const std::string& each : languages) {
    for (const topics::Tag& tag : vocabulary.tags(text, each)) {
      question.topics.push_back(vocabulary.vocabulary()[tag.topic].id);
      if (const std::size_t place = question.beside_topics.find(tag.label); place != std::string::npos)
        question.beside_topics.replace(place, tag.label.size(), " ");
    }
    if (!question.topics.empty()) return question;
  }
  question.near = topics_beginning(vocabulary.vocabulary(), text);
  return question;
}

}  // namespace twinlight::server
