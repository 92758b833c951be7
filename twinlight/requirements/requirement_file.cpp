#include "twinlight/requirements/requirement_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/settings.h"
#include "twinlight/requirements/row_values.h"

namespace twinlight::requirements {
namespace {

constexpr Range ratio = Range::between(0.0, 1.0);
constexpr Range illuminance_lx = {.least = 0.0, .most = 200000.0, .least_excluded = true};
constexpr Range ugr_range = Range::between(10.0, 30.0);
constexpr Range year_range = Range::between(1990, 2100);

Result<AmbientLimits> read_ambient(const Settings& row) {
  const std::optional<Settings> table = TWL_TRY(row.optional_table("ambient"));
  if (!table) return AmbientLimits{};
  TWL_CHECK(table->allow_only({"cylindrical_lx", "walls_lx", "ceiling_lx", "uniformity"}));
  AmbientLimits made;
  made.cylindrical_lx = TWL_TRY(table->optional_number("cylindrical_lx", illuminance_lx));
  made.walls_lx = TWL_TRY(table->optional_number("walls_lx", illuminance_lx));
  made.ceiling_lx = TWL_TRY(table->optional_number("ceiling_lx", illuminance_lx));
  made.uniformity = TWL_TRY(table->optional_number("uniformity", ratio));
  return made;
}

/// `modified` and `ambient` must be rated exactly where the row has such figures.
Result<RowConfidence> read_row_confidence(const Settings& row) {
  const Settings table = TWL_TRY(row.table("confidence"));
  TWL_CHECK(table.allow_only({"reference", "base", "edition_checked", "modified", "ambient"}));
  RowConfidence confidence;
  confidence.reference = TWL_TRY(read_confidence(table, "reference"));
  confidence.base = TWL_TRY(read_confidence(table, "base"));
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

Result<std::string> read_animal(const Settings& row) {
  if (!row.has("animal")) return std::string();
  return row.choice("animal", {"chicken", "pig", "cattle"});
}

Result<std::string> read_time_of_day(const Settings& table, std::string_view key) {
  std::string text = TWL_TRY(table.text_or(key, ""));
  const auto digit = [&](std::size_t i, char most) { return text[i] >= '0' && text[i] <= most; };
  const bool good = text.empty() || (text.size() == 5 && text[2] == ':' && digit(0, '2') && digit(1, '9') &&
                                     digit(3, '5') && digit(4, '9') && text <= "24:00");
  if (!good) return failure(table.complaint(key, fmt::format("'{}' is no time of day; expected HH:MM", text)));
  return text;
}

Result<std::optional<TimeOfUse>> read_time_of_use(const Settings& row) {
  const std::optional<Settings> table = TWL_TRY(row.optional_table("when"));
  if (!table) return std::optional<TimeOfUse>();
  TWL_CHECK(table->allow_only({"period", "activity", "hours_per_day", "hours_before_sleep", "from", "until"}));
  constexpr Range day_h = {.least = 0.0, .most = 24.0, .least_excluded = true};
  TimeOfUse when;
  when.hours_per_day = TWL_TRY(table->optional_number("hours_per_day", day_h));
  when.hours_before_sleep = TWL_TRY(table->optional_number("hours_before_sleep", day_h));
  when.from = TWL_TRY(read_time_of_day(*table, "from"));
  when.until = TWL_TRY(read_time_of_day(*table, "until"));
  if (table->has("period")) when.period = TWL_TRY(table->choice("period", {"day", "evening", "night"}));
  if (table->has("activity"))
    when.activity = TWL_TRY(table->choice(
        "activity", {"reading", "examination", "treatment", "observation", "cleaning", "sleep", "milking", "screen"}));
  return std::optional<TimeOfUse>(std::move(when));
}

/// The figures that lighting calculations know by name.
Result<void> read_named_limits(const Settings& row, Requirement& requirement) {
  requirement.maintained_illuminance_lx = TWL_TRY(row.optional_number("maintained_illuminance_lx", illuminance_lx));
  requirement.modified_illuminance_lx = TWL_TRY(row.optional_number("modified_illuminance_lx", illuminance_lx));
  requirement.uniformity = TWL_TRY(row.optional_number("uniformity", ratio));
  requirement.colour_rendering_index =
      TWL_TRY(row.optional_number("colour_rendering_index", Range::between(0.0, 100.0)));
  requirement.ugr = TWL_TRY(row.optional_number("ugr", ugr_range));
  requirement.ambient = TWL_TRY(read_ambient(row));
  requirement.task_illuminance_from_lx = TWL_TRY(row.optional_number("task_illuminance_from_lx", illuminance_lx));
  requirement.task_illuminance_to_lx = TWL_TRY(row.optional_number("task_illuminance_to_lx", illuminance_lx));
  if (requirement.modified_illuminance_lx < requirement.maintained_illuminance_lx &&
      requirement.modified_illuminance_lx)
    return failure(row.complaint("modified_illuminance_lx", "is less than maintained_illuminance_lx"));
  return {};
}

/// What a file says once for all its rows.
struct FileHead {
  std::string domain;
  std::string market;
  Standard standard;
  Period in_force;
  Confidence dates = Confidence::uncertain;
};

/// A day without which a rule can not be placed in time may be missing only where the row says that it is uncertain.
Result<void> read_dates(const Settings& row, const FileHead& head, Requirement& requirement) {
  requirement.in_force = TWL_TRY(read_period(row, head.in_force));
  requirement.dates = row.has("dates") ? TWL_TRY(read_confidence(row, "dates")) : head.dates;
  if (!requirement.in_force.from && requirement.dates != Confidence::uncertain)
    return failure(row.complaint("from", "is missing, though the dates are not marked uncertain"));
  return {};
}

Result<Requirement> read_row(const Settings& row, const FileHead& head, const std::vector<Source>& sources) {
  TWL_CHECK(row.allow_only({"id",
                            "clause",
                            "row_2011",
                            "group",
                            "title",
                            "from",
                            "until",
                            "dates",
                            "when",
                            "plane",
                            "orientation",
                            "animal",
                            "maintained_illuminance_lx",
                            "modified_illuminance_lx",
                            "uniformity",
                            "colour_rendering_index",
                            "ugr",
                            "ambient",
                            "limits",
                            "task_illuminance_from_lx",
                            "task_illuminance_to_lx",
                            "product",
                            "confidence",
                            "sources",
                            "note"}));
  Requirement requirement;
  requirement.id = TWL_TRY(row.text("id"));
  requirement.standard = head.standard;
  requirement.clause = TWL_TRY(row.text("clause"));
  requirement.row_2011 = TWL_TRY(row.text_or("row_2011", ""));
  requirement.domain = head.domain;
  requirement.market = head.market;
  requirement.group = TWL_TRY(read_localised(row, "group"));
  requirement.title = TWL_TRY(read_localised(row, "title"));
  requirement.when = TWL_TRY(read_time_of_use(row));
  requirement.plane = TWL_TRY(read_optional_localised(row, "plane"));
  requirement.orientation = TWL_TRY(read_orientation(row));
  requirement.animal = TWL_TRY(read_animal(row));
  requirement.product = TWL_TRY(read_product_rule(row));
  requirement.confidence = TWL_TRY(read_row_confidence(row));
  requirement.sources = TWL_TRY(read_source_keys(row, sources));
  requirement.note = TWL_TRY(read_optional_localised(row, "note"));
  TWL_CHECK(read_dates(row, head, requirement));
  TWL_CHECK(read_named_limits(row, requirement));
  requirement.limits = TWL_TRY(read_limits(row, "limits", requirement.confidence.base));
  const std::string prefix = head.standard.id + "/";
  if (requirement.id.compare(0, prefix.size(), prefix) != 0 || requirement.id.size() == prefix.size())
    return failure(row.complaint("id", fmt::format("'{}' does not begin with '{}'", requirement.id, prefix)));
  if (requirement.product.has_value() != (head.domain == "product"))
    return failure(row.complaint("product", "belongs to the rows of the domain 'product', and to each of them"));
  return requirement;
}

Result<Standing> read_standing(const Settings& table) {
  const std::string word = TWL_TRY(table.choice("standing", {"law", "standard", "programme", "guidance", "practice"}));
  for (const Standing standing : {Standing::law, Standing::standard, Standing::programme, Standing::guidance})
    if (to_string(standing) == word) return standing;
  return Standing::practice;
}

/// A file lies in the folder of its domain, or, where it is about products, in that of its market.
Result<FileHead> read_head(const Settings& file, const std::string& folder) {
  TWL_CHECK(file.allow_only({"domain", "market", "standard", "requirement"}));
  FileHead head;
  head.domain = TWL_TRY(file.choice("domain", {"general", "education", "care", "agriculture", "product"}));
  head.market = TWL_TRY(file.choice("market", {"eu", "china", "any"}));
  const std::string_view key = head.domain == "product" ? "market" : "domain";
  const std::string& place = head.domain == "product" ? head.market : head.domain;
  if (place != folder) return failure(file.complaint(key, fmt::format("is '{}' in the folder '{}'", place, folder)));
  const Settings table = TWL_TRY(file.table("standard"));
  TWL_CHECK(table.allow_only({"name", "year", "id", "title", "standing", "from", "until", "dates"}));
  head.standard.id = TWL_TRY(table.text("id"));
  head.standard.name = TWL_TRY(table.text("name"));
  head.standard.year = TWL_TRY(table.integer("year", year_range));
  head.standard.title = TWL_TRY(read_localised(table, "title"));
  head.standard.standing = TWL_TRY(read_standing(table));
  head.in_force = TWL_TRY(read_period(table, {}));
  head.dates = TWL_TRY(read_confidence(table, "dates"));
  return head;
}

}  // namespace

Result<std::vector<Requirement>> read_requirement_file(const std::filesystem::path& path,
                                                       const std::vector<Source>& sources) {
  const Settings file = TWL_TRY(Settings::read(path));
  const FileHead head = TWL_TRY(read_head(file, path.parent_path().filename().string()));
  std::vector<Requirement> requirements;
  for (const Settings& row : TWL_TRY(file.tables("requirement")))
    requirements.push_back(TWL_TRY(read_row(row, head, sources)));
  return requirements;
}

Result<std::vector<Source>> read_sources(const std::filesystem::path& path) {
  const Settings file = TWL_TRY(Settings::read(path));
  std::vector<Source> sources;
  for (const std::string& key : file.keys()) {
    const Settings table = TWL_TRY(file.table(key));
    TWL_CHECK(table.allow_only({"title", "address", "kind"}));
    Source source{.key = key};
    source.title = TWL_TRY(table.text("title"));
    source.address = TWL_TRY(table.text_or("address", ""));
    source.kind = TWL_TRY(table.text("kind"));
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace twinlight::requirements
