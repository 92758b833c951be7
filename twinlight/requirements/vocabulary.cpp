#include "twinlight/requirements/vocabulary.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace twinlight::requirements {
namespace {

struct Words {
  std::string_view key;
  std::string_view en;
  std::string_view nl;
  std::string_view zh;

  std::string_view in(Language language) const {
    if (language == Language::nl) return nl;
    return language == Language::zh ? zh : en;
  }
};

constexpr Words outcomes[] = {
    {"met", "met", "voldaan", "符合"},
    {"missed", "missed", "niet voldaan", "不符合"},
    {"to_be_shown", "to be shown", "aan te tonen", "待证明"},
    {"not_applicable", "not applicable", "niet van toepassing", "不适用"},
};
constexpr Words confidences[] = {
    {"verified", "verified", "geverifieerd", "已核实"},
    {"known", "known", "bekend", "已知"},
    {"uncertain", "uncertain", "onzeker", "不确定"},
};
constexpr Words standings[] = {
    {"law", "law", "wet", "法规"},
    {"standard", "standard", "norm", "标准"},
    {"programme", "voluntary", "vrijwillig", "自愿"},
    {"guidance", "advice", "advies", "建议"},
    {"practice", "practice", "praktijk", "惯例"},
};
constexpr Words changes[] = {
    {"begins", "begins", "treedt in werking", "开始实施"},
    {"ends", "ends", "vervalt", "失效"},
    {"proof_expires", "paper no longer valid", "document niet langer geldig", "证明文件到期"},
};
constexpr Words strengths[] = {
    {"required", "required", "vereist", "要求"},
    {"recommended", "recommended", "aanbevolen", "宜"},
};
constexpr Words times[] = {
    {"day", "by day", "overdag", "日间"},
    {"evening", "in the evening", "'s avonds", "傍晚"},
    {"night", "at night", "'s nachts", "夜间"},
    {"reading", "reading", "lezen", "阅读"},
    {"examination", "examination", "onderzoek", "检查"},
    {"treatment", "treatment", "behandeling", "治疗"},
    {"observation", "observation", "observatie", "观察"},
    {"cleaning", "cleaning", "schoonmaak", "清洁"},
    {"sleep", "sleep", "slaap", "睡眠"},
    {"milking", "milking", "melken", "挤奶"},
    {"screen", "screen work", "beeldschermwerk", "屏幕作业"},
};
constexpr Words questions[] = {
    {"kind", "what it is: luminaire, light source or control gear",
     "wat het is: armatuur, lichtbron of voorschakelapparaat", "产品类别：灯具、光源或灯的控制装置"},
    {"technology", "technology of the light source", "technologie van de lichtbron", "光源技术类型"},
    {"supply", "supply: mains or not", "voeding: netspanning of niet", "供电方式：是否为市电"},
    {"mounting", "how it is mounted", "montagewijze", "安装方式"},
    {"form", "form of the product", "vorm van het product", "产品形式"},
    {"beam", "beam of the light source: directional or not", "bundel van de lichtbron: gericht of niet",
     "光源光束：定向或非定向"},
    {"containing", "whether the light source can be removed", "of de lichtbron uitneembaar is", "光源是否可拆卸"},
    {"use", "intended uses", "beoogd gebruik", "预期用途"},
    {"function", "functions: dimming, network, colour", "functies: dimmen, netwerk, kleur", "功能：调光、联网、调色"},
    {"source_supply", "supply of the light source: mains or not", "voeding van de lichtbron: netspanning of niet",
     "光源供电方式：是否为市电"},
    {"derived", "photon efficacy, or the share of power from 700 to 800 nm",
     "fotonefficiëntie, of het aandeel van 700 tot 800 nm", "光合光子效能，或 700~800 nm 功率占比"},
};

template <std::size_t size>
std::string_view look_up(const Words (&table)[size], std::string_view key, Language language) {
  const auto found = std::find_if(std::begin(table), std::end(table), [&](const Words& w) { return w.key == key; });
  return found == std::end(table) ? key : found->in(language);
}

std::string_view choose(Language language, std::string_view en, std::string_view nl, std::string_view zh) {
  return Words{"", en, nl, zh}.in(language);
}

}  // namespace

std::string_view word_of(Outcome outcome, Language language) {
  return look_up(outcomes, to_string(outcome), language);
}

std::string_view word_of(Confidence confidence, Language language) {
  return look_up(confidences, to_string(confidence), language);
}

std::string_view word_of(Standing standing, Language language) {
  return look_up(standings, to_string(standing), language);
}

std::string_view word_of(RuleChange::Kind kind, Language language) {
  return look_up(changes, to_string(kind), language);
}

std::string_view word_of(Strength strength, Language language) {
  return look_up(strengths, to_string(strength), language);
}

std::string words_of(const TimeOfUse& when, Language language) {
  std::vector<std::string> words;
  if (!when.period.empty()) words.emplace_back(look_up(times, when.period, language));
  if (!when.activity.empty()) words.emplace_back(look_up(times, when.activity, language));
  if (when.hours_per_day)
    words.push_back(fmt::format(
        fmt::runtime(choose(language, "for at least {:g} h a day", "minstens {:g} h per dag", "每日至少 {:g} h")),
        *when.hours_per_day));
  if (when.hours_before_sleep)
    words.push_back(fmt::format(fmt::runtime(choose(language, "from {:g} h before sleep",
                                                    "vanaf {:g} h voor het slapengaan", "就寝前 {:g} h 起")),
                                *when.hours_before_sleep));
  if (!when.from.empty())
    words.push_back(fmt::format(fmt::runtime(choose(language, "from {}", "vanaf {}", "{} 起")), when.from));
  if (!when.until.empty())
    words.push_back(fmt::format(fmt::runtime(choose(language, "until {}", "tot {}", "至 {}")), when.until));
  return fmt::format("{}", fmt::join(words, language == Language::zh ? "，" : ", "));
}

std::string_view question_of(std::string_view trait_group, Language language) {
  return look_up(questions, trait_group, language);
}

}  // namespace twinlight::requirements
