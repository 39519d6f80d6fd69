// SPDX-License-Identifier: Apache-2.0
#include "city/period_rules.hpp"

namespace muang::city {

ReadPeriod period_for(Period::Kind kind, FiscalYear year) {
  const Period asked = Period::fiscal(year);
  const auto read = [&](const Period& period) { return ReadPeriod{period, period.text() + " read for " + asked.text()}; };
  switch (kind) {
    case Period::Kind::CalendarYear:
      return read(Period::calendar(year.gregorian()));
    case Period::Kind::Day:
      return read(Period::day({year.gregorian() - 1, 12, 31}));
    case Period::Kind::FiscalYear:
      break;
  }
  return {asked, std::nullopt};
}

std::optional<FiscalYear> form_of(const Period& period) {
  switch (period.kind()) {
    case Period::Kind::FiscalYear:
    case Period::Kind::CalendarYear:
      return FiscalYear::from_gregorian(period.gregorian_year());
    case Period::Kind::Day:
      if (period.date().month == 12 && period.date().day == 31) return FiscalYear::containing(period.date());
      break;
  }
  return std::nullopt;
}

Date last_day(const Period& period) {
  switch (period.kind()) {
    case Period::Kind::FiscalYear:
      return FiscalYear::from_gregorian(period.gregorian_year()).last_day();
    case Period::Kind::CalendarYear:
      return {period.gregorian_year(), 12, 31};
    case Period::Kind::Day:
      break;
  }
  return period.date();
}

}  // namespace muang::city
