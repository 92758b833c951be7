#include "twinlight/server/schema_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace twinlight::server {
namespace {

/// How valijson begins a remark, and how the rest of the program says it.
struct SchemaWording {
  std::string_view begins;
  std::string_view message;
};
constexpr std::string_view other_type = "is of another type than expected";
constexpr std::string_view no_form = "has none of the forms expected";
constexpr std::array schema_wordings = std::to_array<SchemaWording>({
    {"Value type not permitted", other_type},
    {"Failed to match against any enum", "is none of the words expected"},
    {"Array should contain no more than", "has too many items"},
    {"Array should contain no fewer than", "has too few items"},
    {"String should be no more than", "is too long"},
    {"String should be no fewer than", "is too short"},
    {"Failed to match regex", "has another form than expected"},
    {"String should be a valid date-time", "is no moment in UTC; expected YYYY-MM-DDThh:mm:ssZ"},
    {"String should be a valid date", "is no date; expected YYYY-MM-DD"},
    {"Failed to validate against any schemas allowed by anyOf", no_form},
});

/// The name between these words and the quote and point that end the remark; empty where it says something else.
std::string name_in(std::string_view text, std::string_view before) {
  constexpr std::string_view end = "'.";
  if (!text.starts_with(before) || !text.ends_with(end) || text.size() < before.size() + end.size()) return "";
  return std::string(text.substr(before.size(), text.size() - before.size() - end.size()));
}

constexpr std::string_view unknown_property =
    "Object contains a property that could not be validated using 'properties' or 'additionalProperties' constraints: "
    "'";

/// A name as a step of a JSON pointer.
std::string pointer_step(std::string_view name) {
  std::string step = "/";
  for (const char c : name) step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return step;
}

std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (const std::string& step : context)
    if (step.size() > 2 && step.front() == '[')
      pointer += pointer_step(std::string_view(step).substr(1, step.size() - 2));
  return pointer;
}

/// "Expected number greater than 0.000000": the words as they are, the number as short as it is.
std::string bound_message(std::string_view description) {
  const std::string_view words = description.substr(std::string_view("Expected number ").size());
  const std::size_t blank = words.rfind(' ');
  const auto number = nlohmann::json::parse(words.substr(blank + 1), nullptr, false);
  return fmt::format("is not {} {}", words.substr(0, blank), number.is_number() ? number.get<double>() : 0.0);
}

/// "Elements at indexes #0 and #2 violate uniqueness constraint.": the later of them.
Diagnostic repetition(std::string_view description, const std::string& list) {
  const std::string_view from_last = description.substr(description.rfind('#') + 1);
  return {.message = "comes twice", .field = list + pointer_step(from_last.substr(0, from_last.find(' ')))};
}

/// None where the remark only says that another one was made.
Diagnostic fault_of(const valijson::ValidationResults::Error& error) {
  const std::string& text = error.description;
  const std::string pointer = pointer_of(error.context);
  if (const std::string name = name_in(text, "Missing required property '"); !name.empty())
    return {.message = "is missing", .field = pointer + pointer_step(name)};
  if (text.starts_with(unknown_property))
    return {.message = "is no field", .field = pointer + pointer_step(name_in(text, unknown_property))};
  if (text.starts_with("Elements at indexes")) return repetition(text, pointer);
  if (text.starts_with("Expected number")) return {.message = bound_message(text), .field = pointer};
  for (const SchemaWording& wording : schema_wordings)
    if (text.starts_with(wording.begins)) return {.message = std::string(wording.message), .field = pointer};
  return {};
}

/// Whether more is said of a value, or of what is in it, than that it has not the type of one of its forms.
bool is_told_more(const std::vector<Diagnostic>& faults, const std::string& pointer) {
  return std::ranges::any_of(faults, [&](const Diagnostic& fault) {
    if (fault.field == pointer) return fault.message != other_type && fault.message != no_form;
    return fault.field.starts_with(pointer + "/");
  });
}

/// Of a value with several forms each says what it has against it. One of another type, such as that which is null, was
/// not meant where another has something better to say; and where all are of other types, that says it all.
void keep_what_was_meant(std::vector<Diagnostic>& faults) {
  const std::vector<Diagnostic> all = faults;
  std::erase_if(faults, [&](const Diagnostic& fault) {
    const bool of_type =
        std::ranges::count(all, Diagnostic{.message = std::string(other_type), .field = fault.field}) > 0;
    return (fault.message == no_form && of_type) || (fault.message == other_type && is_told_more(all, fault.field));
  });
}

}  // namespace

struct SchemaCheck::State {
  valijson::Schema schema;
};

SchemaCheck::SchemaCheck(const nlohmann::json& components, const nlohmann::json& schema)
    : state_(std::make_unique<State>()) {
  const nlohmann::json root = {{"components", components}, {"allOf", nlohmann::json::array({schema})}};
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(root), state_->schema);
}

SchemaCheck::~SchemaCheck() = default;

std::vector<Diagnostic> SchemaCheck::faults(const nlohmann::json& value) const {
  valijson::Validator validator;  // it keeps compiled patterns, so that it is for one thread
  valijson::ValidationResults results;
  std::vector<Diagnostic> faults;
  if (validator.validate(state_->schema, valijson::adapters::NlohmannJsonAdapter(value), &results)) return faults;
  for (const auto& error : results)
    if (Diagnostic fault = fault_of(error); !fault.message.empty() && std::ranges::count(faults, fault) == 0)
      faults.push_back(std::move(fault));
  keep_what_was_meant(faults);
  if (faults.empty()) faults.push_back({.message = std::string(no_form)});
  return faults;
}

}  // namespace twinlight::server
