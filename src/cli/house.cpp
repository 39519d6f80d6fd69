// SPDX-License-Identifier: Apache-2.0
#include "cli/house.hpp"

#include <iterator>
#include <stdexcept>

#include "assessment/results.hpp"
#include "identity/sql.hpp"
#include "store/migrations.hpp"

namespace muang::cli {

namespace {

std::unique_ptr<store::Database> open_migrated(const std::string& url, const std::filesystem::path& share) {
  constexpr std::string_view sqlite = "sqlite:";
  if (url.starts_with(sqlite) && url != "sqlite::memory:") {
    const auto folder = std::filesystem::path(url.substr(sqlite.size())).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
  }
  auto database = store::Database::open(url);
  store::migrate(*database, share / "migrations");
  return database;
}

template <class T>
void append(std::vector<T>& all, std::vector<T> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::filesystem::path find_share(const Common& common) {
  const auto share =
      common.share.empty() ? std::filesystem::read_symlink("/proc/self/exe").parent_path() / "share" : common.share;
  if (!std::filesystem::is_directory(share / "data")) {
    throw std::runtime_error("no data folder in " + share.string() + "; name the program's share folder with --share DIR");
  }
  return share;
}

House::House(const Common& common, const std::filesystem::path& files, Seed seed)
    : share(find_share(common)),
      texts(Texts::load(share / "locales")),
      database(open_migrated(common.database, share)),
      identity(std::make_unique<identity::IdentityService>(*database)),
      files_(files) {
  if (seed == Seed::Yes) identity::seed_units(*identity, share / "data");
  city = city::make_city(*identity, texts, {.data_folder = share / "data"});
  assessment::FactKeys keys;
  for (const city::FactDefinition& fact : city->catalogue().facts) keys.insert(fact.key);
  assessment = std::make_unique<assessment::AssessmentService>(
      *identity,
      assessment::AssessmentSettings{
          .frameworks = share / "data/frameworks", .files = files, .fact_keys = keys, .city = city.get(), .texts = &texts});
  city->set_results(
      [](store::Transaction& tx, OrgUnitId unit, const identity::Actor&) { return assessment::public_results(tx, unit); });
  programme = std::make_unique<programme::Programme>(*assessment, programme::ProgrammeSettings{share / "data", &texts});
  waste = std::make_unique<waste::Waste>(*identity, texts, share / "data", *city, files);
  if (seed == Seed::Yes) programme::seed_programme(*identity, share / "data");
}

green::Green& House::green() {
  if (!green_) green_ = std::make_unique<green::Green>(*identity, texts, share / "data", *city, files_);
  return *green_;
}

std::vector<http::Endpoint> House::endpoints() {
  std::vector<http::Endpoint> all = about_endpoints(*this);
  append(all, identity::endpoints(*identity));
  append(all, city::endpoints(*city));
  append(all, assessment::endpoints_answers(*assessment));
  append(all, assessment::endpoints_workflow(*assessment));
  append(all, programme::endpoints(*programme));
  append(all, waste::endpoints(*waste));
  append(all, green::endpoints(green()));
  return all;
}

bool House::is_empty() const {
  return database->reading([](store::Transaction& tx) {
    const auto people = tx.one(identity::sql::count_people, {}, [](const store::Row& row) { return row.integer(0); });
    return people.value_or(0) == 0 && assessment::rounds(tx).empty();
  });
}

bool House::is_demo() const {
  return database->reading([](store::Transaction& tx) {
    for (const assessment::RoundSpan& round : assessment::rounds(tx)) {
      if (round.demo) return true;
    }
    return false;
  });
}

}  // namespace muang::cli
