#include "twinlight/server/file_endpoints.h"

#include "twinlight/foundation/file.h"
#include "twinlight/server/media_type.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::header_of;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;

std::string luminaire_file() {
  return read_file(TWINLIGHT_SOURCE_DIR "/examples/catalogue/demerglans-klaslicht600-3200.ldt", 1U << 20U).value();
}

class FileEndpointsTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("maker", Role::member, limburg_guangdong, owner);
    add_person("buyer", Role::member, limburg_guangdong, other);
    maker = sign_in("maker");
    buyer = sign_in("buyer");
  }
  Response upload(const std::string& name, const std::string& bytes, const Visitor& visitor,
                  const std::string& query = "") {
    return send("POST", "/files?name=" + name + query, bytes, "application/octet-stream", visitor);
  }
  std::string hash_of(const Response& uploaded) { return json_of(uploaded)["record"]["document"].value("hash", ""); }
  std::string record_of(const Response& uploaded) { return json_of(uploaded)["record"].value("id", ""); }
  json product(const std::string& hash, const char* role = "photometry") const {
    json made = document(Kind::product, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    made["files"] = json::array({{{"role", role}, {"name", "klas.ldt"}, {"hash", hash}}});
    return made;
  }
  std::string published_product(const std::string& hash) {
    const Response made = ask("POST", "/products", product(hash), maker);
    EXPECT_EQ(made.status, 201) << made.body;
    const std::string id = json_of(made).value("id", "");
    move(Kind::product, id, Action::publish);
    return id;
  }
  Visitor maker;
  Visitor buyer;
};
TWL_ON_BOTH_DATABASES(FileEndpointsTest);

TEST_P(FileEndpointsTest, PhotometryIsUnderstoodAsItIsUploaded) {
  const Response uploaded = upload("klas.ldt", luminaire_file(), maker);
  ASSERT_EQ(uploaded.status, 201) << uploaded.body;
  const json answer = json_of(uploaded);
  EXPECT_EQ(answer["inspection"]["kind"], "photometry");
  EXPECT_GT(answer["inspection"]["luminous_flux_lm"].get<double>(), 1000.0);
  EXPECT_FALSE(answer["inspection"]["intensities"]["intensity_cd"].empty());
  EXPECT_EQ(answer["record"]["document"]["organisation"], owner);
  EXPECT_EQ(answer["record"]["document"]["bytes"], luminaire_file().size());
}

TEST_P(FileEndpointsTest, SameBytesAreOneFile) {
  const std::string id = record_of(upload("klas.ldt", luminaire_file(), maker));
  const Response again = upload("other-name.ldt", luminaire_file(), maker);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(record_of(again), id);
  const Response of_another = upload("klas.ldt", luminaire_file(), buyer);
  EXPECT_EQ(of_another.status, 201);
  EXPECT_NE(record_of(of_another), id);
}

