#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/partnership/kind.h"

namespace twinlight::storage {

/// Stands where somebody's name or address stood.
inline constexpr std::string_view erased_mark = "[erased]";

/// The same text but for the case of its Latin letters.
bool same_but_for_case(std::string_view one, std::string_view other);

/// The text with the mark in the place of each of the words, whatever the case of their Latin letters; within a longer
/// word of Latin letters or digits they are left ("Jan Bos" is not in "Jan Bosmans").
/// @param words  none empty; the longest first where one is in another
std::string without_words(std::string_view text, const std::vector<std::string>& words);

/// Every text in the value, however deep, without the words: for JSON that is no record's, with words that no program
/// goes by.
nlohmann::json without_words(const nlohmann::json& value, const std::vector<std::string>& words);

/// What people wrote in a record's document, without the words. An e-mail address that is one of them becomes empty;
/// the names of a person are theirs, whoever is called the same. An optional field that breaks a rule without the words
/// goes whole.
nlohmann::json without_words(partnership::Kind kind, const nlohmann::json& document,
                             const std::vector<std::string>& words);

}  // namespace twinlight::storage
