#include "twinlight/server/knowledge_endpoints.h"

#include <algorithm>

#include "twinlight/evidence/further_values.h"
#include "twinlight/requirements/quantity.h"
#include "twinlight/topics/words.h"

namespace twinlight::server {
namespace {

using requirements::Requirement;

std::string in_language(const requirements::LocalisedText& text, partnership::Language language) {
  if (language == partnership::Language::nl) return text.nl;
  return language == partnership::Language::zh ? text.zh : text.en;
}

/// In small letters of ASCII: enough to look something up.
using topics::folded;

bool has_text(std::string_view haystack, std::string_view folded_needle) {
  return folded_needle.empty() || folded(haystack).find(folded_needle) != std::string::npos;
}

std::string_view orientation_word(requirements::Orientation orientation) {
  if (orientation == requirements::Orientation::horizontal) return "horizontal";
  return orientation == requirements::Orientation::vertical ? "vertical" : "unstated";
}

std::string clause_in_language(const Requirement& row, partnership::Language language) {
  const requirements::LocalisedText words = requirements::clause_words(row);
  return words.empty() ? row.clause : in_language(words, language);
}

nlohmann::json requirement_json(const Requirement& row, partnership::Language language) {
  nlohmann::json limits = nlohmann::json::object();
  for (const requirements::Limit& limit : requirements::all_limits(row))
    limits[std::string(requirements::to_string(limit.quantity))] = limit.value;
  return {{"id", row.id},
          {"domain", row.domain},
          {"standard", row.standard.name},
          {"year", row.standard.year},
          {"clause", clause_in_language(row, language)},
          {"label", in_language(row.title, language)},
          {"title", {{"en", row.title.en}, {"nl", row.title.nl}, {"zh", row.title.zh}}},
          {"group", in_language(row.group, language)},
          {"limits", std::move(limits)},
          {"confidence", requirements::to_string(row.confidence.base)},
          {"orientation", orientation_word(row.orientation)},
          {"can_be_ranked", evidence::has_level(row)}};
}

Answer list_requirements(const Call& call, const Knowledge& knowledge) {
  const std::string domain = text_of(call.query, "domain");
  const std::string words = folded(text_of(call.query, "q"));
  nlohmann::json items = nlohmann::json::array();
  for (const Requirement& row : knowledge.requirements.rows()) {
    if (!domain.empty() && row.domain != domain) continue;
    const bool found = has_text(in_language(row.title, call.language), words) || has_text(row.clause, words) ||
                       has_text(row.id, words);
    if (found) items.push_back(requirement_json(row, call.language));
  }
  return json_response({{"items", std::move(items)}});
}

bool is_named(const topics::Labels& labels, std::string_view folded_words) {
  return has_text(labels.preferred, folded_words) ||
         std::ranges::any_of(labels.others, [&](const std::string& other) { return has_text(other, folded_words); });
}

Answer list_topics(const Call& call, const Knowledge& knowledge) {
  const std::string words = folded(text_of(call.query, "q"));
  const std::string language(word_of(call.language));
  nlohmann::json items = nlohmann::json::array();
  for (const topics::Topic& topic : knowledge.vocabulary.topics()) {
    if (std::ranges::none_of(topic.labels, [&](const auto& labels) { return is_named(labels.second, words); }))
      continue;
    nlohmann::json labels;
    for (const auto& [code, named] : topic.labels) labels[code] = named.preferred;
    nlohmann::json broader = nlohmann::json::array();
    for (const std::size_t place : topic.broader) broader.push_back(knowledge.vocabulary[place].id);
    items.push_back(
        {{"id", topic.id}, {"label", labels.value(language, topic.id)}, {"labels", labels}, {"broader", broader}});
  }
  std::stable_sort(items.begin(), items.end(), [](const nlohmann::json& one, const nlohmann::json& other) {
    return one.at("label").get_ref<const std::string&>() < other.at("label").get_ref<const std::string&>();
  });
  return json_response({{"items", std::move(items)}});
}

}  // namespace

void add_knowledge_endpoints(Endpoints& endpoints, const std::shared_ptr<const Knowledge>& knowledge) {
  endpoints["listRequirements"] = [knowledge](Call& call) { return list_requirements(call, *knowledge); };
  endpoints["listTopics"] = [knowledge](Call& call) { return list_topics(call, *knowledge); };
}

}  // namespace twinlight::server
