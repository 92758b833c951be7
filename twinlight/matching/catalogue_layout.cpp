#include "twinlight/matching/catalogue_layout.h"

#include <sodium.h>

#include <cmath>
#include <limits>

namespace twinlight::matching::layout {
namespace {

constexpr double not_told = std::numeric_limits<double>::quiet_NaN();

std::optional<double> known(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace

Parts parts_of(const Header& header, const std::array<std::size_t, symmetry_count>& heights) {
  Parts parts;
  std::uint64_t at = aligned(sizeof(Header));
  const auto place = [&at](std::uint64_t bytes) {
    const std::uint64_t begin = at;
    at = aligned(at + bytes);
    return begin;
  };
  parts.records = place(header.products * sizeof(Record));
  for (std::size_t k = 0; k < symmetry_count; ++k)
    parts.numbers.at(k) = place(header.columns.at(k) * sizeof(std::uint32_t));
  parts.texts = place(header.text_bytes);
  for (std::size_t k = 0; k < symmetry_count; ++k)
    parts.intensities.at(k) = place(header.columns.at(k) * heights.at(k) * sizeof(float));
  parts.end = at;
  return parts;
}

Record record_of(const ColumnProduct& product, const CatalogueSource& source, TextPlace folder, TextPlace file) {
  const evidence::ProductTraits& traits = product.traits;
  const photometry::LuminousOpening& opening = traits.opening;
  Record record{.folder = folder,
                .file = file,
                .flux_lm = traits.flux_lm,
                .upward_flux_fraction = traits.upward_flux_fraction,
                .input_power_W = traits.input_power_W.value_or(not_told),
                .colour_rendering_index = traits.colour_rendering_index.value_or(not_told),
                .colour_temperature_K = traits.colour_temperature_K.value_or(not_told),
                .length_m = opening.length_m,
                .width_m = opening.width_m,
                .height_m = {opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m},
                .basis_error = product.basis_error,
                .price = product.price ? product.price->amount : not_told,
                .life_h = product.price ? product.price->life_h.value_or(not_told) : not_told,
                .symmetry = static_cast<std::uint8_t>(traits.symmetry),
                .shape = static_cast<std::uint8_t>(opening.shape),
                .holds_candela = static_cast<std::uint8_t>(traits.holds_candela ? 1 : 0)};
  if (product.price) product.price->currency.copy(record.currency.data(), record.currency.size());
  std::size_t bytes = 0;
  sodium_hex2bin(record.sha256.data(), record.sha256.size(), source.sha256.data(), source.sha256.size(), nullptr,
                 &bytes, nullptr);
  return record;
}

std::optional<ColumnProduct> product_of(const Record& record) {
  const auto last_shape = static_cast<std::uint8_t>(photometry::LuminousOpening::Shape::ellipse);
  if (record.symmetry >= symmetry_count || record.shape > last_shape) return std::nullopt;
  ColumnProduct product;
  evidence::ProductTraits& traits = product.traits;
  traits.symmetry = static_cast<photometry::Symmetry>(record.symmetry);
  traits.opening = {.shape = static_cast<photometry::LuminousOpening::Shape>(record.shape),
                    .length_m = record.length_m,
                    .width_m = record.width_m,
                    .height_c0_m = record.height_m[0],
                    .height_c90_m = record.height_m[1],
                    .height_c180_m = record.height_m[2],
                    .height_c270_m = record.height_m[3]};
  traits.flux_lm = record.flux_lm;
  traits.upward_flux_fraction = record.upward_flux_fraction;
  traits.input_power_W = known(record.input_power_W);
  traits.colour_rendering_index = known(record.colour_rendering_index);
  traits.colour_temperature_K = known(record.colour_temperature_K);
  traits.holds_candela = record.holds_candela != 0;
  product.basis_error = record.basis_error;
  if (const auto amount = known(record.price))
    product.price = evidence::Price{
        .amount = *amount,
        .currency = std::string(record.currency.data(), ::strnlen(record.currency.data(), record.currency.size())),
        .life_h = known(record.life_h)};
  return product;
}

std::string sha256_of(const Record& record) {
  std::array<char, 2 * sizeof(record.sha256) + 1> hex{};
  return sodium_bin2hex(hex.data(), hex.size(), record.sha256.data(), record.sha256.size());
}

std::array<unsigned char, checksum_bytes> checksum_of(const Header& header, std::span<const std::string_view> rest) {
  Header blank = header;
  blank.checksum.fill(0);
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, checksum_bytes);
  std::array<unsigned char, sizeof(Header)> bytes{};
  std::memcpy(bytes.data(), &blank, sizeof(Header));
  crypto_generichash_update(&state, bytes.data(), bytes.size());
  for (const std::string_view part : rest)
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  std::array<unsigned char, checksum_bytes> checksum{};
  crypto_generichash_final(&state, checksum.data(), checksum.size());
  return checksum;
}

}  // namespace twinlight::matching::layout
