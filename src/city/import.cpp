// SPDX-License-Identifier: Apache-2.0
#include "city/import.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "city/errors.hpp"
#include "city/forms.hpp"
#include "city/period_rules.hpp"
#include "city/repository.hpp"
#include "report/table.hpp"

namespace muang::city {
namespace {

constexpr std::size_t max_cell = 6000;  // bytes of a note; three a Thai letter

struct Planned {
  StoredFact next;
  std::optional<StoredFact> before;
  std::size_t row = 0;
};

// What the file would do, worked out inside one transaction so that what was rehearsed is what is written.
class Plan {
 public:
  Plan(City& city, const identity::OrgUnit& unit, FiscalYear year, const FormFile& file)
      : city_(city), unit_(unit), year_(year), file_(file) {
    view_.encoding = file.encoding;
  }

  void work_out(store::Transaction& tx) {
    stored_ = load_form(tx, unit_.id, year_ - 1, year_);
    std::size_t at = 0;
    if (!read_heading(at) || !read_titles(at)) return finish();
    for (; at < file_.rows.size(); ++at) read_row(file_.rows[at]);
    check_whole_form();
    finish();
  }
  ImportView& view() { return view_; }
  const Problems& problems() const { return problems_; }
  std::vector<Planned>& planned() { return planned_; }

 private:
  using Row = FileRow;

  void find(std::size_t row, std::string column, const Error& error, bool is_error = true) {
    const auto& texts = city_.texts();
    if (is_error)
      problems_.push_back(
          {error.code, "row " + std::to_string(row) + (column.empty() ? "" : ", column " + column), error.params});
    view_.findings.push_back({static_cast<std::int64_t>(row), std::move(column), code_text(error.code),
                              is_error ? "error" : "warning", texts.error_text("th", error), texts.error_text("en", error)});
  }

  void finish() {
    std::ranges::stable_sort(view_.findings, {}, &ImportFinding::row);
    view_.accepted =
        std::ranges::none_of(view_.findings, [](const ImportFinding& finding) { return finding.severity == "error"; });
    view_.changed = static_cast<std::int64_t>(planned_.size());
  }

  static std::string cell_at(const Row& row, std::size_t column) {
    return column < row.cells.size() ? text::trim(row.cells[column]) : std::string();
  }

  bool read_heading(std::size_t& at) {
    while (at < file_.rows.size() && at < 5 && cell_at(file_.rows[at], 0) != form_id) ++at;
    if (at >= file_.rows.size() || at >= 5) {
      find(0, {}, {errors::not_the_form, {}, {}});
      return false;
    }
    const Row& row = file_.rows[at++];
    const std::string edition = cell_at(row, 1), uid = cell_at(row, 2), year = cell_at(row, 3);
    if (text::arabic_digits(edition) != form_edition)
      find(row.row, "B", {errors::other_edition, {}, {{"edition", edition}, {"expected", std::string(form_edition)}}});
    if (uid != unit_.uid) find(row.row, "C", {errors::other_unit, {}, {{"unit", uid}, {"expected", unit_.uid}}});
    if (text::parse_year(year) != year_.gregorian())
      find(row.row, "D", {errors::other_year, {}, {{"year", year}, {"expected", std::to_string(year_.buddhist())}}});
    return true;
  }

  bool read_titles(std::size_t& at) {
    for (; at < file_.rows.size(); ++at) {
      const auto& cells = file_.rows[at].cells;
      if (std::ranges::none_of(cells, [](const std::string& cell) { return parse_column(cell) == FormColumn::Key; }))
        continue;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        if (const auto column = parse_column(cells[c])) {
          columns_.try_emplace(*column, c);
        } else if (!text::trim(cells[c]).empty()) {
          find(file_.rows[at].row, text::trim(cells[c]), {errors::column_unknown, {}, {{"column", text::trim(cells[c])}}},
               false);
        }
      }
      break;
    }
    bool whole = true;
    for (const auto needed : {FormColumn::Key, FormColumn::Value}) {
      if (columns_.contains(needed)) continue;
      find(at < file_.rows.size() ? file_.rows[at].row : 0, {},
           {errors::column_missing, {}, {{"column", std::string(column_title(needed))}}});
      whole = false;
    }
    ++at;
    return whole;
  }

  std::string cell(const Row& row, FormColumn column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() ? std::string() : report::unguard_formula(cell_at(row, found->second));
  }

