#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// What rows and records have to do with each other.
namespace twinlight::server {

/// The record with what a row says; what it leaves out stays. Translations of a text that changes become outdated.
/// @param says_language  whether the row says the language of its texts. Where it does not, the language that they were
///                       taken to be in changes no text whose words are the same.
nlohmann::json merged_document(const nlohmann::json& stored, const nlohmann::json& row, bool says_language);

/// The files of a product with others in the place of those of the same role.
nlohmann::json with_links(const nlohmann::json& stored, const nlohmann::json& links);

/// Register and number of each registration of an organisation, however they are written.
std::vector<std::string> registration_keys(const nlohmann::json& organisation);

/// The column of a pointer into a document: `/address/city` is `address.city`, `/domains/0` is `domains`.
std::string column_of_pointer(const std::string& pointer);

}  // namespace twinlight::server
