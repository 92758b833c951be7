#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "twinlight/matching/catalogue_file.h"

/// How a catalogue file is laid out. Numbers are little-endian, as they are in memory; every part begins at a multiple
/// of 64 bytes: header, records, product numbers of each symmetry, texts, intensities of each symmetry.
namespace twinlight::matching::layout {

inline constexpr std::array<char, 16> magic = {'T', 'w', 'i', 'n', 'l',  'i',  'g',    'h',
                                               't', ' ', 'c', 'a', '\r', '\n', '\x1a', '\0'};
inline constexpr std::uint32_t version = 1;
inline constexpr std::size_t alignment = 64;
inline constexpr std::size_t checksum_bytes = 32;

struct Header {
  std::array<char, 16> magic{};
  std::uint32_t version = 0;
  std::uint32_t planes = 0, gammas_below = 0, gammas = 0;  ///< of the basis
  std::uint64_t file_bytes = 0;
  std::uint64_t products = 0;
  std::uint64_t text_bytes = 0;
  std::array<std::uint64_t, symmetry_count> columns{};   ///< of each symmetry
  std::array<unsigned char, checksum_bytes> checksum{};  ///< BLAKE2b of the file with zeros here
};

/// A text among the texts.
struct TextPlace {
  std::uint64_t offset = 0;
  std::uint32_t bytes = 0;
  std::uint32_t reserved = 0;
};

/// A product; NaN where a number is not known.
struct Record {
  TextPlace folder, file;
  std::array<unsigned char, 32> sha256{};
  double flux_lm = 0.0, upward_flux_fraction = 0.0, input_power_W = 0.0, colour_rendering_index = 0.0,
         colour_temperature_K = 0.0;
  double length_m = 0.0, width_m = 0.0;
  std::array<double, 4> height_m{};
  double basis_error = 0.0;
  double price = 0.0, life_h = 0.0;
  std::array<char, 8> currency{};
  std::uint8_t symmetry = 0, shape = 0, holds_candela = 0;
  std::array<std::uint8_t, 5> reserved{};
};
static_assert(std::is_trivially_copyable_v<Header> && std::is_trivially_copyable_v<Record>);
static_assert(sizeof(Header) % 8 == 0 && sizeof(Record) % 8 == 0);

inline std::uint64_t aligned(std::uint64_t bytes) {
  return (bytes + alignment - 1) / alignment * alignment;
}

/// Where the parts begin, from the counts of a header.
struct Parts {
  std::uint64_t records = 0, texts = 0, end = 0;
  std::array<std::uint64_t, symmetry_count> numbers{}, intensities{};
};
/// @param heights nodes of a column of each symmetry. Counts must be at most `most_products`.
Parts parts_of(const Header& header, const std::array<std::size_t, symmetry_count>& heights);
inline constexpr std::uint64_t most_products = 1ULL << 31U;

Record record_of(const ColumnProduct& product, const CatalogueSource& source, TextPlace folder, TextPlace file);
/// None where a number is none that a product can have.
std::optional<ColumnProduct> product_of(const Record& record);
std::string sha256_of(const Record& record);

std::array<unsigned char, checksum_bytes> checksum_of(const Header& header, std::span<const std::string_view> rest);

}  // namespace twinlight::matching::layout
