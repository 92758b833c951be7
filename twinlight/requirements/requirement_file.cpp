#include "twinlight/requirements/requirement_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/settings.h"

namespace twinlight::requirements {
namespace {

constexpr Range ratio = Range::between(0.0, 1.0);
constexpr Range illuminance_lx = {.least = 0.0, .most = 200000.0, .least_excluded = true};
constexpr Range ugr_range = Range::between(10.0, 30.0);
constexpr Range year_range = Range::between(1990, 2100);

Result<Confidence> read_confidence(const Settings& table, std::string_view key) {
  const std::string word = TWL_TRY(table.choice(key, {"verified", "known", "uncertain"}));
  if (word == "verified") return Confidence::verified;
  return word == "known" ? Confidence::known : Confidence::uncertain;
}

Result<LocalisedText> read_localised(const Settings& row, std::string_view key) {
  const Settings table = TWL_TRY(row.table(key));
  TWL_CHECK(table.allow_only({"en", "nl", "zh"}));
  return LocalisedText{
      .en = TWL_TRY(table.text("en")), .nl = TWL_TRY(table.text("nl")), .zh = TWL_TRY(table.text("zh"))};
}

Result<AmbientLimits> read_ambient(const Settings& row) {
  const std::optional<Settings> table = TWL_TRY(row.optional_table("ambient"));
  if (!table) return AmbientLimits{};
  TWL_CHECK(table->allow_only({"cylindrical_lx", "walls_lx", "ceiling_lx", "uniformity"}));
  return AmbientLimits{.cylindrical_lx = TWL_TRY(table->optional_number("cylindrical_lx", illuminance_lx)),
                       .walls_lx = TWL_TRY(table->optional_number("walls_lx", illuminance_lx)),
                       .ceiling_lx = TWL_TRY(table->optional_number("ceiling_lx", illuminance_lx)),
                       .uniformity = TWL_TRY(table->optional_number("uniformity", ratio))};
}

/// `modified` and `ambient` must be rated exactly where the row has such figures.
Result<RowConfidence> read_row_confidence(const Settings& row) {
  const Settings table = TWL_TRY(row.table("confidence"));
  TWL_CHECK(table.allow_only({"reference", "base", "edition_checked", "modified", "ambient"}));
  RowConfidence confidence{.reference = TWL_TRY(read_confidence(table, "reference")),
                           .base = TWL_TRY(read_confidence(table, "base"))};
  if (table.has("edition_checked")) confidence.edition_checked = TWL_TRY(table.integer("edition_checked", year_range));
  if (row.has("modified_illuminance_lx")) confidence.modified = TWL_TRY(read_confidence(table, "modified"));
  if (row.has("ambient")) confidence.ambient = TWL_TRY(read_confidence(table, "ambient"));
  return confidence;
}

Result<std::vector<std::string>> read_source_keys(const Settings& row, const std::vector<Source>& sources) {
  std::vector<std::string> keys = TWL_TRY(row.texts("sources"));
  if (keys.empty()) return failure(row.complaint("sources", "expected at least one source"));
  for (const std::string& key : keys) {
    const bool listed = std::any_of(sources.begin(), sources.end(), [&](const Source& s) { return s.key == key; });
    if (!listed) return failure(row.complaint("sources", fmt::format("'{}' is not in sources.toml", key)));
  }
  return keys;
}

Result<Orientation> read_orientation(const Settings& row) {
  if (!row.has("orientation")) return Orientation::unstated;
  const std::string word = TWL_TRY(row.choice("orientation", {"horizontal", "vertical"}));
  return word == "vertical" ? Orientation::vertical : Orientation::horizontal;
}

Result<Requirement> read_row(const Settings& row, const std::vector<Source>& sources) {
  TWL_CHECK(row.allow_only({"id", "clause", "row_2011", "group", "title", "plane", "orientation",
                            "maintained_illuminance_lx", "modified_illuminance_lx", "uniformity",
                            "colour_rendering_index", "ugr", "ambient", "confidence", "sources", "note"}));
  Requirement requirement{
      .id = TWL_TRY(row.text("id")),
      .clause = TWL_TRY(row.text("clause")),
      .row_2011 = TWL_TRY(row.text_or("row_2011", "")),
      .group = TWL_TRY(read_localised(row, "group")),
      .title = TWL_TRY(read_localised(row, "title")),
      .plane = TWL_TRY(row.text_or("plane", "")),
      .orientation = TWL_TRY(read_orientation(row)),
      .maintained_illuminance_lx = TWL_TRY(row.optional_number("maintained_illuminance_lx", illuminance_lx)),
      .modified_illuminance_lx = TWL_TRY(row.optional_number("modified_illuminance_lx", illuminance_lx)),
      .uniformity = TWL_TRY(row.optional_number("uniformity", ratio)),
      .colour_rendering_index = TWL_TRY(row.optional_number("colour_rendering_index", Range::between(0.0, 100.0))),
      .ugr = TWL_TRY(row.optional_number("ugr", ugr_range)),
      .ambient = TWL_TRY(read_ambient(row)),
      .confidence = TWL_TRY(read_row_confidence(row)),
      .sources = TWL_TRY(read_source_keys(row, sources)),
      .note = TWL_TRY(row.text_or("note", ""))};
  if (requirement.modified_illuminance_lx < requirement.maintained_illuminance_lx &&
      requirement.modified_illuminance_lx)
    return failure(row.complaint("modified_illuminance_lx", "is less than maintained_illuminance_lx"));
  return requirement;
}

Result<Standard> read_standard(const Settings& file) {
  const Settings table = TWL_TRY(file.table("standard"));
  TWL_CHECK(table.allow_only({"name", "year", "id"}));
  return Standard{.id = TWL_TRY(table.text("id")),
                  .name = TWL_TRY(table.text("name")),
                  .year = TWL_TRY(table.integer("year", year_range))};
}

}  // namespace

Result<std::vector<Requirement>> read_requirement_file(const std::filesystem::path& path,
                                                       const std::vector<Source>& sources) {
  const Settings file = TWL_TRY(Settings::read(path));
  TWL_CHECK(file.allow_only({"domain", "standard", "requirement"}));
  const std::string domain = TWL_TRY(file.text("domain"));
  const std::string folder = path.parent_path().filename().string();
  if (domain != folder)
    return failure(file.complaint("domain", fmt::format("is '{}' in the folder '{}'", domain, folder)));
  const Standard standard = TWL_TRY(read_standard(file));

  std::vector<Requirement> requirements;
  for (const Settings& row : TWL_TRY(file.tables("requirement"))) {
    Requirement requirement = TWL_TRY(read_row(row, sources));
    const std::string prefix = standard.id + "/";
    if (requirement.id.compare(0, prefix.size(), prefix) != 0 || requirement.id.size() == prefix.size())
      return failure(row.complaint("id", fmt::format("'{}' does not begin with '{}'", requirement.id, prefix)));
    requirement.standard = standard;
    requirement.domain = domain;
    requirements.push_back(std::move(requirement));
  }
  return requirements;
}

Result<std::vector<Source>> read_sources(const std::filesystem::path& path) {
  const Settings file = TWL_TRY(Settings::read(path));
  std::vector<Source> sources;
  for (const std::string& key : file.keys()) {
    const Settings table = TWL_TRY(file.table(key));
    TWL_CHECK(table.allow_only({"title", "address", "kind"}));
    sources.push_back({.key = key,
                       .title = TWL_TRY(table.text("title")),
                       .address = TWL_TRY(table.text_or("address", "")),
                       .kind = TWL_TRY(table.text("kind"))});
  }
  return sources;
}

}  // namespace twinlight::requirements
