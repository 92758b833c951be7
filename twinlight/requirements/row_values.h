#pragma once

#include <vector>

#include "twinlight/foundation/settings.h"
#include "twinlight/requirements/requirement.h"

/// The values that several tables of a requirement file have in common. Internal to the library.
namespace twinlight::requirements {

Result<Confidence> read_confidence(const Settings& table, std::string_view key);

/// `{ en = …, nl = …, zh = … }`, all three.
Result<LocalisedText> read_localised(const Settings& row, std::string_view key);
/// The same, empty where the key is absent.
Result<LocalisedText> read_optional_localised(const Settings& row, std::string_view key);

/// A day under `key`; none where it is absent.
Result<std::optional<Date>> read_optional_date(const Settings& row, std::string_view key);

/// `from` and `until` of a table; where absent, those of `otherwise`.
Result<Period> read_period(const Settings& table, const Period& otherwise);

/// `limits = [{ quantity = …, at_least = …, at_most = … }, …]` under `key`; a range gives two limits.
/// @param confidence of limits that do not state their own
Result<std::vector<Limit>> read_limits(const Settings& row, std::string_view key, Confidence confidence);

/// The table `product` of a row; none where it is absent.
Result<std::optional<ProductRule>> read_product_rule(const Settings& row);

}  // namespace twinlight::requirements
