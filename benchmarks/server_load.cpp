// Fills a data folder with a partnership as large as `serve` is held to: organisations and products.
//   server_load DIR [ORGANISATIONS [PRODUCTS [postgresql://…]]]
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/server/administration.h"
#include "twinlight/server/installation.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/store.h"

namespace twinlight::benchmarks {
namespace {

using partnership::Action;
using partnership::Domain;
using partnership::Language;
using partnership::State;

constexpr const char* email = "load@example.org";
constexpr const char* password = "a password for measurements";
constexpr std::size_t rows_a_transaction = 2000;
constexpr std::array regions{"limburg", "guangdong"};
constexpr std::array words{"Kievit", "Heide", "Maas",   "Demer",  "Linde",  "Yanxi", "Zhujiang",
                           "Luohu",  "Berk",  "Kempen", "Licht",  "Stek",   "Groei", "Haven",
                           "Mijn",   "Tuin",  "Nanhai", "Baiyun", "Helder", "Stroom"};
constexpr std::array domains{Domain::care, Domain::education, Domain::agriculture};

/// What the server says of itself is enough: a load that fails is of no use.
template <class T>
auto taken(T result) {
  if (result) return *std::move(result);
  std::fputs("server_load: the database refused\n", stderr);
  std::exit(1);
}

void done(const auto& result) {
  if (!result) std::exit((std::fputs("server_load: the database refused\n", stderr), 1));
}

std::string word(std::size_t number) {
  return words.at(number % words.size());
}

class Loader {
 public:
  explicit Loader(storage::Connection& connection) : connection_(connection), store_(connection) {}

  std::string add_partnership() {
    partnership::Partnership made;
    made.name = {Language::en, "Partnership of measurements", {}};
    for (const char* code : regions) made.regions.push_back({code, {Language::en, code, {}}, "BE", "Europe/Brussels"});
    made.languages = {Language::nl, Language::en, Language::zh};
    partnership_ = in_state(made, State::active, Action::begin);
    return partnership_;
  }

  std::string add_organisation(std::size_t number) {
    partnership::Organisation made;
    made.partnership.text = partnership_;
    const std::string name = fmt::format("{} {} {}", word(number), word(number / words.size()), number);
    made.name = {number % 2 == 0 ? Language::nl : Language::en, name, {}};
    made.region = regions.at(number % regions.size());
    made.kind = number % 3 == 0 ? partnership::OrganisationKind::school : partnership::OrganisationKind::company;
    made.description = {Language::en,
                        fmt::format("{} makes and looks after light in {}, {} and {}. ", name, word(number + 3),
                                    word(number + 5), word(number + 7)),
                        {}};
    made.domains = {domains.at(number % domains.size())};
    made.languages = {Language::nl, Language::en};
    made.employees = static_cast<std::int64_t>(number % 5000);
    made.email = fmt::format("info{}@example.org", number);
    made.phone = "+32 11 00 00 00";
    made.address = {"Straat 1", "3500", "Hasselt", "BE"};
    made.registrations = {{"KBO", fmt::format("{:010}", number)}};
    return in_state(made, State::active, Action::admit);
  }

  void add_product(std::size_t number, const std::string& organisation) {
    partnership::Product made;
    made.partnership.text = partnership_;
    made.organisation.text = organisation;
    made.model = fmt::format("TL-{:06}", number);
    made.name = {Language::en, fmt::format("{} {}", word(number), number), {}};
    made.domains = {domains.at(number % domains.size())};
    made.markets = {partnership::Market::eu};
    in_state(made, State::published, Action::publish);
  }

  /// Gives work to the database in portions.
  void each(std::size_t count, const auto& add) {
    for (std::size_t first = 0; first < count; first += rows_a_transaction) {
      auto transaction = taken(storage::Transaction::begin(connection_));
      for (std::size_t i = first; i < std::min(count, first + rows_a_transaction); ++i) add(i);
      done(transaction.commit());
    }
  }

 private:
  static Instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

  template <class Record>
  std::string in_state(Record record, State state, Action action) {
    const storage::Change change{.person = {}, .at = now()};
    const auto made = taken(store_.create(change, record));
    record.state = state;
    done(store_.change(change, action, partnership::Id<Record>{made.id}, made.version, record));
    return made.id;
  }

  storage::Connection& connection_;
  storage::Store store_;
  std::string partnership_;
};

int run(const std::filesystem::path& folder, std::size_t organisations, std::size_t products,
        const std::string& database) {
  const auto start = std::chrono::steady_clock::now();
  std::filesystem::create_directories(folder);
  const auto connection = taken(server::database_opener(folder, database)());
  done(storage::migrate(*connection));
  Loader loader(*connection);
  const std::string partnership = loader.add_partnership();
  std::vector<std::string> ids;
  loader.each(organisations, [&](std::size_t i) { ids.push_back(loader.add_organisation(i)); });
  loader.each(products, [&](std::size_t i) { loader.add_product(i, ids.at(i % ids.size())); });
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  taken(server::add_user(*connection,
                         {.email = email,
                          .family_name = "Measurer",
                          .given_name = "",
                          .role = partnership::Role::programme_manager,
                          .organisation = ids.at(0),
                          .region = "",
                          .language = Language::en,
                          .password = password},
                         now, server::PasswordCost::least));
  fmt::print("partnership {}: {} organisations, {} products in {:.0f} s\nprogramme manager: {} / {}\n", partnership,
             organisations, products, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
             email, password);
  return 0;
}

std::size_t number_at(int argc, char** argv, int place, std::size_t otherwise) {
  return argc > place ? std::strtoul(argv[place], nullptr, 10) : otherwise;
}

}  // namespace
}  // namespace twinlight::benchmarks

int main(int argc, char** argv) {
  using namespace twinlight::benchmarks;
  if (argc < 2) return std::fputs("server_load DIR [ORGANISATIONS [PRODUCTS [DATABASE]]]\n", stderr), 2;
  return run(argv[1], std::max<std::size_t>(1, number_at(argc, argv, 2, 100'000)), number_at(argc, argv, 3, 20'000),
             argc > 4 ? argv[4] : "");
}
