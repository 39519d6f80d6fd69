// SPDX-License-Identifier: Apache-2.0
// The fields of the yearly forms from data/waste/yearly-forms.csv, checked as a whole.
#pragma once

#include <filesystem>

#include "waste/form/form_rules.hpp"

namespace muang::waste {

// Throws std::runtime_error naming file and line.
FormBook read_form_book(const std::filesystem::path& folder);

}  // namespace muang::waste
