#pragma once

#include "twinlight/search/text_index.h"
#include "twinlight/server/address_endpoints.h"
#include "twinlight/server/background_jobs.h"
#include "twinlight/server/desk_code_endpoints.h"
#include "twinlight/server/export_endpoints.h"
#include "twinlight/server/file_endpoints.h"
#include "twinlight/server/import_endpoints.h"
#include "twinlight/server/import_jobs.h"
#include "twinlight/server/installation.h"
#include "twinlight/server/invitation_endpoints.h"
#include "twinlight/server/light_endpoints.h"
#include "twinlight/server/list_table.h"
#include "twinlight/server/live_jobs.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/market_endpoints.h"
#include "twinlight/server/metrics.h"
#include "twinlight/server/password_endpoints.h"
#include "twinlight/server/periodic_jobs.h"
#include "twinlight/server/provider_sign_in.h"
#include "twinlight/server/queue_thread.h"
#include "twinlight/server/ranking_endpoints.h"
#include "twinlight/server/record_endpoints.h"
#include "twinlight/server/record_search.h"
#include "twinlight/server/retention.h"
#include "twinlight/server/search_endpoints.h"
#include "twinlight/server/second_factor_endpoints.h"
#include "twinlight/server/sign_in.h"

namespace twinlight::server {

inline constexpr const char* tables_folder = "tables";  ///< within the installation's

/// What an installation is made of: each part after those that it uses.
struct Installation::Parts {
  Parts(const InstallationOptions& given, std::shared_ptr<const Knowledge> known,
        std::shared_ptr<const PrivacyRules> rules_of_privacy, std::shared_ptr<const RetentionRules> rules_of_retention,
        const SecretBox& box, storage::FileStore files, std::unique_ptr<search::TextIndex> index);

  /// What answers each operation.
  Endpoints endpoints(const Contract& contract);

  /// What is to be done from time to time.
  void add_chores(const storage::FileStore& files);

  /// What an import does, it does as the endpoints do.
  ImportMeans import_means();

  InstallationOptions options;
  std::shared_ptr<const Knowledge> knowledge;
  std::shared_ptr<const PrivacyRules> privacy;
  std::shared_ptr<const RetentionRules> retention;
  std::unique_ptr<Metrics> metrics;
  QueueComplaint complain;
  ConnectionPool connections;
  SignIn sign_in;
  SecondFactorEndpoints second_factors;
  ProviderSignIn provider_sign_in;
  MailJobs mail;
  PasswordEndpoints passwords;
  AddressEndpoints addresses;
  DeskCodeEndpoints desk_codes;
  InvitationEndpoints invitations;
  JoinRequests joining;
  RecordEndpoints records;
  FileEndpoints files_of_records;
  LiveJobs live;
  PartnershipCatalogues catalogues;
  LightEndpoints light;
  ListTables lists;  ///< as tables
  BackgroundJobs export_jobs;
  ExportEndpoints exports;
  BackgroundJobs import_jobs;
  ImportEndpoints imports;
  MarketEndpoints markets;
  RankingJobs jobs;
  BackgroundJobs trials;
  RankingEndpoints rankings;
  std::shared_ptr<TaughtVocabularies> vocabularies;
  std::shared_ptr<PartnershipMatchers> matchers;
  std::shared_ptr<RecordSearch> record_search;
  std::shared_ptr<ProfileSearch> search;
  std::shared_ptr<Digests> digests;
  SearchEndpoints searches;
  std::unique_ptr<Service> service;
  std::unique_ptr<HttpServer> http;
  std::unique_ptr<HttpServer> metrics_http;
  PeriodicJobs periodic;  ///< ends before what its chores use
  QueueThread webhooks;
  QueueThread topics;
};

}  // namespace twinlight::server
