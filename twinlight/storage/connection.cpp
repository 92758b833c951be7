#include "twinlight/storage/connection.h"

// Debian's SOCI is configured with Boost but does not bring it: without this it asks for headers that would add nothing
// but conversions of Boost's own types.
#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <list>
#include <utility>

#include "twinlight/storage/postgresql_address.h"
#include "twinlight/storage/writer_queue.h"

namespace twinlight::storage {
namespace {

constexpr std::chrono::seconds patience{10};  // with other writers

/// `?` as the `:p1`, `:p2`, … of SOCI.
std::string with_named_parameters(std::string_view sql) {
  std::string named;
  int count = 0;
  for (const char c : sql) {
    if (c == '?')
      named += ":p" + std::to_string(++count);
    else
      named += c;
  }
  return named;
}

SqlValue value_at(const soci::row& row, std::size_t column) {
  if (row.get_indicator(column) == soci::i_null) return {};
  switch (row.get_properties(column).get_data_type()) {
    case soci::dt_integer:
      return std::int64_t{row.get<int>(column)};
    case soci::dt_long_long:
      return std::int64_t{row.get<long long>(column)};
    case soci::dt_unsigned_long_long:
      return static_cast<std::int64_t>(row.get<unsigned long long>(column));
    case soci::dt_string:
      return row.get<std::string>(column);
    default:
      return {};  // the schema has whole numbers and text only
  }
}

/// Values where SOCI can refer to them while a statement runs.
struct Bound {
  std::list<long long> integers;
  std::list<std::string> texts;
  std::list<soci::indicator> indicators;

  void add(soci::statement& statement, const SqlValue& value) {
    soci::indicator& indicator = indicators.emplace_back(soci::i_ok);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.exchange(soci::use(integers.emplace_back(*number), indicator));
    } else {
      const auto* words = std::get_if<std::string>(&value);
      if (words == nullptr) indicator = soci::i_null;
      statement.exchange(soci::use(texts.emplace_back(words == nullptr ? "" : *words), indicator));
    }
  }
};

}  // namespace

struct Connection::Session {
  Session(const soci::backend_factory& factory, const std::string& address, Backend of)
      : session(factory, address), backend(of) {}
  soci::session session;
  Backend backend;
  std::shared_ptr<WriterQueue> writers;  ///< of SQLite, whose writers take turns
};

namespace {

template <class Work>
auto guarded(const Work& work) -> Result<decltype(work())> {
  try {
    return work();
  } catch (const std::exception& error) {
    return failure({.message = std::string("database: ") + error.what()});
  }
}

}  // namespace

Connection::Connection(std::unique_ptr<Session> session) : session_(std::move(session)) {}
Connection::~Connection() = default;

Backend Connection::backend() const {
  return session_->backend;
}

Result<std::unique_ptr<Connection>> Connection::open_sqlite(const std::filesystem::path& file) {
  if (file.string().find('"') != std::string::npos) return failure({.message = "name holds a quote", .file = file});
  auto session = TWL_TRY(guarded([&] {
    return std::make_unique<Session>(soci::sqlite3, "db=\"" + file.string() + "\" timeout=10", Backend::sqlite);
  }));
  session->writers = WriterQueue::of(file);
  std::unique_ptr<Connection> connection(new Connection(std::move(session)));
  for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"})
    TWL_CHECK(connection->query(pragma));
  return connection;
}

Result<std::unique_ptr<Connection>> Connection::open_postgresql(const std::string& address) {
  const std::string whole = TWL_TRY(address_for_soci(address));
  auto session =
      TWL_TRY(guarded([&] { return std::make_unique<Session>(soci::postgresql, whole, Backend::postgresql); }));
  // libpq prints the server's notices unless somebody takes them; a library never prints.
  auto* backend = static_cast<soci::postgresql_session_backend*>(session->session.get_backend());
  PQsetNoticeProcessor(
      backend->conn_, [](void*, const char*) {}, nullptr);
  return std::unique_ptr<Connection>(new Connection(std::move(session)));
}

Result<std::vector<SqlRow>> Connection::query(std::string_view sql, const std::vector<SqlValue>& values) {
  ++statements_;
  auto rows = guarded([&] {
    Bound bound;
    soci::statement statement(session_->session);
    for (const SqlValue& value : values) bound.add(statement, value);
    statement.alloc();
    statement.prepare(with_named_parameters(sql));
    statement.define_and_bind();
    soci::row row;
    statement.exchange_for_rowset(soci::into(row));
    statement.execute();
    std::vector<SqlRow> all;
    while (statement.fetch()) {
      SqlRow& copied = all.emplace_back();
      for (std::size_t column = 0; column < row.size(); ++column) copied.push_back(value_at(row, column));
    }
    return all;
  });
  if (!rows) failed_ = true;
  return rows;
}

Result<void> Connection::take_turn() {
  if (session_->writers && !session_->writers->take(patience))
    return failure({.message = "database: others have been writing to it for too long"});
  its_turn_ = true;
  return {};
}

void Connection::leave_turn() {
  if (session_->writers) session_->writers->leave();
  its_turn_ = false;
}

Result<std::int64_t> Connection::execute(std::string_view sql, const std::vector<SqlValue>& values) {
  if (!its_turn_) {  // a transaction of one statement
    TWL_CHECK(take_turn());
    auto touched = execute(sql, values);
    leave_turn();
    return touched;
  }
  ++statements_;
  auto touched = guarded([&] {
    Bound bound;
    soci::statement statement(session_->session);
    for (const SqlValue& value : values) bound.add(statement, value);
    statement.alloc();
    statement.prepare(with_named_parameters(sql));
    statement.define_and_bind();
    statement.execute(true);
    return std::int64_t{statement.get_affected_rows()};
  });
  if (!touched) failed_ = true;
  return touched;
}

Result<Transaction> Transaction::begin(Connection& connection) {
  if (connection.depth_ == 0) {
    TWL_CHECK(connection.take_turn());
    const auto begun = connection.execute(connection.backend() == Backend::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!begun) connection.leave_turn();
    TWL_CHECK(begun);
    connection.failed_ = false;
  }
  ++connection.depth_;
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  if (connection_ == nullptr) return;
  connection_->failed_ = true;
  // A failed ROLLBACK leaves nothing to do: the database undoes what was not committed.
  if (--connection_->depth_ > 0) return;
  static_cast<void>(connection_->execute("ROLLBACK"));
  connection_->leave_turn();
}

Result<void> Transaction::commit() {
  if (connection_->failed_) return failure({.message = "database: a part of this transaction failed"});
  if (connection_->depth_ == 1) {
    TWL_CHECK(connection_->execute("COMMIT"));
    connection_->leave_turn();
  }
  --std::exchange(connection_, nullptr)->depth_;
  return {};
}

std::int64_t integer(const SqlValue& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number == nullptr ? 0 : *number;
}

const std::string& text(const SqlValue& value) {
  static const std::string empty;
  const auto* words = std::get_if<std::string>(&value);
  return words == nullptr ? empty : *words;
}

Instant instant(const SqlValue& value) {
  return Instant(std::chrono::milliseconds(integer(value)));
}

std::int64_t unix_ms(Instant instant) {
  return instant.time_since_epoch().count();
}

}  // namespace twinlight::storage
