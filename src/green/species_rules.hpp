// SPDX-License-Identifier: Apache-2.0
// The species of data/green/species.csv, found by any of their names.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muang::green {

struct Species {
  std::string scientific, thai;
  std::vector<std::string> also;       // other Thai names and spellings, synonyms
  std::string group;                   // tree | mangrove | palm
  double density = 0, density_sd = 0;  // g/cm³ of dry mass by fresh volume, published
  bool of_genus = false;               // the density is that of the genus
  std::string certainty, source, name_certainty;
};

// "ต้นสัก" → "สัก", "Samanea  Saman" → "samanea saman"; dots and question marks stay: a name in doubt is not found.
std::string species_key(std::string_view name);

class SpeciesBook {
 public:
  // The name that two species share, or empty: then the book is whole.
  std::string add(Species species);
  const Species* find(std::string_view name) const;
  const std::vector<Species>& all() const { return species_; }
  std::size_t index_of(const Species& species) const { return static_cast<std::size_t>(&species - species_.data()); }

 private:
  std::vector<Species> species_;
  std::map<std::string, std::size_t, std::less<>> names_;
};

}  // namespace muang::green
