#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/faults.h"
#include "twinlight/partnership/field_rule.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/text.h"

/// The values of documents. Each function leaves the value as it was and adds a fault where the document has none that
/// fits.
namespace twinlight::partnership {

/// Where a value is read from: the JSON, its pointer, the rules of its field, and where faults go.
struct Source {
  const nlohmann::json& json;
  std::string pointer;
  const FieldRule& rule;
  Faults& faults;
};

void read_value(const Source& from, std::string& value);
void read_value(const Source& from, bool& value);
void read_value(const Source& from, double& value);
void read_value(const Source& from, std::int64_t& value);
void read_value(const Source& from, Date& value);
void read_value(const Source& from, Instant& value);
void read_value(const Source& from, FileHash& value);
void read_value(const Source& from, Money& value);
void read_value(const Source& from, Text& value);

/// The id's text, of any record type.
void read_id(const Source& from, std::string& text);

/// The position of the word in the list, or none with a fault that names the words.
std::optional<std::size_t> read_word(const Source& from, std::span<const std::string_view> words);

/// Says once that an unknown field is none of the known ones, and which is near.
void refuse_unknown_fields(const nlohmann::json& object, const std::string& pointer,
                           std::span<const std::string_view> known, Faults& faults);

}  // namespace twinlight::partnership
