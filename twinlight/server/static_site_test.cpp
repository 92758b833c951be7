#include "twinlight/server/static_site.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "tests/support/scratch_folder.h"

namespace twinlight::server {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class StaticSiteTest : public ::testing::Test {
 public:
  void SetUp() override {
    write("site/index.html", "<html><script>start()</script></html>");
    write("site/_app/immutable/a.js", "plain");
    write("site/_app/immutable/a.js.br", "small");
    write("secret.txt", "secret");
    fs::create_symlink(folder / "secret.txt", folder / "site" / "link.txt");
    auto loaded = StaticSite::load(folder / "site");
    ASSERT_TRUE(loaded) << to_string(loaded.error());
    site = *std::move(loaded);
  }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name) << text;
  }
  Response get(const std::string& path, const std::string& header = "", const std::string& value = "") const {
    Request request{.method = "GET", .path = path};
    if (!header.empty()) request.headers[header] = value;
    return site.answer(request);
  }
  static std::string header_of(const Response& response, const std::string& name) {
    for (const auto& [known, value] : response.headers)
      if (known == name) return value;
    return "";
  }
  testing::ScratchFolder folder;
  StaticSite site;
};

TEST_F(StaticSiteTest, FileIsServedAsSmallAsTheReaderTakesIt) {
  EXPECT_EQ(*get("/_app/immutable/a.js").shared_body, "plain");
  const Response small = get("/_app/immutable/a.js", "accept-encoding", "gzip, br");
  EXPECT_EQ(*small.shared_body, "small");
  EXPECT_EQ(header_of(small, "Content-Encoding"), "br");
  EXPECT_THAT(header_of(small, "Cache-Control"), HasSubstr("immutable"));
}

TEST_F(StaticSiteTest, PageOfTheApplicationIsItsIndexWithTheScriptsThatItHas) {
  const Response page = get("/needs/new");
  EXPECT_THAT(*page.shared_body, HasSubstr("start()"));
  EXPECT_THAT(header_of(page, "Content-Security-Policy"), HasSubstr("script-src 'self' 'sha256-"));
  EXPECT_EQ(header_of(page, "Content-Security-Policy").find("unsafe-eval"), std::string::npos);
  EXPECT_EQ(header_of(page, "Cache-Control"), "no-cache");
  EXPECT_EQ(get("/", "if-none-match", header_of(page, "ETag")).status, 304);
}

TEST_F(StaticSiteTest, NothingOutsideTheFolderIsServed) {
  for (const char* path : {"/../secret.txt", "/%2e%2e/secret.txt", "/link.txt", "/..%2fsecret.txt", "//etc/passwd"})
    EXPECT_THAT(*get(path).shared_body, HasSubstr("start()")) << path;
  EXPECT_EQ(get("/_app/immutable/none.js").status, 404);
  EXPECT_EQ(site.answer({.method = "POST", .path = "/"}).status, 405);
}

TEST_F(StaticSiteTest, FolderWithoutAnIndexIsRefused) {
  EXPECT_FALSE(StaticSite::load(folder.path()));
}

}  // namespace
}  // namespace twinlight::server
