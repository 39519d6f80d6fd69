// SPDX-License-Identifier: Apache-2.0
// The edition as a page reads it, and the department's limits of the levels: dated rows over the file's values.
#include <algorithm>

#include "assessment/answers.hpp"
#include "assessment/errors.hpp"
#include "assessment/results.hpp"
#include "assessment/sql.hpp"
#include "http/etag.hpp"

namespace muang::assessment {

namespace {

using http::Call;
using http::field;
using http::Method;
using http::Response;

struct SourceView {
  std::string id, title, address, kind;
  static constexpr auto fields() {
    return std::tuple{field("id", &SourceView::id, "Short name."), field("title", &SourceView::title, "What it is."),
                      field("address", &SourceView::address, "Where it is; may be empty."),
                      field("kind", &SourceView::kind, "primary, secondary, press or inferred.")};
  }
};
struct PartView {
  std::string id, name_th, name_en, meaning_th, meaning_en;
  int max = 0;
  static constexpr auto fields() {
    return std::tuple{field("id", &PartView::id, "process, output or outcome."),
                      field("nameTh", &PartView::name_th, "In Thai."),
                      field("nameEn", &PartView::name_en, "In English."),
                      field("max", &PartView::max, "Highest points."),
                      field("meaningTh", &PartView::meaning_th, "What it asks, in Thai."),
                      field("meaningEn", &PartView::meaning_en, "In English.")};
  }
};
struct AspectView {
  std::string id, name_th, name_en, certainty;
  std::vector<std::string> indicators;
  static constexpr auto fields() {
    return std::tuple{field("id", &AspectView::id, "1.1"), field("nameTh", &AspectView::name_th, "In Thai."),
                      field("nameEn", &AspectView::name_en, "In English."),
                      field("certainty", &AspectView::certainty, "How sure the title is."),
                      field("indicators", &AspectView::indicators, "Its indicators.")};
  }
};
struct ComponentInfo {
  std::string id, name_th, name_en, meaning_th, meaning_en, certainty;
  int weight_percent = 0;
  std::vector<AspectView> aspects;
  static constexpr auto fields() {
    return std::tuple{field("id", &ComponentInfo::id, "C1"),
                      field("nameTh", &ComponentInfo::name_th, "In Thai."),
                      field("nameEn", &ComponentInfo::name_en, "In English."),
                      field("meaningTh", &ComponentInfo::meaning_th, "In Thai."),
                      field("meaningEn", &ComponentInfo::meaning_en, "In English."),
                      field("weightPercent", &ComponentInfo::weight_percent, "Share of the total."),
                      field("certainty", &ComponentInfo::certainty, "How sure the weight is."),
                      field("aspects", &ComponentInfo::aspects, "In order.")};
  }
};
struct SubView {
  std::string id, name_th, name_en, guidance_th, guidance_en;
  static constexpr auto fields() {
    return std::tuple{field("id", &SubView::id, "ESC-19.1"), field("nameTh", &SubView::name_th, "In Thai."),
                      field("nameEn", &SubView::name_en, "In English."),
                      field("guidanceTh", &SubView::guidance_th, "Draft, in Thai."),
                      field("guidanceEn", &SubView::guidance_en, "Draft, in English.")};
  }
};
struct IndicatorView {
  std::string id, component, aspect, name_th, name_en, guidance_th, guidance_en, certainty, scoring, scoring_certainty,
      source;
  int number = 0;
  std::optional<int> base_data_number;
  bool draft = true, lpa_linked = false;
  std::vector<SubView> subs;
  std::vector<std::string> evidence_examples_th, facts;
  static constexpr auto fields() {
    return std::tuple{
        field("id", &IndicatorView::id, "ESC-01"),
        field("number", &IndicatorView::number, "In the assessment."),
        field("baseDataNumber", &IndicatorView::base_data_number, "In the base-data form, where it differs."),
        field("component", &IndicatorView::component, "C1"),
        field("aspect", &IndicatorView::aspect, "1.1"),
        field("nameTh", &IndicatorView::name_th, "In Thai."),
        field("nameEn", &IndicatorView::name_en, "In English."),
        field("draft", &IndicatorView::draft, "The Thai title is a draft in our words."),
        field("guidanceTh", &IndicatorView::guidance_th, "A draft in our words, in Thai."),
        field("guidanceEn", &IndicatorView::guidance_en, "In English."),
        field("certainty", &IndicatorView::certainty, "How sure the topic is."),
        field("scoring", &IndicatorView::scoring, "How it is scored.", http::Limits{.values = "parts|lpa|mean"}),
        field("scoringCertainty", &IndicatorView::scoring_certainty, "inferred: the way of scoring is ours."),
        field("source", &IndicatorView::source, "Where the topic is known from."),
        field("subs", &IndicatorView::subs, "Answered in its place."),
        field("lpaLinked", &IndicatorView::lpa_linked, "The LPA asks for it too."),
        field("evidenceExamplesTh", &IndicatorView::evidence_examples_th, "Ideas, in Thai."),
        field("facts", &IndicatorView::facts, "Keys of the base data that bear on it.")};
  }
};
struct LevelView {
  std::string id, name_th, name_en;
  std::optional<int> minimum_percent;
  bool placeholder = false;
  std::string valid_from, reason;
  static constexpr auto fields() {
    return std::tuple{field("id", &LevelView::id, "good"),
                      field("nameTh", &LevelView::name_th, "In Thai."),
                      field("nameEn", &LevelView::name_en, "In English."),
                      field("minimumPercent", &LevelView::minimum_percent, "null: the pass mark of the kind."),
                      field("placeholder", &LevelView::placeholder, "Until the department sets it."),
                      field("validFrom", &LevelView::valid_from, "For rounds whose fiscal year ends on this day or later."),
                      field("reason", &LevelView::reason, "Why it was set.")};
  }
};
struct FrameworkView {
  std::string id, name_th, name_en, certainty, note_th, note_en;
  std::vector<SourceView> sources;
  std::vector<PartView> parts;
  std::vector<ComponentInfo> components;
  std::vector<IndicatorView> indicators;
  std::map<std::string, int> pass_marks;
  std::vector<LevelView> levels, level_history;
  std::int64_t version = 0;
  static constexpr auto fields() {
    return std::tuple{field("id", &FrameworkView::id, "esc-2562"),
                      field("nameTh", &FrameworkView::name_th, "In Thai."),
                      field("nameEn", &FrameworkView::name_en, "In English."),
                      field("certainty", &FrameworkView::certainty, "How sure the edition is."),
                      field("noteTh", &FrameworkView::note_th, "In Thai."),
                      field("noteEn", &FrameworkView::note_en, "In English."),
                      field("sources", &FrameworkView::sources, "Where the facts are from."),
                      field("parts", &FrameworkView::parts, "In order."),
                      field("components", &FrameworkView::components, "In order."),
                      field("indicators", &FrameworkView::indicators, "By number."),
                      field("passMarks", &FrameworkView::pass_marks, "Percent by kind."),
                      field("levels", &FrameworkView::levels, "Ascending, as set last."),
                      field("levelHistory", &FrameworkView::level_history, "Every limit ever set, by day."),
                      field("version", &FrameworkView::version, "Send it as If-Match to change the levels.")};
  }
};
struct LevelEdit {
  std::string id;
  std::optional<int> minimum_percent;
  static constexpr auto fields() {
    return std::tuple{field("id", &LevelEdit::id, "good", http::Limits{.max_length = 40}),
                      field("minimumPercent", &LevelEdit::minimum_percent, "null: the pass mark (first level alone).")};
  }
};
struct LevelsEdit {
  std::vector<LevelEdit> levels;
  std::string valid_from, reason;
  static constexpr auto fields() {
    return std::tuple{field("levels", &LevelsEdit::levels, "Each level once.", http::Limits{.max_items = 20}),
                      field("validFrom", &LevelsEdit::valid_from, "For rounds whose fiscal year ends on this day or later.",
                            http::Limits{.max_length = 10}),
                      field("reason", &LevelsEdit::reason, "Why.", http::Limits{.max_length = 2000})};
  }
};

void add_components(const Framework& framework, FrameworkView& view) {
  for (const Component& component : framework.components) {
    ComponentInfo info{component.id,
                       component.name.th,
                       component.name.en,
                       component.meaning.th,
                       component.meaning.en,
                       std::string(certainty_code(component.certainty)),
                       component.weight_percent,
                       {}};
    for (const Aspect& aspect : framework.aspects) {
      if (&framework.components[aspect.component] != &component) continue;
      AspectView& one = info.aspects.emplace_back();
      one = {aspect.id, aspect.name.th, aspect.name.en, std::string(certainty_code(aspect.certainty)), {}};
      for (const std::size_t i : aspect.indicators) one.indicators.push_back(framework.indicators[i].id);
    }
    view.components.push_back(std::move(info));
  }
}

void add_indicators(const Framework& framework, FrameworkView& view) {
  for (const Indicator& indicator : framework.indicators) {
    IndicatorView& one = view.indicators.emplace_back();
    one.id = indicator.id;
    one.number = indicator.number;
    one.base_data_number = indicator.base_data_number;
    one.component = framework.components[indicator.component].id;
    one.aspect = framework.aspects[indicator.aspect].id;
    one.name_th = indicator.name.th;
    one.name_en = indicator.name.en;
    one.draft = indicator.draft;
    one.guidance_th = indicator.guidance.th;
    one.guidance_en = indicator.guidance.en;
    one.certainty = certainty_code(indicator.certainty);
    one.scoring = scoring_code(indicator.scoring);
    one.scoring_certainty = certainty_code(indicator.scoring_certainty);
    one.source = indicator.source;
    one.lpa_linked = indicator.lpa_linked;
    one.evidence_examples_th = indicator.evidence_examples_th;
    one.facts = indicator.facts;
    for (const SubIndicator& sub : indicator.subs) {
      one.subs.push_back({sub.id, sub.name.th, sub.name.en, sub.guidance.th, sub.guidance.en});
    }
  }
}

// Nothing here depends on the clock: what was set last is shown with its day, so kept bytes stay exact.
void add_levels(store::Transaction& tx, const Framework& framework, FrameworkView& view) {
  const auto put = [&](const Level& level) {
    return LevelView{level.id, level.name.th, level.name.en, level.minimum_percent, level.placeholder, level.valid_from, ""};
  };
  for (const Level& level : framework.levels) view.levels.push_back(put(level));
  view.level_history = view.levels;
  tx.query(sql::level_settings, {{"edition", framework.id}}, [&](const store::Row& row) {
    view.version = std::max(view.version, row.integer(0));
    for (LevelView& level : view.levels) {
      if (level.id != row.text(1)) continue;
      const auto minimum = row.maybe_integer(2);
      level.minimum_percent = minimum ? std::optional(static_cast<int>(*minimum)) : std::nullopt;
      level.placeholder = false;
      level.valid_from = row.string(3);
      level.reason = row.string(4);
      view.level_history.push_back(level);
    }
  });
}

FrameworkView view_of(store::Transaction& tx, const Framework& framework) {
  FrameworkView view;
  view.id = framework.id;
  view.name_th = framework.name.th;
  view.name_en = framework.name.en;
  view.certainty = certainty_code(framework.certainty);
  view.note_th = framework.note_th;
  view.note_en = framework.note_en;
  for (const Source& source : framework.sources)
    view.sources.push_back({source.id, source.title, source.address, source.kind});
  for (const Part& part : framework.parts) {
    view.parts.push_back({part.id, part.name.th, part.name.en, part.meaning.th, part.meaning.en, part.max});
  }
  for (const PassMark& mark : framework.pass_marks) view.pass_marks[mark.kind] = mark.percent;
  add_components(framework, view);
  add_indicators(framework, view);
  add_levels(tx, framework, view);
  return view;
}

Response answer_with(const FrameworkView& view) {
  Response response = http::ok_json(view);
  response.headers.emplace_back("ETag", http::version_etag(view.version));
  return response;
}

Result<const Framework*> framework_named(const AssessmentService& service, const Call& call) {
  const std::string& edition = call.path_values.at("edition");
  if (const Framework* framework = service.find_framework(edition)) return framework;
  return Error{errors::framework_unknown, "edition", {{"edition", edition.substr(0, 60)}}};
}

Result<Response> show(const AssessmentService& service, const Call& call) {
  TRY(const Framework* framework, framework_named(service, call));
  return answer_with(service.database().reading([&](store::Transaction& tx) { return view_of(tx, *framework); }));
}

Result<Done> check_levels(const Framework& framework, const LevelsEdit& edit) {
  Problems problems;
  std::string names;
  for (const Level& level : framework.levels) names += (names.empty() ? "" : ", ") + level.id;
  int highest_mark = 0;
  for (const PassMark& mark : framework.pass_marks) highest_mark = std::max(highest_mark, mark.percent);
  int below = 0;
  for (std::size_t i = 0; i < std::max(edit.levels.size(), framework.levels.size()); ++i) {
    const std::string at = "levels[" + std::to_string(i) + "]";
    if (i >= edit.levels.size() || i >= framework.levels.size() || edit.levels[i].id != framework.levels[i].id) {
      problems.push_back({errors::level_unknown, at, {{"levels", names}}});
      continue;
    }
    const auto& minimum = edit.levels[i].minimum_percent;
    const bool wrong = minimum ? *minimum < highest_mark || *minimum > 100 || (i > 0 && *minimum <= below) : i > 0;
    if (wrong)
      problems.push_back(
          {errors::levels_not_ascending, at + ".minimumPercent", {{"minimum", std::to_string(highest_mark)}}});
    below = minimum.value_or(highest_mark);
  }
  if (!Date::parse_iso(edit.valid_from)) problems.push_back({errors::level_day, "validFrom", {}});
  if (edit.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    problems.push_back({errors::reason_missing, "reason", {}});
  if (!problems.empty()) return problems;
  return Done{};
}

Result<Response> set_levels(const AssessmentService& service, const Call& call, const LevelsEdit& edit) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const Framework* framework, framework_named(service, call));
  TRY_VOID(check_levels(*framework, edit));
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<FrameworkView> {
    const FrameworkView before = view_of(tx, *framework);
    if (before.version != version) return errors::stale_levels;
    for (std::size_t i = 0; i < edit.levels.size(); ++i) {
      const auto& level = edit.levels[i];
      tx.run(sql::insert_level_setting, {{"edition", framework->id},
                                         {"level", level.id},
                                         {"minimum_percent", level.minimum_percent},
                                         {"valid_from", edit.valid_from},
                                         {"reason", edit.reason},
                                         {"now", call.now},
                                         {"person", identity::actor_of(call).id}});
      const auto text = [](std::optional<int> minimum) {
        return minimum ? std::to_string(*minimum) : std::string("pass mark");
      };
      entry.change("framework/" + framework->id + "/level/" + level.id, text(before.levels[i].minimum_percent),
                   text(level.minimum_percent) + " from " + edit.valid_from + ": " + edit.reason);
    }
    entry.bump(results_topic);
    return view_of(tx, *framework);
  };
  TRY(const FrameworkView view,
      service.identity().audit().transact<FrameworkView>(identity::author_of(call), "framework.levels", work));
  return answer_with(view);
}

}  // namespace

void add_framework_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/frameworks/{edition}",
                   .permission = open_to_public,
                   .summary = "An edition of the criteria with its sources and how sure each thing is.",
                   .response = http::schema_of<FrameworkView>(),
                   .errors = {errors::framework_unknown},
                   .kept = {{results_topic}},
                   .handler = [&service](const Call& call) { return show(service, call); }});
  table.push_back({.method = Method::Put,
                   .path = "/api/v1/frameworks/{edition}/levels",
                   .permission = identity::permissions::manage_rounds,
                   .summary = "Set the limits of the levels from a day on. Certified levels stay as they are.",
                   .request = http::schema_of<LevelsEdit>(),
                   .response = http::schema_of<FrameworkView>(),
                   .errors = {errors::framework_unknown, errors::level_unknown, errors::levels_not_ascending,
                              errors::level_day, errors::reason_missing, errors::stale_levels},
                   .if_match = true,
                   .handler = http::with_body<LevelsEdit>(
                       [&service](const Call& call, const LevelsEdit& edit) { return set_levels(service, call, edit); })});
}

}  // namespace muang::assessment
