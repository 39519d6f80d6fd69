// SPDX-License-Identifier: Apache-2.0
// Evidence as a browser meets it: by its content, through its answer only.
#include "assessment/answers_scene_test.hpp"

using namespace muang;
using namespace muang::assessment;
using namespace muang::assessment::answers_scene;

TEST_CASE("evidence comes back as an attachment in a sandbox, and only through its answer") {
  Site site;
  const std::string path = site.sheet(site.town) + "/answers/ESC-01/evidence";
  REQUIRE(site.upload(path, "../../etc/ผังเมือง รวม.pdf", pdf) == 201);
  CHECK(site.says("\"name\":\"ผังเมือง รวม.pdf\""));
  CHECK(site.says("application/pdf"));
  CHECK_FALSE(site.says("sha256"));
  CHECK(site.folder.files() == 1);
  REQUIRE(site.send(Get, path + "/1") == 200);
  CHECK(site.last.body == pdf);
  CHECK(site.header("Content-Security-Policy").find("sandbox") != std::string::npos);
  CHECK(site.header("X-Content-Type-Options") == "nosniff");
  CHECK(site.header("Content-Disposition").starts_with("attachment; filename=\""));
  CHECK(site.header("Content-Disposition").find("filename*=UTF-8''%E0%B8%9C") != std::string::npos);
  CHECK(site.send(Get, site.sheet(site.town) + "/answers/ESC-02/evidence/1") == 404);
  CHECK(site.send(Get, site.sheet(site.town, 2568) + "/answers/ESC-01/evidence/1") == 404);
  site.become(identity::Role::MunicipalOfficer, site.neighbour->id);
  CHECK(site.send(Get, path + "/1") == 404);
  CHECK(site.send(Get, site.sheet(site.neighbour) + "/answers/ESC-01/evidence/1") == 404);
  CHECK(site.send(Delete, path + "/1") == 404);
  CHECK(site.upload(site.sheet(site.neighbour) + "/answers/ESC-01/evidence", "same.pdf", pdf) ==
        201);  // no hint of the other
  site.become(identity::Role::ProvincialOffice, site.province->id);
  CHECK(site.send(Get, path + "/1") == 200);
  CHECK(site.send(Delete, path + "/1") == 403);
  site.become(identity::Role::MunicipalOfficer, site.town->id);
  CHECK(site.send(Delete, path + "/1") == 204);
  CHECK(site.send(Get, path + "/1") == 404);
  CHECK(site.folder.files() == 1);
}

TEST_CASE("a refused file leaves nothing behind") {
  Site site;
  const std::string path = site.sheet(site.town) + "/answers/ESC-01/evidence";
  CHECK(site.upload(path, "page.pdf", "<html><script>alert(1)</script></html>") == 422);
  CHECK(site.refuses(422, errors::file_type));
  CHECK(site.upload(path, "program.png",
                    std::string("\x7F"
                                "ELF\2\1\1\0",
                                8) +
                        std::string(200, 'x')) == 422);
  CHECK(site.upload(path, "a.zip", std::string("PK\x03\x04", 4) + std::string(60, '\0')) == 422);
  CHECK(site.upload(path, "empty.pdf", "") == 422);
  CHECK(site.upload(path, "..", pdf) == 422);
  CHECK(site.upload(path, "good.pdf", pdf, "soul") == 422);
  CHECK(site.upload(site.sheet(site.town) + "/answers/ESC-77/evidence", "good.pdf", pdf) == 422);
  CHECK(site.upload(site.sheet(site.town, 2568) + "/answers/ESC-01/evidence", "good.pdf", pdf) == 409);
  CHECK(site.folder.files() == 0);
  CHECK(site.upload(path, "large.pdf", pdf + std::string(2 << 20, ' ')) == 201);
  CHECK(site.upload(path, "more.pdf", pdf + std::string(2 << 20, ' ')) == 409);
  CHECK(site.refuses(409, errors::quota_full));
  CHECK(site.folder.files() == 1);
}
