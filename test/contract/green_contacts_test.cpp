// SPDX-License-Identifier: Apache-2.0
// Who sent a proposal is erased in time: some days after the decision, or after a year without one.
#include <doctest/doctest.h>

#include "engines.hpp"
#include "green/public/contact_eraser.hpp"
#include "green/public/proposal_store.hpp"
#include "green/sql.hpp"
#include "store/migrations.hpp"

namespace muang::green {
namespace {

const std::filesystem::path source(MUANG_SOURCE_DIR);
constexpr Instant noon = 1'600'000'000'000, day = 24LL * 60 * 60 * 1000;

void erases_in_time(const std::string& url) {
  const auto database = store::Database::open(url);
  store::migrate(*database, source / "db/migrations");
  const auto identity = identity::make_identity(*database, [] { return noon; });
  identity::seed_units(*identity, source / "data");
  const Texts texts = Texts::load(source / "locales");
  const auto city = city::make_city(*identity, texts, {source / "data", source});
  Green green(*identity, texts, source / "data", *city, std::filesystem::temp_directory_path());
  std::int64_t id = 0;
  database->write([&](store::Transaction& tx) {
    StoredProposal proposal{.unit = identity->tree_now()->find_uid("LG-0001")->id, .place = {136'000'000, 1'005'000'000}};
    proposal.type = "1";
    proposal.now_text = "lawn";
    id = insert_proposal(tx, proposal, "digest", {"Somchai", "081-234-5678"}, noon);
    return true;
  });
  const auto kept = [&] {
    return database->reading([&](store::Transaction& tx) {
      return tx.one(sql::proposal_contact, {{"proposal_id", id}}, [](const store::Row& row) { return row.string(0); });
    });
  };
  ContactEraser eraser(green);
  CHECK(eraser.step(noon + 364 * day) == 0);
  CHECK(kept() == "Somchai");
  CHECK(eraser.step(noon + 365 * day) == 1);
  CHECK_FALSE(kept());
  CHECK(eraser.step(noon + 400 * day) == 0);
}

}  // namespace

TEST_CASE("who sent a proposal that nobody decides is erased after a year") {
  test::on_each_engine([](const test::Place& place) { erases_in_time(place.url); });
}

}  // namespace muang::green
