// SPDX-License-Identifier: Apache-2.0
// Pictures made by hand, byte by byte after CIPA DC-008-2019 and ITU-T T.81: both byte orders, truncated at every place,
// directories that point at themselves, lies about sizes.
#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "../../../test/fuzz/exif_laws.hpp"
#include "green/photo/exif_rules.hpp"
#include "green/photo/jpeg_rules.hpp"

namespace muang::green {
namespace {

using namespace std::string_literals;

class Maker {
 public:
  explicit Maker(bool little) : little_(little) {}
  std::string number(std::uint32_t value, int size) const {
    std::string out;
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> 8 * (little_ ? i : size - 1 - i));
    return out;
  }
  // tag, type, count, value or offset
  std::string entry(std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::uint32_t value, int size = 4) const {
    return number(tag, 2) + number(type, 2) + number(count, 4) + number(value, size) + std::string(4 - size, '\0');
  }
  std::string directory(const std::vector<std::string>& entries, std::uint32_t next = 0) const {
    std::string out = number(static_cast<std::uint32_t>(entries.size()), 2);
    for (const std::string& one : entries) out += one;
    return out + number(next, 4);
  }
  std::string thirds(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t below) const {
    return number(a, 4) + number(1, 4) + number(b, 4) + number(1, 4) + number(c, 4) + number(below, 4);
  }

  // 16° 32' 37.08" N, 104° 43' 24.6" E (มุกดาหาร), 2 November 2026, turned by 90°.
  std::string tiff(std::uint32_t exif_at = 0, std::uint32_t gps_at = 0,
                   const std::string& day = "2026:11:02 09:30:00") const {
    // 8 header, 42 first directory (3), 18 + 20 Exif, 54 + 48 GPS
    const std::uint32_t exif = 50, text = exif + 18, gps = text + 20, places = gps + 54;
    std::string out = (little_ ? "II" : "MM") + number(42, 2) + number(8, 4);
    out += directory({entry(0x0112, 3, 1, 6, 2), entry(0x8769, 4, 1, exif_at ? exif_at : exif),
                      entry(0x8825, 4, 1, gps_at ? gps_at : gps)});
    out += directory({entry(0x9003, 2, 20, text)}) + day + std::string(20 - day.size(), '\0');
    const auto letter = [&](std::uint32_t tag, char one) {
      return number(tag, 2) + number(2, 2) + number(2, 4) + std::string{one, '\0', '\0', '\0'};
    };
    out += directory({letter(1, 'N'), entry(2, 5, 3, places), letter(3, 'E'), entry(4, 5, 3, places + 24)});
    return out + thirds(16, 32, 3708, 100) + thirds(104, 43, 246, 10);
  }

 private:
  bool little_;
};

std::string part(std::uint8_t marker, const std::string& body) {
  const std::size_t length = body.size() + 2;
  return std::string{'\xFF', static_cast<char>(marker), static_cast<char>(length >> 8), static_cast<char>(length)} + body;
}
const std::string jfif = part(0xE0, "JFIF\0\1\2\0\0\1\0\1\0\0"s);
// A table, a frame, a scan with a stuffed FF, a restart and a second scan.
const std::string picture = part(0xDB, std::string(65, 'q')) + part(0xC0, std::string(9, 'f')) + part(0xDA, "scan1"s) +
                            "a\xFF\0b\xFF\xD0"s + "c" + part(0xDA, "scan2"s) + "d";
std::string jpeg(const std::string& tiff) {
  return "\xFF\xD8"s + jfif + part(0xE1, "Exif\0\0"s + tiff) + picture + "\xFF\xD9"s;
}

}  // namespace

