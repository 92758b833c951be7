#include "twinlight/partners/partner_reasons.h"

#include <fmt/format.h>

#include <cmath>

#include "twinlight/partners/evidence_index.h"
#include "twinlight/partners/standing.h"

namespace twinlight::partners {
namespace {

using Sentences = std::map<std::string, std::string>;

/// A type of profile in the middle of a sentence.
const Sentences& name_of_type(const std::string& type) {
  static const std::map<std::string, Sentences> names = {
      {"BO", {{"en", "a business offer"}, {"nl", "een zakelijk aanbod"}, {"zh", "商业供应"}}},
      {"BR", {{"en", "a business request"}, {"nl", "een zakelijke vraag"}, {"zh", "商业需求"}}},
      {"TO", {{"en", "a technology offer"}, {"nl", "een technologieaanbod"}, {"zh", "技术供给"}}},
      {"TR", {{"en", "a technology request"}, {"nl", "een technologievraag"}, {"zh", "技术需求"}}},
      {"site_offer", {{"en", "an offer of a site"}, {"nl", "een aanbod van een testsite"}, {"zh", "试点场地供给"}}},
  };
  static const Sentences joint_research = {
      {"en", "a request for joint research"}, {"nl", "een verzoek tot onderzoekssamenwerking"}, {"zh", "研发合作需求"}};
  const auto found = names.find(type);
  return found == names.end() ? joint_research : found->second;
}

Reason about_topics(std::vector<std::size_t> shared, const topics::TopicVocabulary& vocabulary) {
  Sentences names;
  for (const auto& [language, between] : Sentences{{"en", ", "}, {"nl", ", "}, {"zh", "、"}})
    for (const std::size_t topic : shared)
      names[language] += (names[language].empty() ? "" : between) + vocabulary[topic].labels.at(language).preferred;
  return {.kind = "topics",
          .sentences = {{"en", "both are about " + names["en"]},
                        {"nl", "beide gaan over " + names["nl"]},
                        {"zh", "双方都涉及" + names["zh"]}},
          .topics = std::move(shared)};
}

Reason of_words(double alike) {
  const double percent = 100.0 * alike;
  return {.kind = "words",
          .sentences = {{"en", fmt::format("the texts share words ({:.0f} %)", percent)},
                        {"nl", fmt::format("de teksten delen woorden ({:.0f} %)", percent)},
                        {"zh", fmt::format("文本有共同词汇（{:.0f}%）", percent)}}};
}

Reason of_glosses(double alike) {
  const double percent = 100.0 * alike;
  return {
      .kind = "glosses",
      .sentences = {{"en", fmt::format("by a dictionary the texts share meanings ({:.0f} %)", percent)},
                    {"nl", fmt::format("volgens een woordenboek delen de teksten betekenissen ({:.0f} %)", percent)},
                    {"zh", fmt::format("经词典对照，文本含义有共同之处（{:.0f}%）", percent)}}};
}

Reason of_types(const std::string& a, const std::string& b) {
  const Sentences& one = name_of_type(a);
  const Sentences& other = name_of_type(b);
  return {.kind = "types",
          .sentences = {{"en", one.at("en") + " meets " + other.at("en")},
                        {"nl", one.at("nl") + " ontmoet " + other.at("nl")},
                        {"zh", one.at("zh") + "与" + other.at("zh") + "相对应"}}};
}

Reason of_domain() {
  return {.kind = "domain",
          .sentences = {{"en", "they are not of the same domain"},
                        {"nl", "ze horen niet bij hetzelfde domein"},
                        {"zh", "双方不属于同一领域"}}};
}

Reason of_region(bool wanted) {
  if (wanted)
    return {.kind = "region",
            .sentences = {{"en", "each is in a region that the other wants"},
                          {"nl", "elk ligt in een regio die de ander wenst"},
                          {"zh", "双方均位于对方期望的地区"}}};
  return {.kind = "region",
          .sentences = {{"en", "one is in a region that the other does not want"},
                        {"nl", "een van beide ligt in een regio die de ander niet wenst"},
                        {"zh", "其中一方不在对方期望的地区"}}};
}

Reason of_kind() {
  return {.kind = "partner kind",
          .sentences = {{"en", "one is of another kind than the other prefers"},
                        {"nl", "een van beide is van een ander soort dan de ander verkiest"},
                        {"zh", "其中一方的单位类型与对方期望不同"}}};
}

Reason of_size(bool wanted) {
  if (wanted)
    return {.kind = "partner size",
            .sentences = {{"en", "an owner is of a size that the other wants"},
                          {"nl", "een eigenaar is van een grootte die de ander wenst"},
                          {"zh", "发布方的规模符合对方期望"}}};
  return {.kind = "partner size",
          .sentences = {{"en", "an owner is of another size than the other prefers"},
                        {"nl", "een eigenaar is van een andere grootte dan de ander verkiest"},
                        {"zh", "发布方的规模与对方期望不同"}}};
}

Reason of_stage(int offered, int wanted) {
  return {.kind = "stage",
          .sentences = {
              {"en", fmt::format("technology readiness level {} is told, at least {} is wanted", offered, wanted)},
              {"nl",
               fmt::format("technologisch gereedheidsniveau {} is opgegeven, minstens {} is gewenst", offered, wanted)},
              {"zh", fmt::format("技术成熟度等级为{}级，期望至少{}级", offered, wanted)}}};
}

/// Of the side that misses the most levels, where one told what the other wants.
void add_stage(const PartnerProfile& a, const PartnerProfile& b, std::vector<Reason>& found) {
  const PartnerProfile* asks = nullptr;
  int offered = 0;
  for (const auto& [from, to] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    if (from->wanted_readiness == 0 || to->readiness == 0) continue;
    if (asks != nullptr && from->wanted_readiness - to->readiness <= asks->wanted_readiness - offered) continue;
    asks = from;
    offered = to->readiness;
  }
  if (asks != nullptr) found.push_back(of_stage(offered, asks->wanted_readiness));
}

void add_size(const Finding& finding, std::vector<Reason>& found) {
  const auto asks = [](const PartnerProfile& from, const PartnerProfile& to) {
    return !from.wanted_sizes.empty() && !to.facts.size.empty();
  };
  if (asks(finding.of, finding.partner) || asks(finding.partner, finding.of))
    found.push_back(of_size(finding.fit.sizes >= 1.0));
}

Reason of_evidence(std::vector<std::string> products) {
  return {.kind = "evidence",
          .sentences = {{"en", "a product that is offered passed every check of the need that is named"},
                        {"nl", "een aangeboden product doorstond elke toets van de genoemde behoefte"},
                        {"zh", "所供产品已通过所述需求的全部校验"}},
          .products = std::move(products)};
}

Reason of_history(bool good) {
  if (good)
    return {.kind = "history",
            .sentences = {{"en", "the owner answers in time or reached confirmed outcomes"},
                          {"nl", "de eigenaar antwoordt op tijd of bereikte bevestigde resultaten"},
                          {"zh", "发布方按时答复，或已有确认的成果"}}};
  return {.kind = "history",
          .sentences = {{"en", "the owner often answered late or not at all"},
                        {"nl", "de eigenaar antwoordde vaak te laat of niet"},
                        {"zh", "发布方常常逾期或未作答复"}}};
}

Reason of_credibility(const Standing& standing) {
  if (standing.certified)
    return {.kind = "credibility",
            .sentences = {{"en", "a certificate of the owner is in force"},
                          {"nl", "een certificaat van de eigenaar is van kracht"},
                          {"zh", "发布方持有有效证书"}}};
  return {.kind = "credibility",
          .sentences = {{"en", "the owner was admitted by the coordinator of its region"},
                        {"nl", "de eigenaar is toegelaten door de coördinator van zijn regio"},
                        {"zh", "发布方已通过所在地区协调员审核"}}};
}

void add_standing(const Standing& standing, const PartnerWeights& weights, std::vector<Reason>& found) {
  constexpr double worth_saying = 0.01;
  const double history = history_factor(standing, weights);
  if (std::abs(history - 1.0) >= worth_saying) found.push_back(of_history(history > 1.0));
  if (standing.certified || standing.admitted) found.push_back(of_credibility(standing));
}

}  // namespace

std::vector<Reason> partner_reasons(const Finding& finding, const topics::TopicVocabulary& vocabulary,
                                    const PartnerWeights& weights) {
  std::vector<Reason> found;
  if (auto products = shared_evidence(finding.of.facts, finding.partner.facts); finding.with_facts && !products.empty())
    found.push_back(of_evidence(std::move(products)));
  if (!finding.shared_topics.empty()) found.push_back(about_topics(finding.shared_topics, vocabulary));
  constexpr double worth_saying = 0.15;
  if (finding.words_alike > worth_saying) found.push_back(of_words(finding.words_alike));
  if (finding.glosses_alike > worth_saying) found.push_back(of_glosses(finding.glosses_alike));
  found.push_back(of_types(finding.of.type, finding.partner.type));
  if (finding.fit.domain < 1.0) found.push_back(of_domain());
  found.push_back(of_region(finding.fit.regions >= 1.0));
  if (finding.fit.kinds < 1.0) found.push_back(of_kind());
  add_stage(finding.of, finding.partner, found);
  if (finding.with_facts) add_size(finding, found);
  if (finding.with_facts) add_standing(finding.partner.facts.standing, weights, found);
  return found;
}

Reason exposure_reason() {
  return {.kind = "exposure",
          .sentences = {{"en", "suits about as well as the next one and was shown less often until now"},
                        {"nl", "past ongeveer even goed als de volgende en werd tot nu toe minder vaak getoond"},
                        {"zh", "匹配程度与下一位相近，且迄今展示次数较少"}}};
}

}  // namespace twinlight::partners
