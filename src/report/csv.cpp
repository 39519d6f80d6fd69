// SPDX-License-Identifier: Apache-2.0
#include "report/csv.hpp"

#include <algorithm>

#include "report/table.hpp"

namespace muang::report {
namespace {

char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char candidate : {';', '\t'}) {
    if (std::ranges::count(first, candidate) > std::ranges::count(first, best)) best = candidate;
  }
  return best;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  CsvFile read() {
    while (at_ < text_.size() && !file_.too_many) read_row();
    return std::move(file_);
  }

 private:
  void read_row() {
    CsvRow row{.line = line_};
    bool more = true;
    while (more) {
      row.cells.push_back(read_cell());
      more = at_ < text_.size() && text_[at_] == separator_;
      if (more) ++at_;
      if (row.cells.size() > max_columns) {
        file_.too_many = true;
        return;
      }
    }
    end_line();
    const bool blank = std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
    if (blank) return;
    file_.rows.push_back(std::move(row));
    file_.too_many = file_.rows.size() > max_rows;
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string read_cell() {
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  std::string read_quoted() {
    const std::size_t began = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          // What stands between the closing mark and the separator is kept rather than lost.
          while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
            cell += text_[at_++];
          return cell;
        }
        ++at_;
      } else if (text_[at_] == '\n') {
        ++line_;
      }
      cell += text_[at_];
    }
    file_.open_quote = began;
    return cell;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0, line_ = 1;
  CsvFile file_;
};

}  // namespace

CsvFile read_csv(std::string_view utf8) { return Reader(utf8).read(); }

}  // namespace muang::report
