// SPDX-License-Identifier: Apache-2.0
#include <magic.h>

#include <cstdint>
#include <memory>
#include <mutex>

#include "http/attachments.hpp"
#include "store/database.hpp"

namespace muang::http {

namespace {

// libmagic's rules take milliseconds to load and a cookie is for one thread at a time.
std::string media_type(std::string_view content) {
  static std::mutex mutex;
  static std::unique_ptr<magic_set, void (*)(magic_t)> cookie(nullptr, magic_close);
  const std::lock_guard lock(mutex);
  if (!cookie) {
    cookie.reset(magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF));
    if (!cookie || magic_load(cookie.get(), nullptr) != 0) {
      cookie.reset();
      throw store::StoreFault("libmagic cannot load its rules (package libmagic-mgc)");
    }
  }
  const char* found = magic_buffer(cookie.get(), content.data(), content.size());
  return found ? found : "";
}

std::uint32_t little(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = count - 1; i >= 0; --i)
    value = (value << 8) | static_cast<std::uint8_t>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

bool leads_out(std::string_view name) {
  return name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
         name.find('\0') != std::string_view::npos || name == ".." || name.starts_with("../") ||
         name.find("/../") != std::string_view::npos || name.ends_with("/..");
}

}  // namespace

std::optional<std::string> office_type(std::string_view zip) {
  constexpr std::size_t end_size = 22, entry_size = 46, longest_comment = 65'535;
  constexpr std::uint32_t most_entries = 5'000;
  if (zip.size() < end_size) return std::nullopt;
  const std::size_t first = zip.size() > end_size + longest_comment ? zip.size() - end_size - longest_comment : 0;
  const auto end = zip.rfind(std::string_view("PK\x05\x06", 4), zip.size() - end_size);
  if (end == std::string_view::npos || end < first) return std::nullopt;
  const std::uint32_t entries = little(zip, end + 10, 2);
  std::size_t at = little(zip, end + 16, 4);
  if (entries == 0 || entries > most_entries) return std::nullopt;
  bool types = false, sheet = false, document = false;
  for (std::uint32_t i = 0; i < entries; ++i) {
    if (at > end || end - at < entry_size || zip.substr(at, 4) != std::string_view("PK\x01\x02", 4)) return std::nullopt;
    const std::size_t length = little(zip, at + 28, 2);
    const std::size_t whole = entry_size + length + little(zip, at + 30, 2) + little(zip, at + 32, 2);
    if (end - at < whole) return std::nullopt;
    const std::string_view name = zip.substr(at + entry_size, length);
    if (leads_out(name) || name.ends_with("vbaProject.bin")) return std::nullopt;
    types = types || name == "[Content_Types].xml";
    sheet = sheet || name == "xl/workbook.xml";
    document = document || name == "word/document.xml";
    at += whole;
  }
  if (!types || sheet == document) return std::nullopt;
  return sheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
               : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}

std::optional<std::string> attachment_type(std::string_view content) {
  if (content.starts_with(std::string_view("PK\x03\x04", 4))) return office_type(content);
  const std::string type = media_type(content);
  for (const std::string_view allowed : {"application/pdf", "image/jpeg", "image/png"}) {
    if (type == allowed) return type;
  }
  return std::nullopt;
}

}  // namespace muang::http
