// SPDX-License-Identifier: Apache-2.0
#include "http/static_files.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "http/etag.hpp"
#include "http/wire.hpp"

namespace muang::http {

namespace {

namespace fs = std::filesystem;

std::string content_type(const fs::path& file) {
  static const std::map<std::string, std::string, std::less<>> types{{".html", "text/html; charset=utf-8"},
                                                                     {".js", "text/javascript; charset=utf-8"},
                                                                     {".mjs", "text/javascript; charset=utf-8"},
                                                                     {".css", "text/css; charset=utf-8"},
                                                                     {".json", "application/json"},
                                                                     {".geojson", "application/geo+json"},
                                                                     {".webmanifest", "application/manifest+json"},
                                                                     {".svg", "image/svg+xml"},
                                                                     {".png", "image/png"},
                                                                     {".jpg", "image/jpeg"},
                                                                     {".webp", "image/webp"},
                                                                     {".ico", "image/x-icon"},
                                                                     {".woff", "font/woff"},
                                                                     {".woff2", "font/woff2"},
                                                                     {".ttf", "font/ttf"},
                                                                     {".wasm", "application/wasm"},
                                                                     {".txt", "text/plain; charset=utf-8"},
                                                                     {".pdf", "application/pdf"}};
  const auto found = types.find(file.extension().string());
  return found == types.end() ? "application/octet-stream" : found->second;
}

std::string read_whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::shared_ptr<const KeptAnswer> ready(const fs::path& file, std::string body, bool immutable, bool gzipped) {
  Response response{.content_type = content_type(file)};
  auto answer = std::make_shared<KeptAnswer>();
  answer->etag = content_etag(body);
  response.headers = {{"ETag", answer->etag},
                      {"Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"Vary", "Accept-Encoding"}};
  Response unchanged{.status = 304, .content_type = "", .body = "", .headers = response.headers};
  if (gzipped) response.headers.emplace_back("Content-Encoding", "gzip");
  answer->head = head_of(response, body.size());
  answer->head_304 = head_of(unchanged, 0);
  answer->body = std::move(body);
  return answer;
}

}  // namespace

StaticFiles::StaticFiles(const fs::path& folder) {
  constexpr std::uintmax_t most = 128 << 20;
  std::uintmax_t all = 0;
  if (!fs::is_regular_file(folder / "index.html")) throw std::runtime_error("no web app in " + folder.string());
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_symlink() || !entry.is_regular_file() || entry.path().extension() == ".gz") continue;
    const std::string path = "/" + entry.path().lexically_relative(folder).generic_string();
    const bool immutable = path.starts_with("/assets/");  // Vite puts the content's hash into these names
    auto& forms = files_[path];
    std::string body = read_whole(entry.path());
    if ((all += body.size()) > most) throw std::runtime_error(folder.string() + " is too large for a web app");
    forms.plain = ready(entry.path(), std::move(body), immutable, false);
    const fs::path beside = entry.path().string() + ".gz";
    if (fs::is_regular_file(beside)) forms.gzipped = ready(entry.path(), read_whole(beside), immutable, true);
  }
}

std::shared_ptr<const KeptAnswer> StaticFiles::find(std::string_view path, bool gzip_accepted) const {
  auto found = files_.find(path);
  const auto last = path.substr(path.rfind('/') + 1);
  const bool page = last.find('.') == std::string_view::npos && path != "/api" && !path.starts_with("/api/");
  if (found == files_.end() && page) found = files_.find("/index.html");
  if (found == files_.end()) return nullptr;
  return gzip_accepted && found->second.gzipped ? found->second.gzipped : found->second.plain;
}

}  // namespace muang::http