  void read_row(const Row& row) {
    const std::string key = cell(row, FormColumn::Key);
    const bool says_something =
        std::ranges::any_of(typed_columns, [&](FormColumn column) { return !cell(row, column).empty(); });
    if (key.empty() && !says_something) return;
    const FactDefinition* fact = city_.catalogue().find(key);
    const std::string key_title(column_title(FormColumn::Key));
    if (!fact) return find(row.row, key_title, {errors::unknown_row, {}, {{"key", key}}});
    const auto [first, fresh] = seen_.try_emplace(key, row.row);
    if (!fresh)
      return find(row.row, key_title, {errors::repeated_row, {}, {{"key", key}, {"first", std::to_string(first->second)}}});
    if (!says_something) return;
    if (fact->type == FactType::Linked) return find(row.row, key_title, {errors::linked_fact, {}, {{"owner", fact->owner}}});
    ++view_.rows;
    const auto period = period_for(fact->period_kind, year_).period;
    if (check_period(row, *fact, period)) plan_line(row, *fact, period);
  }

  bool check_period(const Row& row, const FactDefinition& fact, const Period& expected) {
    const std::string typed = cell(row, FormColumn::Period);
    if (typed.empty() || parse_period_cell(typed, fact.period_kind) == expected) return true;
    find(row.row, std::string(column_title(FormColumn::Period)),
         {errors::wrong_period, {}, {{"period", typed}, {"expected", period_title(expected)}}});
    return false;
  }

  // The number of a cell. A spreadsheet keeps 15 digits: 0.1 + 0.2 comes as 0.30000000000000004 and means 0.3.
  std::optional<Typed> number_of(const std::string& typed) const {
    if (file_.encoding == "xlsx" && typed.find_first_of("eE.") != std::string::npos) {
      double value = 0;
      const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
      if (error == std::errc() && end == typed.data() + typed.size() && std::isfinite(value)) {
        std::array<char, 64> digits{};
        const auto rounded =
            std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific, 14);
        std::from_chars(digits.data(), rounded.ptr, value);
        return typed_number(value);
      }
    }
    const auto number = text::parse_number(typed);
    return number ? std::optional(Typed{number->units, number->decimals}) : std::nullopt;
  }

  static std::optional<int> code_of(const FactDefinition& fact, const std::string& typed) {
    for (const auto& choice : fact.codes) {
      if (typed == choice.label_th || typed == choice.label_en) return choice.code;
    }
    const auto number = text::parse_number(typed.substr(0, typed.find(' ')));
    const auto whole = number ? number->scaled_to(0) : std::nullopt;
    return whole && *whole >= 0 && *whole < 1000 ? std::optional(static_cast<int>(*whole)) : std::nullopt;
  }

  bool read_entered(const Row& row, const FactDefinition& fact, Entered& entered) {
    const std::string value = cell(row, FormColumn::Value), quality = cell(row, FormColumn::Quality);
    const std::string value_title(column_title(FormColumn::Value)), quality_column(column_title(FormColumn::Quality));
    bool readable = true;
    if (value.starts_with('#')) {
      find(row.row, value_title, {errors::formula_fault, {}, {{"text", value}}});
      readable = false;
    } else if (!value.empty() && fact.type == FactType::Code) {
      entered.code = code_of(fact, value);
      if (!entered.code) entered.code = -1;  // refused by the rule, which names the choices
    } else if (!value.empty()) {
      entered.number = number_of(value);
      if (!entered.number) find(row.row, value_title, {errors::no_number, {}, {{"text", value.substr(0, 200)}}});
      readable = entered.number.has_value();
    }
    if (!quality.empty()) {
      entered.quality = parse_quality_cell(quality);
      if (!entered.quality) find(row.row, quality_column, {errors::unknown_quality, {}, {{"qualities", thai_qualities()}}});
      readable = readable && entered.quality;
    }
    return readable;
  }

  static std::string thai_qualities() {
    std::string all;
    for (int i = 0; i < 5; ++i) all += (i > 0 ? ", " : "") + std::string(quality_title(static_cast<Quality>(i)));
    return all;
  }

  // Empty cells leave what is stored as it is.
  bool take_words(const Row& row, FormColumn column, std::string& into) {
    const std::string words = cell(row, column);
    if (words.size() > max_cell) {
      find(row.row, std::string(column_title(column)), {errors::text_too_long, {}, {{"limit", std::to_string(max_cell)}}});
      return false;
    }
    if (!words.empty()) into = words;
    return true;
  }

