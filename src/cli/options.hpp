// SPDX-License-Identifier: Apache-2.0
// What the command line said. Parsing happens in program.cpp alone; commands get plain values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace muang::cli {

inline constexpr const char* program_version = "0.1.0";

struct Common {
  std::string database = "sqlite:var/muang.db";
  std::filesystem::path share;  // web, data, locales and migrations; empty: share/ beside the program
  std::string format = "text";  // text | json | csv | xlsx
};

struct ServeOptions {
  std::string listen = "127.0.0.1";
  int port = 8080;  // 0: any free port, printed at start
  int io_threads = 1;
  int workers = 2;
  std::vector<std::string> proxies;  // addresses whose X-Forwarded-For is believed
  std::filesystem::path files;       // evidence; empty: files/ beside the SQLite file, or var/files
  std::filesystem::path images;      // GeoTIFF files that may be measured without an upload; empty: none
  int contact_days = 365;            // after a decision, then a proposal's name and contact are erased
  bool demo_on_network = false;      // a demonstration database listens on loopback unless this is set
};

struct DemoOptions {
  bool every_town = false;  // each municipality takes part in each round: national size, for measurements
  std::uint64_t seed = 2562;
};

struct UserOptions {
  std::string action;  // list | add | invite | reset | disable
  std::string login, name, role;
  std::vector<std::string> units;
};

int run_serve(const Common& common, const ServeOptions& options);
int run_demo(const Common& common, const DemoOptions& options);
int run_openapi(const Common& common, bool typescript);
int run_doctor(const Common& common);

}  // namespace muang::cli
