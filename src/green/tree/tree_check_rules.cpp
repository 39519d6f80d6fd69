// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_check_rules.hpp"

#include <array>
#include <charconv>
#include <chrono>

#include "green/area_scan.hpp"
#include "green/tree/measure_text_rules.hpp"

namespace muang::green {
namespace {

using Millimetres = std::optional<std::int64_t>;

// Names that people give to records that they only try out. Ours, from the survey of Makkasan ("Danbo") and usage.
constexpr std::array<std::string_view, 6> test_names{"test", "ทดสอบ", "ทดลอง", "danbo", "xxx", "asdf"};
constexpr std::int64_t pi_millionths = 3'141'593;

class Check {
 public:
  Check(const TreeCells& cells, std::uint32_t row, const TreeCheckContext& context, std::vector<TreeFinding>& findings)
      : cells_(cells), row_(row), context_(context), findings_(findings) {}

  CheckedTree run(const SpeciesReading& reading) {
    tree_.code = scan::excerpt(trimmed(cells_.code.text));
    tree_.campaign = scan::excerpt(trimmed(cells_.campaign.text));
    tree_.note = std::string(trimmed(cells_.note.text).substr(0, 500));
    while (!tree_.note.empty() && (static_cast<unsigned char>(tree_.note.back()) & 0xC0) == 0x80 &&
           cells_.note.text.size() > 500)
      tree_.note.pop_back();
    species(reading);
    tree_.girth_mm = measure(cells_.girth, context_.limits.girth_mm);
    tree_.dbh_mm = measure(cells_.dbh, context_.limits.girth_mm * 1'000'000 / pi_millionths);
    tree_.height_mm = measure(cells_.height, context_.limits.height_mm);
    tree_.crown_mm = crown();
    together();
    over_species();
    position();
    days();
    age();
    return std::move(tree_);
  }

 private:
  static std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
  }

  // Tells it; true: the person has accepted what is proposed.
  bool tell(std::string_view code, const TreeCell& cell, Params params) {
    const TreeRule* rule = find_tree_rule(code);
    findings_.push_back({row_, std::string(cell.title), rule, std::move(params), false});
    TreeFinding& told = findings_.back();
    told.accepted = told.has_repair() && context_.accepted.holds(*rule, row_);
    return told.accepted;
  }
  Params quoted(const TreeCell& cell) const { return {{"text", scan::excerpt(trimmed(cell.text))}}; }
  Params with(Params params, std::string_view name, std::string value) const {
    params.emplace_back(std::string(name), std::move(value));
    return params;
  }

  void species(const SpeciesReading& reading) {
    const TreeCell& cell = cells_.species;
    tree_.species_text = scan::excerpt(trimmed(cell.text));
    tree_.species = reading.species;
    for (const std::string_view name : test_names) {
      if (scan::plain_text(tree_.species_text).starts_with(name)) tell("T24", cell, with(quoted(cell), "repair", "keep"));
    }
    if (reading.doubt == NameDoubt::None) return;
    Params params = quoted(cell);
    if (reading.doubt == NameDoubt::NotStated) {
      tell("T30", cell, tree_.species_text.empty() ? Params{{"variant", "empty"}} : std::move(params));
      return;
    }
    std::string names;
    for (const Species* one : reading.candidates) names += (names.empty() ? "" : ", ") + one->thai;
    if (reading.candidates.size() > 1 || (reading.doubt == NameDoubt::Several && !reading.proposed)) {
      params.emplace_back("variant", "several");
      params.emplace_back("names", names.empty() ? "–" : names);
    }
    if (reading.proposed) params.emplace_back("repair", reading.proposed->thai + " (" + reading.proposed->scientific + ")");
    constexpr std::array<std::string_view, 8> codes{"", "T30", "T31", "T32", "T33", "T34", "T35", "T36"};
    if (tell(codes[static_cast<std::size_t>(reading.doubt)], cell, std::move(params))) tree_.species = reading.proposed;
  }

  Millimetres measure(const TreeCell& cell, std::int64_t largest) {
    if (!cell.there() || trimmed(cell.text).empty()) return std::nullopt;
    const MeasureText read = read_measure(cell.text, cell.unit_mm);
    if (has(read.doubts, MeasureDoubt::ThaiDigits)) tell("T14", cell, quoted(cell));
    if (has(read.doubts, MeasureDoubt::OtherUnit) && read.mm)
      tell("T15", cell, with(quoted(cell), "metres", metres_text(*read.mm)));
    const Millimetres value = read.is_proposal() ? proposal(cell, read) : plain(cell, read);
    if (!value || *value <= largest) return value;
    Params params{{"metres", metres_text(*value)}, {"most", metres_text(largest)}, {"repair", "keep"}};
    return tell("T21", cell, std::move(params)) ? value : std::nullopt;
  }

