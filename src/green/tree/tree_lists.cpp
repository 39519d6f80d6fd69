// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_lists.hpp"

#include <charconv>

#include "base/text.hpp"
#include "green/sql.hpp"
#include "green/tree/tree_errors.hpp"
#include "green/tree/tree_lists_dto.hpp"
#include "green/tree/trees.hpp"
#include "report/table.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

// A tree that nobody has measured since it was planted may live or not.
std::optional<double> survival(const CampaignRow& row) {
  const bool looked_at = row.measured > 0 || row.gone > 0;
  if (row.trees == 0 || !looked_at) return std::nullopt;
  return static_cast<double>((row.standing * 1000 + row.trees / 2) / row.trees) / 10;
}

Result<Response> campaigns(const Green& green, const Call& call) {
  TRY(const TreeTown town, town_inside(call, green));
  CampaignList list;
  green.database().read([&](store::Transaction& tx) {
    tx.query(sql::campaigns_of_town, {{"unit_id", town.unit->id}}, [&](const store::Row& row) {
      CampaignRow one{row.string(0),  row.string(1),  row.string(2),  row.integer(3),
                      row.integer(4), row.integer(5), row.integer(6), {}};
      one.survival_percent = survival(one);
      list.items.push_back(std::move(one));
    });
  });
  return http::ok_json(list);
}

struct Span {
  std::string first, after;  // ISO days; `after` is the first day that no longer counts
};
std::optional<Span> month_span(const std::string& text) {
  int year = 0, month = 0;
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto number = [](std::string_view digits, int& out) {
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return fault == std::errc() && end == digits.data() + digits.size();
  };
  if (!number(std::string_view(text).substr(0, 4), year) || !number(std::string_view(text).substr(5), month))
    return std::nullopt;
  if (year < 2400 || year > 2700 || month < 1 || month > 12) return std::nullopt;
  const int gregorian = year - buddhist_offset;
  return Span{Date{gregorian, month, 1}.iso(),
              (month == 12 ? Date{gregorian + 1, 1, 1} : Date{gregorian, month + 1, 1}).iso()};
}

report::Table table_of(const MonthList& list, const Texts& texts, const std::string& town) {
  const bool planted = list.kind == "planted";
  const auto word = [&](const char* key) { return texts.get("th", std::string("green-trees.list-") + key); };
  report::Table table{.sheet_name = planted ? "สสล.02" : "สสล.03"};
  table.heading = {{word(planted ? "planted-title" : "moved-title")}, {town}, {word("month") + " " + list.month}};
  table.columns = {{.title = word("species"), .width = 28},
                   {.title = word("scientific"), .width = 28},
                   {.title = word(planted ? "campaign" : "reason"), .width = 40},
                   {.title = word("trees"), .width = 12}};
  for (const MonthListRow& row : list.rows)
    table.rows.push_back({row.name_th, row.species, row.reason, report::Number{row.trees}});
  table.rows.push_back({word("total"), std::monostate(), std::monostate(), report::Number{list.total}});
  return table;
}

Result<Response> month_list(const Green& green, const Call& call) {
  TRY(const TreeTown town, town_inside(call, green));
  MonthList list{.month = call.query_value("month").value_or(""), .kind = call.path_values.at("list")};
  const std::string format = call.query_value("format").value_or("");
  const auto span = month_span(list.month);
  if (list.kind != "planted" && list.kind != "moved") return errors::tree_not_found;
  Problems problems;
  if (!span) problems.push_back({errors::tree_list_month_bad, "month", {{"month", list.month.substr(0, 20)}}});
  if (!format.empty() && format != "csv" && format != "xlsx")
    problems.push_back({errors::tree_filter_bad, "format", {{"value", format.substr(0, 20)}}});
  if (!problems.empty()) return problems;
  green.database().read([&](store::Transaction& tx) {
    tx.query(sql::trees_of_month,
             {{"unit_id", town.unit->id}, {"kind", list.kind}, {"first", span->first}, {"after", span->after}},
             [&](const store::Row& row) {
               const Species* species = green.trees().carbon.species.find(row.text(0));
               list.rows.push_back({row.string(0), species ? species->thai : row.string(1), row.string(2), row.integer(3)});
               list.total += list.rows.back().trees;
             });
  });
  if (format.empty()) return http::ok_json(list);
  const report::Table table = table_of(list, green.texts(), town.unit->full_name_th());
  Response response{.content_type = format == "csv" ? "text/csv; charset=utf-8"
                                                    : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    .body = format == "csv" ? report::write_csv(table) : report::write_xlsx(table)};
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"trees-" + list.kind + "-" + list.month + "." + format + "\"");
  return response;
}

}  // namespace

void add_tree_list_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/green/tree-campaigns",
                   .permission = signed_in,
                   .summary = "Planting campaigns of a town and how many of their trees still stand.",
                   .response = http::schema_of<CampaignList>(),
                   .errors = {errors::tree_not_found, errors::no_tree_unit},
                   .handler = [&green](const Call& call) { return campaigns(green, call); }});
  table.push_back(
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}/green/tree-lists/{list}",
       .permission = signed_in,
       .summary = "Trees planted (after สสล.02) or moved (after สสล.03) in a month, by species.",
       .query = {{"month", "string", "B.E.: 2568-03.", true}, {"format", "string", "csv or xlsx: as a file."}},
       .response = http::schema_of<MonthList>(),
       .errors = {errors::tree_not_found, errors::no_tree_unit, errors::tree_list_month_bad, errors::tree_filter_bad},
       .handler = [&green](const Call& call) { return month_list(green, call); }});
}

}  // namespace muang::green
