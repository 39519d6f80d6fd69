// SPDX-License-Identifier: Apache-2.0
#include "green/species_rules.hpp"

namespace muang::green {

std::string species_key(std::string_view name) {
  constexpr std::string_view tree = "ต้น", no_break = "\xC2\xA0";
  std::string key;
  for (std::size_t i = 0; i < name.size(); ++i) {
    char c = name[i];
    if (name.substr(i).starts_with(no_break)) c = ' ', ++i;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else {
      key += c;
    }
  }
  if (key.ends_with(' ')) key.pop_back();
  if (key.starts_with(tree) && key.size() > tree.size()) key = key.substr(tree.size() + (key[tree.size()] == ' ' ? 1 : 0));
  return key;
}

std::string SpeciesBook::add(Species species) {
  const std::size_t index = species_.size();
  std::vector<std::string> names{species.scientific, species.thai};
  names.insert(names.end(), species.also.begin(), species.also.end());
  for (const std::string& name : names) {
    const auto [found, fresh] = names_.try_emplace(species_key(name), index);
    if (!fresh && found->second != index) return name;
  }
  species_.push_back(std::move(species));
  return {};
}

const Species* SpeciesBook::find(std::string_view name) const {
  const auto found = names_.find(species_key(name));
  return found == names_.end() ? nullptr : &species_[found->second];
}

}  // namespace muang::green
