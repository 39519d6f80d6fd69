// SPDX-License-Identifier: Apache-2.0
#include "waste/site/facility_rules.hpp"

#include <algorithm>

#include "waste/figure_text.hpp"

namespace muang::waste {
namespace {

constexpr std::string_view level_codes[] = {"none", "limited", "basic", "improved", "full"};
constexpr std::int64_t most = 1'000'000'000'000'000;  // above it no figure of a site is real

// The first rule of the newest version not after the year that names the method.
const ProperRule* rule_for(const FacilityBook& book, int year, std::string_view method) {
  int first = 0, version = 0;
  for (const ProperRule& rule : book.proper) {
    first = first == 0 ? rule.version : std::min(first, rule.version);
    if (rule.version <= year) version = std::max(version, rule.version);
  }
  if (version == 0) version = first;
  for (const ProperRule& rule : book.proper) {
    if (rule.version == version && rule.method == method) return &rule;
  }
  return nullptr;
}

class SiteCheck {
 public:
  SiteCheck(const FacilityBook& book, const Facility& site, const Date& today) : book_(book), site_(site), today_(today) {}

  std::vector<Finding> run() {
    amounts();
    dates();
    place();
    method();
    surroundings();
    if (site_.by_inspector && blank(site_.by_inspector->reason)) find("S12", Severity::Error, "override");
    return std::move(findings_);
  }

 private:
  void find(std::string_view rule, Severity severity, std::string field, Params params = {}) {
    findings_.push_back({rule, severity, std::move(field), std::move(params)});
  }
  static bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

  bool amount(const Figure& figure, const char* field, bool above_zero = false) {
    if (!figure) return false;
    if (*figure >= (above_zero ? 1 : 0) && *figure <= most) return true;
    find("S01", Severity::Error, field, {{"value", std::to_string(*figure)}});
    return false;
  }

  void amounts() {
    amount(site_.area_square_metres, "area", true);
    amount(site_.depth_centimetres, "depth");
    amount(site_.received_grams_day, "received");
    if (site_.stock_kg && *site_.stock_kg < 0) {
      find("R11", Severity::Error, "stock", {{"out", tonnes_text(-*site_.stock_kg)}, {"there", "0"}, {"unit", "t"}});
    } else {
      amount(site_.stock_kg, "stock");
    }
    amount(site_.water_metres, "water");
    const bool whole = amount(site_.capacity_cubic_metres, "capacity"),
               left = amount(site_.capacity_left_cubic_metres, "capacity_left");
    if (whole && left && *site_.capacity_left_cubic_metres > *site_.capacity_cubic_metres) {
      find("S02", Severity::Error, "capacity_left",
           {{"left", grouped(*site_.capacity_left_cubic_metres)}, {"capacity", grouped(*site_.capacity_cubic_metres)}});
    }
    if (left && *site_.capacity_left_cubic_metres == 0 && site_.received_grams_day.value_or(0) > 0 && !site_.closed) {
      find("S03", Severity::Warning, "capacity_left");
    }
  }

  void dates() {
    const bool real = exists(site_.opened, "opened") & exists(site_.closed, "closed");
    if (!real) return;
    if (site_.opened && site_.closed && *site_.closed < *site_.opened) find("S04", Severity::Error, "closed");
    if (site_.opened && *site_.opened > Month::of(today_)) find("S05", Severity::Warning, "opened");
    if (site_.closed && *site_.closed < Month::of(today_) && site_.received_grams_day.value_or(0) > 0) {
      find("S06", Severity::Error, "received");
    }
  }
  bool exists(const std::optional<Month>& month, const char* field) {
    if (!month || (month->exists() && month->year >= 1900 && month->year <= 2200)) return true;
    find("S01", Severity::Error, field, {{"value", std::to_string(month->year) + "-" + std::to_string(month->month)}});
    return false;
  }

  void place() {
    const auto &north = site_.latitude_micro, &east = site_.longitude_micro;
    if (!north && !east) return;
    const bool inside =
        north && east && *north >= 5'500'000 && *north <= 20'600'000 && *east >= 97'300'000 && *east <= 105'700'000;
    if (!inside) find("S07", Severity::Error, "location");
  }

