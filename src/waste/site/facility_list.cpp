// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "waste/month/months.hpp"
#include "waste/site/disposal.hpp"
#include "waste/site/facilities.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/site/facility_views.hpp"

namespace muang::waste {
namespace {

using http::Call;

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Error bad(const std::string& name, const std::string& value) {
  return {errors::bad_filter, name, {{"value", value.substr(0, 60)}}};
}

// What a list is narrowed to. Units are named by our id or by their stable key.
class Filter {
 public:
  static Result<Filter> of(const Call& call, const identity::UnitTree& tree, const FacilityBook& book) {
    Filter filter;
    Problems problems;
    filter.province_ = filter.unit(call, tree, "province", problems);
    filter.unit_ = filter.unit(call, tree, "unit", problems);
    filter.method_ = call.query_value("method").value_or("");
    filter.class_ = call.query_value("class").value_or("");
    if (!filter.method_.empty() && !book.find_method(filter.method_)) problems.push_back(bad("method", filter.method_));
    const auto is = [&](DisposalClass value) { return class_code(value) == filter.class_; };
    if (!filter.class_.empty() && !is(DisposalClass::Unknown) && !is(DisposalClass::Proper) &&
        !is(DisposalClass::Improper) && !is(DisposalClass::NotDisposal))
      problems.push_back(bad("class", filter.class_));
    if (!problems.empty()) return problems;
    return filter;
  }

  bool keeps(const StoredFacility& stored, const identity::UnitTree& tree) const {
    if (unit_ && stored.unit != unit_) return false;
    if (province_ && !tree.lies_in(stored.unit, province_)) return false;
    return method_.empty() || stored.entry.method == method_;
  }
  bool keeps(const FacilityRow& row) const { return class_.empty() || row.disposal_class == class_; }

 private:
  static OrgUnitId unit(const Call& call, const identity::UnitTree& tree, const std::string& name, Problems& problems) {
    const auto text = call.query_value(name);
    if (!text || text->empty()) return {};
    const auto id = whole_number(*text);
    const auto* found = id ? tree.find(OrgUnitId{*id}) : tree.find_uid(*text);
    if (found) return found->id;
    problems.push_back(bad(name, *text));
    return {};
  }

  OrgUnitId province_, unit_;
  std::string method_, class_;
};

}  // namespace

Result<int> calendar_year(const Call& call, std::optional<int> otherwise) {
  const auto text = call.query_value("year");
  if (!text && otherwise) return *otherwise;
  const auto year = whole_number(text.value_or(""));
  if (!year || *year < first_report_year || *year > last_report_year)
    return Error{errors::bad_year, "year", {{"year", text.value_or("").substr(0, 20)}}};
  return static_cast<int>(*year) - buddhist_offset;
}

Result<FacilityList> list_facilities(const Waste& waste, const Call& call) {
  TRY(const int year, calendar_year(call, std::nullopt));
  const auto tree = waste.identity().tree_now();
  TRY(const Filter filter, Filter::of(call, *tree, waste.book()));
  const Date today = Date::of_instant(call.now);
  FacilityList list{year + buddhist_offset, {}};
  waste.database().read([&](store::Transaction& tx) {
    const Loads loads = kept_loads(tx, "calendar", year);
    for (const StoredFacility& stored : all_facilities(tx)) {
      if (!filter.keeps(stored, *tree)) continue;
      const auto load = loads.find(stored.id);
      FacilityRow row = row_of(waste.book(), stored, *tree, year, load == loads.end() ? Load{} : load->second, today);
      if (filter.keeps(row)) list.items.push_back(std::move(row));
    }
  });
  return list;
}

}  // namespace muang::waste
