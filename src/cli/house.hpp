// SPDX-License-Identifier: Apache-2.0
// How the slices are put together: the composition root of every command that needs a database.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "assessment/assessment.hpp"
#include "base/texts.hpp"
#include "city/city.hpp"
#include "cli/options.hpp"
#include "green/green.hpp"
#include "http/endpoint.hpp"
#include "identity/routes.hpp"
#include "identity/service.hpp"
#include "programme/programme.hpp"
#include "store/database.hpp"
#include "waste/waste.hpp"

namespace muang::cli {

// share/ beside the program, or what --share named. Throws with the remedy when it is not there.
std::filesystem::path find_share(const Common& common);

// Opens the database, migrates it, seeds it from the data files and makes the services, in the order of their arrows.
class House {
 public:
  enum class Seed { Yes, No };  // No: for commands that need no places, such as openapi
  House(const Common& common, const std::filesystem::path& files, Seed seed = Seed::Yes);

  std::vector<http::Endpoint> endpoints();
  bool is_empty() const;  // neither people nor rounds
  bool is_demo() const;
  green::Green& green();  // made when first asked for: an import of waste does not pay for species and equations

  std::filesystem::path share;
  Texts texts;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<identity::IdentityService> identity;
  std::unique_ptr<city::City> city;
  std::unique_ptr<assessment::AssessmentService> assessment;
  std::unique_ptr<programme::Programme> programme;
  std::unique_ptr<waste::Waste> waste;

 private:
  std::filesystem::path files_;
  std::unique_ptr<green::Green> green_;
};

// GET /api/v1/about: name, version, whether the numbers are invented, the round that is open.
std::vector<http::Endpoint> about_endpoints(House& house);

}  // namespace muang::cli
