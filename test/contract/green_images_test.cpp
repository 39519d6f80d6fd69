// SPDX-License-Identifier: Apache-2.0
// Image jobs in a real database, worked on by two servers: one holds a job while it lives, another takes it up when it is
// silent, and what the first still brings is left. The program that reads images is a script here.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "engines.hpp"
#include "green/image/image_lease.hpp"
#include "green/image/image_runner.hpp"
#include "green/sql.hpp"
#include "store/migrations.hpp"

namespace muang::green {
namespace {

namespace fs = std::filesystem;
const fs::path source(MUANG_SOURCE_DIR);
constexpr Instant noon = 1'600'000'000'000;  // 13 Sep 2563

struct Folder {
  fs::path path = fs::temp_directory_path() / ("muang-runner-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  // A program that answers with 100 m² of which a quarter is of class 10, after `before`.
  fs::path program(const std::string& name, const std::string& before) const {
    std::ofstream(path / name) << "#!/bin/sh\n"
                               << before << "\necho '{\"zones\":[{\"id\":\"1\",\"areaM2\":100,\"frac\":{\"10\":0.25}}]}'\n";
    fs::permissions(path / name, fs::perms::owner_all);
    return path / name;
  }
};

struct Scene {
  Folder folder;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<identity::Identity> identity;
  Texts texts = Texts::load(source / "locales");
  std::unique_ptr<city::City> city;
  std::unique_ptr<Green> green;
  std::int64_t job = 0;

  explicit Scene(const std::string& url) : database(store::Database::open(url)) {
    store::migrate(*database, source / "db/migrations");
    identity = identity::make_identity(*database, [] { return noon; });
    identity::seed_units(*identity, source / "data");
    city = city::make_city(*identity, texts, {source / "data", folder.path});
    green = std::make_unique<Green>(*identity, texts, source / "data", *city, folder.path);
    const OrgUnitId town = identity->tree_now()->find_uid("LG-0001")->id;
    database->write([&](store::Transaction& tx) {
      tx.run(sql::save_boundary,
             {{"unit_id", town},
              {"source", "made for the test"},
              {"approximate", false},
              {"area_cm2", 1'000'000},
              {"version", 1},
              {"now", noon},
              {"person_id", PersonId{0}},
              {"outline", R"({"type":"Polygon","coordinates":[[[100,13],[100.1,13],[100.1,13.1],[100,13]]]})"}});
      const StoredImage image{.unit = town,
                              .form = "classes",
                              .class_set = "worldcover",
                              .taken_on = "2020-01-01",
                              .file_name = "a.tif",
                              .stored_name = "a",
                              .at = noon};
      job = insert_image_job(tx,
                             {.image = insert_image(tx, image, PersonId{0}),
                              .unit = town,
                              .zones = "boundaries",
                              .green = "10",
                              .canopy = "10",
                              .total = 1,
                              .at = noon},
                             PersonId{0});
      return true;
    });
  }
  StoredImageJob now() const {
    return database->reading([&](store::Transaction& tx) { return *find_image_job(tx, job); });
  }
  std::vector<ClassSum> sums() const {
    return database->reading([&](store::Transaction& tx) { return image_sums(tx, job); });
  }
};

void one_holds_it_another_takes_it_up(Scene& scene) {
  const fs::path gate = scene.folder.path / "gate", begun = scene.folder.path / "begun";
  REQUIRE(::mkfifo(gate.c_str(), 0600) == 0);
  REQUIRE(::mkfifo(begun.c_str(), 0600) == 0);
  ImageRunner slow(*scene.green, source,
                   scene.folder.program("slow", "echo > " + begun.string() + "; read word < " + gate.string()));
  ImageRunner quick(*scene.green, source, scene.folder.program("quick", ""));
  std::thread first([&] { CHECK(slow.step(noon)); });
  std::ifstream(begun).get();  // the first server's child is at work
  CHECK_FALSE(quick.step(noon + lease_ms));
  CHECK(scene.now().status == "running");
  CHECK(quick.step(noon + lease_ms + 1));  // the first was silent too long
  CHECK(scene.now().status == "done");
  std::ofstream(gate) << "go\n";
  first.join();
  const StoredImageJob after = scene.now();
  CHECK(after.done == 1);
  CHECK(after.version == 1);
  const auto sums = scene.sums();
  REQUIRE(sums.size() == 2);
  CHECK(sums[0].m2 == 100);
  CHECK(sums[1].land_class == 10);
  CHECK(sums[1].m2 == 25);
  CHECK_FALSE(quick.step(noon + 10 * lease_ms));
}

}  // namespace

TEST_CASE("a job is worked on by one server, and by another when that one is silent") {
  test::on_each_engine([](const test::Place& place) {
    Scene scene(place.url);
    one_holds_it_another_takes_it_up(scene);
  });
}

TEST_CASE("a lease goes on only while it is held") {
  Scene scene("sqlite::memory:");
  const auto renew = [&](Instant held, Instant until) {
    std::int64_t rows = 0;
    scene.database->write([&](store::Transaction& tx) {
      rows = tx.run(sql::renew_image_lease, {{"id", scene.job}, {"held", held}, {"until", until}});
      return true;
    });
    return rows;
  };
  CHECK(renew(0, noon) == 0);  // it waits: nobody holds it
  scene.database->write([&](store::Transaction& tx) {
    return tx.run(sql::lease_image_job, {{"id", scene.job}, {"now", noon}, {"until", noon + lease_ms}}) == 1;
  });
  CHECK(renew(noon + lease_ms, noon + 2 * lease_ms) == 1);
  CHECK(renew(noon + lease_ms, noon + 3 * lease_ms) == 0);
}

}  // namespace muang::green
