// SPDX-License-Identifier: Apache-2.0
#include "green/image/class_book.hpp"

#include <algorithm>

#include "green/data_file.hpp"

namespace muang::green {

ClassBook ClassBook::read(const std::filesystem::path& path) {
  const DataFile file(path);
  ClassBook book;
  const auto yes = [&](std::size_t row, const char* column) {
    const std::string text = file.stated(row, column);
    if (text != "yes" && text != "no") file.fail(row, std::string(column) + " is yes or no");
    return text == "yes";
  };
  for (std::size_t row = 0; row < file.size(); ++row) {
    LandClass one{.set = file.stated(row, "set"),
                  .code = static_cast<std::int64_t>(file.number(row, "code")),
                  .name_th = file.stated(row, "name_th"),
                  .name_en = file.stated(row, "name_en"),
                  .green = yes(row, "green"),
                  .canopy = yes(row, "canopy"),
                  .certainty = file.certainty(row),
                  .source = file.stated(row, "source")};
    if (book.find(one.set, one.code)) file.fail(row, "the code is there twice");
    if (one.canopy && !one.green) file.fail(row, "canopy is green");
    book.classes_.push_back(std::move(one));
  }
  return book;
}

const LandClass* ClassBook::find(std::string_view set, std::int64_t code) const {
  const auto found = std::ranges::find_if(classes_, [&](const auto& one) { return one.set == set && one.code == code; });
  return found == classes_.end() ? nullptr : &*found;
}

bool ClassBook::knows(std::string_view set) const {
  return std::ranges::find(classes_, set, &LandClass::set) != classes_.end();
}

}  // namespace muang::green
