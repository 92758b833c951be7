#include "twinlight/partners/partner_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "twinlight/partners/organisation_size.h"

namespace twinlight::partners {
namespace {

using nlohmann::ordered_json;

constexpr std::array<const char*, 5> types = {"BO", "BR", "RDR", "TO", "TR"};
constexpr std::array<const char*, 3> domains = {"education", "care", "agriculture"};
constexpr std::array<const char*, 3> text_languages = {"nl", "en", "zh"};

/// An object of the file that knows where it stands.
struct Place {
  const ordered_json& json;
  std::string path;
  const std::string& file;

  auto complaint(const std::string& key, std::string message) const {
    return failure({.message = std::move(message), .file = file, .field = path + "." + key});
  }

  Result<std::string> text(const char* key) const {
    if (!json.is_object() || !json.contains(key)) return complaint(key, "is missing");
    if (!json[key].is_string()) return complaint(key, "is no text");
    return json[key].get<std::string>();
  }

  template <std::size_t count>
  Result<std::string> choice(const char* key, const std::array<const char*, count>& choices) const {
    std::string value = TWL_TRY(text(key));
    if (std::find(choices.begin(), choices.end(), value) == choices.end())
      return complaint(key, fmt::format("'{}' is none of {}", value, fmt::join(choices, ", ")));
    return value;
  }

  Result<std::vector<std::string>> texts(const char* key) const {
    std::vector<std::string> values;
    if (!json.contains(key) || json[key].is_null()) return values;
    if (!json[key].is_array()) return complaint(key, "is no list");
    for (const ordered_json& value : json[key]) {
      if (!value.is_string()) return complaint(key, "holds something else than texts");
      values.push_back(value.get<std::string>());
    }
    return values;
  }

  /// A technology readiness level; 0 where there is none.
  Result<int> readiness(const char* key) const {
    if (!json.contains(key) || json[key].is_null()) return 0;
    constexpr int highest = 9;
    if (!json[key].is_number_integer() || json[key] < 1 || json[key] > highest)
      return complaint(key, fmt::format("is no technology readiness level from 1 to {}", highest));
    return json[key].get<int>();
  }

  /// One of organisation_sizes, or the class of employees as "10-49" or "250+"; empty where there is none.
  Result<std::string> size(const char* key) const {
    if (!json.contains(key) || json[key].is_null()) return std::string();
    const std::string value = TWL_TRY(text(key));
    if (std::ranges::find(organisation_sizes, value) != organisation_sizes.end()) return value;
    std::int64_t least = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), least);
    if (error != std::errc() || least < 0 || (*end != '-' && *end != '+'))
      return complaint(key, fmt::format("'{}' is no class of employees, as 10-49 or 250+, and none of {}", value,
                                        fmt::join(organisation_sizes, ", ")));
    return std::string(size_of_employees(least));
  }
};

struct Owner {
  std::string region;
  std::string kind;
  std::string size;
};
using Owners = std::map<std::string, Owner>;

Result<Owners> read_owners(const ordered_json& list, const std::string& file) {
  Owners owners;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Place place{list[i], fmt::format("organisations[{}]", i), file};
    const std::string id = TWL_TRY(place.text("id"));
    Owner owner;
    owner.region = TWL_TRY(place.text("region"));
    owner.kind = TWL_TRY(place.text("kind"));
    owner.size = TWL_TRY(place.size("size"));
    if (!owners.emplace(id, std::move(owner)).second) return place.complaint("id", fmt::format("'{}' comes twice", id));
  }
  return owners;
}

