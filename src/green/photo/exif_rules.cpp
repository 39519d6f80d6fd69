// SPDX-License-Identifier: Apache-2.0
#include "green/photo/exif_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "green/photo/jpeg_rules.hpp"

namespace muang::green {
namespace {

using namespace std::string_view_literals;

constexpr std::uint16_t tag_orientation = 0x0112, tag_exif = 0x8769, tag_gps = 0x8825, tag_taken = 0x9003,
                        tag_north_south = 1, tag_latitude = 2, tag_east_west = 3, tag_longitude = 4;
constexpr std::uint16_t type_ascii = 2, type_short = 3, type_long = 4, type_rational = 5;
constexpr std::size_t most_entries = 512;  // of one directory, our choice: cameras write below a hundred

// The TIFF block of an Exif part. Three directories are read, each once, whatever they point at: nothing can loop.
class Block {
 public:
  explicit Block(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

  bool whole() const { return bytes_.size() >= 8 && (little_ || bytes_.starts_with("MM")) && short_at(2) == 42; }

  struct Entry {
    std::uint16_t type = 0;
    std::uint32_t count = 0;
    std::string_view value;
  };
  std::optional<Entry> find(std::size_t directory, std::uint16_t tag) const {
    if (!holds(directory, 2)) return std::nullopt;
    const std::size_t entries = std::min<std::size_t>(short_at(directory), most_entries);
    for (std::size_t i = 0; i < entries; ++i) {
      const std::size_t at = directory + 2 + i * 12;
      if (!holds(at, 12)) return std::nullopt;
      if (short_at(at) == tag) return entry_at(at);
    }
    return std::nullopt;
  }
  std::optional<std::uint32_t> pointer(std::size_t directory, std::uint16_t tag) const {
    const auto entry = find(directory, tag);
    if (!entry || entry->type != type_long || entry->count != 1) return std::nullopt;
    return number(entry->value, 4);
  }
  std::uint32_t first_directory() const { return number(bytes_.substr(4, 4), 4); }
  std::uint32_t number(std::string_view text, std::size_t size) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<std::uint8_t>(text[little_ ? size - 1 - i : i]);
    return value;
  }

 private:
  bool holds(std::size_t at, std::size_t size) const { return at <= bytes_.size() && size <= bytes_.size() - at; }
  std::uint16_t short_at(std::size_t at) const { return static_cast<std::uint16_t>(number(bytes_.substr(at, 2), 2)); }

  std::optional<Entry> entry_at(std::size_t at) const {
    Entry entry{.type = short_at(at + 2), .count = number(bytes_.substr(at + 4, 4), 4), .value = {}};
    const std::size_t each = entry.type == type_ascii      ? 1
                             : entry.type == type_short    ? 2
                             : entry.type == type_long     ? 4
                             : entry.type == type_rational ? 8
                                                           : 0;
    if (each == 0 || entry.count == 0 || entry.count > bytes_.size()) return std::nullopt;
    const std::size_t size = each * entry.count;
    const std::size_t from = size <= 4 ? at + 8 : number(bytes_.substr(at + 8, 4), 4);
    if (!holds(from, size)) return std::nullopt;
    entry.value = bytes_.substr(from, size);
    return entry;
  }

  std::string_view bytes_;
  bool little_;
};

// "2026:11:02 09:30:00"
std::optional<Date> day_of(const std::optional<Block::Entry>& entry) {
  constexpr std::size_t day_size = 10;
  if (!entry || entry->type != type_ascii || entry->value.size() < day_size) return std::nullopt;
  std::string day(entry->value.substr(0, day_size));
  if (day[4] != ':' || day[7] != ':') return std::nullopt;
  day[4] = day[7] = '-';
  const auto date = Date::parse_iso(day);
  return date && date->year > 0 ? date : std::nullopt;
}

// Degrees, minutes and seconds as fractions.
std::optional<double> degrees_of(const Block& block, const std::optional<Block::Entry>& entry) {
  if (!entry || entry->type != type_rational || entry->count != 3) return std::nullopt;
  constexpr std::array parts{1.0, 60.0, 3600.0};
  double degrees = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double above = block.number(entry->value.substr(i * 8, 4), 4),
                 below = block.number(entry->value.substr(i * 8 + 4, 4), 4);
    if (below == 0) return std::nullopt;
    degrees += above / below / parts[i];
  }
  return degrees;
}

// −1 for the second of two letters, 1 for the first.
int side_of(const std::optional<Block::Entry>& entry, std::string_view letters) {
  if (!entry || entry->type != type_ascii) return 0;
  return entry->value.front() == letters[0] ? 1 : entry->value.front() == letters[1] ? -1 : 0;
}

void read_place(const Block& block, std::size_t gps, ExifFacts& facts) {
  const auto lat = degrees_of(block, block.find(gps, tag_latitude)), lon = degrees_of(block, block.find(gps, tag_longitude));
  const int north = side_of(block.find(gps, tag_north_south), "NS"), east = side_of(block.find(gps, tag_east_west), "EW");
  if (!lat || !lon || north == 0 || east == 0 || !(*lat <= 90) || !(*lon <= 180) || (*lat == 0 && *lon == 0)) return;
  constexpr double steps_a_degree = 1e7;
  facts.latitude_e7 = std::llround(*lat * steps_a_degree) * north;
  facts.longitude_e7 = std::llround(*lon * steps_a_degree) * east;
}

ExifFacts facts_of(const Block& block) {
  ExifFacts facts;
  if (!block.whole()) return facts;
  const std::size_t first = block.first_directory();
  if (const auto way = block.find(first, tag_orientation); way && way->type == type_short && way->count == 1) {
    const std::uint32_t said = block.number(way->value, 2);
    facts.orientation = said >= 1 && said <= 8 ? static_cast<int>(said) : 0;
  }
  if (const auto exif = block.pointer(first, tag_exif)) facts.day = day_of(block.find(*exif, tag_taken));
  if (const auto gps = block.pointer(first, tag_gps)) read_place(block, *gps, facts);
  return facts;
}

}  // namespace

ExifFacts read_exif(std::string_view jpeg) {
  constexpr std::string_view head = "Exif\0\0"sv;
  constexpr std::uint8_t app1 = 0xE1, scan = 0xDA;
  ExifFacts facts;
  each_part(jpeg, [&](const JpegPart& part) {
    if (part.marker == scan) return false;
    if (part.marker != app1 || !part.body.starts_with(head)) return true;
    facts = facts_of(Block(part.body.substr(head.size())));
    return false;
  });
  return facts;
}

std::string exif_flat(std::string_view jpeg) {
  const ExifFacts facts = read_exif(jpeg);
  std::string out;
  const auto add = [&](std::string_view name, const std::string& value) {
    out += (out.empty() ? "" : ",") + ('"' + std::string(name) + "\":" + value);
  };
  if (facts.day) add("takenOn", '"' + facts.day->iso() + '"');
  if (facts.latitude_e7) add("latitudeE7", std::to_string(*facts.latitude_e7));
  if (facts.longitude_e7) add("longitudeE7", std::to_string(*facts.longitude_e7));
  return "{" + out + "}";
}

}  // namespace muang::green
