// SPDX-License-Identifier: Apache-2.0
#include "green/type_file.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "green/area_scan.hpp"
#include "green/data_file.hpp"
#include "green/green_errors.hpp"

namespace muang::green {
namespace {

std::string without_spaces(std::string_view name) {
  std::string out = text::arabic_digits(text::trim(name));
  std::erase(out, ' ');
  return out;
}

std::optional<bool> yes_or_no(const DataFile& file, std::size_t row, std::string_view column) {
  const std::string& text = file.cell(row, column);
  if (text.empty()) return std::nullopt;
  if (text != "yes" && text != "no") file.fail(row, std::string(column) + " is yes, no or empty");
  return text == "yes";
}

}  // namespace

TypeBook TypeBook::read(const std::filesystem::path& path) {
  const DataFile file(path);
  TypeBook book;
  for (std::size_t row = 0; row < file.size(); ++row) {
    GreenType type{.code = file.stated(row, "code"),
                   .parent = file.cell(row, "parent"),
                   .thai = file.stated(row, "thai"),
                   .thai_old = file.cell(row, "thai_old"),
                   .english = file.stated(row, "english"),
                   .open_to_public = yes_or_no(file, row, "public_access"),
                   .permanent = yes_or_no(file, row, "permanent").value_or(true),
                   .examples = file.list(row, "examples"),
                   .certainty = file.certainty(row),
                   .thai_certainty = file.certainty(row, "thai_certainty"),
                   .source = file.stated(row, "source")};
    if (book.find(type.code).ok() || book.find(type.thai).ok()) file.fail(row, type.code + " or its name is there twice");
    if (!type.parent.empty() && !book.find(type.parent).ok()) file.fail(row, "no type " + type.parent);
    book.types_.push_back(std::move(type));
  }
  return book;
}

Result<GreenType> TypeBook::find(std::string_view text) const {
  const std::string wanted = without_spaces(text);
  const auto found = std::ranges::find_if(types_, [&](const GreenType& type) {
    return !wanted.empty() &&
           (wanted == type.code || wanted == without_spaces(type.thai) || wanted == without_spaces(type.thai_old));
  });
  if (found == types_.end()) return scan::problem(errors::type_unknown, text);
  return *found;
}

}  // namespace muang::green
