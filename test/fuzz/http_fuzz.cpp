// SPDX-License-Identifier: Apache-2.0
// Bytes from strangers through the parsers of the HTTP door. With libFuzzer: clang++ -fsanitize=fuzzer,address. The first
// byte chooses the parser. Whatever comes, it must be read or refused with a code, and what is read must be written back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "http/cursor.hpp"
#include "http/json.hpp"
#include "http/multipart.hpp"
#include "http/schema.hpp"
#include "http/wire.hpp"

using namespace muang::http;

namespace {

struct Tree {
  std::string name;
  std::optional<double> area;
  std::vector<Tree> children;
  std::map<std::string, std::int64_t> counts;
  static constexpr auto fields() {
    return std::tuple{field("name", &Tree::name, ""), field("area", &Tree::area, ""), field("children", &Tree::children, ""),
                      field("counts", &Tree::counts, "")};
  }
};

void must(bool claim) {
  if (!claim) std::abort();
}

void json(std::string_view text) {
  const auto tree = read_json<Tree>(text);
  if (!tree) return;
  const auto written = write_json(*tree);
  const auto again = read_json<Tree>(written);
  must(again.ok() && write_json(*again) == written);
}

void cursor(std::string_view text) {
  Call call{.path = "/x"};
  call.query.emplace("cursor", text);
  must(!read_cursor(call).ok());  // nobody guesses the key
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
      json(text);
      break;
    case 1:
      (void)parse_multipart("multipart/form-data; boundary=b", text).ok();
      break;
    case 2:
      if (const auto target = parse_target(text)) must(target->path.starts_with('/') && is_utf8(target->path));
      break;
    default:
      cursor(text);
  }
  return 0;
}
