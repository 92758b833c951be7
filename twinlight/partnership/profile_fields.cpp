#include <fmt/format.h>

#include <algorithm>

#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/part_fields.h"
#include "twinlight/partnership/profile.h"

namespace twinlight::partnership {
using enum Disclosure;

/// Technology readiness levels (Horizon 2020, General Annex G).
constexpr Range readiness_levels = Range::between(1, 9);

static void visit(auto& fields, Of<WantedPartner> auto& wanted) {
  fields.field("description", wanted.description, {.longest = 2000});
  fields.field("kinds", wanted.kinds, {});
  fields.field("regions", wanted.regions, {.form = Form::code, .longest = 40});
  fields.field("sizes", wanted.sizes, {});
  fields.field("least_readiness_level", wanted.least_readiness_level, {.range = readiness_levels});
}

static void visit(auto& fields, Of<TopicCorrection> auto& correction) {
  fields.field("topic", correction.topic, {.required = true, .form = Form::code, .longest = 80});
  fields.field("named", correction.named, {});
  fields.field("words", correction.words, {.longest = 80});
}

static void visit(auto& fields, Of<Profile> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.disclosure = identity, .required = true, .indexed = true});
  fields.field("type", record.type, {.required = true, .indexed = true});
  fields.field("title", record.title, {.required = true, .indexed = true});
  fields.field("summary", record.summary, {.required = true, .longest = 1000});
  fields.field("description", record.description, {.disclosure = members, .longest = 8000});
  fields.field("domains", record.domains, {.indexed = true});
  fields.field("topics", record.topics, {.longest = 40});
  fields.field("cooperations", record.cooperations, {.indexed = true});
  fields.field("wanted_partner", record.wanted_partner, {});
  fields.field("readiness_level", record.readiness_level, {.range = readiness_levels});
  fields.field("anonymous", record.anonymous, {.disclosure = own});
  fields.field("contact", record.contact, {.disclosure = parties});
  fields.field("published_on", record.published_on, {.indexed = true});
  fields.field("expires_on", record.expires_on, {.disclosure = members, .indexed = true});
  fields.field("files", record.files, {.disclosure = parties, .longest = 50});
  // Whose they are shows who is behind the profile; a need may hide its owner where the profile does not.
  fields.field("products", record.products, {.disclosure = identity, .longest = 50});
  fields.field("need", record.need, {.disclosure = parties});
  fields.field("review_note", record.review_note, {.disclosure = own, .form = Form::lines, .longest = 2000});
}

static void check_topics(const Profile& record, Faults& faults) {
  const auto& topics = record.topics;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    const std::string place = fmt::format("/topics/{}", i);
    const auto is_same = [&](const TopicCorrection& other) { return other.topic == topics[i].topic; };
    if (std::any_of(topics.begin(), topics.begin() + static_cast<std::ptrdiff_t>(i), is_same))
      faults.add(place + "/topic", "comes twice");
    if (topics[i].words.empty()) continue;
    // Only what everybody may read can be learnt.
    const bool stands = record.title.text.find(topics[i].words) != std::string::npos ||
                        record.summary.text.find(topics[i].words) != std::string::npos;
    if (!topics[i].named || !stands)
      faults.add(place + "/words", "are not words of the title or the summary that name the topic");
  }
}

static void check_rules(const Profile& record, Faults& faults) {
  check_topics(record, faults);
  const bool dated = record.published_on && record.expires_on;
  if (record.state == State::published && !dated)
    faults.add("/expires_on", "is missing: a published profile has the days of its publication and of its expiry");
  if (dated && *record.expires_on <= *record.published_on) faults.add("/expires_on", "is not after the publication");
  const bool technology =
      record.type == ProfileType::TO || record.type == ProfileType::TR || record.type == ProfileType::RDR;
  if (record.readiness_level && !technology)
    faults.add("/readiness_level", "is for profiles of technology and research");
}

TWL_LISTED_RECORD(Profile);

}  // namespace twinlight::partnership
