// How long it takes to match a new profile with all others, and all with all. `make bench-partners [PROFILES]`
//
// The profiles are made up, the same for the same count: two thirds of Limburg and Guangdong, one third of three other
// regions; seven in ten business offers and requests; each names two topics of the vocabulary in its title and six in
// its text, among 60 words drawn from 20,000 by Zipf's law; two in three want regions, one in three kinds of partner,
// one in four sizes and one in four a readiness of technology, which half of them tell.

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <optional>
#include <random>
#include <thread>

#include "twinlight/partners/partner_matcher.h"

namespace twinlight::benchmarks {
namespace {

using partners::PartnerMatcher;
using partners::PartnerProfile;

class Generator {
 public:
  explicit Generator(const topics::TopicVocabulary& vocabulary) : vocabulary_(vocabulary) {}

  PartnerProfile next() {
    const std::string number = std::to_string(made_++);
    PartnerProfile profile{
        .id = number,
        .organisation = "o" + std::to_string(random_() % 60'000),
        .region = one_of({"limburg", "guangdong", "limburg", "guangdong", "limburg", "guangdong", "a", "b", "c"}),
        .kind = one_of({"company", "company", "university", "hospital"}),
        .type = one_of({"BO", "BO", "BO", "BO", "BR", "BR", "BR", "TO", "TR", "RDR"}),
        .domain = one_of({"", "education", "care", "agriculture"}),
        .language = one_of({"nl", "en", "zh"})};
    profile.title = topic(profile.language) + " " + topic(profile.language);
    for (int i = 0; i < 60; ++i) profile.text += (i % 10 == 0 ? topic(profile.language) : word()) + ". ";
    if (random_() % 3 != 0) profile.wanted_regions = {profile.region == "guangdong" ? "limburg" : "guangdong"};
    if (random_() % 3 == 0) profile.wanted_kinds = {one_of({"company", "university"})};
    if (random_() % 4 == 0) profile.wanted_sizes = {"micro", "small"};
    if (random_() % 4 == 0) profile.wanted_readiness = level();
    if (random_() % 2 == 0) profile.readiness = level();
    profile.facts.size = one_of({"micro", "small", "medium", "large"});
    return profile;
  }

 private:
  std::string one_of(const std::vector<std::string>& words) { return words[random_() % words.size()]; }
  int level() { return 1 + static_cast<int>(random_() % 9); }
  std::string topic(const std::string& language) {
    return vocabulary_[random_() % vocabulary_.topics().size()].labels.at(language).preferred;
  }
  /// Rank r with a probability of about 1/r.
  std::string word() {
    constexpr double words = 20'000.0;
    const double share = std::uniform_real_distribution<double>(0.0, 1.0)(random_);
    return "w" + std::to_string(static_cast<int>(std::pow(words, share)));
  }

  const topics::TopicVocabulary& vocabulary_;
  std::mt19937_64 random_{20261128};
  std::size_t made_ = 0;
};

/// Of this thread's processor, so that what else the machine does hardly counts.
double processor_s() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double seconds(const std::function<void()>& work) {
  const double start = processor_s();
  work();
  return processor_s() - start;
}

void print_quantiles(const char* what, std::vector<double> times_s) {
  std::sort(times_s.begin(), times_s.end());
  const auto at = [&](double share) {
    return 1e3 * times_s[static_cast<std::size_t>(share * static_cast<double>(times_s.size() - 1))];
  };
  fmt::print("{}: median {:.1f} ms, 99th percentile {:.1f} ms\n", what, at(0.5), at(0.99));
}

/// Every `stride`-th profile with all, by some threads; gives the seconds by the wall.
double match_all(const PartnerMatcher& matcher, std::size_t threads, std::size_t stride) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> workers;
  for (std::size_t worker = 0; worker < threads; ++worker)
    workers.emplace_back([&matcher, worker, threads, stride] {
      for (std::size_t place = worker * stride; place < matcher.profiles().size(); place += threads * stride)
        static_cast<void>(matcher.partners_of(place, 10));
    });
  for (std::thread& worker : workers) worker.join();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int run(std::size_t count) {
  const std::string data = TWINLIGHT_SOURCE_DIR "/data/";
  const auto vocabulary = topics::TopicVocabulary::read(data + "topics/topics.ttl").value();
  Generator generator(vocabulary);
  std::vector<PartnerProfile> profiles;
  for (std::size_t i = 0; i < count; ++i) profiles.push_back(generator.next());
  const auto weights = partners::PartnerWeights::read(data + "partners/weights.toml").value();
  const auto glosses = topics::read_gloss_dictionaries(data + "glosses").value();
  std::optional<PartnerMatcher> matcher;
  fmt::print("profiles: {}\n", count);
  fmt::print("read and indexed in {:.1f} s\n",
             seconds([&] { matcher.emplace(std::move(profiles), vocabulary, weights, &glosses); }));
  std::vector<double> adding;
  std::vector<double> matching;
  for (int i = 0; i < 300; ++i) {
    PartnerProfile profile = generator.next();
    std::size_t place = 0;
    adding.push_back(seconds([&] { place = matcher->add(std::move(profile)); }));
    matching.push_back(seconds([&] { static_cast<void>(matcher->partners_of(place, 10)); }));
  }
  print_quantiles("a new profile added", adding);
  print_quantiles("a new profile matched with all", matching);
  constexpr std::size_t stride = 10;
  for (const std::size_t threads : {std::size_t{1}, std::size_t{2}})
    fmt::print("a tenth with all, {} thread{}: {:.0f} s, so all with all ten times that\n", threads,
               threads == 1 ? "" : "s", match_all(*matcher, threads, stride));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("resident memory at most: {} MiB\n", usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace
}  // namespace twinlight::benchmarks

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // what is measured is seen at once
  return twinlight::benchmarks::run(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000);
}
