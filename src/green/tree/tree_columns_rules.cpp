// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_columns_rules.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "green/area_scan.hpp"

namespace muang::green {
namespace {

struct Word {
  std::string_view text;
  TreeField field;
};
// Words that stand alone in a title, between spaces, underlines, brackets and dots.
constexpr std::array alone = std::to_array<Word>(
    {{"code", TreeField::Code},       {"id", TreeField::Code},           {"species", TreeField::Species},
     {"name", TreeField::Species},    {"girth", TreeField::Girth},       {"circumference", TreeField::Girth},
     {"gbh", TreeField::Girth},       {"dbh", TreeField::Diameter},      {"diameter", TreeField::Diameter},
     {"height", TreeField::Height},   {"crown", TreeField::Crown},       {"canopy", TreeField::Crown},
     {"lat", TreeField::Latitude},    {"latitude", TreeField::Latitude}, {"lon", TreeField::Longitude},
     {"lng", TreeField::Longitude},   {"long", TreeField::Longitude},    {"longitude", TreeField::Longitude},
     {"planted", TreeField::Planted}, {"surveyed", TreeField::Day},      {"measured", TreeField::Day},
     {"date", TreeField::Day},        {"age", TreeField::Age},           {"campaign", TreeField::Campaign},
     {"note", TreeField::Note},       {"remark", TreeField::Note}});
// Words of which Thai titles are made; the first that is found counts.
constexpr std::array inside = std::to_array<Word>({{"เส้นรอบวง", TreeField::Girth},
                                                   {"เส้นผ่านศูนย์กลาง", TreeField::Diameter},
                                                   {"เส้นผ่าศูนย์กลาง", TreeField::Diameter},
                                                   {"ทรงพุ่ม", TreeField::Crown},
                                                   {"ความสูง", TreeField::Height},
                                                   {"ละติจูด", TreeField::Latitude},
                                                   {"ลองจิจูด", TreeField::Longitude},
                                                   {"ลองติจูด", TreeField::Longitude},
                                                   {"วันที่ปลูก", TreeField::Planted},
                                                   {"วันที่", TreeField::Day},
                                                   {"อายุ", TreeField::Age},
                                                   {"หมายเหตุ", TreeField::Note},
                                                   {"โครงการ", TreeField::Campaign},
                                                   {"รหัส", TreeField::Code},
                                                   {"ชนิด", TreeField::Species},
                                                   {"พันธุ์ไม้", TreeField::Species},
                                                   {"ชื่อต้นไม้", TreeField::Species},
                                                   {"ชื่อไทย", TreeField::Species}});
constexpr std::array<std::string_view, 5> not_ours{"province", "district", "place", "group", "scientific"};

std::vector<std::string> words_of(std::string_view title) {
  std::vector<std::string> words{""};
  for (const char c : scan::plain_text(title)) {
    const bool between =
        c == ' ' || c == '_' || c == '(' || c == ')' || c == '.' || c == '-' || c == '/' || c == ':' || c == ',';
    if (!between)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::int64_t unit_of(const std::vector<std::string>& words, std::string_view title) {
  const auto inside_title = [&](std::string_view word) { return title.find(word) != std::string_view::npos; };
  if (holds(words, "mm") || inside_title("มม.") || inside_title("มิลลิเมตร")) return 1;
  if (holds(words, "cm") || inside_title("ซม.") || inside_title("(ซม") || inside_title("เซนติเมตร")) return 10;
  if (holds(words, "m") || holds(words, "ม") || inside_title("(เมตร") || inside_title("เมตร)")) return 1000;
  return 0;
}

}  // namespace

std::optional<TreeColumn> column_of_title(std::string_view title) {
  const auto words = words_of(title);
  if (std::ranges::any_of(not_ours, [&](std::string_view word) { return holds(words, word); })) return std::nullopt;
  const bool radius = holds(words, "radius") || title.find("รัศมี") != std::string_view::npos;
  for (const Word& word : inside) {
    if (title.find(word.text) != std::string_view::npos) return TreeColumn{word.field, unit_of(words, title), radius};
  }
  for (const Word& word : alone) {
    if (holds(words, word.text)) return TreeColumn{word.field, unit_of(words, title), radius};
  }
  return std::nullopt;
}

}  // namespace muang::green
