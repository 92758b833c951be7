#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/foundation/result.h"

namespace twinlight::storage {

enum class Backend { sqlite, postgresql };

/// A value of a column or of a parameter; nothing is NULL.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string>;
using SqlRow = std::vector<SqlValue>;

/// One session with a database, for one thread at a time. The one place that knows SOCI.
class Connection {
 public:
  /// The database in a file, made where it is missing: write-ahead log, every commit on the disk before it returns,
  /// foreign keys held, 10 s of patience with other writers.
  static Result<std::unique_ptr<Connection>> open_sqlite(const std::filesystem::path& file);

  /// @param address of libpq, `postgresql://…` or `host=… dbname=…`
  static Result<std::unique_ptr<Connection>> open_postgresql(const std::string& address);

  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Backend backend() const;

  /// The rows of a statement whose `?` are the values, in their order. (No text in the statement may hold a `?`.)
  Result<std::vector<SqlRow>> query(std::string_view sql, const std::vector<SqlValue>& values = {});

  /// Runs a statement that has no rows; gives the number of rows that it touched.
  Result<std::int64_t> execute(std::string_view sql, const std::vector<SqlValue>& values = {});

  /// How many statements this session ran so far: what a page of a list costs must not grow with its rows.
  std::int64_t statements() const { return statements_; }

 private:
  friend class Transaction;
  struct Session;
  explicit Connection(std::unique_ptr<Session> session);
  Result<void> take_turn();
  void leave_turn();

  std::unique_ptr<Session> session_;
  std::int64_t statements_ = 0;
  int depth_ = 0;          ///< of transactions
  bool its_turn_ = false;  ///< to write, where writers have to take turns
  bool failed_ = false;    ///< something within the transaction failed: it can only be undone
};

/// All or nothing: what was done since is undone unless it is committed. Inside another transaction it is part of that
/// one, which can no longer be committed once a statement or an inner transaction failed. A writing transaction: on
/// SQLite it waits for its turn when it begins, for 10 s at most.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection);
  Transaction(Transaction&& other) noexcept;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

/// The columns of a row as their types; zero or empty where the value is NULL.
std::int64_t integer(const SqlValue& value);
const std::string& text(const SqlValue& value);
Instant instant(const SqlValue& value);

/// What a column holds of an instant: milliseconds since 1970.
std::int64_t unix_ms(Instant instant);

}  // namespace twinlight::storage