  Millimetres plain(const TreeCell& cell, const MeasureText& read) {
    if (read.mm) return read.mm;
    const auto code = has(read.doubts, MeasureDoubt::NotStated)     ? "T10"
                      : has(read.doubts, MeasureDoubt::NotALength)  ? "T19"
                      : has(read.doubts, MeasureDoubt::Unreadable)  ? "T11"
                      : has(read.doubts, MeasureDoubt::Several)     ? "T17"
                      : has(read.doubts, MeasureDoubt::NotPositive) ? "T20"
                                                                    : "T16";
    tell(code, cell, quoted(cell));
    return std::nullopt;
  }

  // The strongest doubt is told; with words beside it, a person has to look at the row.
  Millimetres proposal(const TreeCell& cell, const MeasureText& read) {
    Params params = with(quoted(cell), "repair", metres_text(*read.mm));
    if (read.low_mm) {
      params.emplace_back("low", metres_text(*read.low_mm));
      params.emplace_back("high", metres_text(*read.high_mm));
    }
    const auto code = has(read.doubts, MeasureDoubt::WordsBeside) ? "T18"
                      : has(read.doubts, MeasureDoubt::Range)     ? "T12"
                                                                  : "T13";
    return tell(code, cell, std::move(params)) ? read.mm : std::nullopt;
  }

  Millimetres crown() {
    const TreeCell& cell = cells_.crown;
    const Millimetres read = measure(cell, context_.limits.crown_radius_mm * 8);
    if (!read || !cells_.crown_is_radius) return read;
    if (*read <= context_.limits.crown_radius_mm) return *read * 2;
    Params params{{"metres", metres_text(*read)},
                  {"most", metres_text(context_.limits.crown_radius_mm)},
                  {"repair", metres_text(*read)}};
    return tell("T25", cell, std::move(params)) ? read : std::nullopt;
  }

  void together() {
    if (tree_.girth_mm && tree_.dbh_mm) {
      const std::int64_t of_dbh = *tree_.dbh_mm * pi_millionths / 1'000'000, apart = of_dbh - *tree_.girth_mm;
      if (apart > context_.limits.girth_dbh_mm || apart < -context_.limits.girth_dbh_mm)
        tell("T53", cells_.girth, {{"girth", metres_text(*tree_.girth_mm)}, {"dbh", metres_text(*tree_.dbh_mm)}});
    }
    if (!tree_.height_mm || *tree_.height_mm >= context_.limits.breast_height_mm || (!tree_.girth_mm && !tree_.dbh_mm))
      return;
    Params params{{"metres", metres_text(*tree_.height_mm)}, {"repair", "bare"}};
    if (tell("T23", cells_.height, std::move(params)))
      tree_.height_mm = tree_.girth_mm = tree_.dbh_mm = tree_.crown_mm = std::nullopt;
  }

  void over_species() {
    if (!tree_.species) return;
    const auto limit = std::ranges::find(context_.species_limits, tree_.species->scientific, &SpeciesLimit::scientific);
    if (limit == context_.species_limits.end()) return;
    const auto compare = [&](const TreeCell& cell, const Millimetres& value, const Millimetres& most) {
      if (!value || !most || *value <= *most) return;
      tell("T22", cell,
           {{"metres", metres_text(*value)},
            {"most", metres_text(*most)},
            {"species", tree_.species->thai},
            {"source", limit->source},
            {"certainty", limit->certainty}});
    };
    compare(cells_.height, tree_.height_mm, limit->height_mm);
    compare(cells_.girth, tree_.girth_mm, limit->girth_mm);
  }