  void plan_line(const Row& row, const FactDefinition& fact, const Period& period) {
    const StoredFact* before = find_in(stored_, fact.key, period);
    Entered entered;
    StoredFact next = before ? *before : StoredFact{.key = fact.key, .period = period};
    bool good = read_entered(row, fact, entered);
    good = take_words(row, FormColumn::Source, next.source) && good;
    good = take_words(row, FormColumn::Note, next.note) && good;
    good = take_words(row, FormColumn::Reason, next.reason) && good;
    if (!good) return;
    if (before && before->status == "published")
      return find(row.row, std::string(column_title(FormColumn::Key)),
                  {errors::linked_fact, {}, {{"owner", before->owner}}});
    if (entered.number || entered.code || entered.quality) {
      if (!entered.number && !entered.code && before && entered.quality != Quality::NotMeasured &&
          entered.quality != Quality::NotApplicable) {
        next.value.quality = entered.quality;  // the figure stays, only its quality is said
      } else {
        const auto accepted = accept(fact, entered, column_title(FormColumn::Value));
        if (!accepted) {
          for (const auto& problem : accepted.problems()) find(row.row, problem.field, problem);
          return;
        }
        next.value = *accepted;
      }
    }
    next.decimals = fact.decimals;
    next.certainty = next.value.filled() ? "published" : "";
    keep(row, fact, std::move(next), before);
  }

  void keep(const Row& row, const FactDefinition& fact, StoredFact next, const StoredFact* before) {
    if (before && before->same_content(next)) {
      ++view_.unchanged;
      return;
    }
    if (before && before->value.filled() && before->value != next.value) {
      const std::string was = before->value.scaled ? text::format_grouped(*before->value.scaled, before->decimals)
                              : before->value.code ? std::to_string(*before->value.code)
                                                   : std::string(quality_title(*before->value.quality));
      find(row.row, std::string(column_title(FormColumn::Value)),
           {errors::replaces_value, {}, {{"fact", fact.label_th}, {"before", was}}}, false);
    }
    next.status = "imported";
    next.owner = "city";
    planned_.push_back({std::move(next), before ? std::optional(*before) : std::nullopt, row.row});
  }

  // The checks between figures, on what the form would be; those that this file does not touch are not its business.
  void check_whole_form() {
    auto facts = stored_;
    std::map<std::string, std::size_t> changed;  // key → row
    for (const auto& plan : planned_) {
      changed[plan.next.key] = plan.row;
      std::erase_if(facts,
                    [&](const StoredFact& fact) { return fact.key == plan.next.key && fact.period == plan.next.period; });
      facts.push_back(plan.next);
    }
    const auto lines = form_lines(city_.catalogue(), facts, year_);
    for (const auto& finding : check_form(city_.catalogue(), lines)) {
      const auto touched =
          std::ranges::find_if(finding.facts, [&](const FactDefinition* fact) { return changed.contains(fact->key); });
      if (touched == finding.facts.end()) continue;
      const FindingView view = finding_view(city_.texts(), finding);
      view_.findings.push_back({static_cast<std::int64_t>(changed.at((*touched)->key)),
                                std::string(column_title(FormColumn::Value)), view.code, view.severity, view.text_th,
                                view.text_en});
    }
  }

  static constexpr std::array<FormColumn, 5> typed_columns{FormColumn::Value, FormColumn::Quality, FormColumn::Source,
                                                           FormColumn::Note, FormColumn::Reason};
  City& city_;
  const identity::OrgUnit& unit_;
  FiscalYear year_;
  const FormFile& file_;
  ImportView view_;
  Problems problems_;
  std::vector<StoredFact> stored_;
  std::map<FormColumn, std::size_t> columns_;
  std::map<std::string, std::size_t> seen_;
  std::vector<Planned> planned_;
};

Problems refusal(const ImportView& view, const Problems& problems) {
  const auto count = std::ranges::count(view.findings, "error", &ImportFinding::severity);
  Problems all{{errors::import_refused, {}, {{"count", std::to_string(count)}}}};
  all.insert(all.end(), problems.begin(), problems.begin() + std::min<std::ptrdiff_t>(std::ssize(problems), 100));
  return all;
}

}  // namespace

Result<ImportView> import_form(City& city, const identity::OrgUnit& unit, FiscalYear year, std::string_view bytes,
                               bool commit, const identity::Author& author) {
  TRY(const FormFile file, read_form_file(bytes, city.readfile()));
  const ImportView rehearsed = city.identity().database().reading([&](store::Transaction& tx) {
    Plan plan(city, unit, year, file);
    plan.work_out(tx);
    return std::move(plan.view());
  });
  const bool nothing_to_do = rehearsed.accepted && rehearsed.changed == 0;
  if (!commit || nothing_to_do) {
    ImportView view = rehearsed;
    view.written = commit;
    return view;
  }
  // Worked out again inside the writing transaction: what stands there may have changed since.
  const auto write = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<ImportView> {
    Plan plan(city, unit, year, file);
    plan.work_out(tx);
    if (!plan.view().accepted) return refusal(plan.view(), plan.problems());
    for (auto& line : plan.planned()) save_fact(tx, entry, unit.id, line.next, line.before, author);
    plan.view().written = true;
    return std::move(plan.view());
  };
  return city.identity().audit().transact<ImportView>(author, "city.import", write);
}

}  // namespace muang::city