TEST_P(FileEndpointsTest, UploaderGetsTheBytesBackAndOthersDoNot) {
  const Response uploaded = upload("klas%20灯.ldt", luminaire_file(), maker);
  const std::string path = "/files/" + record_of(uploaded) + "/content";
  const Response content = ask("GET", path, {}, maker);
  ASSERT_EQ(content.status, 200) << content.body;
  EXPECT_EQ(content.body, luminaire_file());
  EXPECT_EQ(header_of(content, "Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(header_of(content, "Content-Disposition"),
            "attachment; filename=\"klas____.ldt\"; filename*=UTF-8''klas%20%E7%81%AF.ldt");
  EXPECT_THAT(header_of(content, "Content-Security-Policy"), HasSubstr("sandbox"));
  EXPECT_EQ(ask("GET", path, {}, maker, {{"if-none-match", header_of(content, "ETag")}}).status, 304);
  EXPECT_EQ(ask("GET", path, {}, buyer).status, 404);
  EXPECT_EQ(ask("GET", path).status, 404);
}

TEST_P(FileEndpointsTest, FileGoesToWhoeverSeesTheFieldThatNamesIt) {
  const std::string hash = hash_of(upload("klas.ldt", luminaire_file(), maker));
  const std::string path = "/products/" + published_product(hash) + "/files/" + hash;
  EXPECT_EQ(ask("GET", path, {}, buyer).body, luminaire_file()) << "files of products are for members";
  EXPECT_EQ(ask("GET", path).status, 404) << "not for visitors";
  const std::string elsewhere = "/products/" + published_product(hash) + "/files/" + std::string(64, 'b');
  EXPECT_EQ(ask("GET", elsewhere, {}, maker).status, 404) << "what the record does not name";
}

TEST_P(FileEndpointsTest, HashAloneOpensNothing) {
  const std::string hash = hash_of(upload("secret.pdf", "%PDF-1.7 secret", buyer));
  const Response stolen = ask("POST", "/products", product(hash, "document"), maker);
  ASSERT_EQ(stolen.status, 422);
  EXPECT_EQ(json_of(stolen)["errors"][0]["pointer"], "/files/0/hash");
  const std::string own = hash_of(upload("klas.ldt", luminaire_file(), maker));
  const Response made = ask("POST", "/products", product(own), maker);
  json document = json_of(made)["document"];
  document["files"][0]["hash"] = hash;
  const std::string path = "/products/" + json_of(made)["id"].get<std::string>();
  EXPECT_EQ(ask("PUT", path, document, maker, {{"if-match", "\"1\""}}).status, 422);
  EXPECT_EQ(ask("POST", path + "/transitions", {{"action", "publish"}, {"fields", {{"files", document["files"]}}}},
                maker, {{"if-match", "\"1\""}})
                .status,
            422);
}

TEST_P(FileEndpointsTest, PhotometryOfAProductCanBeRead) {
  const std::string hash = hash_of(upload("broken.ldt", "no photometry at all", maker));
  const Response refused = ask("POST", "/products?language=nl", product(hash), maker);
  ASSERT_EQ(refused.status, 422);
  EXPECT_THAT(json_of(refused)["errors"][0]["message"].get<std::string>(), HasSubstr("fotometrisch"));
}

TEST_P(FileEndpointsTest, UploadIsBoundedAndForMembers) {
  EXPECT_EQ(upload("a.ldt", luminaire_file(), {}).status, 401);
  EXPECT_EQ(upload("a.ldt", luminaire_file(), maker, "&organisation=" + other).status, 403);
  EXPECT_EQ(upload("a.ldt", "", maker).status, 422);
  EXPECT_EQ(upload("a.ldt", std::string((32U << 20U) + 1, 'x'), maker).status, 413);
  EXPECT_EQ(upload("..%2F..%2Fetc%2Fpasswd", "%PDF-1.7", maker).status, 201);
  const json listed = json_of(ask("GET", "/files", {}, maker))["items"][0]["document"];
  EXPECT_EQ(listed["name"], "passwd");
  EXPECT_EQ(listed["media_type"], "application/pdf");
}

TEST_P(FileEndpointsTest, ErasedFileIsGone) {
  const Response uploaded = upload("klas.ldt", luminaire_file(), maker);
  const std::string path = "/files/" + record_of(uploaded);
  const std::string hash = hash_of(uploaded);
  const std::string named = "/products/" + published_product(hash) + "/files/" + hash;
  ASSERT_EQ(ask("GET", named, {}, buyer).status, 200);
  ASSERT_EQ(ask("POST", path + "/transitions", {{"action", "erase"}}, maker, {{"if-match", "\"1\""}}).status, 200);
  EXPECT_EQ(ask("GET", path + "/content", {}, maker).status, 404);
  EXPECT_EQ(ask("GET", named, {}, buyer).status, 404) << "wherever it is named";
  EXPECT_EQ(upload("klas.ldt", luminaire_file(), maker).status, 201) << "and can come again";
  EXPECT_EQ(ask("GET", named, {}, buyer).status, 200);
}

TEST(MediaType, IsWhatTheBytesShow) {
  EXPECT_EQ(media_type_of_bytes("\x89PNG\r\n\x1a\n...."), "image/png");
  EXPECT_EQ(media_type_of_bytes("RIFF....WEBPVP8 "), "image/webp");
  EXPECT_EQ(media_type_of_bytes("<html><script>alert(1)</script>"), "text/plain");
  EXPECT_EQ(media_type_of_bytes(std::string("\0\1\2", 3)), "application/octet-stream");
  EXPECT_FALSE(is_shown_in_place("image/svg+xml"));
}

}  // namespace
}  // namespace twinlight::server