TEST_CASE("day, place and orientation are read in both byte orders") {
  for (const bool little : {true, false}) {
    const ExifFacts facts = read_exif(jpeg(Maker(little).tiff()));
    REQUIRE(facts.day);
    CHECK(*facts.day == Date{2026, 11, 2});
    CHECK(facts.latitude_e7 == 165'436'333);     // 16 + 32/60 + 37.08/3600
    CHECK(facts.longitude_e7 == 1'047'235'000);  // 104 + 43/60 + 24.6/3600
    CHECK(facts.orientation == 6);
    CHECK(exif_flat(jpeg(Maker(little).tiff())) ==
          R"({"takenOn":"2026-11-02","latitudeE7":165436333,"longitudeE7":1047235000})");
  }
}

TEST_CASE("what a camera does not know is not made up") {
  const Maker maker(true);
  CHECK(!read_exif(jpeg(maker.tiff(0, 0, "    :  :     :  :  "))).day);
  CHECK(!read_exif(jpeg(maker.tiff(0, 0, "0000:00:00 00:00:00"))).day);
  CHECK(!read_exif(jpeg(maker.tiff(0, 0, "2026-11-02 00:00:00"))).day);
  std::string nowhere = maker.tiff();
  nowhere.replace(nowhere.size() - 48, 48, maker.thirds(0, 0, 0, 1) + maker.thirds(0, 0, 0, 1));
  CHECK(!read_exif(jpeg(nowhere)).latitude_e7);
  std::string divided = maker.tiff();
  divided.replace(divided.size() - 24, 24, maker.thirds(104, 43, 1, 0));
  CHECK(!read_exif(jpeg(divided)).latitude_e7);
  std::string far = maker.tiff();
  far.replace(far.size() - 48, 24, maker.thirds(91, 0, 0, 1));
  CHECK(!read_exif(jpeg(far)).latitude_e7);
  CHECK(exif_flat("not a picture") == "{}");
}

TEST_CASE("directories that point at themselves or out of the file end at once, and leave the rest readable") {
  const Maker maker(false);
  for (const std::uint32_t where : {8U, 0U, 1U, 0xFFFF'FFFFU, 0x7FFF'FFFFU}) {
    if (where == 0) continue;
    const ExifFacts lost = read_exif(jpeg(maker.tiff(where, where)));
    CHECK(!lost.day);
    CHECK(!lost.latitude_e7);
    CHECK(lost.orientation == 6);
    CHECK(read_exif(jpeg(maker.tiff(0, where))).day);
  }
  // 65,535 entries where there are three; a count that overflows.
  std::string many = maker.tiff();
  many.replace(8, 2, "\xFF\xFF");
  hold_exif_laws(jpeg(many));
  std::string large = maker.tiff();
  large.replace(8 + 2 + 4, 4, "\xFF\xFF\xFF\xFF");
  CHECK(read_exif(jpeg(large)).orientation == 0);
}

TEST_CASE("cut off at any place, a picture is read as far as it goes") {
  const std::string whole = jpeg(Maker(true).tiff());
  for (std::size_t size = 0; size <= whole.size(); ++size) hold_exif_laws(std::string_view(whole).substr(0, size));
}

TEST_CASE("without metadata the picture is the same, and nothing tells where it was taken") {
  const std::string trailer = "a picture behind the picture"s + jpeg(Maker(true).tiff());
  const std::string sent = "\xFF\xD8"s + part(0xE1, "Exif\0\0"s + Maker(true).tiff()) + jfif +
                           part(0xE1, "http://ns.adobe.com/xap/1.0/\0<gps>"s) + part(0xED, "Photoshop 3.0\0home"s) +
                           part(0xFE, "at home") + part(0xE2, "MPF\0previews"s) + part(0xE2, "ICC_PROFILE\0colours"s) +
                           part(0xEE, "Adobe\0d"s) + picture + "\xFF\xD9"s + trailer;
  const std::string bare = without_metadata(sent);
  for (const char* secret : {"gps", "home", "MPF", "2026", "behind"})
    CHECK_MESSAGE(bare.find(secret) == std::string::npos, secret);
  CHECK(bare.ends_with(part(0xE2, "ICC_PROFILE\0colours"s) + part(0xEE, "Adobe\0d"s) + picture + "\xFF\xD9"s));
  CHECK(bare.starts_with("\xFF\xD8"s + jfif));
  CHECK(read_exif(bare).orientation == 6);
  // Upright pictures need no word about it.
  CHECK(without_metadata("\xFF\xD8"s + jfif + picture + "\xFF\xD9"s) == "\xFF\xD8"s + jfif + picture + "\xFF\xD9"s);

  const auto chunk = [](const std::string& name, const std::string& body) {
    return std::string{0, 0, 0, static_cast<char>(body.size())} + name + body + "crc!";
  };
  const std::string head = "\x89PNG\r\n\x1A\n"s + chunk("IHDR", "13 bytes here"),
                    tail = chunk("IDAT", "pixels") + chunk("IEND", "");
  CHECK(without_metadata(head + chunk("eXIf", "gps") + chunk("tEXt", "home") + tail + "behind") == head + tail);
  CHECK(without_metadata("%PDF-1.4").empty());
}

TEST_CASE("mutated pictures are read or not, and the process lives") {
  const std::vector<std::string> seeds{jpeg(Maker(true).tiff()), jpeg(Maker(false).tiff()),
                                       "\x89PNG\r\n\x1A\n"s + std::string(40, '\0')};
  std::mt19937 random(2569);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 40'000; ++round) {
    std::string bytes = seeds[below(seeds.size())];
    for (std::size_t change = 1 + below(8); change > 0 && !bytes.empty(); --change) {
      const std::size_t at = below(bytes.size());
      switch (below(4)) {
        case 0:
          bytes[at] = static_cast<char>(below(256));
          break;
        case 1:
          bytes.erase(at, 1 + below(12));
          break;
        case 2:
          bytes.insert(at, bytes.substr(below(bytes.size()), below(40)));
          break;
        default:
          bytes[at] = below(2) == 0 ? '\xFF' : '\0';
      }
    }
    hold_exif_laws(bytes);
  }
}

}  // namespace muang::green
