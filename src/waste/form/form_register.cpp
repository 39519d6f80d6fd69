// SPDX-License-Identifier: Apache-2.0
#include "waste/form/form_register.hpp"

#include "waste/site/facility_entry.hpp"
#include "waste/site/facility_views.hpp"

namespace muang::waste {
namespace {

using identity::OrgUnit;
using identity::UnitTree;

FormValue words(std::string th, std::string en) { return {std::nullopt, std::move(th), std::move(en)}; }

// 1 rai = 1,600 m²; in ten-thousandths of a rai.
Figure rai(const Figure& square_metres) {
  return square_metres ? Figure(detail::divide_rounded(*square_metres * 25, 4)) : std::nullopt;
}

class Words {
 public:
  explicit Words(const Texts& texts) : texts_(texts) {}
  FormValue operator()(const std::string& key) const {
    return words(texts_.get("th", "waste-forms." + key), texts_.get("en", "waste-forms." + key));
  }
  FormValue list(std::string_view group, const std::vector<std::string>& keys) const {
    FormValue all;
    for (const std::string& key : keys) {
      const FormValue one = (*this)(std::string(group) + "." + key);
      all.text_th += (all.text_th.empty() ? "" : " ") + one.text_th;
      all.text_en += (all.text_en.empty() ? "" : ", ") + one.text_en;
    }
    return all;
  }

 private:
  const Texts& texts_;
};

FormValue operator_words(const Words& say, const StoredFacility& stored) {
  if (stored.operator_kind.empty()) return words(stored.operator_name, stored.operator_name);
  FormValue kind = say("operator." + stored.operator_kind);
  if (stored.operator_name.empty()) return kind;
  return words(stored.operator_name + " (" + kind.text_th + ")", stored.operator_name + " (" + kind.text_en + ")");
}

void add_members(FormValues& values, const UnitTree& tree, const FormCluster* cluster) {
  if (!cluster) return;
  FormValue names;
  for (const OrgUnitId member : cluster->members) {
    const OrgUnit* unit = tree.find(member);
    if (!unit) continue;
    names.text_th += (names.text_th.empty() ? "" : ", ") + unit->full_name_th();
    names.text_en +=
        (names.text_en.empty() ? "" : ", ") + (unit->name_en.empty() ? unit->full_name_th() : unit->full_name_en());
  }
  values["members"] = std::move(names);
  values["member_count"].number = static_cast<std::int64_t>(cluster->members.size());
}

void add_place(FormValues& values, const Words& say, const StoredFacility& stored) {
  const Facility& entry = stored.entry;
  values["latitude"].number = entry.latitude_micro;
  values["longitude"].number = entry.longitude_micro;
  values["area_rai"].number = rai(entry.area_square_metres);
  values["depth"].number = entry.depth_centimetres;
  if (entry.opened) values["opened_year"].number = entry.opened->year + buddhist_offset;
  values["capacity_left"].number = entry.capacity_left_cubic_metres;
  values["stock"].number = entry.stock_kg;
  values["distance_water"].number = entry.water_metres;
  if (entry.flood_prone) values["flood_prone"] = say(*entry.flood_prone ? "flood.yes" : "flood.no");
  values["controls"] = say.list("control", ticked_names(entry.ticked));
}

}  // namespace

void add_town_register(FormValues& values, const UnitTree& tree, const OrgUnit& unit, Figure square_metres,
                       const FormCluster* cluster) {
  if (const OrgUnit* province = tree.find(unit.province)) values["province"] = words(province->name_th, province->name_en);
  if (const OrgUnit* office = tree.find(unit.office)) values["regional_office"] = words(office->name_th, office->name_en);
  values["area"].number = square_metres;
  if (!cluster) return;
  const OrgUnit* host = tree.find(cluster->host);
  const std::string name_en = cluster->name_en.empty() ? cluster->name_th : cluster->name_en;
  values["cluster"] = words(cluster->name_th + (host ? " (" + host->full_name_th() + ")" : ""),
                            name_en + (host && !host->name_en.empty() ? " (" + host->full_name_en() + ")" : ""));
}

std::vector<std::string> forms_of_site(const FacilityBook& book, const StoredFacility& stored, const FormCluster* cluster) {
  const Method* method = book.find_method(stored.entry.method);
  std::vector<std::string> forms;
  if (!method || method->group != Group::Transfer) forms.emplace_back("kp2");
  if (forms.empty() || cluster) forms.emplace_back("kp3");
  return forms;
}

FormValues site_values(const Waste& waste, const UnitTree& tree, const SiteFacts& site, int year, const Date& today) {
  const Words say(waste.texts());
  const FacilityRow row = row_of(waste.book(), site.stored, tree, year, site.load, today);
  FormValues values;
  const FormValue name = words(site.stored.name_th, site.stored.name_en.empty() ? site.stored.name_th : site.stored.name_en);
  values["site_name"] = name;
  values["station_name"] = name;
  values["operator"] = operator_words(say, site.stored);
  values["status"] = say(row.open ? "status.open" : "status.closed");
  values["method"] = words(row.method_name_th, row.method_name_en);
  values["class"] = say((row.overridden ? "classByInspector." : "class.") + row.disposal_class);
  add_place(values, say, site.stored);
  values["received"].number = site.load.grams_day();
  values["taken_in"].number = site.load.grams_day();
  values["left_over"].number = site.year.left_over;
  values["stock_removed"].number = site.year.removed;
  values["gas_recovered"].number = site.year.gas;
  if (site.year.sent_days > 0) values["sent_out"].number = grams_a_day(site.year.sent_kg, site.year.sent_days);
  add_members(values, tree, site.cluster);
  return values;
}

}  // namespace muang::waste
