// SPDX-License-Identifier: Apache-2.0
// A typed entry of the register ↔ the stored one. For this slice only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/core/result.hpp"
#include "waste/site/facility_dto.hpp"
#include "waste/site/facility_store.hpp"

namespace muang::waste {

// The JSON name of a field that a rule names.
std::string json_name(const std::string& field);
// What a finding that refuses is coded as; its field is the JSON name.
Error refusal(const Finding& finding);

// Writes the entry over what is stored and says what cannot be read; the inspector's class stays. The register's rules are
// asked afterwards.
Problems write_entry(const FacilityEntry& entry, StoredFacility& stored);

// Every stored value by name, for the audit.
std::vector<std::pair<std::string, std::string>> texts_of(const StoredFacility& stored);

std::vector<std::string> ticked_names(Checklist ticked);

}  // namespace muang::waste
