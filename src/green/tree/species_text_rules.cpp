// SPDX-License-Identifier: Apache-2.0
#include "green/tree/species_text_rules.hpp"

#include <algorithm>
#include <array>

#include "green/area_scan.hpp"
#include "green/tree/measure_text_rules.hpp"

namespace muang::green {
namespace {

// Ours: short Thai names differ by a letter and are other trees (จำปา, จำปี), so only long ones are compared.
constexpr std::size_t one_letter_from = 6, two_letters_from = 9;

constexpr std::array<std::string_view, 6> marks{"(ไม่แน่ใจ)", "ไม่แน่ใจ", "คล้ายๆ", "คล้าย", "น่าจะเป็น", "?"};
constexpr std::array<std::string_view, 6> between{"+", "/", ",", ";", "และ", "หรือ"};

std::u32string letters_of(std::string_view utf8) {
  std::u32string letters;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    const std::size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    char32_t letter = size == 1 ? c : c & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < utf8.size(); ++k)
      letter = (letter << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    letters += letter;
    i += size;
  }
  return letters;
}

std::string without(std::string text, std::string_view part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
  return text;
}

std::string key_of(std::string_view cell) {
  constexpr std::string_view group = "กลุ่ม";
  std::string key = species_key(scan::plain_text(cell));
  if (key.starts_with(group)) key = species_key(key.substr(group.size()));
  return key;
}

void add(std::vector<const Species*>& list, const Species* species) {
  if (std::ranges::find(list, species) == list.end()) list.push_back(species);
}

}  // namespace

std::size_t letters_apart(std::u32string_view a, std::u32string_view b, std::size_t most) {
  const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  if (longer - shorter > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return std::min(row[b.size()], most + 1);
}

SpeciesNames::SpeciesNames(const SpeciesBook& book) : book_(book) {
  for (const Species& species : book.all()) {
    std::vector<std::string> all{species.scientific, species.thai};
    all.insert(all.end(), species.also.begin(), species.also.end());
    for (const std::string& one : all) {
      const std::string key = species_key(one);
      if (!key.empty()) names_.push_back({key, letters_of(key), &species, static_cast<unsigned char>(key.front()) == 0xE0});
    }
  }
}

// Every species that has a name within the letters that its length allows.
bool SpeciesNames::similar(const std::string& key, SpeciesReading& reading) const {
  const std::u32string letters = letters_of(key);
  const std::size_t most = letters.size() >= two_letters_from ? 2 : letters.size() >= one_letter_from ? 1 : 0;
  if (most == 0) return false;
  std::size_t best = most;
  std::vector<const Species*> found;
  for (const Name& name : names_) {
    const std::size_t apart = letters_apart(letters, name.letters, best);
    if (apart > best) continue;
    if (apart < best) found.clear();
    best = apart;
    add(found, name.species);
  }
  if (found.empty()) return false;
  reading.doubt = NameDoubt::Spelling;
  if (found.size() == 1)
    reading.proposed = found.front();
  else
    reading.candidates = std::move(found);
  return true;
}

bool SpeciesNames::marked(std::string_view cell, SpeciesReading& reading) const {
  std::string rest = scan::plain_text(cell);
  for (const std::string_view mark : marks) rest = without(rest, mark);
  if (rest == scan::plain_text(cell)) return false;
  reading = near(key_of(key_of(rest)));  // "ต้นคล้ายๆต้นมะขาม" stood before two words of tree
  reading.proposed = reading.species ? reading.species : reading.proposed;
  reading.species = nullptr;
  reading.doubt = NameDoubt::Marked;
  return true;
}

bool SpeciesNames::several(const std::string& key, SpeciesReading& reading) const {
  std::vector<std::string> parts{key};
  for (const std::string_view word : between) {
    std::vector<std::string> finer;
    for (const std::string& part : parts) {
      std::size_t from = 0;
      for (auto at = part.find(word); at != std::string::npos; at = part.find(word, from)) {
        finer.push_back(part.substr(from, at - from));
        from = at + word.size();
      }
      finer.push_back(part.substr(from));
    }
    parts = std::move(finer);
  }
  std::erase_if(parts, [](const std::string& part) { return is_not_stated(part); });
  if (parts.size() < 2) return false;
  bool all = true;
  for (const std::string& part : parts) {
    const SpeciesReading one = near(key_of(part));
    if (one.species)
      add(reading.candidates, one.species);
    else if (one.proposed)
      add(reading.candidates, one.proposed);
    all = all && one.species;
  }
  reading.doubt = NameDoubt::Several;
  if (all && reading.candidates.size() == 1) reading.proposed = reading.candidates.front();  // two names of one species
  return true;
}

SpeciesReading SpeciesNames::near(const std::string& key) const {
  SpeciesReading reading;
  if (reading.species = book_.find(key); reading.species) return reading;
  const std::string plain = without(without(key, "."), " ");
  if (plain != key) {
    if (reading.proposed = book_.find(plain); reading.proposed) {
      reading.doubt = NameDoubt::Spelling;
      return reading;
    }
  }
  if (similar(plain, reading)) return reading;
  const Name* longest = nullptr;
  for (const Name& name : names_) {
    if (name.thai && name.key.size() > plain.size() && !plain.empty() && name.key.starts_with(plain))
      add(reading.candidates, name.species);
    const bool begins = name.thai && name.letters.size() >= 3 && plain.starts_with(name.key);
    if (begins && (!longest || name.key.size() > longest->key.size())) longest = &name;
  }
  if (!reading.candidates.empty()) {
    reading.doubt = NameDoubt::Part;
    if (reading.candidates.size() == 1) reading.proposed = reading.candidates.front();
  } else if (longest) {
    reading.doubt = NameDoubt::Begins;
    reading.proposed = longest->species;
  } else {
    reading.doubt = NameDoubt::Unlisted;
  }
  return reading;
}

SpeciesReading SpeciesNames::read(std::string_view cell) const {
  SpeciesReading reading;
  if (is_not_stated(cell)) {
    reading.doubt = NameDoubt::NotStated;
    return reading;
  }
  const std::string key = key_of(cell);
  if (reading.species = book_.find(key); reading.species) return reading;
  if (marked(cell, reading)) return reading;
  if (several(key, reading)) return reading;
  return near(key);
}

}  // namespace muang::green
