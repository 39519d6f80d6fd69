// SPDX-License-Identifier: Apache-2.0
#include "city/fact_rules.hpp"

#include <array>
#include <limits>

#include "city/errors.hpp"

namespace muang::city {
namespace {

constexpr std::array<std::string_view, 5> qualities{"measured", "estimated", "reported", "not-measured", "not-applicable"};

// Exact: no figure of the catalogue comes near 2^126, whatever the scale.
__extension__ using Wide = __int128;

Wide power_of_ten(int exponent) {
  Wide value = 1;
  for (int i = 0; i < exponent; ++i) value *= 10;
  return value;
}

const FormLine* line_of(const std::vector<FormLine>& lines, std::string_view key) {
  for (const auto& line : lines) {
    if (line.fact->key == key) return &line;
  }
  return nullptr;
}

// The sum of the parts; nothing while none of them has a number. `all` says whether each has one.
struct Sum {
  std::int64_t units = 0;
  int decimals = 0;
  bool any = false, all = true;
  std::vector<const FactDefinition*> facts;
};

Sum sum_of(const Check& check, const std::vector<FormLine>& lines) {
  Sum sum;
  for (const auto& key : check.parts) {
    const FormLine* line = line_of(lines, key);
    if (!line || !line->value.scaled) {
      sum.all = false;
      continue;
    }
    sum.any = true;
    sum.units += *line->value.scaled;  // at most a few times the absolute maximum, 10^14
    sum.decimals = line->fact->decimals;
    sum.facts.push_back(line->fact);
  }
  return sum;
}

void check_parts(const Check& check, const std::vector<FormLine>& lines, std::vector<Finding>& findings) {
  Sum sum = sum_of(check, lines);
  const FormLine* whole = line_of(lines, check.whole);
  if (!whole || !whole->value.scaled || !sum.any) return;
  const Wide parts = static_cast<Wide>(sum.units) * power_of_ten(whole->fact->decimals);
  const Wide all = static_cast<Wide>(*whole->value.scaled) * check.factor * power_of_ten(sum.decimals);
  const Wide difference = parts > all ? parts - all : all - parts;
  bool wrong = false;
  if (check.kind == CheckKind::AtMost) {
    wrong = parts > all;
  } else {
    wrong = sum.all && difference * 100 > all * check.tolerance_percent;
  }
  if (!wrong) return;
  Finding finding{.check = &check, .facts = std::move(sum.facts)};
  finding.facts.push_back(whole->fact);
  finding.left = sum.units;
  finding.left_decimals = sum.decimals;
  finding.right = *whole->value.scaled;
  finding.right_decimals = whole->fact->decimals;
  finding.percent = all == 0 ? -1 : static_cast<std::int64_t>(difference * 100 / all);
  findings.push_back(std::move(finding));
}

void check_jump(const Check& check, const FormLine& line, std::vector<Finding>& findings) {
  // From nothing there is no percentage, so a first figure after a zero is not asked about.
  if (!line.value.scaled || !line.before || *line.before <= 0 || line.has_reason) return;
  const Wide now = *line.value.scaled, before = *line.before;
  const Wide difference = now > before ? now - before : before - now;
  if (difference * 100 <= before * check.tolerance_percent) return;
  const Wide percent = difference * 100 / before;
  const bool sayable = percent <= std::numeric_limits<std::int32_t>::max();
  findings.push_back({.check = &check,
                      .facts = {line.fact},
                      .left = *line.before,
                      .right = *line.value.scaled,
                      .left_decimals = line.fact->decimals,
                      .right_decimals = line.fact->decimals,
                      .percent = sayable ? static_cast<std::int64_t>(percent) : -1});
}

void check_range(const Check& check, const FormLine& line, std::vector<Finding>& findings) {
  if (!line.value.scaled || line.has_reason) return;
  const std::int64_t value = *line.value.scaled;
  const bool below = line.fact->plausible_min && value < *line.fact->plausible_min;
  const bool above = line.fact->plausible_max && value > *line.fact->plausible_max;
  if (!below && !above) return;
  findings.push_back({.check = &check, .facts = {line.fact}, .left = value, .left_decimals = line.fact->decimals});
}

std::string code_list(const FactDefinition& fact) {
  std::string list;
  for (const auto& choice : fact.codes) list += (list.empty() ? "" : ", ") + std::to_string(choice.code);
  return list;
}

std::string plain(std::int64_t scaled, int decimals) {
  return std::to_string(scaled / static_cast<std::int64_t>(power_of_ten(decimals)));  // absolute maxima are whole
}

// Brings the number to the scale of the fact, or says what is wrong with it.
std::optional<std::int64_t> scaled_number(const FactDefinition& fact, const Typed& typed, const std::string& field,
                                          Problems& problems) {
  if (typed.units < 0) {
    problems.push_back({errors::negative, field, {}});
    return std::nullopt;
  }
  Wide value = typed.units;
  for (int d = typed.decimals; d < fact.decimals; ++d) value *= 10;
  for (int d = typed.decimals; d > fact.decimals; --d) {
    if (value % 10 != 0) {
      problems.push_back({errors::too_many_decimals, field, {{"decimals", std::to_string(fact.decimals)}}});
      return std::nullopt;
    }
    value /= 10;
  }
  if (value > fact.absolute_max) {
    problems.push_back({errors::above_maximum, field, {{"maximum", plain(fact.absolute_max, fact.decimals)}}});
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value);
}

std::optional<Quality> quality_of(CodeMeaning meaning, std::optional<Quality> said) {
  if (meaning == CodeMeaning::NotMeasured) return Quality::NotMeasured;
  if (meaning == CodeMeaning::NotApplicable) return Quality::NotApplicable;
  return said;
}

bool says_nothing_measured(std::optional<Quality> quality) {
  return quality == Quality::NotMeasured || quality == Quality::NotApplicable;
}

}  // namespace

std::string_view quality_code(Quality quality) { return qualities.at(static_cast<std::size_t>(quality)); }

std::optional<Quality> parse_quality(std::string_view code) {
  for (std::size_t i = 0; i < qualities.size(); ++i) {
    if (qualities[i] == code) return static_cast<Quality>(i);
  }
  return std::nullopt;
}

std::string_view period_kind_code(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::FiscalYear:
      return "fiscal-year";
    case Period::Kind::CalendarYear:
      return "calendar-year";
    case Period::Kind::Day:
      break;
  }
  return "date";
}

