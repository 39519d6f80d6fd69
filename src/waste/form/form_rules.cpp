// SPDX-License-Identifier: Apache-2.0
#include "waste/form/form_rules.hpp"

#include <algorithm>

#include "waste/figure_text.hpp"
#include "waste/site/facility_rules.hpp"

namespace muang::waste {
namespace {

constexpr int months_of_year = 12;
constexpr std::int64_t whole = 10'000, allowed = 50;  // hundredths of a percent: 100 ± 0.5 %, as rule R09

void put(FilledForm& form, std::string_view id, Figure number) {
  const auto at = std::ranges::find(form, id, [](const FilledField& one) { return std::string_view(one.field->id); });
  if (at != form.end()) at->computed.number = number;
}

void derive_town(FilledForm& form, int year) {
  const Figure generated = number_in(form, "generated"), utilised = number_in(form, "utilised");
  const Figure collected = number_in(form, "collected"), people = number_in(form, "population");
  const Figure served = number_in(form, "served");
  if (!generated) return;
  put(form, "generated_year", kg_of_year(*generated, year, DayBasis::Calendar));
  if (served) put(form, "generated_served", *served > 0 ? *generated : 0);
  if (utilised && collected) put(form, "not_collected", *generated - *utilised - *collected);
  if (people && *people > 0) put(form, "rate", detail::divide_rounded(*generated, *people));
}

// The parts of a whole of 100 %: silent while none is stated.
void check_shares(const FilledForm& form, std::string_view group, std::string_view rule, std::vector<Finding>& findings) {
  std::int64_t sum = 0;
  const FilledField* first = nullptr;
  for (const FilledField& one : form) {
    if (one.field->group != group || !one.used().number) continue;
    if (!first) first = &one;
    sum += *one.used().number;
  }
  if (first && (sum < whole - allowed || sum > whole + allowed))
    findings.push_back({rule, Severity::Error, first->field->id, {{"sum", scaled_text(sum, 2)}}});
}

void check_amounts(const FilledForm& form, std::vector<Finding>& findings) {
  const Figure generated = number_in(form, "generated"), utilised = number_in(form, "utilised");
  const Figure collected = number_in(form, "collected"), served = number_in(form, "served");
  if (const Figure rest = number_in(form, "not_collected"); rest && *rest < 0) {
    findings.push_back(
        {"K03",
         Severity::Warning,
         "not_collected",
         {{"parts", tonnes_a_day_text(*utilised + *collected)}, {"generated", tonnes_a_day_text(*generated)}}});
  }
  const Figure in_served = number_in(form, "generated_served");
  if (collected && served && *served == 0 && *collected > 0) {
    findings.push_back({"K07", Severity::Warning, "served", {{"collected", tonnes_a_day_text(*collected)}}});
  } else if (collected && in_served && *collected > *in_served) {
    findings.push_back({"K04",
                        Severity::Warning,
                        "collected",
                        {{"collected", tonnes_a_day_text(*collected)}, {"generated", tonnes_a_day_text(*in_served)}}});
  }
}

void check_vehicles(const FilledForm& form, std::vector<Finding>& findings) {
  const auto idle = number_in(form, "vehicles_idle");
  const auto all = number_in(form, "vehicles_compactor").value_or(0) + number_in(form, "vehicles_tipper").value_or(0) +
                   number_in(form, "vehicles_other").value_or(0);
  if (idle && *idle > all)
    findings.push_back(
        {"K09", Severity::Warning, "vehicles_idle", {{"idle", std::to_string(*idle)}, {"all", std::to_string(all)}}});
}

void check_left(const FilledForm& form, std::vector<Finding>& findings) {
  if (const int left = left_to_fill(form); left > 0)
    findings.push_back({"K08", Severity::Info, "", {{"count", std::to_string(left)}}});
}

}  // namespace

std::string_view fill_code(Fill fill) {
  constexpr std::string_view codes[] = {"months", "register", "derived", "hand"};
  return codes[static_cast<std::size_t>(fill)];
}

const FormField* find_field(const FormBook& book, std::string_view form, std::string_view id) {
  const auto found = std::ranges::find_if(book, [&](const FormField& one) { return one.form == form && one.id == id; });
  return found == book.end() ? nullptr : &*found;
}

FormValue FilledField::used() const {
  if (!entered) return computed;
  return {entered->number, entered->text, entered->text};
}

const FilledField* find_filled(const FilledForm& form, std::string_view id) {
  const auto found = std::ranges::find(form, id, [](const FilledField& one) { return std::string_view(one.field->id); });
  return found == form.end() ? nullptr : &*found;
}

Figure number_in(const FilledForm& form, std::string_view id) {
  const FilledField* found = find_filled(form, id);
  return found ? found->used().number : std::nullopt;
}

void add_month(TownYear& year, const TownMonth& month) {
  ++year.approved;
  if (month.population) year.population = month.population;
  if (!month.generated || !month.utilised || !month.collected) return;
  ++year.stated;
  year.days += month.month.days();
  year.generated_kg += *month.generated;
  year.utilised_kg += *month.utilised;
  year.collected_kg += *month.collected;
}

FormValues TownYear::values() const {
  FormValues values;
  values["population"].number = population;
  if (days == 0) return values;
  values["generated"].number = grams_a_day(generated_kg, days);
  values["utilised"].number = grams_a_day(utilised_kg, days);
  values["collected"].number = grams_a_day(collected_kg, days);
  values["served"].number = collected_kg > 0 ? 1 : 0;
  return values;
}

FilledForm fill_form(const FormBook& book, std::string_view form, const FormValues& computed, const EnteredValues& entered,
                     int year) {
  FilledForm filled;
  for (const FormField& field : book) {
    if (field.form != form) continue;
    FilledField one{.field = &field};
    if (const auto value = computed.find(field.id); value != computed.end()) one.computed = value->second;
    if (const auto value = entered.find(field.id); value != entered.end()) one.entered = &value->second;
    filled.push_back(std::move(one));
  }
  if (form == "kp1") derive_town(filled, year);
  return filled;
}

std::vector<Finding> check_town_form(const FilledForm& form, const TownYear& year) {
  std::vector<Finding> findings;
  if (year.approved < months_of_year) {
    findings.push_back(
        {"K01", Severity::Warning, "", {{"approved", std::to_string(year.approved)}, {"days", std::to_string(year.days)}}});
  }
  if (year.stated < year.approved)
    findings.push_back({"K02", Severity::Warning, "", {{"count", std::to_string(year.approved - year.stated)}}});
  check_amounts(form, findings);
  check_shares(form, "composition", "K05", findings);
  check_shares(form, "four", "K06", findings);
  check_vehicles(form, findings);
  check_left(form, findings);
  return findings;
}

std::vector<Finding> check_site_form(const FilledForm& form) {
  std::vector<Finding> findings;
  const Figure in = number_in(form, "taken_in"), out = number_in(form, "sent_out");
  if (check_transfer(in, out)) {
    findings.push_back(
        {"K10", Severity::Warning, "sent_out", {{"out", tonnes_a_day_text(*out)}, {"in", tonnes_a_day_text(*in)}}});
  }
  check_left(form, findings);
  return findings;
}

int left_to_fill(const FilledForm& form) {
  return static_cast<int>(std::ranges::count_if(form, [](const FilledField& one) {
    return (one.field->fill == Fill::Hand || one.field->fill == Fill::Months) && one.used().empty();
  }));
}

}  // namespace muang::waste