  void position() {
    if (!cells_.lat.there() && !cells_.lon.there()) return;  // told once, for the file
    const bool stated = !is_not_stated(cells_.lat.text) || !is_not_stated(cells_.lon.text);
    if (!stated) {
      tell("T01", cells_.lat, {});
      return;
    }
    const auto lat = degrees_e7(cells_.lat.text), lon = degrees_e7(cells_.lon.text);
    if (!lat || !lon) {
      tell("T02", lat ? cells_.lon : cells_.lat, quoted(lat ? cells_.lon : cells_.lat));
      return;
    }
    TreePlace place{*lat, *lon};
    const Params written{{"lat", scan::excerpt(trimmed(cells_.lat.text))}, {"lon", scan::excerpt(trimmed(cells_.lon.text))}};
    if (is_swapped(place)) {
      if (!tell("T03", cells_.lat,
                with(written, "repair",
                     scan::excerpt(trimmed(cells_.lon.text)) + ", " + scan::excerpt(trimmed(cells_.lat.text)))))
        return;
      place = turned(place);
    }
    if (!in_country(place)) {
      tell("T05", cells_.lat, written);
      return;
    }
    tree_.place = place;
    if (!context_.middle) return;
    const std::int64_t away = distance_mm(place, *context_.middle);
    if (away > context_.reach_mm) {
      tell("T06", cells_.lat,
           {{"km", std::to_string((away + 500'000) / 1'000'000)},
            {"reach", std::to_string(context_.reach_mm / 1'000'000)},
            {"repair", "keep"}});
    }
  }

  std::optional<Date> day_of(const TreeCell& cell) {
    if (is_not_stated(cell.text)) return std::nullopt;
    const auto day = read_day(cell.text);
    if (!day) tell("T50", cell, quoted(cell));
    if (day && *day > context_.today) tell("T51", cell, quoted(cell));
    return day;
  }
  void days() {
    tree_.day = day_of(cells_.day);
    tree_.planted = day_of(cells_.planted);
  }

  void age() {
    if (is_not_stated(cells_.age.text)) return;
    tree_.age_text = scan::excerpt(trimmed(cells_.age.text));
    if (!read_age(cells_.age.text).years) tell("T60", cells_.age, quoted(cells_.age));
  }

  const TreeCells& cells_;
  std::uint32_t row_;
  const TreeCheckContext& context_;
  std::vector<TreeFinding>& findings_;
  CheckedTree tree_;
};

// A day as spreadsheets keep it: days since 30 December 1899 (ECMA-376 part 1, 18.17.4.1, the 1900 system after February
// 1900). Only numbers of five digits that are days from 1954 to 2119, so that no year is taken for one.
constexpr int first_serial = 20'000, last_serial = 80'000;
Date date_of_serial(int serial) {
  using namespace std::chrono;
  const year_month_day day{sys_days(year(1899) / December / 30) + std::chrono::days(serial)};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

}  // namespace

CheckedTree check_tree(const TreeCells& cells, const SpeciesReading& reading, std::uint32_t row,
                       const TreeCheckContext& context, std::vector<TreeFinding>& findings) {
  return Check(cells, row, context, findings).run(reading);
}

bool is_refused(const std::vector<TreeFinding>& findings, std::size_t from) {
  for (std::size_t i = from; i < findings.size(); ++i) {
    if (findings[i].rule->severity == TreeSeverity::Error && !findings[i].accepted) return true;
  }
  return false;
}

std::optional<Date> read_day(std::string_view cell) {
  const std::string plain = scan::plain_text(cell);
  std::string_view text = plain;
  while (text.starts_with(' ')) text.remove_prefix(1);
  text = text.substr(0, text.find_first_of(" t"));  // a time of day behind it is not kept
  if (const auto serial = number(text.substr(0, text.find('.')));
      serial && text.substr(0, 5).find_first_not_of("0123456789") == std::string_view::npos && *serial >= first_serial &&
      *serial <= last_serial)
    return date_of_serial(*serial);
  const char between = text.find('/') != std::string_view::npos ? '/' : '-';
  const auto first = text.find(between), second = first == std::string_view::npos ? first : text.find(between, first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto a = number(text.substr(0, first)), b = number(text.substr(first + 1, second - first - 1)),
             c = number(text.substr(second + 1));
  if (!a || !b || !c) return std::nullopt;
  const bool year_first = first == 4;
  int year = year_first ? *a : *c;
  if (!year_first && text.size() - second - 1 != 4) return std::nullopt;  // two digits of a year could be of either era
  if (year >= 2400) year -= buddhist_offset;
  const Date day{year, *b, year_first ? *c : *a};
  if (year < 1400 || year > 2200 || *b < 1 || *b > 12 || day.day < 1 || day.day > 31) return std::nullopt;
  return Date::parse_iso(day.iso());
}

std::string metres_text(std::int64_t mm) {
  std::string text = std::to_string(mm / 1000);
  std::string part = std::to_string(mm % 1000 + 1000).substr(1);
  while (part.ends_with('0')) part.pop_back();
  return part.empty() ? text : text + "." + part;
}

}  // namespace muang::green
