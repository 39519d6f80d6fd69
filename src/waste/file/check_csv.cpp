// SPDX-License-Identifier: Apache-2.0
// The CSV scanner: whole rows out of a buffer that is filled again and again. Cells point into the buffer; only a quoted
// cell with doubled quotes is rewritten (in place, it becomes shorter).
#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

#include "waste/file/check_rows.hpp"
#include "waste/file/check_series.hpp"
#include "waste/file/reports_errors.hpp"

namespace muang::waste {
namespace {

constexpr std::size_t buffer_size = 1U << 20, longest_row = 1U << 16;
constexpr std::ptrdiff_t longest_quotation = longest_row / 2;
constexpr std::size_t batch_size = 4096;

class CsvCheck {
 public:
  CsvCheck(const ByteSource& read, const CheckOptions& options, const FindingSink& on_finding, const RowSink& on_rows)
      : read_(read), options_(options), on_finding_(on_finding), on_rows_(on_rows), buffer_(buffer_size + 1) {
    batch_.reserve(batch_size);
  }

  Result<CheckCounts> run() {
    while (fill()) {
      if (const auto problem = scan()) return *problem;
      if (checker_ && checker_->too_many_units()) {
        return Error{errors::report_too_many_units, "", {{"limit", std::to_string(UnitCodes::most_units)}}};
      }
    }
    if (!checker_) return Error{errors::report_file_empty, "", {}};
    hand_over();
    series_.finish(*checker_);
    return checker_->counts();
  }

 private:
  // Moves what is left to the front and reads on; false when everything has been scanned.
  bool fill() {
    const std::size_t left = filled_ - at_;
    if (ended_) return false;
    std::memmove(buffer_.data(), buffer_.data() + at_, left);
    at_ = 0;
    filled_ = left;
    while (filled_ < buffer_size) {
      const std::size_t got = read_(buffer_.data() + filled_, buffer_size - filled_);
      if (got == 0) {
        ended_ = true;
        break;
      }
      filled_ += got;
    }
    if (first_ && filled_ >= 3 && std::memcmp(buffer_.data(), "\xEF\xBB\xBF", 3) == 0) at_ = 3;
    first_ = false;
    return filled_ > at_;
  }

  std::optional<Error> scan() {
    while (at_ < filled_) {
      const std::uint32_t row = next_row_;
      const Taken taken = take_row();
      if (taken == Taken::Incomplete) {
        if (filled_ - at_ > longest_row)
          return Error{errors::report_line_too_long, "row " + std::to_string(row), {{"row", std::to_string(row)}}};
        return std::nullopt;  // the rest comes with the next filling
      }
      if (taken == Taken::Binary) return Error{errors::report_file_binary, "", {}};
      if (cells_[0].empty() && is_empty_row()) continue;
      if (!checker_) {
        if (auto problem = read_heading()) return problem;
        continue;
      }
      if (taken == Taken::OpenQuote || taken == Taken::TooManyCells) {
        ++checker_->counts().rows;
        checker_->say(row, {}, taken == Taken::OpenQuote ? "F13" : "F10", Severity::Error,
                      {{"value", std::to_string(count_)}, {"expected", std::to_string(checker_->columns().titles.size())}});
        continue;
      }
      batch_.emplace_back();
      if (!checker_->check(row, cells_, count_, batch_.back())) batch_.pop_back();
      if (batch_.size() == batch_size) hand_over();
    }
    return std::nullopt;
  }

  void hand_over() {
    series_.add(batch_);
    if (on_rows_ && !batch_.empty()) on_rows_(batch_);
    batch_.clear();
  }

  std::optional<Error> read_heading() {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < count_; ++i) cells.push_back(cell_utf8(cells_[i]));
    auto columns = read_titles(cells);
    if (!columns) {
      // All that is wrong with the heading in one error, because nothing can be read below it.
      Error error = columns.problems().front();
      for (std::size_t i = 1; i < columns.problems().size(); ++i) {
        error.params.front().second += ", " + columns.problems()[i].params.front().second;
      }
      return error;
    }
    const std::vector<std::string> unknown = columns->unknown;
    checker_ = std::make_unique<RowChecker>(options_, std::move(columns).value(), on_finding_);
    for (const std::string& title : unknown) checker_->say(1, title, "F14", Severity::Warning, {{"value", title}});
    return std::nullopt;
  }

