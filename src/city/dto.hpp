// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the city database. Years are B.E. fiscal years; a period is FY2562, CY2562 or a day (ISO 8601).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"
#include "http/json.hpp"

namespace muang::city {

using http::field;
using http::Limits;

inline constexpr std::string_view quality_values = "measured|estimated|reported|not-measured|not-applicable";

struct CodeView {
  std::int64_t code = 0;
  std::string meaning, label_th, label_en;
  static constexpr auto fields() {
    return std::tuple{
        field("code", &CodeView::code, "A name, not an amount."),
        field("meaning", &CodeView::meaning, "What it says.", Limits{.values = "below|meets|not-measured|not-applicable"}),
        field("labelTh", &CodeView::label_th, "Thai label."), field("labelEn", &CodeView::label_en, "English label.")};
  }
};

struct FactView {
  std::string key, label_th, label_en, unit_th, unit_en, type, period_kind;
  bool unit_stated = true, label_draft = true;
  std::int64_t decimals = 0;
  std::optional<double> minimum, maximum, absolute_maximum;
  std::string aggregation, owner, certainty, source;
  bool is_public = false;
  std::vector<CodeView> codes;
  std::vector<std::string> related;
  static constexpr auto fields() {
    return std::tuple{field("key", &FactView::key, "Stable key."),
                      field("labelTh", &FactView::label_th, "Thai label."),
                      field("labelEn", &FactView::label_en, "English label."),
                      field("labelDraft", &FactView::label_draft, "Our wording until the department sets it."),
                      field("unitTh", &FactView::unit_th, "Unit of measure, Thai."),
                      field("unitEn", &FactView::unit_en, "Unit of measure, English."),
                      field("unitStated", &FactView::unit_stated, "False: the source names no unit and ours stands in."),
                      field("type", &FactView::type, "linked: another part of the system fills it.",
                            Limits{.values = "number|code|linked"}),
                      field("periodKind", &FactView::period_kind, "What one figure is about.",
                            Limits{.values = "fiscal-year|calendar-year|date"}),
                      field("decimals", &FactView::decimals, "Digits behind the point that are kept."),
                      field("minimum", &FactView::minimum, "Below it the form asks (ours)."),
                      field("maximum", &FactView::maximum, "Above it the form asks (ours)."),
                      field("absoluteMaximum", &FactView::absolute_maximum, "Above it a figure is refused (ours)."),
                      field("aggregation", &FactView::aggregation, "How towns become a province.",
                            Limits{.values = "sum|mean|none|share"}),
                      field("codes", &FactView::codes, "Choices of a code; empty for a number."),
                      field("owner", &FactView::owner, "Slice that answers for it."),
                      field("certainty", &FactView::certainty, "official, published, inferred or recalled."),
                      field("source", &FactView::source, "Where it is said that this fact is kept."),
                      field("public", &FactView::is_public, "Shown on the public page once its period is over."),
                      field("relatedIndicators", &FactView::related, "Indicators that it bears on (ours).")};
  }
};

struct SectionView {
  std::string id, name_th, name_en;
  std::vector<FactView> facts;
  static constexpr auto fields() {
    return std::tuple{field("id", &SectionView::id, "Stable id."), field("nameTh", &SectionView::name_th, "Thai name."),
                      field("nameEn", &SectionView::name_en, "English name."),
                      field("facts", &SectionView::facts, "In the order of the form.")};
  }
};

struct RuleView {
  std::string id, severity, text_th, text_en;
  static constexpr auto fields() {
    return std::tuple{field("id", &RuleView::id, "Stable id, as in findings."),
                      field("severity", &RuleView::severity, "error: must be put right; warning: is asked about.",
                            Limits{.values = "error|warning"}),
                      field("textTh", &RuleView::text_th, "The rule in Thai."),
                      field("textEn", &RuleView::text_en, "The rule in English.")};
  }
};

struct CatalogueView {
  std::vector<SectionView> sections;
  std::vector<RuleView> rules;
  static constexpr auto fields() {
    return std::tuple{field("sections", &CatalogueView::sections, "Sections of the form."),
                      field("rules", &CatalogueView::rules, "Checks between the figures.")};
  }
};

struct HistoryPoint {
  std::string period;
  std::optional<double> value;
  std::optional<std::int64_t> code;
  std::int64_t version = 0;
  std::string source;
  static constexpr auto fields() {
    return std::tuple{field("period", &HistoryPoint::period, "Whose figure it is."),
                      field("value", &HistoryPoint::value, "The figure."), field("code", &HistoryPoint::code, "The code."),
                      field("version", &HistoryPoint::version, "Version of the line."),
                      field("source", &HistoryPoint::source, "Source of the figure.")};
  }
};

struct FactLine {
  std::string key, period;
  std::optional<double> value;
  std::optional<std::int64_t> code;
  std::optional<std::string> quality;
  std::string note, source, certainty, reason, status, owner;
  std::optional<std::string> by, at;
  std::int64_t version = 0;
  std::optional<std::string> read_rule;
  std::vector<HistoryPoint> history;
  static constexpr auto fields() {
    return std::tuple{
        field("key", &FactLine::key, "Key of the catalogue."),
        field("period", &FactLine::period, "Whose figure it is."),
        field("value", &FactLine::value, "The figure; null: not filled, or not measured."),
        field("code", &FactLine::code, "Of a code."),
        field("quality", &FactLine::quality, "How sure; null: nothing said.", Limits{.values = quality_values}),
        field("note", &FactLine::note, "Note of the officer."),
        field("source", &FactLine::source, "Where the figure is from."),
        field("certainty", &FactLine::certainty, "official, published, inferred or recalled; empty on an empty line."),
        field("reason", &FactLine::reason, "Why it changed so much."),
        field("status", &FactLine::status, "typed, copied, imported or published; empty on an empty line."),
        field("owner", &FactLine::owner, "city, or the slice that publishes it."),
        field("by", &FactLine::by, "Name of the person; null: nobody or the system."),
        field("at", &FactLine::at, "Instant, ISO 8601 UTC."),
        field("version", &FactLine::version, "For If-Match; 0: no line yet."),
        field("readRule", &FactLine::read_rule,
              "Rule by which its period stands on this form; null: it is the fiscal year itself."),
        field("history", &FactLine::history, "The three years before, newest first.")};
  }
};

struct FindingView {
  std::string rule, code, severity;
  std::vector<std::string> keys;
  std::string text_th, text_en;
  static constexpr auto fields() {
    return std::tuple{field("rule", &FindingView::rule, "Id of the rule."),
                      field("code", &FindingView::code, "Code of its text."),
                      field("severity", &FindingView::severity, "error or warning.", Limits{.values = "error|warning"}),
                      field("keys", &FindingView::keys, "Facts that it is about."),
                      field("textTh", &FindingView::text_th, "Thai."),
                      field("textEn", &FindingView::text_en, "English.")};
  }
};

struct FactForm {
  std::int64_t unit_id = 0, year = 0;
  bool editable = false;
  std::map<std::string, std::string> periods;
  std::vector<FactLine> facts;
  std::vector<FindingView> findings;
  std::int64_t filled = 0, of = 0;
  static constexpr auto fields() {
    return std::tuple{field("unitId", &FactForm::unit_id, "The local government."),
                      field("year", &FactForm::year, "B.E. fiscal year."),
                      field("editable", &FactForm::editable, "The caller may type here."),
                      field("periods", &FactForm::periods, "Kind of period → the period on this form."),
                      field("facts", &FactForm::facts, "In the order of the catalogue."),
                      field("findings", &FactForm::findings, "What does not fit together."),
                      field("filled", &FactForm::filled, "Lines with a figure, a code or a word that nothing was measured."),
                      field("of", &FactForm::of, "Lines to be filled; those filled by other slices are not counted.")};
  }
};

// The whole line as it shall stand: what is null or left out is empty.
struct FactEdit {
  std::optional<double> value;
  std::optional<std::int64_t> code;
  std::optional<std::string> quality, note, source, reason;
  static constexpr auto fields() {
    return std::tuple{field("value", &FactEdit::value, "The figure; null empties the line."),
                      field("code", &FactEdit::code, "Of a code.", Limits{.minimum = -1000, .maximum = 1000}),
                      field("quality", &FactEdit::quality, "How sure."),
                      field("note", &FactEdit::note, "Note.", Limits{.max_length = 6000}),
                      field("source", &FactEdit::source, "Where the figure is from.", Limits{.max_length = 2000}),
                      field("reason", &FactEdit::reason, "Why it changed so much.", Limits{.max_length = 6000})};
  }
};

struct SavedFact {
  FactLine fact;
  std::vector<FindingView> findings;
  std::int64_t filled = 0, of = 0;
  static constexpr auto fields() {
    return std::tuple{field("fact", &SavedFact::fact, "The line as stored."),
                      field("findings", &SavedFact::findings, "Of the whole form."),
                      field("filled", &SavedFact::filled, "Lines filled."),
                      field("of", &SavedFact::of, "Lines to be filled.")};
  }
};

struct CopyForward {
  std::int64_t year = 0;
  static constexpr auto fields() {
    return std::tuple{field("year", &CopyForward::year,
                            "B.E. fiscal year whose empty lines take the figures of the year before.",
                            Limits{.minimum = 2500, .maximum = 2700})};
  }
};

struct CopiedCount {
  std::int64_t copied = 0;
  static constexpr auto fields() { return std::tuple{field("copied", &CopiedCount::copied, "Lines filled.")}; }
};

struct RevisionView {
  std::int64_t version = 0;
  std::optional<double> value;
  std::optional<std::int64_t> code;
  std::optional<std::string> quality;
  std::string note, source, certainty, reason, status, at, by_name;
  std::int64_t by = 0;
  static constexpr auto fields() {
    return std::tuple{field("version", &RevisionView::version, "Newest first."),
                      field("value", &RevisionView::value, "The figure then."),
                      field("code", &RevisionView::code, "The code then."),
                      field("quality", &RevisionView::quality, "How sure."),
                      field("note", &RevisionView::note, "Note."),
                      field("source", &RevisionView::source, "Source."),
                      field("certainty", &RevisionView::certainty, "Certainty."),
                      field("reason", &RevisionView::reason, "Reason."),
                      field("status", &RevisionView::status, "typed, copied, imported or published."),
                      field("at", &RevisionView::at, "Instant, ISO 8601 UTC."),
                      field("by", &RevisionView::by, "Person; 0: the system."),
                      field("byName", &RevisionView::by_name, "Name of the person.")};
  }
};

}  // namespace muang::city
