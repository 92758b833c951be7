#include "twinlight/server/topic_endpoints.h"

#include <algorithm>
#include <map>
#include <set>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/board.h"
#include "twinlight/server/record_title.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using storage::Store;

json topic_json(const topics::Topic& topic, const std::string& language) {
  const auto labels = topic.labels.find(language);
  return {{"id", topic.id}, {"label", labels == topic.labels.end() ? topic.id : labels->second.preferred}};
}

/// Topics that a title and a summary speak of, those of the title first, and what somebody says of them.
Answer tag_text(Call& call, TaughtVocabularies& vocabularies) {
  Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  const auto taught = TWL_OWN(vocabularies.of(store, partnership));
  const topics::TopicVocabulary& vocabulary = taught->vocabulary();
  const TopicCorrections corrections = TopicCorrections::of(call.body);
  const std::string language(word_of(call.language));
  json items = json::array();
  std::set<std::size_t> found;
  const auto add = [&](std::size_t topic, const std::string& words, bool by_person) {
    if (!found.insert(topic).second) return;
    json item = topic_json(vocabulary[topic], language);
    item["words"] = words;
    item["by"] = by_person ? "person" : "program";
    item["named"] = std::ranges::find(corrections.denied, vocabulary[topic].id) == corrections.denied.end();
    items.push_back(std::move(item));
  };
  for (const std::string& id : corrections.named)
    if (const auto topic = vocabulary.place_of(id)) add(*topic, "", /*by_person=*/true);
  for (const char* part : {"title", "summary"})
    for (const topics::Tag& tag : taught->tags(member_text(call.body, part), member_text(call.body, "language")))
      add(tag.topic, tag.label, /*by_person=*/false);
  return json_response({{"items", std::move(items)}});
}

std::string_view fault_word(topics::TeachingFault fault) {
  switch (fault) {
    case topics::TeachingFault::none:
      return "";
    case topics::TeachingFault::unknown_topic:
      return "unknown_topic";
    case topics::TeachingFault::names_it_already:
      return "names_it_already";
    case topics::TeachingFault::names_another:
      return "names_another";
  }
  return "";
}

Answer list_lessons(Call& call, TaughtVocabularies& vocabularies, RecordSearch& search) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  if (!moderates(call.actor, partnership)) return problem(ProblemKind::forbidden);
  const auto taught = TWL_OWN(vocabularies.of(store, partnership));
  std::set<std::string> ids;
  for (const Lesson& lesson : taught->lessons()) ids.insert(lesson.profile);
  std::map<std::string, std::string> titles;
  for (const auto& profile : TWL_OWN(store.find_each(Kind::profile, {ids.begin(), ids.end()})))
    titles[profile.id] = title_of(profile, call.language);
  json items = json::array();
  for (const Lesson& lesson : taught->lessons()) {
    const auto title = titles.find(lesson.profile);
    const topics::Topic* topic = taught->vocabulary().find(lesson.label.topic);
    if (title == titles.end() || topic == nullptr) continue;
    json item = topic_json(*topic, std::string(word_of(call.language)));
    item["language"] = lesson.label.language;
    item["words"] = lesson.label.words;
    item["profile"] = lesson.profile;
    item["title"] = title->second;
    item["fault"] = fault_word(lesson.fault);
    items.push_back(std::move(item));
  }
  const RecordSearch::Renewal renewal = TWL_OWN(search.renewal(store, partnership));
  return json_response({{"items", std::move(items)}, {"search", {{"read", renewal.read}, {"of", renewal.of}}}});
}

}  // namespace

void add_topic_endpoints(Endpoints& endpoints, const std::shared_ptr<TaughtVocabularies>& vocabularies,
                         const std::shared_ptr<RecordSearch>& search) {
  endpoints["tagText"] = [vocabularies](Call& call) { return tag_text(call, *vocabularies); };
  endpoints["listLessons"] = [vocabularies, search](Call& call) { return list_lessons(call, *vocabularies, *search); };
}

}  // namespace twinlight::server
