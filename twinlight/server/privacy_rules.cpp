#include "twinlight/server/privacy_rules.h"

#include <algorithm>

#include "twinlight/server/local_words.h"

namespace twinlight::server {

extern const std::string_view consents_text;  // of data/privacy/consents.toml

using partnership::Language;
using partnership::Purpose;

Result<LocalWords> local_words(const Settings& settings, std::string_view key) {
  const Settings table = TWL_TRY(settings.table(key));
  TWL_CHECK(table.allow_only({"nl", "en", "zh"}));
  LocalWords words;
  for (const Language language : partnership::every<Language>())
    words.in.at(static_cast<std::size_t>(language)) = TWL_TRY(table.text(word_of(language)));
  return words;
}

Result<PrivacyRules> PrivacyRules::parse(std::string_view consents_toml) {
  const Settings settings = TWL_TRY(Settings::parse(consents_toml, "consents.toml"));
  TWL_CHECK(settings.allow_only({"consent", "joining"}));
  const Settings joining = TWL_TRY(settings.table("joining"));
  TWL_CHECK(joining.allow_only({"version", "title", "text"}));
  std::vector<ConsentText> texts;
  for (const Settings& table : TWL_TRY(settings.tables("consent"))) {
    TWL_CHECK(table.allow_only({"purpose", "version", "title", "text"}));
    const auto purpose = partnership::from_word<Purpose>(TWL_TRY(table.text("purpose")));
    if (!purpose) return failure(table.complaint("purpose", "is no purpose of consent"));
    ConsentText text{.purpose = *purpose};
    text.version = TWL_TRY(table.text("version"));
    text.title = TWL_TRY(local_words(table, "title"));
    text.text = TWL_TRY(local_words(table, "text"));
    texts.push_back(std::move(text));
  }
  for (const Purpose purpose : partnership::every<Purpose>())
    if (std::ranges::count(texts, purpose, &ConsentText::purpose) == 0)
      return failure(settings.complaint("consent", "has no text for " + std::string(word_of(purpose))));
  PrivacyRules rules;
  rules.joining.version = TWL_TRY(joining.text("version"));
  rules.joining.title = TWL_TRY(local_words(joining, "title"));
  rules.joining.text = TWL_TRY(local_words(joining, "text"));
  rules.consents = std::move(texts);
  return rules;
}

Result<PrivacyRules> PrivacyRules::built_in() {
  return parse(consents_text);
}

const ConsentText& PrivacyRules::current(Purpose purpose) const {
  return *std::find_if(consents.rbegin(), consents.rend(),
                       [&](const ConsentText& text) { return text.purpose == purpose; });
}

}  // namespace twinlight::server
