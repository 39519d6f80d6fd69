// SPDX-License-Identifier: Apache-2.0
// muang-site: `muang green site`. A program of its own, because the solver alone would cost each start of the server 4 MiB.
#include <iostream>

#include "green/siting/site_command.hpp"

int main(int argc, char** argv) {
  try {
    std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty()) throw std::runtime_error("is run by muang green site");
    const muang::Texts texts = muang::Texts::load(words.front() + "/locales");
    words.erase(words.begin());
    std::ios::sync_with_stdio(false);
    return muang::green::run_site(muang::green::site_arguments(words), texts, std::cout, std::cerr);
  } catch (const std::exception& fault) {
    std::cerr << "muang-site: " << fault.what() << "\n";
  }
  return 1;
}
