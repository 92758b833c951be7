#include "twinlight/storage/test_database.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

namespace twinlight::storage::fixture {
namespace {
namespace fs = std::filesystem;

const fs::path programs = "/usr/lib/postgresql/15/bin";

/// Starts a program that dies with this one; as root, for another user, since PostgreSQL refuses to run as root.
pid_t spawn(std::vector<std::string> words) {
  std::vector<std::string> all{"setpriv", "--pdeathsig", "QUIT"};
  if (geteuid() == 0) all.insert(all.end(), {"--reuid", "postgres", "--regid", "postgres", "--clear-groups"});
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    if (freopen("/dev/null", "w", stdout) == nullptr || freopen("/dev/null", "w", stderr) == nullptr) _exit(126);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  return child;
}

int status_of(pid_t child) {
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

/// A port of 127.0.0.1 that nobody has; 0 where none can be had.
std::uint16_t free_port() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  const bool had = bind(listener, any, length) == 0 && getsockname(listener, any, &length) == 0;
  close(listener);
  return had ? ntohs(address.sin_port) : std::uint16_t{0};
}

/// A PostgreSQL of this test program alone: a folder, a unix socket in it that trusts whoever comes, and a port of this
/// machine that asks for a password.
class Cluster {
 public:
  Cluster() : fault_(started()) {}
  ~Cluster() {
    if (server_ > 0) {
      kill(server_, SIGINT);
      status_of(server_);
    }
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  /// What kept it from running; empty when it runs.
  const std::string& fault() const { return fault_; }
  std::string address(const std::string& database) const {
    return "host=" + folder_.string() + " port=" + std::to_string(port_) + " user=twinlight dbname=" + database;
  }
  std::uint16_t port() const { return port_; }

 private:
  std::string started() {
    std::string folder = (fs::temp_directory_path() / "twinlight-postgresql-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return "no temporary folder can be made";
    folder_ = folder;
    const passwd* user = getpwnam("postgres");
    if (geteuid() == 0 && (user == nullptr || chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0))
      return "its folder can not be given to the user postgres";
    const std::string data = folder + "/data";
    if (status_of(spawn({programs / "initdb", "-D", data, "-U", "twinlight", "--auth-local=trust",
                         "--auth-host=scram-sha-256", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"})) != 0)
      return "initdb failed";
    port_ = free_port();
    server_ = spawn({programs / "postgres", "-D", data, "-k", folder, "-F", "-c", "listen_addresses=127.0.0.1", "-p",
                     std::to_string(port_)});
    for (int i = 0; i < 300; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      if (Connection::open_postgresql(address("postgres"))) return {};
    }
    return "the server does not answer within 30 s";
  }

  fs::path folder_;
  std::uint16_t port_ = 0;
  pid_t server_ = 0;
  std::string fault_;
};

bool is_installed() {
  return fs::exists(programs / "initdb");
}

Cluster& cluster() {
  static Cluster cluster;
  return cluster;
}

TestDatabase make_on_postgresql() {
  if (!is_installed()) return {.backend = Backend::postgresql, .why_not = "PostgreSQL 15 is not installed"};
  EXPECT_EQ(cluster().fault(), "") << "PostgreSQL does not start";
  const auto maintenance = Connection::open_postgresql(cluster().address("postgres"));
  static int made = 0;
  const std::string name = "test" + std::to_string(++made);
  EXPECT_TRUE(maintenance && (*maintenance)->execute("CREATE DATABASE " + name)) << name;
  return {.backend = Backend::postgresql, .address = cluster().address(name)};
}

}  // namespace

Result<std::unique_ptr<Connection>> TestDatabase::connect() const {
  return backend == Backend::sqlite ? Connection::open_sqlite(address) : Connection::open_postgresql(address);
}

TestDatabase make_test_database(Backend backend, const fs::path& folder) {
  if (backend == Backend::postgresql) return make_on_postgresql();
  fs::remove_all(folder);
  fs::create_directories(folder);
  return {.backend = Backend::sqlite, .address = folder / "twinlight.db"};
}

std::uint16_t postgresql_port() {
  return cluster().port();
}

}  // namespace twinlight::storage::fixture