Result<FactValue> accept(const FactDefinition& fact, const Entered& entered, std::string_view field_text) {
  const std::string field(field_text);
  Problems problems;
  FactValue value{.quality = entered.quality};
  if (fact.type == FactType::Code) {
    if (entered.number) problems.push_back({errors::code_wanted, field, {{"codes", code_list(fact)}}});
    const CodeChoice* choice = entered.code ? find_code(fact, *entered.code) : nullptr;
    if (entered.code && !choice) problems.push_back({errors::unknown_code, field, {{"codes", code_list(fact)}}});
    const bool measured = choice && (choice->meaning == CodeMeaning::Below || choice->meaning == CodeMeaning::Meets);
    if (measured && says_nothing_measured(entered.quality)) problems.push_back({errors::value_not_measured, field, {}});
    if (choice) value.quality = quality_of(choice->meaning, entered.quality);
    value.code = entered.code;
  } else {
    if (entered.code) problems.push_back({errors::number_wanted, field, {}});
    if (entered.number) {
      value.scaled = scaled_number(fact, *entered.number, field, problems);
      if (says_nothing_measured(entered.quality)) problems.push_back({errors::value_not_measured, field, {}});
    }
  }
  if (!problems.empty()) return problems;
  return value;
}

std::optional<CodeMeaning> standing_of(const FactDefinition& fact, const FactValue& value) {
  if (fact.type != FactType::Code || !value.code) return std::nullopt;
  const CodeChoice* choice = find_code(fact, *value.code);
  return choice ? std::optional(choice->meaning) : std::nullopt;
}

std::vector<Finding> check_form(const Catalogue& catalogue, const std::vector<FormLine>& lines) {
  std::vector<Finding> findings;
  for (const auto& check : catalogue.checks) {
    switch (check.kind) {
      case CheckKind::AtMost:
      case CheckKind::SumNear:
        check_parts(check, lines, findings);
        break;
      case CheckKind::Jump:
        for (const auto& line : lines) check_jump(check, line, findings);
        break;
      case CheckKind::Range:
        for (const auto& line : lines) check_range(check, line, findings);
        break;
    }
  }
  return findings;
}

}  // namespace muang::city
