// SPDX-License-Identifier: Apache-2.0
// The yearly forms KP.1 (a local government), KP.2 (a site) and KP.3 (a transfer station or joint centre) of the Pollution
// Control Department: what the approved months and the register fill in, what a person adds, and whether the parts make the
// whole. Pure; the fields are data (form_file.hpp).
//
// Sources: the Department confirms that the three forms exist (thaimsw, article 28, B.E. 2561) and publishes the columns of
// the provincial table; which content stands in which form is our reading (certainty "inferred", said at each field).
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/id.hpp"
#include "waste/finding.hpp"
#include "waste/month.hpp"
#include "waste/month/report_rules.hpp"

namespace muang::waste {

// Where a field's value comes from. Months: summed from the approved months, a person may put another beside it with a
// reason. Register: units and facilities. Derived: from the values that count. Hand: a person's alone.
enum class Fill : std::uint8_t { Months, Register, Derived, Hand };
std::string_view fill_code(Fill fill);  // "months" "register" "derived" "hand"

struct FormField {
  std::string form, group, id, label_th, label_en;  // form: "kp1" "kp2" "kp3"
  bool is_text = false;
  std::string unit_th, unit_en;
  int decimals = 0;  // a stored number is in units of 10^-decimals: t/day with 6 are grams a day
  int shown = 0;     // decimals for people
  Fill fill = Fill::Hand;
  Figure least, most;
  std::string certainty, source;
};
using FormBook = std::vector<FormField>;
const FormField* find_field(const FormBook& book, std::string_view form, std::string_view id);

struct FormValue {
  Figure number;
  std::string text_th, text_en;
  bool empty() const { return !number && text_th.empty(); }
};
using FormValues = std::map<std::string, FormValue, std::less<>>;

struct Entered {  // by a person
  Figure number;
  std::string text, reason;
  std::string by;  // display name
  Instant at = 0;
};
using EnteredValues = std::map<std::string, Entered, std::less<>>;

struct FilledField {
  const FormField* field = nullptr;
  FormValue computed;
  const Entered* entered = nullptr;
  FormValue used() const;  // what counts: the person's where there is one
  bool overridden() const { return entered && field->fill == Fill::Months && !computed.empty(); }
};
using FilledForm = std::vector<FilledField>;
const FilledField* find_filled(const FilledForm& form, std::string_view id);
Figure number_in(const FilledForm& form, std::string_view id);  // the one that counts

// One approved month of a town; kg.
struct TownMonth {
  Month month;
  Figure generated, utilised, collected, population;
};
// t/day are over the days of the months that state all three amounts, so that a year with missing months is no small one.
struct TownYear {
  int approved = 0;  // months with an approved report
  int stated = 0;    // of them with all three amounts
  int days = 0;      // of those
  std::int64_t generated_kg = 0, utilised_kg = 0, collected_kg = 0;
  Figure population;  // of the last month that states it
  FormValues values() const;
};
void add_month(TownYear& year, const TownMonth& month);  // in the order of time

// Every field of a form, in the order of the book; `entered` must outlive the answer. For kp1 the derived fields are worked
// out from the values that count: generated in the served area, not collected, rate, tonnes of the (Gregorian) year.
FilledForm fill_form(const FormBook& book, std::string_view form, const FormValues& computed, const EnteredValues& entered,
                     int year);

// What does not fit, each with the field's id. K01 months missing, K02 approved months without amounts, K03 more utilised
// and collected than generated, K04 more hauled than generated in the served area, K05 composition and K06 four classes 100
// ± 0.5 %, K07 collected without a service, K08 fields left to be filled by hand, K09 more vehicles out of use than there
// are; K10 a centre sends out more than came in (more than 2 %, as S15).
std::vector<Finding> check_town_form(const FilledForm& form, const TownYear& year);
std::vector<Finding> check_site_form(const FilledForm& form);
int left_to_fill(const FilledForm& form);  // fields for people that are still empty

}  // namespace muang::waste
