// SPDX-License-Identifier: Apache-2.0
// Names of species as people write them: "ต้นสัก", "มะขา.ม", "ชมพูพันธ์ทิพย์", "มะตาด ?", "ไทร+จามจุรี". What is not found as it
// stands is compared with the list, and a name is proposed; nothing is taken over without a person's word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "green/species_rules.hpp"

namespace muang::green {

enum class NameDoubt : std::uint8_t {
  None,
  NotStated,  // empty, "ไม่แน่ชัด", "ไม่รู้"
  Spelling,   // one known name is that near: dots or spaces inside, one or two letters apart
  Marked,     // the writer was not sure ("?", "ไม่แน่ใจ", "คล้าย"); the rest is a known name
  Several,    // two names in a cell
  Part,  // less than a known name: "ตะเคียน" for ตะเคียนทอง; several: "ประดู่" for ประดู่บ้าน and ประดู่ป่า
  Begins,  // more than a known name: "จามจุรีต้นซ้าย"
  Unlisted,
};

struct SpeciesReading {
  const Species* species = nullptr;        // the name is in the list
  const Species* proposed = nullptr;       // what it may have meant
  std::vector<const Species*> candidates;  // where it may mean several; sorted as in the list
  NameDoubt doubt = NameDoubt::None;
};

class SpeciesNames {
 public:
  // Keeps a reference to the book.
  explicit SpeciesNames(const SpeciesBook& book);
  SpeciesReading read(std::string_view cell) const;

 private:
  struct Name {
    std::string key;
    std::u32string letters;
    const Species* species;
    bool thai = false;
  };
  SpeciesReading near(const std::string& key) const;
  bool similar(const std::string& key, SpeciesReading& reading) const;
  bool marked(std::string_view cell, SpeciesReading& reading) const;
  bool several(const std::string& key, SpeciesReading& reading) const;

  const SpeciesBook& book_;
  std::vector<Name> names_;
};

// Letters to change, add, leave out or swap with their neighbour (optimal string alignment: Damerau 1964, Boytsov 2011);
// `most` + 1 when there are more than `most`.
std::size_t letters_apart(std::u32string_view a, std::u32string_view b, std::size_t most);

}  // namespace muang::green
