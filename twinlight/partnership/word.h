#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace twinlight::partnership {

/// The words of an enumeration in the order of its values; specialised beside each enumeration. They are part of the
/// contract: records, rights and the interface all use them.
template <class E>
struct Words;

template <class E>
concept Worded = requires {
  Words<E>::all.size();
};

template <Worded E>
constexpr std::size_t count_of = Words<E>::all.size();

template <Worded E>
constexpr std::string_view word_of(E value) {
  return Words<E>::all[static_cast<std::size_t>(value)];
}

/// The value that has this word, or none.
template <Worded E>
constexpr std::optional<E> from_word(std::string_view word) {
  for (std::size_t i = 0; i < count_of<E>; ++i)
    if (Words<E>::all[i] == word) return static_cast<E>(i);
  return std::nullopt;
}

/// Every value, for tables and tests that leave none out.
template <Worded E>
constexpr auto every() {
  std::array<E, count_of<E>> values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<E>(i);
  return values;
}

/// A set of values of an enumeration of at most 32.
template <Worded E>
struct SetOf {
  unsigned bits = 0;

  constexpr SetOf() = default;
  constexpr SetOf(E value) : bits(1U << static_cast<unsigned>(value)) {}  // NOLINT: a value is the set of itself
  constexpr bool has(E value) const { return (bits & SetOf(value).bits) != 0; }
  constexpr bool empty() const { return bits == 0; }
  constexpr bool within(SetOf other) const { return (bits & ~other.bits) == 0; }
  friend constexpr SetOf operator|(SetOf a, SetOf b) {
    SetOf both;
    both.bits = a.bits | b.bits;
    return both;
  }
  friend constexpr bool operator==(const SetOf&, const SetOf&) = default;
};

}  // namespace twinlight::partnership