Result<PartnerProfile> read_profile(const Place& place, const Owners& owners) {
  PartnerProfile profile;
  profile.id = TWL_TRY(place.text("id"));
  profile.organisation = TWL_TRY(place.text("organisation"));
  const auto owner = owners.find(profile.organisation);
  if (owner == owners.end())
    return place.complaint("organisation", fmt::format("'{}' is no organisation of this file", profile.organisation));
  profile.region = owner->second.region;
  profile.kind = owner->second.kind;
  profile.facts.size = owner->second.size;
  profile.type = TWL_TRY(place.choice("type", types));
  if (place.json.contains("domain") && !place.json["domain"].is_null())
    profile.domain = TWL_TRY(place.choice("domain", domains));
  profile.language = TWL_TRY(place.choice("language", text_languages));
  profile.title = TWL_TRY(place.text("title"));
  profile.text = TWL_TRY(place.text("text"));
  profile.readiness = TWL_TRY(place.readiness("readiness_level"));
  if (!place.json.contains("wanted_partner") || place.json["wanted_partner"].is_null()) return profile;
  if (!place.json["wanted_partner"].is_object()) return place.complaint("wanted_partner", "is no object");
  const Place wanted{place.json["wanted_partner"], place.path + ".wanted_partner", place.file};
  profile.wanted_kinds = TWL_TRY(wanted.texts("kinds"));
  profile.wanted_regions = TWL_TRY(wanted.texts("regions"));
  profile.wanted_sizes = TWL_TRY(wanted.texts("sizes"));
  for (const std::string& size : profile.wanted_sizes)
    if (std::ranges::find(organisation_sizes, size) == organisation_sizes.end())
      return wanted.complaint("sizes", fmt::format("'{}' is none of {}", size, fmt::join(organisation_sizes, ", ")));
  profile.wanted_readiness = TWL_TRY(wanted.readiness("least_readiness_level"));
  return profile;
}

ordered_json reason_json(const Reason& reason, const topics::TopicVocabulary& vocabulary) {
  ordered_json json = {{"kind", reason.kind}, {"sentence", reason.sentences.at("en")}, {"sentences", reason.sentences}};
  if (reason.topics.empty()) return json;
  json["topics"] = ordered_json::array();
  for (const std::size_t place : reason.topics) {
    ordered_json topic = {{"id", vocabulary[place].id}};
    for (const char* language : topics::languages) topic[language] = vocabulary[place].labels.at(language).preferred;
    json["topics"].push_back(std::move(topic));
  }
  return json;
}

}  // namespace

Result<std::vector<PartnerProfile>> read_partner_profiles(std::string_view json, const std::string& file) {
  const ordered_json root = ordered_json::parse(json, nullptr, false);
  if (!root.is_object()) return failure({.message = "is no JSON object", .file = file});
  for (const char* list : {"organisations", "profiles"})
    if (!root.contains(list) || !root[list].is_array())
      return failure({.message = "is no list", .file = file, .field = list});
  const Owners owners = TWL_TRY(read_owners(root["organisations"], file));
  std::vector<PartnerProfile> profiles;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < root["profiles"].size(); ++i) {
    const Place place{root["profiles"][i], fmt::format("profiles[{}]", i), file};
    profiles.push_back(TWL_TRY(read_profile(place, owners)));
    if (!places.emplace(profiles.back().id, i).second)
      return place.complaint("id", fmt::format("'{}' comes twice", profiles.back().id));
  }
  return profiles;
}

ordered_json rankings_json(const PartnerMatcher& matcher, const topics::TopicVocabulary& vocabulary, std::size_t most) {
  ordered_json rankings = ordered_json::array();
  for (std::size_t i = 0; i < matcher.profiles().size(); ++i) {
    ordered_json partners = ordered_json::array();
    for (const RankedPartner& partner : matcher.partners_of(i, most)) {
      ordered_json reasons = ordered_json::array();
      for (const Reason& reason : partner.reasons) reasons.push_back(reason_json(reason, vocabulary));
      partners.push_back({{"profile", matcher.profiles()[partner.profile].id},
                          {"score", partner.score},
                          {"reasons", std::move(reasons)}});
    }
    rankings.push_back({{"profile", matcher.profiles()[i].id}, {"partners", std::move(partners)}});
  }
  return {{"rankings", std::move(rankings)}};
}

}  // namespace twinlight::partners
