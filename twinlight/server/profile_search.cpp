#include "twinlight/server/profile_search.h"

#include <algorithm>
#include <map>
#include <set>

#include "twinlight/server/subject_finder.h"
#include "twinlight/topics/words.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;

/// Title and summary of a profile in each language in which they are written or translated.
std::map<std::string, std::string> texts_of(const json& profile) {
  std::map<std::string, std::string> texts;
  for (const char* field : {"title", "summary"}) {
    const auto text = profile.find(field);
    if (text == profile.end() || !text->is_object()) continue;
    texts[member_text(*text, "language")] += member_text(*text, "text") + ". ";
    const auto translations = text->find("translations");
    if (translations == text->end() || !translations->is_object()) continue;
    for (const auto& [language, translation] : translations->items())
      texts[language] += member_text(translation, "text") + ". ";
  }
  return texts;
}

std::set<std::string> stems(const topics::WordCutter& cutter, const std::string& text) {
  std::set<std::string> found;
  for (const topics::Word& word : cutter.words(text)) found.insert(word.stem);
  return found;
}

bool has_words(const std::map<std::string, std::string>& texts, const std::string& asked) {
  return std::ranges::any_of(texts, [&](const auto& text) {
    const topics::WordCutter cutter(text.first);
    return std::ranges::includes(stems(cutter, text.second), stems(cutter, asked));
  });
}

bool holds(const json& document, const char* list, const std::string& word) {
  const auto found = document.find(list);
  return found != document.end() && found->is_array() && std::ranges::find(*found, json(word)) != found->end();
}

/// Whether a profile speaks of one of the topics, or of one below it.
bool has_topic(const json& profile, const std::map<std::string, std::string>& texts,
               const std::vector<std::string>& asked, const TaughtVocabulary& taught) {
  const topics::TopicVocabulary& vocabulary = taught.vocabulary();
  const TopicCorrections corrections = TopicCorrections::of(profile);
  std::set<std::size_t> spoken_of;
  for (const auto& [language, text] : texts)
    for (const topics::Tag& tag : taught.tags(text, language)) spoken_of.insert(tag.topic);
  for (const std::string& id : corrections.denied)
    if (const auto topic = vocabulary.place_of(id)) spoken_of.erase(*topic);
  for (const std::string& id : corrections.named)
    if (const auto topic = vocabulary.place_of(id)) spoken_of.insert(*topic);
  return std::ranges::any_of(spoken_of, [&](std::size_t topic) {
    const std::vector<std::size_t> with_broader = vocabulary.with_broader(topic);
    return std::ranges::any_of(
        with_broader, [&](std::size_t above) { return std::ranges::find(asked, vocabulary[above].id) != asked.end(); });
  });
}

bool is_own(const partnership::Actor& reader, const std::string& organisation) {
  return std::ranges::any_of(reader.grants, [&](const auto& grant) { return grant.organisation.text == organisation; });
}

}  // namespace

SearchCriteria SearchCriteria::from(const json& asked) {
  SearchCriteria criteria{.text = member_text(asked, "text"),
                          .type = member_text(asked, "type"),
                          .domain = member_text(asked, "domain"),
                          .region = member_text(asked, "region"),
                          .topics = {}};
  if (const auto topics = asked.find("topics"); topics != asked.end() && topics->is_array())
    criteria.topics = topics->get<std::vector<std::string>>();
  return criteria;
}

json SearchCriteria::as_json() const {
  return {{"text", text}, {"type", type}, {"domain", domain}, {"region", region}, {"topics", topics}};
}

bool ProfileSearch::fits(const json& profile, const SearchCriteria& criteria, const TaughtVocabulary& vocabulary) {
  if (!criteria.type.empty() && member_text(profile, "type") != criteria.type) return false;
  const auto domains = profile.find("domains");
  const bool open = domains == profile.end() || domains->empty();
  if (!criteria.domain.empty() && !open && !holds(profile, "domains", criteria.domain)) return false;
  const auto texts = texts_of(profile);
  if (!criteria.text.empty() && !has_words(texts, criteria.text)) return false;
  return criteria.topics.empty() || has_topic(profile, texts, criteria.topics, vocabulary);
}

/// Of an owner who hides the region is not told either.
Result<bool> ProfileSearch::is_of_region(SubjectFinder& subjects, const json& profile, const std::string& region) {
  if (region.empty()) return true;
  if (const auto anonymous = profile.find("anonymous"); anonymous != profile.end() && *anonymous == true) return false;
  return TWL_TRY(subjects.region_of(member_text(profile, "organisation"))) == region;
}

Result<std::vector<ProfileSearch::Found>> ProfileSearch::find(storage::Store& store, const partnership::Actor& reader,
                                                              const std::string& partnership,
                                                              const SearchCriteria& criteria) {
  std::vector<Found> found;
  TWL_CHECK(find_by_each(store, reader, partnership, {criteria},
                         [&](const auto& /*searches*/, Found one) { found.push_back(std::move(one)); }));
  std::ranges::sort(found, [](const Found& a, const Found& b) {
    return a.stored.changed_at != b.stored.changed_at ? a.stored.changed_at > b.stored.changed_at
                                                      : a.stored.id > b.stored.id;
  });
  return found;
}

Result<void> ProfileSearch::find_by_each(storage::Store& store, const partnership::Actor& reader,
                                         const std::string& partnership, const std::vector<SearchCriteria>& searches,
                                         const std::function<void(const std::vector<std::size_t>&, Found)>& use) {
  RecordView view(store, reader);
  const auto vocabulary = TWL_TRY(vocabularies_->of(store, partnership));
  storage::ListQuery query{
      .partnership = partnership,
      .kind = Kind::profile,
      .where = {{"state", "published"}},
      .limit = storage::longest_page,
      .levels = partnership::levels_of(partnership::Role::visitor, partnership::Relation::elsewhere)};
  do {
    storage::Page page = TWL_TRY(store.page(query));
    std::map<std::string, std::vector<std::size_t>> fitting;  // searches, by profile
    for (const storage::StoredDocument& stored : page.records) {
      if (is_own(reader, member_text(stored.document, "organisation"))) continue;
      for (std::size_t i = 0; i < searches.size(); ++i)
        if (fits(stored.document, searches[i], *vocabulary)) fitting[stored.id].push_back(i);
    }
    std::erase_if(page.records, [&](const auto& stored) { return !fitting.contains(stored.id); });
    TWL_CHECK(view.subjects().look_ahead(page.records));
    for (storage::StoredDocument& stored : page.records) {
      std::vector<std::size_t> of_region;
      for (const std::size_t i : fitting[stored.id])
        if (TWL_TRY(is_of_region(view.subjects(), stored.document, searches[i].region))) of_region.push_back(i);
      if (of_region.empty()) continue;
      if (auto shown = TWL_TRY(view.shown(stored))) use(of_region, {std::move(stored), *std::move(shown)});
    }
    query.after = page.next;
  } while (!query.after.empty());
  return {};
}

}  // namespace twinlight::server
