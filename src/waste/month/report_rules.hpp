// SPDX-License-Identifier: Apache-2.0
// The monthly report of a local government and the rules it must keep. Pure; the server, the import and the browser run
// this same code. Null is not zero: what is empty was not reported.
//
// Units inside: masses in whole kilograms a month, money in satang, people and households as counts. Nothing is a double.
// Fields and rules R01–R15: field list of the monthly form (categories as PCD and DLA publish them; the form itself is our
// reading, certainty "inferred"). Rules M01–M13 are the remaining conditions written at the fields of that list.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "waste/finding.hpp"
#include "waste/month.hpp"

namespace muang::waste {

using Figure = std::optional<std::int64_t>;

enum class KnownBy : std::uint8_t { Unstated, Weighed, TruckVolume, PerPersonRate };  // how the generated amount was found
// Who computed the sums. A form of ours computes days and what is not collected, so a sum that does not close there is an
// error; a published figure keeps its own day basis and sums, so there it is a warning.
enum class Origin : std::uint8_t { Form, Published };

struct Delivery {
  std::int64_t facility = 0;  // our id
  Figure kg;
  // What the register of facilities says; filled by who calls.
  std::optional<Month> opened, closed;  // first and last month in which the site takes waste
  Figure receipt_kg;                    // what the site itself reports from this town in this month
};

inline constexpr std::size_t composition_classes = 12;  // IPCC and WaCT class lists, in the order of the field list

struct MonthReport {
  Month period;
  Origin origin = Origin::Form;
  Figure days;  // as written in a file; the form never asks
  KnownBy known_by = KnownBy::Unstated;
  Figure population_registered, population_latent, households, households_served;
  Figure generated, source_utilised, utilised_food, utilised_recycle, utilised_other;  // kg
  Figure collected, uncollected, improper, residual_month;  // kg; improper derived, see facility_rules
  Figure hazardous_opening, hazardous_collected, hazardous_sent, infectious_generated;  // kg
  Figure manifests;                                                                     // numbers of manifests given
  Figure wet_bin_households, fees_billed, fees_arrears, fees_collected, cost;           // households; satang
  Figure trips, largest_vehicle;                                                        // trips; kg a trip
  std::array<Figure, composition_classes> composition;                                  // hundredths of a percent
  std::vector<Delivery> deliveries;
};

// What is known besides the report itself.
struct ReportContext {
  Date today;
  Figure last_generated, last_population;  // kg of the month before; registered people
  int last_days = 0;
  Figure before_last_generated;  // two months before
  Figure year_ago_generated;     // same month of last year, kg
  int year_ago_days = 0;
  std::vector<std::int64_t> history;  // grams a day of the last 12–36 months, in any order
  bool kind_changed = false;          // kind or boundary changed since the month before
  bool closed = false;                // the month was closed: only a revision with a reason changes it
  bool has_revision_reason = false;
};

// Every limit with its source is data/waste/report-limits.csv; these are the same values, compiled in for the browser.
struct ReportLimits {
  std::int64_t sum_percent = 1;                               // R01
  std::int64_t collected_warning_percent = 120;               // R02: above generated up to here a warning, beyond an error
  std::int64_t delivered_percent = 2;                         // R03
  std::int64_t rate_low_grams = 300, rate_high_grams = 4000;  // R04, a person a day
  std::int64_t year_change_percent = 25;                      // R04
  std::int64_t month_change_percent = 50;                     // M13
  std::int64_t outlier_hundredths = 300;                      // R05, modified z
  std::int64_t outlier_months = 12;                           // R05: fewer months do not judge
  std::int64_t composition_hundredths = 50;                   // R09, either side of 100 %
  std::int64_t receipt_percent = 5;                           // R10
  std::int64_t due_day = 5;                                   // R12, of the next month
  std::int64_t population_change_percent = 5;                 // M07
  std::int64_t hazardous_grams_person = 1000;                 // M08, a month
  std::int64_t most_kg = 100'000'000'000;                     // M03: 100 Mt in a month, four times the country's year
  std::int64_t most_people = 100'000'000;                     // M03
  std::int64_t most_satang = 100'000'000'000'000;             // M03: 10^12 baht
};

struct Rule {
  std::string_view id;
  Severity severity;       // the strongest it gives
  std::string_view where;  // "month", "year", "facility", "quality", "fees": which rules file evaluates it
};
std::span<const Rule> rules();  // R01–R15 and M01–M13, in order

// All findings at once, in the order of the rules.
std::vector<Finding> check_report(const MonthReport& report, const ReportContext& context, const ReportLimits& limits = {});

// Of these rules those that need the amounts alone: M02, M03, R01, R02.
std::vector<Finding> check_amounts(const MonthReport& report, const ReportLimits& limits = {});

enum class HandIn : std::uint8_t { Ready, NeedsReason, Stopped };
HandIn hand_in(const std::vector<Finding>& findings, bool has_note);

// What the form shows as not collected: generated − used at source − collected, never below zero. Nothing when one is
// missing.
Figure computed_uncollected(const MonthReport& report);

// R01 and R03 for a year's published row (kg, t/day or Mt in any one unit, scaled to integers): the parts equal the whole
// within one unit of the last digit (2559: regions sum to 74,131 against 74,130). Nothing when it closes.
std::optional<Finding> check_identity(std::string_view rule, Figure whole, std::span<const Figure> parts,
                                      std::int64_t tolerance);
// R02 for a published row: 2561's region page collects 15.21 Mt of 1.99 Mt.
std::optional<Finding> check_collected(Figure generated, Figure collected, const ReportLimits& limits = {});
// R07: the year's tonnes are t/day × the days of the basis it states. kg and grams a day.
std::optional<Finding> check_year_days(std::int64_t year_kg, std::int64_t grams_per_day, int year, DayBasis basis,
                                       std::int64_t tolerance_kg);

// R06: what a value beside the median of the earlier ones looks like. Both in grams a day.
enum class UnitSlip : std::uint8_t { None, KilogramsForTonnes, TonnesForKilograms, DayForMonth, MonthForDay };
UnitSlip unit_slip(std::int64_t value, std::int64_t median, int days);
std::string_view unit_slip_code(UnitSlip slip);

// Twice the median (exact for an even count), and twice the median of the distances from it: integers, so that every
// machine gives the same answer. `values` is sorted in place.
struct Spread {
  std::int64_t median2 = 0, mad2 = 0;
};
Spread spread_of(std::vector<std::int64_t>& values);
// |0.6745 (x − median) / MAD| in hundredths; Iglewicz & Hoaglin 1993, as DHIS2 uses it. Where MAD is 0 (more than half of
// the values equal) it is taken over the mean distance, |x − median| / (1.253314 × mean); where that is 0 too, every other
// value is an outlier of 999.99.
std::int64_t modified_z_hundredths(std::int64_t value, const std::vector<std::int64_t>& series);

}  // namespace muang::waste
