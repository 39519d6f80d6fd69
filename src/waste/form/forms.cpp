// SPDX-License-Identifier: Apache-2.0
#include "waste/form/forms.hpp"

#include <charconv>
#include <set>

#include "waste/figure_text.hpp"
#include "waste/finding_views.hpp"
#include "waste/form/form_errors.hpp"
#include "waste/form/form_register.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

using http::Call;

BuiltForm town_form(store::Transaction& tx, const Waste& waste, const FormPlace& place, int year) {
  BuiltForm built;
  built.stored = stored_form(tx, place.owner(), year);
  const TownYear town = town_year(tx, place.unit->id, year);
  const auto clusters = form_clusters(tx);
  FormValues values = town.values();
  add_town_register(values, *place.tree, *place.unit, area_square_metres(tx, place.unit->id),
                    cluster_of(clusters, place.unit->id));
  built.fields = fill_form(waste.forms(), "kp1", values, built.stored.values, year);
  built.findings = check_town_form(built.fields, town);
  built.months = town.approved;
  built.days = town.days;
  return built;
}

BuiltForm site_form(store::Transaction& tx, const Waste& waste, const FormPlace& place, int year, const Date& today) {
  BuiltForm built;
  built.stored = stored_form(tx, place.owner(), year);
  const auto clusters = form_clusters(tx);
  const SiteFacts facts{*place.site, load_of(tx, place.site->id, {year, 1}, {year, 12}), site_year(tx, place.site->id, year),
                        cluster_at(clusters, place.site->id)};
  const FormValues values = site_values(waste, *place.tree, facts, year, today);
  for (const std::string& form : forms_of_site(waste.book(), *place.site, facts.cluster)) {
    for (FilledField& one : fill_form(waste.forms(), form, values, built.stored.values, year))
      built.fields.push_back(std::move(one));
  }
  built.findings = check_site_form(built.fields);
  built.months = facts.load.months();
  built.days = facts.load.days;
  return built;
}

FormFieldView field_view(const FilledField& one) {
  const FormField& field = *one.field;
  FormFieldView view{.form = field.form,
                     .group = field.group,
                     .id = field.id,
                     .label_th = field.label_th,
                     .label_en = field.label_en,
                     .kind = field.is_text ? "text" : "number",
                     .unit_th = field.unit_th,
                     .unit_en = field.unit_en,
                     .fill = std::string(fill_code(field.fill)),
                     .certainty = field.certainty,
                     .source = field.source,
                     .decimals = field.decimals,
                     .shown = field.shown,
                     .least = field.least,
                     .most = field.most,
                     .computed = one.computed.number,
                     .entered = {},
                     .computed_th = one.computed.text_th,
                     .computed_en = one.computed.text_en};
  if (!one.entered) return view;
  view.has_entered = true;
  view.entered = one.entered->number;
  view.entered_text = one.entered->text;
  view.reason = one.entered->reason;
  view.by = one.entered->by;
  view.at = iso_instant(one.entered->at);
  return view;
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

// What stands against one entry.
std::optional<Error> refusal_of(const FilledField* one, const FormEntry& entry) {
  const Params name{{"name", entry.id}};
  if (!one) return Error{errors::unknown_form_field, entry.id, name};
  const FormField& field = *one->field;
  if (field.fill == Fill::Register || field.fill == Fill::Derived) return Error{errors::field_not_typed, entry.id, name};
  const bool words = entry.text && !blank(*entry.text);
  if (!entry.number && !words) return std::nullopt;  // taken back
  if (field.is_text ? entry.number.has_value() : words) return Error{errors::field_of_other_kind, entry.id, name};
  if (entry.number && (*entry.number < field.least.value_or(0) || *entry.number > field.most.value_or(0))) {
    return Error{errors::field_out_of_range,
                 entry.id,
                 {{"name", entry.id},
                  {"least", scaled_text(field.least.value_or(0), field.decimals)},
                  {"most", scaled_text(field.most.value_or(0), field.decimals)}}};
  }
  if (field.fill == Fill::Months && !one->computed.empty() && blank(entry.reason.value_or("")))
    return Error{errors::field_reason_needed, entry.id, name};
  return std::nullopt;
}

Problems refusals(const FilledForm& form, const FormEdit& edit) {
  Problems problems;
  std::set<std::string> seen;
  for (const FormEntry& entry : edit.entries) {
    if (!seen.insert(entry.id).second) problems.push_back({errors::field_twice, entry.id, {{"name", entry.id}}});
    if (auto problem = refusal_of(find_filled(form, entry.id), entry)) problems.push_back(std::move(*problem));
  }
  return problems;
}

std::string audit_text(const Figure& number, const std::string& words, const std::string& reason) {
  std::string text = number ? std::to_string(*number) : words;
  if (!reason.empty()) text += " (" + reason + ")";
  return text;
}

// Writes the entries and lists each change; returns nothing to repair.
void write_entries(store::Transaction& tx, identity::AuditEntry& audit, const FormPlace& place, const BuiltForm& built,
                   std::int64_t form_id, int year, const FormEdit& edit, Instant now, PersonId person) {
  const std::string subject =
      (place.site ? "facility/" + std::to_string(place.site->id) : "unit/" + std::to_string(place.unit->id.value)) +
      "/form/" + std::to_string(year + buddhist_offset) + "/";
  for (const FormEntry& entry : edit.entries) {
    const FilledField* field = find_filled(built.fields, entry.id);
    const std::string words = entry.text && !blank(*entry.text) ? *entry.text : std::string();
    const std::string reason = entry.reason && field->field->fill == Fill::Months ? *entry.reason : std::string();
    const std::string before =
        field->entered ? audit_text(field->entered->number, field->entered->text, field->entered->reason) : std::string();
    if (!entry.number && words.empty()) {
      tx.run(sql::delete_form_value, {{"form_id", form_id}, {"field", entry.id}});
    } else {
      tx.run(sql::save_form_value, {{"form_id", form_id},
                                    {"field", entry.id},
                                    {"number", entry.number},
                                    {"words", words},
                                    {"reason", reason},
                                    {"now", now},
                                    {"person_id", person}});
    }
    audit.change(subject + entry.id, before, audit_text(entry.number, words, entry.number || !words.empty() ? reason : ""));
  }
}

}  // namespace

