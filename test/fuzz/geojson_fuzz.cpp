// SPDX-License-Identifier: Apache-2.0
// Bytes from strangers as a map. With libFuzzer: clang++ -fsanitize=fuzzer,address. Whatever comes, it is refused with a
// code, or it is shapes that are written and read again the same, are valid or have a coded fault, and can be repaired.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geo/ellipsoid_rules.hpp"
#include "geo/geojson.hpp"
#include "geo/plane.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace muang;
  const auto read = geo::read_geojson({reinterpret_cast<const char*>(data), size});
  if (!read) {
    for (const Error& problem : read.problems())
      if (problem.code.number < 5520 || problem.code.number > 5534) std::abort();
    return 0;
  }
  for (const geo::Feature& feature : *read) {
    const geo::Shape whole = geo::faults_of(feature.shape).empty() ? feature.shape : geo::repaired(feature.shape);
    if (geo::area_cm2(whole) < 0) std::abort();
    if (!whole.empty() && !geo::Boundary(whole).outside(whole).empty()) std::abort();
  }
  const auto again = geo::read_geojson(geo::write_geojson(*read));
  if (!again || again->size() != read->size()) {
    // A ring that collapsed to fewer positions than a file may have is the one thing that is not written again.
    for (const geo::Feature& feature : *read)
      if (!geo::faults_of(feature.shape).empty()) return 0;
    std::abort();
  }
  for (std::size_t i = 0; i < read->size(); ++i)
    if (!((*again)[i].shape == (*read)[i].shape)) std::abort();
  return 0;
}
