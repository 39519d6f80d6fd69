// SPDX-License-Identifier: Apache-2.0
#include "green/rasterfile/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "green/raster_errors.hpp"

namespace muang::green {
namespace {

using Options = std::map<std::string, std::string, std::less<>>;

Error bad(const std::string& option, const std::string& value) {
  return {errors::raster_option_bad, "--" + option, {{"option", "--" + option}, {"value", value}}};
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin <= list.size()) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (end > begin) words.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

class Reading {
 public:
  explicit Reading(const Options& options) : options_(options) {}

  std::string text(const std::string& name, const std::string& otherwise = "") const {
    const auto found = options_.find(name);
    return found == options_.end() ? otherwise : found->second;
  }
  std::optional<double> real(const std::string& name) {
    const std::string said = text(name);
    if (said.empty()) return std::nullopt;
    const auto value = number(said);
    if (!value) problems_.push_back(bad(name, said));
    return value;
  }
  int whole(const std::string& name, int otherwise, int most) {
    const auto value = real(name);
    if (!value) return otherwise;
    if (*value < 1 || *value > most || *value != std::floor(*value)) {
      problems_.push_back(bad(name, text(name)));
      return otherwise;
    }
    return static_cast<int>(*value);
  }
  std::vector<Stat> stats() {
    std::vector<Stat> stats;
    std::string known;
    for (std::size_t i = 0; i < stat_count; ++i) known += (i > 0 ? ", " : "") + std::string(stat_name(static_cast<Stat>(i)));
    for (const std::string& word : split(text("stats", "count,sum,mean"))) {
      const auto stat = stat_named(word);
      if (!stat) problems_.push_back({errors::statistic_unknown, "--stats", {{"statistic", word}, {"statistics", known}}});
      if (stat && std::find(stats.begin(), stats.end(), *stat) == stats.end()) stats.push_back(*stat);
    }
    return stats;
  }
  std::vector<double> thresholds() {
    std::vector<double> values;
    for (const std::string& word : split(text("thresholds"))) {
      const auto value = number(word);
      if (!value) problems_.push_back(bad("thresholds", word));
      if (value) values.push_back(*value);
    }
    return values;
  }
  const Problems& problems() const { return problems_; }

 private:
  const Options& options_;
  Problems problems_;
};

}  // namespace

Result<RasterArguments> read_arguments(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    if (!words[i].starts_with("--") || equals == std::string::npos) return bad(words[i], "");
    options[words[i].substr(2, equals - 2)] = words[i].substr(equals + 1);
  }
  Reading reading(options);
  RasterArguments arguments{.action = words.empty() ? "" : words[0],
                            .share = reading.text("share"),
                            .raster = reading.text("raster"),
                            .zones = reading.text("zones"),
                            .weights = reading.text("weights"),
                            .red = reading.text("red"),
                            .nir = reading.text("nir"),
                            .out = reading.text("out"),
                            .layer = reading.text("layer"),
                            .id = reading.text("id"),
                            .format = reading.text("format", "csv"),
                            .stats = reading.stats(),
                            .thresholds = reading.thresholds(),
                            .scale = reading.real("scale"),
                            .offset = reading.real("offset")};
  arguments.above = reading.real("above");
  arguments.per_km2 = reading.text("values") == "density";
  arguments.most_places = reading.whole("most-places", 5000, 20'000);
  arguments.band = reading.whole("band", 1, 65535);
  arguments.red_band = reading.whole("red-band", 1, 65535);
  arguments.nir_band = reading.whole("nir-band", 1, 65535);
  arguments.threads = static_cast<unsigned>(reading.whole("threads", 1, 64));
  Problems problems = reading.problems();
  if (arguments.scale == 0.0) problems.push_back(bad("scale", "0"));
  if (arguments.action != "ndvi" && arguments.action != "zonal" && arguments.action != "people")
    problems.push_back(bad("action", arguments.action));
  if (arguments.action == "zonal" && arguments.above.has_value() != arguments.raster.empty())
    problems.push_back(bad("raster", arguments.raster.string()));
  const std::string values = reading.text("values", "people");
  if (values != "people" && values != "density") problems.push_back(bad("values", values));
  if (arguments.format == "gpkg" && arguments.out.empty()) problems.push_back(bad("out", ""));
  if (!problems.empty()) return problems;
  return arguments;
}

}  // namespace muang::green
