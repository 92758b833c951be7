#include "twinlight/server/installation_parts.h"

#include "twinlight/server/board_endpoints.h"
#include "twinlight/server/clock_jobs.h"
#include "twinlight/server/consent_endpoints.h"
#include "twinlight/server/contact_endpoints.h"
#include "twinlight/server/export_jobs.h"
#include "twinlight/server/job_endpoints.h"
#include "twinlight/server/knowledge_endpoints.h"
#include "twinlight/server/mailbox_endpoints.h"
#include "twinlight/server/measure_endpoints.h"
#include "twinlight/server/measure_table.h"
#include "twinlight/server/my_data.h"
#include "twinlight/server/partner_endpoints.h"
#include "twinlight/server/product_trials.h"
#include "twinlight/server/retention_endpoints.h"
#include "twinlight/server/token_endpoints.h"
#include "twinlight/server/topic_endpoints.h"
#include "twinlight/server/transfer_endpoints.h"
#include "twinlight/server/webhook_endpoints.h"
#include "twinlight/server/webhook_jobs.h"
#include "twinlight/storage/erased_contents.h"

namespace twinlight::server {
namespace {

constexpr std::size_t changes_at_once = 2000;  // of the full-text index

/// A line in the log, and a count where there are metrics.
QueueComplaint complaint_to(const ServiceOptions& service, Metrics* metrics) {
  return [log = service.log, now = service.now, metrics](const std::string& queue, const Diagnostic& what) {
    if (metrics) metrics->count_complaint(queue);
    if (log)
      log({.at = now(),
           .operation = queue,
           .status = 500,
           .fault = "this queue can not be worked off: " + to_string(what)});
  };
}

void add_status_endpoints(Endpoints& endpoints) {
  endpoints["health"] = [](Call& /*call*/) -> Answer { return json_response({{"status", "ok"}}); };
  endpoints["ready"] = [](Call& call) -> Answer {
    if (const auto answered = call.connection.query("SELECT 1"); !answered) return problem(ProblemKind::busy);
    return json_response({{"status", "ready"}});
  };
}

}  // namespace

Installation::Parts::Parts(const InstallationOptions& given, std::shared_ptr<const Knowledge> known,
                           std::shared_ptr<const PrivacyRules> rules_of_privacy,
                           std::shared_ptr<const RetentionRules> rules_of_retention, const SecretBox& box,
                           storage::FileStore files, std::unique_ptr<search::TextIndex> index)
    : options(given),
      knowledge(std::move(known)),
      privacy(std::move(rules_of_privacy)),
      retention(std::move(rules_of_retention)),
      metrics(given.metrics_port ? std::make_unique<Metrics>(given.version) : nullptr),
      complain(complaint_to(given.service, metrics.get())),
      connections(database_opener(given.folder, given.database)),
      sign_in(given.password_cost, given.secure_cookie, box),
      second_factors(box),
      provider_sign_in(given.identity_providers, given.public_address, given.secure_cookie),
      mail(connections, {given.mail.send, given.mail.takes_returns, given.service.log}, complain),
      passwords(mail, given.public_address, given.password_cost),
      addresses(mail, given.public_address),
      desk_codes(
          mail,
          {.public_address = given.public_address, .cost = given.password_cost, .secure_cookie = given.secure_cookie},
          box),
      invitations(mail, given.public_address),
      joining(mail, given.public_address, privacy),
      records({.files = files,
               .privacy = privacy,
               .knowledge = knowledge,
               .letters = InterestLetters(mail, given.public_address),
               .joining = &joining}),
      files_of_records(files),
      catalogues(knowledge, files),
      light(catalogues),
      lists{{"board", board_table()},
            {"catalogue", light.catalogue_table()},
            {"measures", measures_table()},
            {"transfers", transfers_table()}},
      export_jobs(
          exports_queue, connections, live,
          [this, folder = given.folder / tables_folder](RunningJob& job) { return export_list(job, folder, lists); },
          complain),
      exports(export_jobs, given.folder / tables_folder, lists),
      import_jobs(
          imports_queue, connections, live,
          [this, folder = given.folder / tables_folder](RunningJob& job) {
            return import_table(job, folder, import_means());
          },
          complain),
      imports(import_jobs, given.folder / tables_folder, mail.sends()),
      markets(catalogues, files),
      jobs(catalogues, connections, files, live, given.engine_threads, complain),
      trials(
          trials_queue, connections, live,
          [means = TrialMeans{catalogues, files, mail, given.public_address}](RunningJob& job) {
            return try_product(job, means);
          },
          complain),
      rankings(knowledge, jobs, catalogues, files),
      vocabularies(std::make_shared<TaughtVocabularies>(knowledge)),
      matchers(std::make_shared<PartnershipMatchers>(knowledge, vocabularies)),
      record_search(std::make_shared<RecordSearch>(std::move(index), vocabularies)),
      search(std::make_shared<ProfileSearch>(vocabularies)),
      digests(std::make_shared<Digests>(knowledge, matchers, search, given.public_address)),
      searches(search, digests, mail.sends()),
      periodic(connections, given.service.now) {
  add_chores(files);
}

void Installation::Parts::add_chores(const storage::FileStore& files) {
  periodic.add(
      [address = options.mail.send ? options.public_address : ""](storage::Connection& connection, Instant now) {
        return run_clock_when_due(connection, address, now).map([](bool) {});
      });
  periodic.add([rules = retention, files, address = options.mail.send ? options.public_address : ""](
                   storage::Connection& connection, Instant now) -> Result<void> {
    if (TWL_TRY(retain_when_due(connection, *rules, address, now)))
      TWL_CHECK(storage::remove_erased_contents(connection, files, now));
    return {};
  });
  // What a search would have to take over first: after a start that may be everything.
  periodic.add([found = record_search](storage::Connection& connection, Instant /*now*/) -> Result<void> {
    while (!TWL_TRY(found->catch_up(connection, changes_at_once))) continue;
    return {};
  });
  periodic.add(forget_old_webhook_messages);
  periodic.add(
      [folder = options.folder / tables_folder, period = retention->period_of(storage::Retained::tables)](
          storage::Connection& /*connection*/, Instant now) { return remove_old_tables(folder, period, now); });
  if (mail.sends())
    periodic.add([letters = digests](storage::Connection& connection, Instant now) {
      return letters->send_due(connection, now);
    });
}

ImportMeans Installation::Parts::import_means() {
  return {.create = [this](Call& call, partnership::Kind kind) { return records.create(call, kind); },
          .change = [this](Call& call, partnership::Kind kind) { return records.change(call, kind); },
          .move = [this](Call& call, partnership::Kind kind) { return records.move(call, kind); },
          .keep_file = [this](Call& call) { return files_of_records.keep(call); },
          .invite = [this](Call& call) { return invitations.invite(call); }};
}

Endpoints Installation::Parts::endpoints(const Contract& contract) {
  Endpoints all;
  add_status_endpoints(all);
  sign_in.add_to(all);
  second_factors.add_to(all);
  provider_sign_in.add_to(all);
  passwords.add_to(all);
  addresses.add_to(all);
  desk_codes.add_to(all);
  invitations.add_to(all);
  joining.add_to(all);
  records.add_to(all);
  files_of_records.add_to(all);
  exports.add_to(all, contract);
  imports.add_to(all);
  light.add_to(all);
  markets.add_to(all);
  rankings.add_to(all);
  add_job_endpoints(all, live);
  add_knowledge_endpoints(all, knowledge);
  add_board_endpoints(all);
  add_measure_endpoints(all);
  add_consent_endpoints(all, privacy);
  add_contact_endpoints(all);
  add_mailbox_endpoints(all, mail.sends());
  add_my_data_endpoints(all);
  add_token_endpoints(all);
  add_topic_endpoints(all, vocabularies, record_search);
  add_retention_endpoints(all, retention);
  add_transfer_endpoints(all);
  add_record_search_endpoint(all, record_search);
  add_webhook_endpoints(all, options.webhooks);
  add_partner_endpoints(all, knowledge, matchers);
  searches.add_to(all);
  return all;
}

}  // namespace twinlight::server
