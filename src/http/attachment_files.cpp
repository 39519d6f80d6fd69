// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/random.hpp"
#include "base/text.hpp"
#include "http/attachments.hpp"
#include "store/database.hpp"

namespace muang::http {

namespace {

// Code points that hide, reorder or end a name on somebody's screen or in a header.
bool is_unseen(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFD;
}

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  const std::size_t count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t c = count == 1 ? lead : lead & (0x7Fu >> count);
  for (std::size_t i = 1; i < count; ++i) c = (c << 6) | (static_cast<unsigned char>(utf8[at + i]) & 0x3Fu);
  at += count;
  return c;
}

class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) throw store::StoreFault("cannot write " + path.string());
  }
  ~OpenFile() { ::close(descriptor_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  bool write(std::string_view content) const {
    while (!content.empty()) {
      const auto written = ::write(descriptor_, content.data(), content.size());
      if (written < 0) return false;
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    return sync();
  }
  bool sync() const { return ::fsync(descriptor_) == 0; }

 private:
  int descriptor_;
};

}  // namespace

std::string clean_file_name(std::string_view sent) {
  if (!text::is_utf8(sent)) return {};
  if (const auto slash = sent.find_last_of("/\\"); slash != std::string_view::npos) sent.remove_prefix(slash + 1);
  std::string name;
  std::size_t count = 0;
  for (std::size_t at = 0; at < sent.size();) {
    const std::size_t begin = at;
    if (is_unseen(next_code_point(sent, at))) continue;
    if (++count > longest_file_name) return {};
    name += sent.substr(begin, at - begin);
  }
  name = text::trim(name);
  const bool only_dots = name.find_first_not_of('.') == std::string::npos;
  return only_dots ? std::string() : name;
}

std::string content_disposition(std::string_view name) {
  static constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string simple, encoded;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = plain.find(c) != std::string_view::npos;
    if (is_plain) simple += c;
    if (!is_plain && byte < 0x80) simple += '_';
    if (is_plain) {
      encoded += c;
    } else {
      encoded += {'%', hex[byte >> 4], hex[byte & 15]};
    }
  }
  if (simple.empty() || simple.front() == '.') simple = "evidence" + simple;  // a Thai name leaves its ending
  return "attachment; filename=\"" + simple + "\"; filename*=UTF-8''" + encoded;
}

std::string sha256_hex(std::string_view content) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(content.data()), content.size());
  char text[2 * sizeof hash + 1];
  sodium_bin2hex(text, sizeof text, hash, sizeof hash);
  return text;
}

Params megabytes(std::int64_t bytes) { return {{"megabytes", std::to_string(bytes >> 20)}}; }

Result<Attachment> read_attachment(const Call& call, const AttachmentErrors& codes) {
  if (call.files.empty()) return Error{codes.missing, "file", {}};
  if (call.files.size() > 1) return Error{codes.too_many, "file", {}};
  const UploadedFile& file = call.files.front();
  Attachment attachment{clean_file_name(file.name), "", "", file.content};
  Problems problems;
  if (attachment.name.empty()) problems.push_back({codes.name, "file", {}});
  if (file.content.empty()) problems.push_back({codes.empty, "file", {}});
  if (file.content.size() > largest_attachment) problems.push_back({codes.too_large, "file", megabytes(largest_attachment)});
  if (!problems.empty()) return problems;
  auto type = attachment_type(file.content);
  if (!type) return Error{codes.type, "file", {}};
  attachment.type = std::move(*type);
  attachment.sha256 = sha256_hex(file.content);
  return attachment;
}

Response attachment_response(std::string_view name, std::string_view type, std::string content) {
  Response response;
  response.content_type = type;
  response.body = std::move(content);
  response.headers = {{"Content-Disposition", content_disposition(name)},
                      {"Content-Security-Policy", "sandbox; default-src 'none'"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Cache-Control", "private, no-store"}};
  return response;
}

std::filesystem::path FileStore::path_of(std::string_view stored_name) const {
  return folder_ / std::string(stored_name.substr(0, 2)) / std::string(stored_name);
}

std::string FileStore::save(std::string_view content) const {
  // Hexadecimal: 128 bits that no file system folds together.
  std::string name = sha256_hex(random_bytes(32)).substr(0, 32);
  const auto path = path_of(name);
  std::error_code fault;
  std::filesystem::create_directories(path.parent_path(), fault);
  if (fault) throw store::StoreFault("cannot make " + path.parent_path().string() + ": " + fault.message());
  const bool written = OpenFile(path, O_WRONLY | O_CREAT | O_EXCL).write(content);
  if (!written || !OpenFile(path.parent_path(), O_RDONLY | O_DIRECTORY).sync()) {
    remove(name);
    throw store::StoreFault("cannot write " + path.string() + ": the disk may be full");
  }
  return name;
}

std::optional<std::string> FileStore::load(std::string_view stored_name) const {
  std::ifstream in(path_of(stored_name), std::ios::binary);
  if (!in) return std::nullopt;
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return std::nullopt;
  return content;
}

std::string FileStore::load_or_fault(std::string_view stored_name) const {
  auto content = load(stored_name);
  if (!content) throw store::StoreFault("attachment " + std::string(stored_name) + " is not in the folder of files");
  return std::move(*content);
}

void FileStore::remove(std::string_view stored_name) const noexcept {
  std::error_code fault;
  std::filesystem::remove(path_of(stored_name), fault);
}

}  // namespace muang::http
