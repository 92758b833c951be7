#include "twinlight/storage/person_traces.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "twinlight/storage/record_rows.h"

namespace twinlight::storage {
namespace {

constexpr std::size_t shortest_word = 4;  // bytes

constexpr std::ptrdiff_t fewest_digits = 6;  // of a telephone number

/// More than one name: of a single Latin word one can not tell whether it is a name or anything else.
bool is_in_full(const std::string& name) {
  return std::ranges::any_of(name, [](char c) { return c == ' ' || static_cast<unsigned char>(c) >= 0x80U; });
}

bool is_phone(const std::string& text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view between = " +-./()";
  return std::ranges::count_if(text, is_digit) >= fewest_digits &&
         std::ranges::all_of(text, [&](char c) { return is_digit(c) || between.find(c) != std::string_view::npos; });
}

/// Collects what one version of a person's document says.
class Gathering {
 public:
  void add(const nlohmann::json& document) {
    if (!document.is_object()) return;
    const std::string family = text_at(document, "family_name");
    const std::string given = text_at(document, "given_name");
    if (given.empty()) add_name(family);
    if (!given.empty() && !family.empty())
      for (const char* between : {" ", "", ", "}) {
        add_name(family + between + given);
        if (*between == ' ') add_name(given + between + family);
      }
    add_name(text_at(document, "latin_name"));
    if (const std::string phone = text_at(document, "phone"); is_phone(phone)) phones_.insert(phone);
    add_email(text_at(document, "email"));
  }
  void add_email(const std::string& email) {
    if (email.empty()) return;
    add_word(email);
    emails_.insert(small_letters(email));
  }
  const std::set<std::string>& phones() const { return phones_; }
  void add_word(const std::string& word) {
    if (word.size() >= shortest_word) words_.insert(word);
  }
  PersonTraces traces(const std::string& person) const {
    PersonTraces found{person, {emails_.begin(), emails_.end()}, {words_.begin(), words_.end()}, ""};
    std::ranges::stable_sort(found.words, std::greater<>(), &std::string::size);
    return found;
  }

 private:
  void add_name(const std::string& name) {
    if (is_in_full(name)) add_word(name);
  }

  std::set<std::string> emails_;
  std::set<std::string> phones_;
  std::set<std::string> words_;
};

/// Whether the number is that of an organisation or of another person too.
Result<bool> is_shared(Connection& connection, const std::string& phone, const std::string& person) {
  const auto rows =
      TWL_TRY(connection.query("SELECT document FROM records WHERE kind IN ('organisation', 'person') AND id <> ?"
                               " AND document LIKE ? ESCAPE '!'",
                               {person, like_pattern(phone)}));
  return std::ranges::any_of(rows, [&](const SqlRow& row) {
    const auto document = nlohmann::json::parse(text(row[0]), nullptr, false);
    return document.is_object() && text_at(document, "phone") == phone;
  });
}

}  // namespace

std::string small_letters(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string like_pattern(const std::string& word) {
  const std::string quoted = nlohmann::json(word).dump();
  std::string made = "%";
  for (const char c : quoted.substr(1, quoted.size() - 2)) {
    if (c == '%' || c == '_' || c == '!') made += '!';
    made += c;
  }
  return made + "%";
}

Result<PersonTraces> traces_of(Connection& connection, const std::string& person) {
  Gathering gathering;
  for (const SqlRow& row : TWL_TRY(connection.query("SELECT document FROM records WHERE id = ?", {person})))
    gathering.add(nlohmann::json::parse(text(row[0]), nullptr, false));
  const auto versions =
      TWL_TRY(connection.query("SELECT before_change, after_change FROM audit WHERE record = ?", {person}));
  for (const SqlRow& row : versions)
    for (const SqlValue& version : row) gathering.add(nlohmann::json::parse(text(version), nullptr, false));
  std::string account_email;
  for (const SqlRow& row : TWL_TRY(connection.query("SELECT email FROM accounts WHERE person = ?", {person}))) {
    account_email = text(row[0]);
    gathering.add_email(account_email);
  }
  for (const std::string& phone : gathering.phones())
    if (!phone.empty() && !TWL_TRY(is_shared(connection, phone, person))) gathering.add_word(phone);
  PersonTraces traces = gathering.traces(person);
  traces.account_email = account_email;
  return traces;
}

}  // namespace twinlight::storage
