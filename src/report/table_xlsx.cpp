// SPDX-License-Identifier: Apache-2.0
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <type_traits>

#include "report/table.hpp"

namespace muang::report {
namespace {

struct Formats {
  lxw_format *title, *locked, *open_text, *open_number, *heading;
};

// XLSX holds numbers as doubles: 15 digits are exact, more are written as text so that none is lost.
constexpr std::int64_t exact_in_double = 1'000'000'000'000'000;

Formats make_formats(lxw_workbook* book) {
  const auto make = [&](bool bold, bool open) {
    lxw_format* format = workbook_add_format(book);
    format_set_font_name(format, "TH Sarabun New");
    format_set_font_size(format, 14);
    if (bold) format_set_bold(format);
    if (open) {
      format_set_unlocked(format);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_bg_color(format, 0xFFF9E5);
    }
    return format;
  };
  Formats formats{make(true, false), make(false, false), make(false, true), make(false, true), make(false, false)};
  format_set_text_wrap(formats.title);
  format_set_text_wrap(formats.locked);
  format_set_font_color(formats.heading, 0x555555);
  return formats;
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell, lxw_format* format) {
  if (const auto* number = std::get_if<Number>(&cell); number && std::abs(number->units) < exact_in_double) {
    worksheet_write_number(sheet, row, column, static_cast<double>(number->units) / std::pow(10.0, number->decimals),
                           format);
  } else if (const auto* words = std::get_if<std::string>(&cell); words && !words->empty()) {
    worksheet_write_string(sheet, row, column, words->c_str(), format);  // a string cell is never run as a formula
  } else {
    worksheet_write_blank(sheet, row, column, format);
  }
}

void add_choices(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::vector<std::string>& choices) {
  lxw_data_validation validation{};
  using Text = std::remove_pointer_t<decltype(validation.value_list)>;  // char* before 1.1.5, const char* since
  std::vector<Text> list;
  for (const auto& choice : choices) list.push_back(const_cast<Text>(choice.c_str()));
  list.push_back(nullptr);
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list.data();
  validation.ignore_blank = LXW_VALIDATION_ON;
  validation.show_input = LXW_VALIDATION_ON;
  validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;  // the import says it better
  worksheet_data_validation_cell(sheet, row, column, &validation);
}

void fill(lxw_worksheet* sheet, const Table& table, const Formats& formats) {
  lxw_row_t at = 0;
  for (const auto& row : table.heading) {
    for (std::size_t c = 0; c < row.size(); ++c) write_cell(sheet, at, static_cast<lxw_col_t>(c), row[c], formats.heading);
    ++at;
  }
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, column, column, table.columns[c].width, nullptr);
    worksheet_write_string(sheet, at, column, table.columns[c].title.c_str(), formats.title);
  }
  const lxw_row_t first = ++at;
  worksheet_freeze_panes(sheet, first, 0);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      const bool open = table.is_form && table.columns[c].editable;
      const auto row = static_cast<lxw_row_t>(first + r);
      const auto column = static_cast<lxw_col_t>(c);
      write_cell(sheet, row, column, table.rows[r][c], open ? formats.open_text : formats.locked);
      if (const auto list = table.choices.find({r, c}); list != table.choices.end())
        add_choices(sheet, row, column, list->second);
    }
  }
  if (table.is_form) worksheet_protect(sheet, nullptr, nullptr);  // no password: it guards against slips, not against people
}

// A file without a name, in memory: libxlsxwriter 1.1 writes only to a path, and this one leaves nothing behind.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("xlsx", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw std::runtime_error("no room for a new XLSX file");
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  std::string content() const {
    std::string bytes(static_cast<std::size_t>(lseek(descriptor_, 0, SEEK_END)), '\0');
    const auto got = pread(descriptor_, bytes.data(), bytes.size(), 0);
    if (got != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("XLSX could not be read back");
    return bytes;
  }

 private:
  int descriptor_;
};

}  // namespace

std::string write_xlsx(const Table& table) {
  const MemoryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (!book) throw std::runtime_error("no room for a new XLSX file");
  lxw_worksheet* sheet = workbook_add_worksheet(book, table.sheet_name.c_str());
  if (!sheet) throw std::runtime_error("XLSX refuses the sheet name " + table.sheet_name);
  fill(sheet, table, make_formats(book));
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("XLSX could not be written: ") + lxw_strerror(error));
  return file.content();
}

}  // namespace muang::report
