// SPDX-License-Identifier: Apache-2.0
// What may be entered about a tree. Every fault at once, each with its field.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/core/calendar.hpp"
#include "base/core/result.hpp"
#include "green/tree/position_rules.hpp"
#include "green/tree/tree_check_rules.hpp"

namespace muang::green {

// รุกขมรดก, ต้นไม้ทรงปลูก and trees that are known: the public sees these.
inline constexpr std::string_view tree_classes = "ordinary|heritage|royal|notable";
inline constexpr std::string_view tree_statuses = "living|moved|removed|replaced|dead";
// Where it stands; a forest equation overstates a pruned tree of a street.
inline constexpr std::string_view tree_settings = "|street|park|temple|school|office|home|forest|other";
inline constexpr std::string_view measure_methods = "|tape|caliper|instrument|estimate";
inline constexpr std::string_view tree_healths = "|good|fair|poor|dying";
inline constexpr std::string_view tree_risks =
    "|low|moderate|high|extreme";  // the four levels of ISA's tree risk assessment

// Of one day, mm; the stem at 1.30 m as girth or as diameter, whichever was taken. Crown: its width.
struct Measurement {
  Date day;
  std::optional<std::int64_t> girth_mm, dbh_mm, height_mm, crown_mm;
  std::string method, health, risk, note;
};

// Millimetres of diameter, of the girth where there is one (π to six places, rounded half up).
std::optional<std::int64_t> diameter_mm(const Measurement& measured);

// E5667, E5669, E5674, E5676. `ended`: the day from which the tree is gone, if it is.
Problems check_measurement(const Measurement& measured, const TreeLimits& limits, const Date& today,
                           const std::optional<Date>& ended);

// E5665, E5666.
Problems check_place(const std::optional<std::int64_t>& lat_e7, const std::optional<std::int64_t>& lon_e7);

// Nothing is measured any more from the day on which it became so.
constexpr bool is_gone(std::string_view status) { return status == "removed" || status == "replaced" || status == "dead"; }

struct StatusChange {
  std::string status, reason;
  std::optional<Date> day;
};
// E5669, E5671, E5678. Every change has a reason; a gone tree may be called living again, which corrects an error.
Problems check_status(std::string_view now, const StatusChange& change, const Date& today);

// Days since 1970-01-01 and back.
std::int64_t day_count(const Date& date);
Date date_of_count(std::int64_t days);

}  // namespace muang::green