FormOwner FormPlace::owner() const { return site ? FormOwner{{}, site->id} : FormOwner{unit->id, 0}; }

Result<FormPlace> form_place(store::Transaction& tx, const Call& call, const Waste& waste) {
  if (!call.path_values.contains("facility")) {
    TRY(const Target target, target_of(call, waste));
    return FormPlace{target.unit, target.tree, std::nullopt, target.hands.officer || target.hands.province};
  }
  TRY(Site site, site_of(tx, call, waste));
  if (!site.inside || !site.unit) return errors::facility_not_found;
  return FormPlace{site.unit, site.tree, std::move(site.stored), site.may_edit};
}

BuiltForm build_form(store::Transaction& tx, const Waste& waste, const FormPlace& place, int year, const Date& today) {
  return place.site ? site_form(tx, waste, place, year, today) : town_form(tx, waste, place, year);
}

YearForm form_view(const Waste& waste, const FormPlace& place, const BuiltForm& built, int year) {
  YearForm view{.unit_id = place.unit->id.value, .facility_id = {}};
  view.unit_name_th = place.unit->full_name_th();
  view.unit_name_en = place.unit->full_name_en();
  view.name_th = place.site ? place.site->name_th : view.unit_name_th;
  view.name_en = place.site ? place.site->name_en : view.unit_name_en;
  if (place.site) view.facility_id = place.site->id;
  view.year = year + buddhist_offset;
  view.days = days_of_year(year, DayBasis::Calendar);
  view.days_stated = built.days;
  view.months_approved = built.months;
  view.left_to_fill = left_to_fill(built.fields);
  view.version = built.stored.version;
  view.editable = place.may_edit;
  for (const FilledField& one : built.fields) view.form_fields.push_back(field_view(one));
  view.findings = finding_views(waste.texts(), built.findings);
  return view;
}

Result<int> form_year(const Call& call, std::string_view text) {
  int year = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
  const int last = Date::of_instant(call.now).year + buddhist_offset;
  if (fault != std::errc() || end != text.data() + text.size() || year < first_report_year || year > last)
    return Error{errors::bad_form_year, "year", {{"year", std::string(text.substr(0, 20))}}};
  return year - buddhist_offset;
}

Result<Done> save_form(Waste& waste, const Call& call, int year, const FormEdit& edit, std::int64_t version) {
  const PersonId person = identity::actor_of(call).id;
  return waste.identity().audit().transact<Done>(
      identity::author_of(call), "waste.form", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const FormPlace place, form_place(tx, call, waste));
        if (!place.may_edit) return errors::not_your_form;
        const BuiltForm built = build_form(tx, waste, place, year, Date::of_instant(call.now));
        if (built.stored.version != version) return errors::stale_form;
        if (Problems problems = refusals(built.fields, edit); !problems.empty()) return problems;
        std::int64_t id = built.stored.id;
        if (id == 0) {
          const FormOwner owner = place.owner();
          id = tx.insert(sql::insert_form, {{"unit_id", place.site ? std::nullopt : std::optional(owner.unit)},
                                            {"facility_id", place.site ? std::optional(owner.facility) : std::nullopt},
                                            {"year", year},
                                            {"now", call.now},
                                            {"person_id", person}});
        } else if (tx.run(sql::bump_form, {{"id", id}, {"version", version}, {"now", call.now}, {"person_id", person}}) !=
                   1) {
          return errors::stale_form;
        }
        entry.concerns(place.unit->id);
        entry.bump("waste");
        write_entries(tx, entry, place, built, id, year, edit, call.now, person);
        return Done{};
      });
}

}  // namespace muang::waste
