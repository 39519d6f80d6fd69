// SPDX-License-Identifier: Apache-2.0
// muang serve: the house, the router and the sockets.
#include <unistd.h>

#include <iostream>

#include "base/log.hpp"
#include "cli/house.hpp"
#include "green/image/image_runner.hpp"
#include "green/public/contact_eraser.hpp"
#include "green/scenario/scenario_runner.hpp"
#include "green/tile/tile_store.hpp"
#include "http/cursor.hpp"
#include "http/idempotency.hpp"
#include "http/router.hpp"
#include "http/secrets.hpp"
#include "http/server.hpp"
#include "identity/authoriser.hpp"
#include "identity/people.hpp"

namespace muang::cli {

namespace {

std::filesystem::path files_folder(const Common& common, const ServeOptions& options) {
  if (!options.files.empty()) return options.files;
  constexpr std::string_view sqlite = "sqlite:";
  if (common.database.starts_with(sqlite)) {
    return std::filesystem::path(common.database.substr(sqlite.size())).parent_path() / "files";
  }
  return "var/files";
}

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

http::ServerOptions server_options(const House& house, const ServeOptions& options) {
  http::ServerOptions server;
  server.address = options.listen;
  server.port = static_cast<std::uint16_t>(options.port);
  server.io_threads = options.io_threads;
  server.worker_threads = options.workers;
  server.web_dir = house.share / "web";
  server.proxies = options.proxies;
  server.version = program_version;
  return server;
}

void print_setup_link(House& house, const std::string& base) {
  if (const auto path = identity::make_setup_link(*house.identity)) {
    std::cerr << "\nNobody has an account yet. Open this link once to make the first one (department):\n\n  " << base
              << *path << "\n\n";
  }
}

bool is_ready(House& house) {
  try {
    house.is_empty();
    return house.identity->audit().sealer_fault().empty();
  } catch (const store::StoreFault&) {
    return false;
  }
}

}  // namespace

int run_serve(const Common& common, const ServeOptions& options) {
  House house(common, files_folder(common, options));
  const bool demo = house.is_demo();
  if (demo && !is_loopback(options.listen) && !options.demo_on_network) {
    std::cerr << "muang serve: this is a demonstration database with known roles. It listens on this machine only;\n"
                 "pass --demo-on-network to let others in.\n";
    return 1;
  }
  identity::SessionAuthoriser authoriser(*house.identity);
  http::set_cursor_secret(http::shared_secret(*house.database, "cursor"));
  const auto idempotency = http::stored_idempotency(*house.database);
  Log access(STDOUT_FILENO);
  const http::Router router(house.endpoints(), {house.texts, authoriser, idempotency.get()});
  house.identity->audit().start_sealer();
  green::fill_tiles(house.green());
  house.green().open_image_folder(options.images);
  green::ImageRunner images(house.green(), house.share);
  images.start();
  green::ScenarioRunner scenarios(house.green(), house.share);
  scenarios.start();
  house.green().keep_contacts(options.contact_days);
  green::ContactEraser contacts(house.green());
  contacts.start();
  http::Server server(server_options(house, options),
                      {.router = router,
                       .versions = http::versions_of(*house.database),
                       .versions_are_local = house.database->engine() == store::Engine::Sqlite,
                       .ready = [&house] { return is_ready(house); },
                       .access = access});
  server.stop_on_signals();
  access.write(LogLine(Severity::Info, "listening")
                   .add("address", options.listen)
                   .add("port", static_cast<std::int64_t>(server.port())));
  access.flush();
  std::cerr << "muang " << program_version << (demo ? " (demonstration)" : "") << " listening on " << options.listen << ":"
            << server.port() << "\n";
  print_setup_link(house, "http://" + options.listen + ":" + std::to_string(server.port()));
  server.wait();
  contacts.stop();
  images.stop();
  scenarios.stop();
  house.identity->audit().stop_sealer();
  house.identity->audit().seal_pending();
  return 0;
}

}  // namespace muang::cli
