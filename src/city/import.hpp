// SPDX-License-Identifier: Apache-2.0
// A filled form on its way in: first a rehearsal that names everything, then, if the person says so, all of it or nothing.
#pragma once

#include <string_view>

#include "city/city.hpp"
#include "city/dto_reports.hpp"
#include "city/form_file.hpp"

namespace muang::city {

// commit false: nothing is written. commit true: written in one transaction when nothing stands against it; the report says
// `written`. Sending the same file again changes nothing.
Result<ImportView> import_form(City& city, const identity::OrgUnit& unit, FiscalYear year, std::string_view bytes,
                               bool commit, const identity::Author& author);

}  // namespace muang::city