  void method() {
    const Method* method = book_.find_method(site_.method);
    if (!method) return find("S08", Severity::Error, "method", {{"method", safe(site_.method)}});
    const auto by_tonnage = method_by_tonnage(book_, site_.method, site_.received_grams_day);
    if (by_tonnage != site_.method) {
      find("S09", Severity::Warning, "method",
           {{"method", site_.method},
            {"derived", std::string(by_tonnage)},
            {"received", scaled_text(*site_.received_grams_day, 6)}});
    }
  }
  // What a person typed goes into a text only short and without control characters.
  static std::string safe(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, 60)) out += static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' ? ' ' : c;
    return out;
  }

  void surroundings() {
    if (site_.water_metres && *site_.water_metres >= 0 && *site_.water_metres < near_water_metres) {
      find("S10", Severity::Warning, "water",
           {{"metres", grouped(*site_.water_metres)}, {"limit", grouped(near_water_metres)}});
    }
    if (site_.flood_prone.value_or(false)) find("S11", Severity::Warning, "flood_prone");
  }

  const FacilityBook& book_;
  const Facility& site_;
  const Date& today_;
  std::vector<Finding> findings_;
};

}  // namespace

std::string_view control_level_code(ControlLevel level) { return level_codes[static_cast<std::size_t>(level)]; }

std::string_view class_code(DisposalClass value) {
  constexpr std::string_view codes[] = {"unknown", "proper", "improper", "not-disposal"};
  return codes[static_cast<std::size_t>(value)];
}

std::optional<Checklist> control_bit(std::string_view name) {
  for (std::size_t i = 0; i < std::size(controls); ++i) {
    if (controls[i] == name) return static_cast<Checklist>(1U << i);
  }
  return std::nullopt;
}

const Method* FacilityBook::find_method(std::string_view id) const {
  const auto found = std::ranges::find(methods, id, &Method::id);
  return found == methods.end() ? nullptr : &*found;
}

std::optional<ControlLevel> control_level(const FacilityBook& book, std::string_view method, Checklist ticked) {
  const Method* kind = book.find_method(method);
  if (!kind) return std::nullopt;
  ControlLevel level = ControlLevel::None;
  for (const Rung& rung : book.ladder) {
    if (rung.group == kind->group && (ticked & rung.needs) == rung.needs) level = std::max(level, rung.level);
  }
  return std::min(level, kind->at_most);
}

std::string_view method_by_tonnage(const FacilityBook& book, std::string_view method,
                                   std::optional<std::int64_t> grams_day) {
  const Method* kind = book.find_method(method);
  if (!kind || !grams_day || (!kind->below_grams_day && !kind->from_grams_day)) return method;
  const auto fits = [&](const Method& other) {
    return (other.below_grams_day || other.from_grams_day) &&
           (!other.below_grams_day || *grams_day < *other.below_grams_day) &&
           (!other.from_grams_day || *grams_day >= *other.from_grams_day);
  };
  if (fits(*kind)) return method;
  const auto other = std::ranges::find_if(book.methods, fits);
  return other == book.methods.end() ? method : std::string_view(other->id);
}

Classification classify(const FacilityBook& book, int year, std::string_view method, std::optional<std::int64_t> grams_day,
                        const std::optional<Override>& by_inspector) {
  Classification result;
  result.method = method_by_tonnage(book, method, grams_day);
  if (const ProperRule* rule = rule_for(book, year, result.method)) {
    result.derived = rule->value;
    result.version = rule->version;
    result.certainty = rule->version > year ? "inferred" : rule->certainty;
  }
  result.value = result.derived;
  const bool has_reason = by_inspector && by_inspector->reason.find_first_not_of(" \t\r\n") != std::string::npos;
  // A transfer is no disposal: there is no class to override.
  if (has_reason && by_inspector->value != DisposalClass::Unknown && result.derived != DisposalClass::NotDisposal) {
    result.value = by_inspector->value;
    result.overridden = true;
  }
  return result;
}

