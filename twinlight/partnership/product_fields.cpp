#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/part_fields.h"
#include "twinlight/partnership/product.h"

namespace twinlight::partnership {
using enum Disclosure;

static void visit(auto& fields, Of<Price> auto& price) {
  fields.field("unit_price", price.unit_price, {.required = true});
  fields.field("from_quantity", price.from_quantity, {.range = Range::at_least(1)});
}

static void visit(auto& fields, Of<Product> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("model", record.model, {.required = true, .indexed = true});
  fields.field("name", record.name, {.required = true, .indexed = true});
  fields.field("description", record.description, {.longest = 4000});
  fields.field("gtin", record.gtin, {.indexed = true, .form = Form::digits, .longest = 14});
  fields.field("domains", record.domains, {.indexed = true});
  fields.field("markets", record.markets, {.indexed = true});
  fields.field("files", record.files, {.disclosure = members, .longest = 100});
  fields.field("prices", record.prices, {.disclosure = members, .longest = 20});
  fields.field("lifetime_h", record.lifetime_h, {.range = Range::positive()});
  fields.field("warranty_years", record.warranty_years, {.range = Range::between(0, 50)});
  fields.field("colour_rendering_index", record.colour_rendering_index, {.range = Range::between(0, 100)});
  fields.field("colour_temperature_K", record.colour_temperature_K, {.range = Range::between(1000, 25000)});
  fields.field("ip", record.ip, {.longest = 4});
  fields.field("ik", record.ik, {.longest = 4});
  fields.field("dims_to", record.dims_to, {.range = {.least = 0.0, .most = 1.0, .least_excluded = true}});
  fields.field("mountings", record.mountings, {});
}

/// GS1 General Specifications, 7.9: weights 3 and 1 from the last digit but one to the first.
static bool check_digit_is_right(const std::string& gtin) {
  if (gtin.size() != 8 && gtin.size() != 12 && gtin.size() != 13 && gtin.size() != 14) return false;
  int sum = 0;
  for (std::size_t from_last = 0; from_last < gtin.size(); ++from_last)
    sum += (gtin[gtin.size() - 1 - from_last] - '0') * (from_last % 2 == 1 ? 3 : 1);
  return sum % 10 == 0;
}

/// Of EN 60529, each digit or an X: what is solid, what is liquid.
static bool is_ip_code(std::string_view code) {
  return code.size() == 4 && code.starts_with("IP") && (code[2] == 'X' || (code[2] >= '0' && code[2] <= '6')) &&
         (code[3] == 'X' || (code[3] >= '0' && code[3] <= '9'));
}

/// Of EN 62262, IK00 to IK10.
static bool is_ik_code(std::string_view code) {
  return code == "IK10" || (code.size() == 4 && code.starts_with("IK0") && code[3] >= '0' && code[3] <= '9');
}

static void check_rules(const Product& record, Faults& faults) {
  if (!record.ip.empty() && !is_ip_code(record.ip)) faults.add("/ip", "is no IP code; expected such as IP65 or IPX4");
  if (!record.ik.empty() && !is_ik_code(record.ik)) faults.add("/ik", "is no IK code; expected IK00 to IK10");
  if (!record.gtin.empty() && !check_digit_is_right(record.gtin))
    faults.add("/gtin", "has a wrong length or check digit");
  for (std::size_t i = 0; i < record.prices.size(); ++i) {
    const Price& price = record.prices[i];
    const std::string pointer = "/prices/" + std::to_string(i);
    if (price.unit_price.minor_units < 0) faults.add(pointer + "/unit_price", "is negative");
    if (i == 0) continue;
    const Price& before = record.prices[i - 1];
    if (price.from_quantity <= before.from_quantity)
      faults.add(pointer + "/from_quantity", "is not above the one before");
    if (price.unit_price.currency != before.unit_price.currency)
      faults.add(pointer + "/unit_price/currency", "is another than before");
  }
}

static void visit(auto& fields, Of<StoredFile> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("hash", record.hash, {.required = true, .indexed = true});
  fields.field("name", record.name, {.required = true, .indexed = true});
  fields.field("media_type", record.media_type, {.required = true, .longest = 127});
  fields.field("bytes", record.bytes, {.range = Range::at_least(0)});
}

TWL_LISTED_RECORD(Product);
TWL_LISTED_RECORD(StoredFile);

}  // namespace twinlight::partnership
