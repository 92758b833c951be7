#include "twinlight/cli/market_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "twinlight/cli/requirement_text.h"
#include "twinlight/cli/text_table.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/requirements/market_questions.h"
#include "twinlight/requirements/vocabulary.h"

namespace twinlight::cli {
namespace {

using requirements::Finding;
using requirements::Language;
using requirements::MarketReport;
using requirements::Outcome;
using requirements::Product;
using requirements::RuleChange;
using requirements::RuleResult;

constexpr std::size_t widest_rule_title = 52;
constexpr std::size_t widest_detail = 60;

struct MarketLabels {
  std::string_view heading, ready, not_ready, counts, outcome, weight, rule, title, detail, ask, change, out_of_date,
      other, uncertain, becomes, class_computed, class_declared, none;
};

const MarketLabels& market_labels(Language language) {
  static const MarketLabels en = {"{} {}: {}, shipped on {}\n",
                                  "No rule of law stands in the way.\n",
                                  "Not ready: rules of law are missed or still to be shown.\n",
                                  "{} met, {} missed, {} to be shown, {} not applicable\n\n",
                                  "outcome",
                                  "standing",
                                  "rule",
                                  "what",
                                  "found",
                                  "To ask of the maker\n",
                                  "What will change\n",
                                  "not valid on this day",
                                  "covers {}",
                                  "? rests on an uncertain figure or date: decides nothing until it is checked\n",
                                  "then: {}",
                                  "class {} computed",
                                  "class {} declared",
                                  "nothing known\n"};
  static const MarketLabels nl = {"{} {}: {}, verzonden op {}\n",
                                  "Geen wettelijke regel staat in de weg.\n",
                                  "Niet klaar: wettelijke regels zijn niet voldaan of nog aan te tonen.\n",
                                  "{} voldaan, {} niet voldaan, {} aan te tonen, {} niet van toepassing\n\n",
                                  "oordeel",
                                  "status",
                                  "regel",
                                  "wat",
                                  "gevonden",
                                  "Te vragen aan de fabrikant\n",
                                  "Wat verandert\n",
                                  "op die dag niet geldig",
                                  "dekt {}",
                                  "? steunt op een onzekere waarde of datum: beslist niets tot die is nagegaan\n",
                                  "dan: {}",
                                  "klasse {} berekend",
                                  "klasse {} opgegeven",
                                  "niets bekend\n"};
  static const MarketLabels zh = {"{} {}：{}，发货日期 {}\n",
                                  "未发现法规障碍。\n",
                                  "尚不可发货：有法规要求不符合或待证明。\n",
                                  "符合 {} 项，不符合 {} 项，待证明 {} 项，不适用 {} 项\n\n",
                                  "结论",
                                  "效力",
                                  "条目",
                                  "内容",
                                  "依据",
                                  "需向制造商索取\n",
                                  "后续变化\n",
                                  "当日无效",
                                  "所含内容为 {}",
                                  "? 依据含不确定数值或日期：核实前不作为判定依据\n",
                                  "届时：{}",
                                  "计算等级 {}",
                                  "声明等级 {}",
                                  "暂无\n"};
  if (language == Language::nl) return nl;
  return language == Language::zh ? zh : en;
}

std::string_view market_name(std::string_view market, Language language) {
  if (market == "china") return language == Language::zh ? "中国" : "China";
  if (language == Language::zh) return "欧盟";
  return language == Language::nl ? "Europese Unie" : "European Union";
}

std::string text_of(const Finding& finding, const Product& product, Language language) {
  const MarketLabels& words = market_labels(language);
  std::string text;
  if (finding.limit) {
    text = fmt::format("{} {} {}", sign_or_name(finding.limit->quantity, language), sign_of(finding.limit->comparison),
                       with_unit(finding.limit->quantity, finding.limit->value));
    text = (finding.value ? with_unit(finding.limit->quantity, *finding.value) : "–") + " / " + text;
  }
  if (finding.energy_class) {
    text = fmt::format(fmt::runtime(words.class_computed), *finding.energy_class);
    if (product.energy_class) text += ", " + fmt::format(fmt::runtime(words.class_declared), *product.energy_class);
  }
  if (finding.proof) {
    text = printable_text(finding.proof->number, 80);
    if (finding.proof_of_other)
      text += " " + fmt::format(fmt::runtime(words.other),
                                printable_text(fmt::format("{}", fmt::join(finding.proof->covers, ", ")), 80));
    if (finding.proof_out_of_date) text += fmt::format(" ({})", words.out_of_date);
  }
  return text;
}

std::string detail_of(const RuleResult& result, const Product& product, Language language) {
  std::vector<std::string> parts;
  for (const Finding& finding : result.findings)
    if (std::string text = text_of(finding, product, language); !text.empty()) parts.push_back(std::move(text));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string outcome_text(const RuleResult& result, Language language) {
  const bool said_of_it = result.outcome != Outcome::not_applicable;
  const bool uncertain = said_of_it && has_uncertain_figures(result.rule);
  return fmt::format("{}{}", word_of(result.outcome, language), uncertain ? " ?" : "");
}

std::string rules_table(const Product& product, const MarketReport& report, Language language, bool all) {
  const MarketLabels& words = market_labels(language);
  TextTable table;
  for (const std::string_view heading : {words.outcome, words.weight, words.rule, words.title, words.detail})
    table.add_column(std::string(heading), TextTable::Align::left);
  for (const RuleResult& result : report.results) {
    if (!all && result.outcome == Outcome::not_applicable) continue;
    table.add_row({outcome_text(result, language), std::string(word_of(result.rule.standard.standing, language)),
                   result.rule.id, shortened(result.rule.title.in(language), widest_rule_title),
                   shortened(detail_of(result, product, language), widest_detail)});
  }
  return table.text();
}

std::string market_questions_text(const MarketReport& report, Language language) {
  std::string text;
  for (const requirements::MarketQuestion& question : questions_of(report, language))
    text += fmt::format("  - {} [{}]\n", question.text, fmt::join(question.rules, ", "));
  return text;
}

std::string change_line(const RuleChange& change, Language language) {
  const MarketLabels& words = market_labels(language);
  std::string what;
  if (change.result) {
    what = fmt::format("{} ({})", change.result->rule.title.in(language), change.result->rule.id);
    if (change.kind == RuleChange::Kind::begins)
      what += ", " + fmt::format(fmt::runtime(words.becomes), outcome_text(*change.result, language));
  } else if (change.proof) {
    what = printable_text(fmt::format("{} ({})", change.proof->number, fmt::join(change.proof->covers, ", ")), 200);
  }
  const std::string_view colon = language == Language::zh ? "：" : ": ";
  return fmt::format("  {}  {}{}{}\n", requirements::to_string(change.date), word_of(change.kind, language), colon,
                     what);
}

bool any_uncertain(const MarketReport& report) {
  if (report.rests_on_uncertain) return true;
  for (const RuleChange& change : report.changes)
    if (change.result && has_uncertain_figures(change.result->rule)) return true;
  return false;
}

}  // namespace

std::string market_report_text(const Product& product, const MarketReport& report, Language language, bool all) {
  const MarketLabels& words = market_labels(language);
  std::string text =
      fmt::format(fmt::runtime(words.heading), printable_text(product.manufacturer), printable_text(product.model),
                  market_name(report.market, language), requirements::to_string(report.date));
  text += report.may_be_shipped ? words.ready : words.not_ready;
  text += fmt::format(fmt::runtime(words.counts), report.count(Outcome::met), report.count(Outcome::missed),
                      report.count(Outcome::to_be_shown), report.count(Outcome::not_applicable));
  text += rules_table(product, report, language, all);
  if (const std::string asked = market_questions_text(report, language); !asked.empty())
    text += fmt::format("\n{}{}", words.ask, asked);
  text += fmt::format("\n{}", words.change);
  for (const RuleChange& change : report.changes) text += change_line(change, language);
  if (report.changes.empty()) text += fmt::format("  {}", words.none);
  if (any_uncertain(report)) text += fmt::format("\n{}", words.uncertain);
  return text;
}

}  // namespace twinlight::cli