std::vector<Finding> check_facility(const FacilityBook& book, const Facility& facility, const Date& today) {
  return SiteCheck(book, facility, today).run();
}

std::vector<Finding> check_stock(Figure opening, std::span<const StockYear> years, std::int64_t tolerance_kg) {
  std::vector<Finding> findings;
  const auto say = [&](std::size_t i, const char* member, std::int64_t out, std::int64_t there) {
    findings.push_back({"R11",
                        Severity::Error,
                        "years[" + std::to_string(i) + "]." + member,
                        {{"out", tonnes_text(out)}, {"there", tonnes_text(there)}, {"unit", "t"}}});
  };
  Figure stock = opening;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const StockYear& year = years[i];
    for (const Figure& figure : {year.left, year.removed, year.stock}) {
      if (!figure || (*figure >= 0 && *figure <= most)) continue;
      findings.push_back({*figure < 0 ? "M02" : "M03", Severity::Error, "years[" + std::to_string(i) + "]", {}});
      return findings;  // nothing after it can be reckoned
    }
    if (stock && year.removed && *year.removed > *stock + year.left.value_or(0)) {
      say(i, "removed", *year.removed, *stock + year.left.value_or(0));
    } else if (stock && year.stock && year.left && year.removed) {
      const std::int64_t expected = *stock + *year.left - *year.removed;
      if (std::max(expected, *year.stock) - std::min(expected, *year.stock) > tolerance_kg)
        say(i, "stock", *year.stock, expected);
    }
    stock = year.stock                           ? year.stock
            : stock && year.left && year.removed ? Figure(std::max<std::int64_t>(0, *stock + *year.left - *year.removed))
                                                 : Figure();
  }
  return findings;
}

std::vector<Finding> check_clusters(std::span<const Cluster> clusters) {
  struct Place {
    std::int64_t member;
    std::size_t cluster, row;
  };
  std::vector<Finding> findings;
  std::vector<Place> places;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const Cluster& cluster = clusters[i];
    if (std::ranges::find(cluster.members, cluster.host) == cluster.members.end()) {
      findings.push_back({"S14", Severity::Error, "clusters[" + std::to_string(i) + "].host", {}});
    }
    for (std::size_t j = 0; j < cluster.members.size(); ++j) places.push_back({cluster.members[j], i, j});
  }
  std::ranges::stable_sort(places, {}, &Place::member);
  for (std::size_t k = 1; k < places.size(); ++k) {
    if (places[k].member != places[k - 1].member) continue;
    findings.push_back({"S13",
                        Severity::Error,
                        "clusters[" + std::to_string(places[k].cluster) + "].members[" + std::to_string(places[k].row) + "]",
                        {{"other", std::to_string(clusters[places[k - 1].cluster].id)}}});
  }
  return findings;
}

std::optional<Finding> check_transfer(Figure in_kg, Figure out_kg) {
  if (!in_kg || !out_kg || *in_kg < 0 || *in_kg > most || *out_kg <= *in_kg) return std::nullopt;
  if (*out_kg <= most * 2 && *out_kg * 100 <= *in_kg * 102) return std::nullopt;
  return Finding{"S15", Severity::Error, "out", {{"out", tonnes_text(*out_kg)}, {"in", tonnes_text(*in_kg)}}};
}

std::optional<std::int64_t> hundredths_of_years_left(std::int64_t cubic_metres, std::int64_t kg_per_year,
                                                     std::int64_t kg_per_cubic_metre) {
  constexpr std::int64_t largest = 1'000'000'000'000;  // m³; keeps the product inside 64 bits with densities to 10^4
  if (cubic_metres < 0 || cubic_metres > largest || kg_per_year <= 0 || kg_per_cubic_metre <= 0 ||
      kg_per_cubic_metre > 10'000) {
    return std::nullopt;
  }
  return cubic_metres * kg_per_cubic_metre / kg_per_year * 100 +
         cubic_metres * kg_per_cubic_metre % kg_per_year * 100 / kg_per_year;
}

}  // namespace muang::waste
