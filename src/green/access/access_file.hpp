// SPDX-License-Identifier: Apache-2.0
// `muang green access`: people and parks of files → who reaches a park, as JSON.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "green/access/access_input.hpp"
#include "green/access/access_view.hpp"

namespace muang::green {

// Every problem of people, parks and request at once. `parks` has been read by read_parks.
Result<std::string> access_json(std::istream& people, const Result<Parks>& parks, const AccessRequest& request,
                                const Texts& texts);

}  // namespace muang::green
