// SPDX-License-Identifier: Apache-2.0
#include "waste/form/form_file.hpp"

#include "waste/data_file.hpp"

namespace muang::waste {
namespace {

Fill fill_of(const DataFile& file, std::size_t row) {
  const std::string& text = file.cell(row, "fill");
  for (const Fill fill : {Fill::Months, Fill::Register, Fill::Derived, Fill::Hand}) {
    if (fill_code(fill) == text) return fill;
  }
  file.fail(row, "fill " + text);
}

Figure maybe_number(const DataFile& file, std::size_t row, std::string_view column) {
  return file.cell(row, column).empty() ? std::nullopt : Figure(file.number(row, column));
}

FormField field_of(const DataFile& file, std::size_t row) {
  constexpr int most_decimals = 6;
  FormField field{.form = file.stated(row, "form"),
                  .group = file.stated(row, "group"),
                  .id = file.stated(row, "id"),
                  .label_th = file.stated(row, "label_th"),
                  .label_en = file.stated(row, "label_en"),
                  .is_text = file.stated(row, "kind") == "text",
                  .unit_th = file.cell(row, "unit_th"),
                  .unit_en = file.cell(row, "unit_en"),
                  .decimals = static_cast<int>(file.number(row, "decimals")),
                  .shown = static_cast<int>(file.number(row, "shown")),
                  .fill = fill_of(file, row),
                  .least = maybe_number(file, row, "least"),
                  .most = maybe_number(file, row, "most"),
                  .certainty = file.certainty(row),
                  .source = file.stated(row, "source")};
  if (field.form != "kp1" && field.form != "kp2" && field.form != "kp3") file.fail(row, "form " + field.form);
  if (field.decimals < 0 || field.decimals > most_decimals || field.shown > field.decimals) file.fail(row, "decimals");
  const bool typed = field.fill == Fill::Months || field.fill == Fill::Hand;
  if (typed && !field.is_text && (!field.least || !field.most || *field.least > *field.most))
    file.fail(row, "a number that people type needs least and most");
  return field;
}

}  // namespace

FormBook read_form_book(const std::filesystem::path& folder) {
  const DataFile file(folder / "yearly-forms.csv");
  FormBook book;
  for (std::size_t row = 0; row < file.size(); ++row) {
    FormField field = field_of(file, row);
    // Both forms of a facility are saved as one, so an id stands in one form only.
    for (const FormField& other : book) {
      if (other.id == field.id) file.fail(row, field.id + " twice");
    }
    book.push_back(std::move(field));
  }
  return book;
}

}  // namespace muang::waste