  bool is_empty_row() const {
    for (std::size_t i = 1; i < std::min(count_, most_columns); ++i) {
      if (!cells_[i].empty()) return false;
    }
    return true;
  }

  enum class Taken { Row, Incomplete, OpenQuote, TooManyCells, Binary };

  // The comma, or what the heading has more of.
  char separator_of(const char* begin, const char* end) const {
    std::size_t commas = 0, semicolons = 0, tabs = 0;
    for (const char* c = begin; c < end && *c != '\n'; ++c) {
      commas += *c == ',';
      semicolons += *c == ';';
      tabs += *c == '\t';
    }
    return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
  }

  Taken take_row() {
    char* at = buffer_.data() + at_;
    char* const end = buffer_.data() + filled_;
    if (!checker_) separator_ = separator_of(at, end);
    *end = '\n';  // ends every loop; a row that ends here is whole only at the end of the file
    const char separator = separator_;
    count_ = 0;
    std::uint32_t lines = 1;
    bool open = false;
    while (true) {
      char* begin = at;
      char* stop = nullptr;
      if (*at == '"') {
        stop = quoted(begin, at, end, lines, open);
      } else {
        while (*at != separator && *at != '\n') {
          if (*at == '\0') return Taken::Binary;
          ++at;
        }
        stop = at;
      }
      if (at == end && !ended_) return Taken::Incomplete;
      if (*at == '\n' && stop > begin && stop[-1] == '\r') --stop;
      if (count_ < most_columns) cells_[count_] = {begin, static_cast<std::size_t>(stop - begin)};
      ++count_;
      if (*at == '\n') break;
      ++at;
    }
    at_ = static_cast<std::size_t>(std::min(at + 1, end) - buffer_.data());
    next_row_ += lines;
    return open ? Taken::OpenQuote : count_ > most_columns ? Taken::TooManyCells : Taken::Row;
  }

  // A quoted cell: `begin` and the result enclose its text (doubled marks stay doubled: a row may be scanned twice, so
  // nothing is rewritten), `at` ends on the separator or line end behind it. A quotation that never ends takes its line
  // only, so that one stray mark does not swallow the file.
  char* quoted(char*& begin, char*& at, char* end, std::uint32_t& lines, bool& open) {
    char* const opening = begin++;
    std::uint32_t inside = 0;
    for (at = begin; at < end; ++at) {
      if (*at == '"' && at + 1 < end && at[1] == '"') {
        ++at;
      } else if (*at == '"') {
        char* const closing = at;
        while (*at != separator_ && *at != '\n') ++at;  // what follows the closing mark is dropped
        lines += inside;
        return closing;
      } else if (*at == '\n') {
        ++inside;
        if (at - opening > longest_quotation) break;
      }
    }
    if (at == end && !ended_) return at;  // the caller sees that the row is incomplete
    open = true;
    begin = at = opening;
    while (*at != '\n') ++at;
    return at;
  }

  const ByteSource& read_;
  const CheckOptions& options_;
  const FindingSink& on_finding_;
  const RowSink& on_rows_;
  std::vector<char> buffer_;
  std::size_t at_ = 0, filled_ = 0;
  bool first_ = true, ended_ = false;
  char separator_ = ',';
  std::uint32_t next_row_ = 1;
  std::size_t count_ = 0;
  std::string_view cells_[most_columns];
  std::unique_ptr<RowChecker> checker_;
  std::vector<ImportRow> batch_;
  SeriesCheck series_;
};

}  // namespace

Result<CheckCounts> check_csv(const ByteSource& read, const CheckOptions& options, const FindingSink& on_finding,
                              const RowSink& on_rows) {
  return CsvCheck(read, options, on_finding, on_rows).run();
}

}  // namespace muang::waste
