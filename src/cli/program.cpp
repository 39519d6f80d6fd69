// SPDX-License-Identifier: Apache-2.0
// The command line, parsed. The only file that knows CLI11.
#include "cli/program.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <utility>

#include "cli/commands.hpp"
#include "cli/green.hpp"
#include "cli/green_trees.hpp"
#include "cli/options.hpp"
#include "cli/waste.hpp"
#include "cli/waste_import.hpp"

namespace muang::cli {

namespace {

// One value that every command fills from the line; `chosen` is what will run.
struct Line {
  Common common;
  ServeOptions serve;
  DemoOptions demo;
  UserOptions user;
  FactsOptions facts;
  WasteOptions waste;
  GreenOptions green;
  GreenTreesOptions trees;
  bool typescript = false;
  int year = 0;
  std::string framework = "esc-2562", kind, file, head;
  std::function<int()> chosen;
};

CLI::App* command(CLI::App& app, Line& line, const std::string& name, const std::string& words, std::function<int()> run) {
  CLI::App* sub = app.add_subcommand(name, words);
  sub->add_option("--database", line.common.database, "sqlite:PATH or postgresql://…")->capture_default_str();
  sub->add_option("--share", line.common.share,
                  "Folder with web, data, locales and migrations (default: share/ beside the program)");
  sub->callback([&line, run = std::move(run)] { line.chosen = run; });
  return sub;
}

void add_format(CLI::App* sub, Line& line, const std::vector<std::string>& formats) {
  sub->add_option("--format", line.common.format, "Form of the answer")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
}

void add_servers(CLI::App& app, Line& line) {
  CLI::App* serve =
      command(app, line, "serve", "Serve the web app and its API", [&line] { return run_serve(line.common, line.serve); });
  serve->add_option("--listen", line.serve.listen, "Address to listen on")->capture_default_str();
  serve->add_option("--port", line.serve.port, "Port; 0 takes a free one and prints it")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  serve->add_option("--io-threads", line.serve.io_threads, "Threads for connections")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  serve->add_option("--workers", line.serve.workers, "Threads for requests")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  serve->add_option("--proxy", line.serve.proxies, "Address of a proxy whose X-Forwarded-For is believed; may be repeated");
  serve->add_option("--images", line.serve.images, "Folder of GeoTIFF files that offices may measure (default: none)")
      ->check(CLI::ExistingDirectory);
  serve->add_option("--files", line.serve.files, "Folder for evidence files (default: files/ beside the database)");
  serve
      ->add_option("--contact-days", line.serve.contact_days,
                   "Days after a decision at which name and contact of a proposed plot are erased")
      ->check(CLI::Range(0, 3650))
      ->capture_default_str();
  serve->add_flag("--demo-on-network", line.serve.demo_on_network,
                  "Let a demonstration database listen beyond this machine");

  CLI::App* demo = command(app, line, "demo", "Make a demonstration database: real places, invented assessments",
                           [&line] { return run_demo(line.common, line.demo); });
  add_format(demo, line, {"text", "json"});
  demo->add_flag("--every-town", line.demo.every_town, "Every municipality takes part in every round (for measurements)");
  demo->add_option("--seed", line.demo.seed, "The same seed gives the same assessments")->capture_default_str();
}

void add_people(CLI::App& app, Line& line) {
  CLI::App* user = app.add_subcommand("user", "People and their accounts");
  user->require_subcommand(1);
  const auto action = [&](const std::string& name, const std::string& words) {
    return command(*user, line, name, words, [&line, name] {
      line.user.action = name;
      return run_user(line.common, line.user);
    });
  };
  add_format(action("list", "Accounts with roles and units"), line, {"text", "json"});
  for (const auto& [name, words] :
       {std::pair{"add", "Add a person; prints a one-time link"}, {"invite", "Print a new one-time link"}}) {
    CLI::App* sub = action(name, words);
    sub->add_option("login", line.user.login)->required();
    sub->add_option("--name", line.user.name, "Name shown to others");
    sub->add_option("--role", line.user.role, "department | regional-office | provincial-office | officer | viewer");
    sub->add_option("--unit", line.user.units, "Unit (TH-49, REO-12, LG-0001); may be repeated");
  }
  for (const auto& [name, words] :
       {std::pair{"reset", "Print a one-time link to a new password"}, {"disable", "Close an account and its sessions"}}) {
    action(name, words)->add_option("login", line.user.login)->required();
  }
}

void add_analysts(CLI::App& app, Line& line) {
  CLI::App* coverage = command(app, line, "coverage", "Which provinces have a sustainable city after a round",
                               [&line] { return run_coverage_command(line.common, line.year); });
  coverage->add_option("--year", line.year, "Round, B.E. fiscal year")->required();
  add_format(coverage, line, {"text", "json"});

  CLI::App* assess = app.add_subcommand("assess", "Assessments on plain files");
  assess->require_subcommand(1);
  CLI::App* score = command(*assess, line, "score", "Score a file without a database",
                            [&line] { return run_assess_score_command(line.common, line.framework, line.kind, line.file); });
  score->add_option("--framework", line.framework, "Edition of the criteria")->capture_default_str();
  score->add_option("--kind", line.kind, "city | town | subdistrict | sao")->required();
  score->add_option("file", line.file, "JSON file, - for standard input")->required();

  for (const bool in : {true, false}) {
    CLI::App* group = app.add_subcommand(in ? "import" : "export", in ? "Read files into the database" : "Write data out");
    group->require_subcommand(1);
    CLI::App* facts =
        command(*group, line, "facts",
                in ? "Base data of one unit and year from CSV or XLSX; a dry run unless --commit" : "Base data of a unit",
                [&line, in] { return run_facts_command(line.common, line.facts, in); });
    facts->add_option("--unit", line.facts.unit, "Unit (LG-0001)")->required();
    facts->add_option("--year", line.facts.year, "B.E. fiscal year")->required();
    if (in) facts->add_flag("--commit", line.facts.commit, "Write when there is no error");
    if (in) facts->add_option("--as", line.facts.login, "Login of the officer in whose name it is written");
    if (in) facts->add_option("file", line.facts.file)->required();
    if (!in) add_format(facts, line, {"csv", "xlsx", "json"});
  }
}

void add_waste(CLI::App& app, Line& line) {
  CLI::App* waste = app.add_subcommand("waste", "Solid waste on plain files");
  waste->require_subcommand(1);
  const auto action = [&](const std::string& name, const std::string& words) {
    CLI::App* sub = command(*waste, line, name, words, [&line, name] {
      line.waste.action = name;
      return run_waste(line.common, line.waste);
    });
    sub->add_option("file", line.waste.file, name == "check" ? "CSV or XLSX file" : "File, - for standard input")
        ->required();
    return sub;
  };
  action("balance", "Reconcile the flows of a JSON file");
  action("emissions", "Methane of a landfill by first-order decay, from a JSON file");
  add_format(action("sdg", "SDG 11.6.1 and shares of the cities of a CSV file"), line, {"text", "json"});
  CLI::App* forecast = action("forecast", "Forecast the months of a CSV file, with its back-test");
  forecast->add_option("--horizon", line.waste.horizon, "Months ahead")->capture_default_str();
  add_format(forecast, line, {"text", "json"});
  action("check", "Check monthly reports row by row; exit 1 when there are errors");

  CLI::App* import =
      command(*waste, line, "import", "Check monthly reports and store the acceptable rows; exit 1 when there are errors",
              [&line] { return run_waste_import(line.common, line.waste); });
  import->add_option("file", line.waste.file, "CSV of any size, or XLSX of up to 20,000 rows")->required();
  import->add_option("--as", line.waste.login, "Login of the officer or office in whose name it is stored")->required();
  import->add_option("--findings", line.waste.findings, "File for every finding, row by row, as CSV");
  import->add_flag("--dry-run", line.waste.dry_run, "Only say what would happen");
  add_format(import, line, {"text", "json"});
}

// Values stay text: muang-raster checks them, so that its refusals are coded.
CLI::App* add_raster(CLI::App& green, Line& line, const std::string& name, const std::string& words) {
  CLI::App* image = command(green, line, name, words, [&line, name] {
    line.green.action = name;
    return run_green(line.common, line.green);
  });
  image->add_option("--threads", line.green.raster["threads"], "Threads; the answer is the same for any (default: all)");
  image->add_option("--scale", line.green.raster["scale"], "Value = scale × stored + offset (default: what the file says)");
  image->add_option("--offset", line.green.raster["offset"], "See --scale");
  return image;
}

void add_green_images(CLI::App& green, Line& line) {
  auto& said = line.green.raster;
  CLI::App* ndvi = add_raster(green, line, "ndvi", "Vegetation index of a red and a near-infrared band");
  const auto add_bands = [&said](CLI::App& image) {
    image.add_option("--red", said["red"], "GeoTIFF of red");
    image.add_option("--nir", said["nir"], "GeoTIFF of near infrared");
    image.add_option("--red-band", said["red-band"], "Band of the red file (default 1)");
    image.add_option("--nir-band", said["nir-band"], "Band of the near-infrared file (default 1)");
  };
  add_bands(*ndvi);
  ndvi->get_option("--red")->required();
  ndvi->get_option("--nir")->required();
  said["thresholds"] = "0.2,0.3,0.4,0.5";
  ndvi->add_option("--thresholds", said["thresholds"], "Cells and area above each of them")->capture_default_str();
  ndvi->add_option("--out", said["out"], "New GeoTIFF for the index");
  CLI::App* zonal = add_raster(green, line, "zonal", "Statistics of an image in zones, cells counted by the share covered");
  zonal->add_option("--zones", said["zones"], "GeoPackage or GeoJSON with areas")->required();
  zonal->add_option("--raster", said["raster"], "GeoTIFF; or --red, --nir and --above");
  add_bands(*zonal);
  zonal->add_option("--above", said["above"], "1 where the index of the two bands is above this, else 0");
  zonal->add_option("--band", said["band"], "Band of the image (default 1)");
  zonal->add_option("--layer", said["layer"], "Layer of the zones (default: the first with areas)");
  zonal->add_option("--id", said["id"], "Field that names a zone (default: id, else the feature's number)");
  zonal->add_option("--weights", said["weights"], "GeoTIFF on the same grid: weighted sum and mean too");
  said["stats"] = "count,sum,mean";
  zonal->add_option("--stats", said["stats"], "count,sum,mean,min,max,stdev,variance,median,majority,frac,area")
      ->capture_default_str();
  zonal->add_option("--out", said["out"], "New file for the answer (default: standard output)");
  zonal->add_option("--format", said["format"], "Form of the answer; gpkg needs --out (default csv)")
      ->check(CLI::IsMember({"csv", "json", "gpkg"}));
}

void add_green_access(CLI::App& green, Line& line) {
  const auto action = [&](const std::string& name, const std::string& words) {
    CLI::App* sub = command(green, line, name, words, [&line, name] {
      line.green.action = name;
      return run_green(line.common, line.green);
    });
    sub->add_option("--format", line.green.format, "Form of the answer")
        ->check(CLI::IsMember({"json"}))
        ->capture_default_str();
    return sub;
  };
  CLI::App* site = action("site", "Where sites should stand, from CSV files of places and candidates");
  site->add_option("--demand", line.green.site["demand"], "CSV with id, weight and x, y (metres) or lat, lon")->required();
  site->add_option("--candidates", line.green.site["candidates"], "CSV with id and x, y or lat, lon")->required();
  site->add_option("--distances", line.green.site["distances"],
                   "CSV with demand, candidate, distance (metres) instead of straight lines");
  site->add_option("--model", line.green.site["model"], "What is made best")
      ->check(CLI::IsMember({"p-median", "mclp", "lscp", "p-center"}))
      ->capture_default_str();
  site->add_option("--sites", line.green.site["sites"], "How many sites (not for lscp)")
      ->type_name("INT")
      ->check(CLI::TypeValidator<int>());
  site->add_option("--radius", line.green.site["radius"], "Metres within which a place is served (mclp, lscp)")
      ->type_name("FLOAT")
      ->check(CLI::TypeValidator<double>());
  site->add_option("--time-limit", line.green.site["time-limit"], "Seconds of exact search (30); 0: none")
      ->check(CLI::Range(0.0, 86400.0));
  CLI::App* access = action("access", "Who has a public park near, from files of people and parks");
  access->add_option("--people", line.green.people, "CSV with id, people and lat, lon or x, y; trees_seen, canopy_percent …")
      ->required();
  access->add_option("--parks", line.green.parks, "GeoJSON, GeoPackage or CSV of parks open to the public")->required();
  access->add_option("--roads", line.green.roads, "Map file of roads: distances go along them instead of straight");
  access->add_option("--distance", line.green.distance, "Metres from the edge of a park; may be repeated")
      ->capture_default_str();
  access->add_option("--min-area", line.green.min_area, "Square metres that a park has at least")->capture_default_str();
  access->add_option("--canopy-baseline", line.green.canopy_baseline, "Percent: forest 40, grassland 20, desert 15")
      ->capture_default_str();
}

void add_green_trees(CLI::App& green, Line& line) {
  CLI::App* trees = command(green, line, "trees", "Check a file of trees and store them; exit 1 when rows were refused",
                            [&line] { return run_green_trees(line.common, line.trees); });
  trees->add_option("file", line.trees.file, "CSV of any size, or XLSX of up to 20,000 rows")->required();
  trees->add_option("--unit", line.trees.unit, "The town: its id or stable key")->required();
  trees->add_option("--as", line.trees.login, "Login of the officer or office in whose name it is stored")->required();
  trees->add_option("--accept", line.trees.accept, "Repairs to accept: T12,T31:8 (a kind; a row)");
  trees->add_option("--day", line.trees.day, "Day of measurements without one (default: today)");
  trees->add_option("--class", line.trees.tree_class, "Class of all trees of the file")
      ->check(CLI::IsMember({"ordinary", "heritage", "royal", "notable"}))
      ->capture_default_str();
  trees->add_option("--findings", line.trees.findings, "File for every finding, row by row, as CSV");
  trees->add_flag("--dry-run", line.trees.dry_run, "Only say what would happen");
  add_format(trees, line, {"text", "json"});
}

void add_green(CLI::App& app, Line& line) {
  CLI::App* green = app.add_subcommand("green", "Green areas and trees on plain text and files");
  green->require_subcommand(1);
  const auto action = [&](const std::string& name, const std::string& words) {
    return command(*green, line, name, words, [&line, name] {
      line.green.action = name;
      return run_green(line.common, line.green);
    });
  };
  CLI::App* area = action("area", "Read an area as a deed says it, exact to the square centimetre");
  area->add_option("text", line.green.text, "\"4-2-0 ไร่\", \"1 ไร่ 46 ตร.ว.\", \"7,200 ตร.ม.\"")->required();
  add_format(area, line, {"text", "json"});
  CLI::App* plots = action("plots", "Area, validity and overlap of the plots of a GeoJSON file");
  plots->add_option("file", line.green.file, "GeoJSON, longitude and latitude of WGS 84; - for standard input")->required();
  plots->add_option("--town", line.green.town, "GeoJSON of the town's boundary: tells what lies outside");
  plots->add_flag("--repair", line.green.repair, "Repair outlines that are not valid, and say so");
  add_format(plots, line, {"text", "json"});
  CLI::App* carbon = action("carbon", "Biomass and carbon of the trees of a CSV file");
  carbon->add_option("file", line.green.file, "CSV with id, dbh_cm or girth_cm, species, height_m …; - for standard input")
      ->required();
  carbon->add_option("--equation", line.green.equation, "OGA65-MDF | TSU83 | CHAVE14-4 | KOM05 | … | auto")
      ->capture_default_str();
  carbon->add_option("--root", line.green.root, "Roots of all trees by one ratio, or by the equation of each")
      ->check(CLI::IsMember({"ratio", "equation"}))
      ->capture_default_str();
  carbon->add_option("--height", line.green.height, "FELD12-SEA | FELD12-PAN: estimate heights that are missing");
  carbon->add_option("--carbon-fraction", line.green.carbon_fraction, "Carbon in dry mass (default: that of data/green)");
  carbon->add_option("--draws", line.green.draws, "Monte Carlo draws; 0: no uncertainty")->capture_default_str();
  carbon->add_option("--seed", line.green.seed, "The same seed gives the same uncertainty")->capture_default_str();
  carbon->add_option("--format", line.green.format, "Form of the answer")
      ->check(CLI::IsMember({"json", "csv"}))
      ->capture_default_str();
  add_green_images(*green, line);
  add_green_access(*green, line);
  add_green_trees(*green, line);
}

void add_operators(CLI::App& app, Line& line) {
  CLI::App* verify = command(app, line, "verify", "Check the audit chain row by row",
                             [&line] { return run_verify_command(line.common, line.head); });
  verify->add_option("--head", line.head, "A head printed earlier: it must still be in the chain");
  add_format(verify, line, {"text", "json"});
  command(app, line, "openapi", "Print the OpenAPI 3.1 document", [&line] {
    return run_openapi(line.common, line.typescript);
  })->add_flag("--typescript", line.typescript, "Types for the web app instead");
  command(app, line, "doctor", "Check data files, database and places", [&line] { return run_doctor(line.common); });
  app.add_subcommand("version", "Print the version")->callback([&line] {
    line.chosen = [] {
      std::cout << "muang " << program_version << "\n";
      return 0;
    };
  });
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{"Muang (เมือง): environmentally sustainable cities, one in every province"};
  app.require_subcommand(1);
  Line line;
  add_servers(app, line);
  add_people(app, line);
  add_analysts(app, line);
  add_waste(app, line);
  add_green(app, line);
  add_operators(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    app.exit(error, std::cerr, std::cerr);
    return 2;
  }
  try {
    return line.chosen();
  } catch (const std::exception& fault) {
    std::cerr << "muang: " << fault.what() << "\n";
    return 1;
  }
}

}  // namespace muang::cli
