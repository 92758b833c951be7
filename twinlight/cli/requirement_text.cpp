#include "twinlight/cli/requirement_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "twinlight/cli/text_table.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/requirements/surroundings.h"
#include "twinlight/requirements/vocabulary.h"

namespace twinlight::cli {
namespace {

using requirements::Confidence;
using requirements::Language;
using requirements::Limit;
using requirements::Requirement;
using requirements::Strength;

constexpr std::size_t widest_title = 48;
constexpr std::size_t widest_limits = 72;
constexpr std::size_t label_columns = 20;

/// The fixed words of the two texts.
struct Labels {
  std::string_view id, title, asks, in_force, sure, rows, uncertain_mark;
  std::string_view standard, weight, clause, place, when, plane, modified, surroundings, background, proof, formula,
      sources, note, uncertain_row, edition;
};

const Labels& labels(Language language) {
  static const Labels en = {
      "id",
      "title",
      "asks",
      "in force",
      "sure",
      "{} rows\n",
      "? uncertain: a figure or a date that was not seen; decides no verdict without saying so: check the standard\n",
      "standard",
      "standing",
      "clause",
      "domain, market",
      "when",
      "plane",
      "raised for context",
      "surrounding area",
      "background",
      "paper needed",
      "computed by",
      "sources",
      "note",
      "UNCERTAIN: some figure or date of this row was not seen; check it before any verdict",
      "figures seen in the edition of {} only"};
  static const Labels nl = {
      "id",
      "titel",
      "vereist",
      "van kracht",
      "zekerheid",
      "{} rijen\n",
      "? onzeker: een waarde of datum die niet is gezien; beslist geen oordeel zonder dit te melden: kijk de norm na\n",
      "norm",
      "status",
      "artikel",
      "domein, markt",
      "wanneer",
      "vlak",
      "verhoogd naar context",
      "directe omgeving",
      "achtergrond",
      "nodig bewijsstuk",
      "berekend met",
      "bronnen",
      "opmerking",
      "ONZEKER: een waarde of datum van deze rij is niet gezien; kijk die na vóór elk oordeel",
      "waarden enkel gezien in de uitgave van {}"};
  static const Labels zh = {"编号",
                            "名称",
                            "要求",
                            "实施日期",
                            "可信度",
                            "共 {} 条\n",
                            "? 不确定：有数值或日期未见原文，不单独作为判定依据；请核对标准原文\n",
                            "标准",
                            "效力",
                            "条款",
                            "领域、市场",
                            "适用时段",
                            "参考平面",
                            "按情境提高后",
                            "邻近周围",
                            "背景区域",
                            "所需证明",
                            "计算公式",
                            "来源",
                            "备注",
                            "不确定：本条有数值或日期未见原文，判定前请核对",
                            "数值仅见于 {} 版"};
  if (language == Language::nl) return nl;
  return language == Language::zh ? zh : en;
}

Confidence least_sure(const Requirement& row) {
  Confidence confidence = std::max(row.confidence.base, row.dates);
  for (const Limit& limit : all_limits(row)) confidence = std::max(confidence, limit.confidence);
  return confidence;
}

std::string one_limit(const Limit& limit, Language language) {
  return fmt::format("{} {} {}{}", sign_or_name(limit.quantity, language), sign_of(limit.comparison),
                     with_unit(limit.quantity, limit.value), limit.confidence == Confidence::uncertain ? "?" : "");
}

std::string field(std::string_view label, std::string_view value) {
  const std::size_t width = display_width(label);
  return fmt::format("  {}{}{}\n", label, std::string(width < label_columns ? label_columns - width : 1, ' '), value);
}

std::string limit_lines(const Requirement& row, Language language) {
  std::string text;
  for (const Limit& limit : all_limits(row)) {
    std::string remark(word_of(limit.confidence, language));
    if (limit.strength == Strength::recommended) remark += fmt::format(", {}", word_of(limit.strength, language));
    text += fmt::format("    {} {} {}  ({}){}\n", name_of(limit.quantity, language), sign_of(limit.comparison),
                        with_unit(limit.quantity, limit.value), remark,
                        limit.confidence == Confidence::uncertain ? " ?" : "");
  }
  return text;
}

std::string product_lines(const Requirement& row, const Labels& words) {
  if (!row.product) return {};
  std::string text;
  if (row.product->formula != requirements::Formula::none)
    text += field(words.formula, to_string(row.product->formula));
  if (row.product->proof)
    text += field(words.proof,
                  fmt::format("{}: {}", row.product->proof->kind, fmt::join(row.product->proof->covers, " / ")));
  return text;
}

std::string surroundings_lines(const Requirement& row, const requirements::RequirementSet& set, Language language) {
  const auto around = surroundings_of(set, row);
  if (!around) return {};
  const Labels& words = labels(language);
  const std::string sure = fmt::format("({})", word_of(around->confidence, language));
  return field(words.surroundings, fmt::format("Ēm ≥ {:.0f} lx, U₀ ≥ {:g}  {}", around->surrounding_lx,
                                               around->surrounding_uniformity, sure)) +
         field(words.background, fmt::format("Ēm ≥ {:.0f} lx, U₀ ≥ {:g}  {}", around->background_lx,
                                             around->background_uniformity, sure));
}

}  // namespace

std::string_view sign_or_name(requirements::Quantity quantity, Language language) {
  const std::string_view sign = symbol_of(quantity);
  return sign == to_string(quantity) ? name_of(quantity, language) : sign;
}

std::string limits_text(const std::vector<Limit>& limits, Language language) {
  std::vector<std::string> words;
  for (const Limit& limit : limits) {
    std::string word = one_limit(limit, language);
    if (limit.strength == Strength::recommended) word += fmt::format(" ({})", word_of(limit.strength, language));
    words.push_back(std::move(word));
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string period_text(const Requirement& row) {
  const std::string from = row.in_force.from ? requirements::to_string(*row.in_force.from) : "…";
  const std::string until = row.in_force.until ? requirements::to_string(*row.in_force.until) : "";
  return fmt::format("{} –{}{}{}", from, until.empty() ? "" : " ", until,
                     row.dates == Confidence::uncertain ? "?" : "");
}

std::string requirement_list_text(const std::vector<Requirement>& rows, Language language) {
  const Labels& words = labels(language);
  TextTable table;
  for (const std::string_view heading : {words.id, words.title, words.asks, words.sure, words.in_force})
    table.add_column(std::string(heading), TextTable::Align::left);
  bool uncertain = false;
  for (const Requirement& row : rows) {
    uncertain |= has_uncertain_figures(row);
    std::string asks = limits_text(all_limits(row), language);
    if (row.product && row.product->proof) asks = fmt::format("{}", fmt::join(row.product->proof->covers, " / "));
    if (row.product && row.product->formula != requirements::Formula::none) asks = row.note.in(language);
    table.add_row({row.id, shortened(row.group.in(language) + ": " + row.title.in(language), widest_title),
                   shortened(asks, widest_limits),
                   fmt::format("{}{}", word_of(least_sure(row), language), has_uncertain_figures(row) ? " ?" : ""),
                   period_text(row)});
  }
  std::string text = table.text() + "\n" + fmt::format(fmt::runtime(words.rows), rows.size());
  if (uncertain) text += words.uncertain_mark;
  return text;
}

std::string requirement_text(const Requirement& row, const requirements::RequirementSet& set, Language language) {
  const Labels& words = labels(language);
  std::string text = fmt::format("{}\n{}: {}\n\n", row.id, row.group.in(language), row.title.in(language));
  text += field(words.standard,
                fmt::format("{} ({}): {}", row.standard.name, row.standard.year, row.standard.title.in(language)));
  text += field(words.weight, word_of(row.standard.standing, language));
  text +=
      field(words.clause, clause_in(row, language) + (row.confidence.reference == Confidence::uncertain ? " ?" : ""));
  text += field(words.place, row.domain + ", " + row.market);
  text += field(words.in_force, fmt::format("{}  ({})", period_text(row), word_of(row.dates, language)));
  if (row.when) text += field(words.when, words_of(*row.when, language));
  if (!row.plane.empty()) text += field(words.plane, row.plane.in(language));
  text += product_lines(row, words);
  if (const std::string limits = limit_lines(row, language); !limits.empty())
    text += fmt::format("  {}\n{}", words.asks, limits);
  if (row.modified_illuminance_lx)
    text += field(words.modified, fmt::format("Ēm {:.0f} lx  ({})", *row.modified_illuminance_lx,
                                              word_of(row.confidence.modified, language)));
  text += surroundings_lines(row, set, language);
  if (!row.note.empty()) text += field(words.note, row.note.in(language));
  if (row.confidence.edition_checked && *row.confidence.edition_checked != row.standard.year)
    text += field("", fmt::format(fmt::runtime(words.edition), *row.confidence.edition_checked));
  for (const requirements::Source& source : set.sources())
    if (std::find(row.sources.begin(), row.sources.end(), source.key) != row.sources.end())
      text += field(words.sources, fmt::format("{}: {} ({}){}{}", source.key, printable_text(source.title, 300),
                                               source.kind, source.address.empty() ? "" : " ", source.address));
  if (has_uncertain_figures(row)) text += fmt::format("\n{}\n", words.uncertain_row);
  return text;
}

}  // namespace twinlight::cli
