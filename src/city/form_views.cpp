// SPDX-License-Identifier: Apache-2.0
// The form as it is shown: lines, the years beside them, and the findings in both languages.
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "city/errors.hpp"
#include "city/forms.hpp"
#include "city/period_rules.hpp"

namespace muang::city {
namespace {

std::string label_of(const FactDefinition& fact, std::string_view language) {
  return language == "th" ? fact.label_th : fact.label_en;
}

std::string labels_of(const std::vector<const FactDefinition*>& facts, std::size_t count, std::string_view language) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += (i > 0 ? " + " : "") + label_of(*facts[i], language);
  return all;
}

std::string grouped(std::optional<std::int64_t> scaled, int decimals) {
  return scaled ? text::format_grouped(*scaled, decimals) : "–";
}

Error error_of(const Finding& finding, std::string_view language) {
  const std::string percent = finding.percent < 0 ? "–" : std::to_string(finding.percent);
  const std::string left = text::format_grouped(finding.left, finding.left_decimals);
  const std::string right = text::format_grouped(finding.right, finding.right_decimals);
  const FactDefinition& last = *finding.facts.back();
  const std::string unit = language == "th" ? last.unit_th : last.unit_en;
  const std::string parts = labels_of(finding.facts, finding.facts.size() - 1, language);
  switch (finding.check->kind) {
    case CheckKind::AtMost:
      return {errors::part_above_whole,
              {},
              {{"part", parts},
               {"partValue", left},
               {"whole", label_of(last, language)},
               {"wholeValue", right},
               {"unit", unit}}};
    case CheckKind::SumNear:
      return {errors::parts_differ,
              {},
              {{"parts", parts},
               {"sum", left},
               {"whole", label_of(last, language)},
               {"wholeValue", right},
               {"percent", percent},
               {"tolerance", std::to_string(finding.check->tolerance_percent)}}};
    case CheckKind::Jump:
      return {errors::jump_without_reason,
              {},
              {{"fact", label_of(last, language)}, {"before", left}, {"now", right}, {"percent", percent}}};
    case CheckKind::Range:
      break;
  }
  return {errors::outside_usual_range,
          {},
          {{"fact", label_of(last, language)},
           {"value", left},
           {"minimum", grouped(last.plausible_min, last.decimals)},
           {"maximum", grouped(last.plausible_max, last.decimals)},
           {"unit", unit}}};
}

HistoryPoint history_point(const Period& period, const StoredFact* stored) {
  HistoryPoint point{.period = period.text()};
  if (!stored) return point;
  point.value = json_number(stored->value.scaled, stored->decimals);
  if (stored->value.code) point.code = *stored->value.code;
  point.version = stored->version;
  point.source = stored->source;
  return point;
}

void fill_line(FactLine& line, const StoredFact& stored) {
  line.value = json_number(stored.value.scaled, stored.decimals);
  if (stored.value.code) line.code = *stored.value.code;
  if (stored.value.quality) line.quality = quality_code(*stored.value.quality);
  line.note = stored.note;
  line.source = stored.source;
  line.certainty = stored.certainty;
  line.reason = stored.reason;
  line.status = stored.status;
  line.owner = stored.owner;
  line.at = iso_instant(stored.at);
  line.version = stored.version;
}

using Names = std::vector<std::pair<std::int64_t, std::string>>;

FactLine line_of(const FactDefinition& fact, const std::vector<StoredFact>& facts, FiscalYear year, const Names& names) {
  const auto read = period_for(fact.period_kind, year);
  FactLine line{.key = fact.key, .period = read.period.text(), .owner = fact.owner, .read_rule = read.rule};
  if (const StoredFact* stored = find_in(facts, fact.key, read.period)) {
    fill_line(line, *stored);
    for (const auto& [id, name] : names) {
      if (id == stored->by.value) line.by = name;
    }
  }
  for (int back = 1; back <= years_beside; ++back) {
    const Period before = period_for(fact.period_kind, year - back).period;
    line.history.push_back(history_point(before, find_in(facts, fact.key, before)));
  }
  return line;
}

}  // namespace

std::optional<double> json_number(const std::optional<std::int64_t>& scaled, int decimals) {
  if (!scaled) return std::nullopt;
  // The text is the shortest decimal; the double nearest to it prints as that text again (up to 15 digits).
  const std::string text = text::format_scaled(*scaled, decimals);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Typed typed_number(double value) {
  std::array<char, 400> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  ENSURE(error == std::errc(), "400 characters hold every double");
  const auto number = text::parse_number({digits.data(), static_cast<std::size_t>(end - digits.data())});
  if (number) return {number->units, number->decimals};
  // More than 64 bits, or more than 12 decimals: refused as too large or too fine, never rounded.
  if (std::fabs(value) >= 1) return {value < 0 ? -INT64_MAX : INT64_MAX, 0};
  return {value < 0 ? -1 : 1, 12};
}

std::vector<FormLine> form_lines(const Catalogue& catalogue, const std::vector<StoredFact>& facts, FiscalYear year) {
  std::vector<FormLine> lines;
  for (const auto& fact : catalogue.facts) {
    FormLine line{.fact = &fact};
    if (const StoredFact* now = find_in(facts, fact.key, period_for(fact.period_kind, year).period)) {
      line.value = now->value;
      line.has_reason = !now->reason.empty();
    }
    const StoredFact* before = find_in(facts, fact.key, period_for(fact.period_kind, year - 1).period);
    if (before) line.before = before->value.scaled;
    lines.push_back(std::move(line));
  }
  return lines;
}

FindingView finding_view(const Texts& texts, const Finding& finding) {
  FindingView view{.rule = finding.check->id, .severity = finding.check->severity == Severity::Error ? "error" : "warning"};
  for (const auto* fact : finding.facts) view.keys.push_back(fact->key);
  const Error thai = error_of(finding, "th");
  view.code = code_text(thai.code);
  view.text_th = texts.error_text("th", thai);
  view.text_en = texts.error_text("en", error_of(finding, "en"));
  return view;
}

FactForm form_view(City& city, store::Transaction& tx, OrgUnitId unit, FiscalYear year) {
  const auto facts = load_form(tx, unit, year - years_beside, year);
  const auto names = load_names(tx, unit, year);
  FactForm form{.unit_id = unit.value, .year = year.buddhist()};
  for (const auto kind : {Period::Kind::FiscalYear, Period::Kind::CalendarYear, Period::Kind::Day}) {
    form.periods[std::string(period_kind_code(kind))] = period_for(kind, year).period.text();
  }
  const auto lines = form_lines(city.catalogue(), facts, year);
  for (const auto& line : lines) {
    form.facts.push_back(line_of(*line.fact, facts, year, names));
    if (line.fact->type == FactType::Linked) continue;
    ++form.of;
    if (line.value.filled()) ++form.filled;
  }
  for (const auto& finding : check_form(city.catalogue(), lines))
    form.findings.push_back(finding_view(city.texts(), finding));
  return form;
}

FactForm read_form(City& city, OrgUnitId unit, FiscalYear year, bool editable) {
  FactForm form =
      city.identity().database().reading([&](store::Transaction& tx) { return form_view(city, tx, unit, year); });
  form.editable = editable;
  return form;
}

}  // namespace muang::city
