// SPDX-License-Identifier: Apache-2.0
// Disposal and treatment sites and transfer stations: what kind they are, how well they are controlled, whether disposal
// there counts as proper in a year, and what a register entry must keep. Pure; the tables are data (facility_file.hpp).
//
// Sources: the 14 kinds of the national page of thaimsw.pcd.go.th (2564); proper and improper by the rule version of the
// year; the control ladder of UN-Habitat's Waste Wise Cities Tool has five levels of which basic and above count as
// controlled, while the items asked for at each level are ours (its scoring table was not readable).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "waste/finding.hpp"
#include "waste/month.hpp"
#include "waste/month/report_rules.hpp"

namespace muang::waste {

enum class Group : std::uint8_t { Landfill, Thermal, Recovery, Transfer };
enum class ControlLevel : std::uint8_t { None, Limited, Basic, Improved, Full };
std::string_view control_level_code(ControlLevel level);  // "none" … "full"
constexpr bool is_controlled(ControlLevel level) { return level >= ControlLevel::Basic; }

struct Method {
  std::string id, name_th, name_en;
  Group group = Group::Landfill;
  ControlLevel at_most = ControlLevel::Full;  // whatever the checklist says
  // Limits of t/day in grams a day that the method's name states; what is received decides.
  std::optional<std::int64_t> below_grams_day, from_grams_day;
  std::string certainty, source;
};

inline constexpr std::string_view controls[] = {"weighing", "fence", "compaction", "cover",
                                                "leachate", "gas",   "fire",       "staff"};
using Checklist = std::uint16_t;  // bit i: controls[i] is there
std::optional<Checklist> control_bit(std::string_view name);

struct Rung {
  Group group = Group::Landfill;
  ControlLevel level = ControlLevel::None;
  Checklist needs = 0;
  std::string certainty, source;
};

enum class DisposalClass : std::uint8_t { Unknown, Proper, Improper, NotDisposal };
std::string_view class_code(DisposalClass value);  // "unknown" "proper" "improper" "not-disposal"

// One line of a rule version: from this B.E. year on, this method (below this tonnage) counts as …
struct ProperRule {
  int version = 0;  // B.E. year from which it holds, until the next version
  std::string method;
  DisposalClass value = DisposalClass::Unknown;
  std::string certainty, source;
};

struct FacilityBook {
  std::vector<Method> methods;
  std::vector<Rung> ladder;
  std::vector<ProperRule> proper;
  const Method* find_method(std::string_view id) const;
};

// The highest level all of whose items are ticked, capped by the method. Nothing for an unknown method.
std::optional<ControlLevel> control_level(const FacilityBook& book, std::string_view method, Checklist ticked);

// The method as received tonnage has it: a controlled dump is small below 50 t/day and large from there, whatever the
// register calls it. Grams a day; the registered method when nothing was received or no limit is touched.
std::string_view method_by_tonnage(const FacilityBook& book, std::string_view method, std::optional<std::int64_t> grams_day);

struct Override {
  DisposalClass value = DisposalClass::Unknown;
  std::string reason;  // an override without a reason does not count
};

struct Classification {
  DisposalClass value = DisposalClass::Unknown;
  DisposalClass derived = DisposalClass::Unknown;  // what the rule says, also under an override
  int version = 0;                                 // B.E. year of the rule version; 0: none
  std::string method;                              // by tonnage
  std::string certainty;                           // of the rule row; "inferred" before the first version
  bool overridden = false;
};
// `year` in B.E. Years before the first version are read with the first one and marked inferred.
Classification classify(const FacilityBook& book, int year, std::string_view method, std::optional<std::int64_t> grams_day,
                        const std::optional<Override>& by_inspector = std::nullopt);

struct Facility {
  std::string method;
  std::optional<std::int64_t> latitude_micro, longitude_micro;  // millionths of a degree, WGS 84
  std::optional<Month> opened, closed;                          // first and last month that takes waste
  Figure area_square_metres, depth_centimetres;
  Figure capacity_cubic_metres, capacity_left_cubic_metres;
  Figure received_grams_day;
  Figure stock_kg;  // old waste lying there; not this month's left-over
  Checklist ticked = 0;
  Figure water_metres;  // to the nearest water
  std::optional<bool> flood_prone;
  std::optional<Override> by_inspector;
};

inline constexpr std::int64_t near_water_metres =
    300;  // reports of the State Audit Office name 300 m (certainty: published)

// Rules S01–S12 (and R11 for the stock). A place outside 5.5–20.6° N, 97.3–105.7° E is not in Thailand.
std::vector<Finding> check_facility(const FacilityBook& book, const Facility& facility, const Date& today);

// R11 on the years of a site: stock[y] = stock[y−1] + left − removed, never negative, no more removed than lay there.
struct StockYear {
  int year = 0;          // Gregorian
  Figure left, removed;  // kg: flow into the stock, old waste taken out
  Figure stock;          // kg at the end of the year, as reported
};
std::vector<Finding> check_stock(Figure opening, std::span<const StockYear> years, std::int64_t tolerance_kg = 1);

struct Cluster {
  std::int64_t id = 0, host = 0;
  std::vector<std::int64_t> members;
};
// S13: a member in two clusters (or twice in one), S14: no host, or a host that is not a member. Field "clusters[i]…".
std::vector<Finding> check_clusters(std::span<const Cluster> clusters);

// KP.3: a transfer station sends out no more than came in, within 2 %; a transfer is not a disposal. S15.
std::optional<Finding> check_transfer(Figure in_kg, Figure out_kg);

// Whole years left: capacity ÷ (kg a year ÷ density). In hundredths of a year; nothing when nothing comes in.
std::optional<std::int64_t> hundredths_of_years_left(std::int64_t cubic_metres, std::int64_t kg_per_year,
                                                     std::int64_t kg_per_cubic_metre);

}  // namespace muang::waste
