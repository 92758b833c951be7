#include <algorithm>

#include "twinlight/server/local_words.h"
#include "twinlight/server/retention.h"

namespace twinlight::server {

extern const std::string_view retention_text;  // of data/privacy/retention.toml

using storage::Retained;

Result<RetentionRules> RetentionRules::parse(std::string_view retention_toml) {
  const Settings settings = TWL_TRY(Settings::parse(retention_toml, "retention.toml"));
  TWL_CHECK(settings.allow_only({"rule"}));
  RetentionRules rules;
  for (const Settings& table : TWL_TRY(settings.tables("rule"))) {
    TWL_CHECK(table.allow_only({"kind", "days", "action", "law", "title", "reason"}));
    const auto what = partnership::from_word<Retained>(TWL_TRY(table.text("kind")));
    if (!what) return failure(table.complaint("kind", "is nothing that is kept for a time"));
    if (std::ranges::count(rules.rules, *what, &RetentionRule::what) > 0)
      return failure(table.complaint("kind", "has a rule already"));
    const int days = TWL_TRY(table.integer("days"));
    if (days < 0) return failure(table.complaint("days", "is negative"));
    RetentionRule rule{.what = *what, .period = std::chrono::days(days)};
    rule.action = TWL_TRY(table.text("action"));
    rule.law = TWL_TRY(table.text("law"));
    rule.title = TWL_TRY(local_words(table, "title"));
    rule.reason = TWL_TRY(local_words(table, "reason"));
    rules.rules.push_back(std::move(rule));
  }
  for (const Retained what : partnership::every<Retained>())
    if (std::ranges::count(rules.rules, what, &RetentionRule::what) == 0)
      return failure(settings.complaint("rule", "has none for " + std::string(partnership::word_of(what))));
  return rules;
}

std::chrono::days RetentionRules::period_of(Retained what) const {
  return std::ranges::find(rules, what, &RetentionRule::what)->period;
}

Result<RetentionRules> RetentionRules::built_in() {
  return parse(retention_text);
}

}  // namespace twinlight::server
