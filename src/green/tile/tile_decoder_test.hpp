// SPDX-License-Identifier: Apache-2.0
// Reads a vector tile back (Mapbox Vector Tile 2.1), for the tests alone: written from the specification, not from the
// writer.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

struct DecodedFeature {
  std::uint64_t id = 0, kind = 0;
  std::map<std::string, std::string> tags;
  std::vector<TileRing> rings;  // of a point: one ring of one point
};
struct DecodedLayer {
  std::uint64_t version = 0, extent = 0;
  std::vector<DecodedFeature> features;
};

class ProtoReader {
 public:
  explicit ProtoReader(std::string_view bytes) : left_(bytes) {}
  bool more() const { return !left_.empty(); }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      REQUIRE(!left_.empty());
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }
  std::int64_t signed_varint() {
    const std::uint64_t raw = varint();
    return static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1);
  }
  std::string_view bytes() {
    const std::uint64_t size = varint();
    REQUIRE(size <= left_.size());
    const std::string_view out = left_.substr(0, size);
    left_.remove_prefix(size);
    return out;
  }

 private:
  std::string_view left_;
};

inline std::vector<TileRing> decoded_geometry(std::string_view bytes) {
  ProtoReader in(bytes);
  std::vector<TileRing> rings;
  TilePoint at;
  while (in.more()) {
    const std::uint64_t command = in.varint();
    if ((command & 7) == 7) continue;
    for (std::uint64_t i = 0; i < command >> 3; ++i) {
      at.x += static_cast<std::int32_t>(in.signed_varint());
      at.y += static_cast<std::int32_t>(in.signed_varint());
      if ((command & 7) == 1) rings.emplace_back();
      rings.back().push_back(at);
    }
  }
  return rings;
}

inline std::string decoded_value(std::string_view bytes) {
  ProtoReader in(bytes);
  const std::uint64_t head = in.varint();
  if (head == (1 << 3 | 2)) return std::string(in.bytes());
  if (head == (6 << 3 | 0)) return std::to_string(in.signed_varint());
  REQUIRE(head == (7 << 3 | 0));
  return in.varint() == 1 ? "true" : "false";
}

inline std::map<std::string, DecodedLayer> decoded_tile(std::string_view tile) {
  std::map<std::string, DecodedLayer> layers;
  for (ProtoReader in(tile); in.more();) {
    REQUIRE(in.varint() == (3 << 3 | 2));
    DecodedLayer layer;
    std::string name;
    std::vector<std::string> keys, values;
    std::vector<std::vector<std::uint64_t>> tags;
    for (ProtoReader part(in.bytes()); part.more();) {
      switch (part.varint()) {
        case 15 << 3:
          layer.version = part.varint();
          break;
        case 5 << 3:
          layer.extent = part.varint();
          break;
        case 1 << 3 | 2:
          name = part.bytes();
          break;
        case 3 << 3 | 2:
          keys.emplace_back(part.bytes());
          break;
        case 4 << 3 | 2:
          values.push_back(decoded_value(part.bytes()));
          break;
        case 2 << 3 | 2: {
          DecodedFeature feature;
          tags.emplace_back();
          for (ProtoReader one(part.bytes()); one.more();) {
            switch (one.varint()) {
              case 1 << 3:
                feature.id = one.varint();
                break;
              case 3 << 3:
                feature.kind = one.varint();
                break;
              case 4 << 3 | 2:
                feature.rings = decoded_geometry(one.bytes());
                break;
              case 2 << 3 | 2:
                for (ProtoReader number(one.bytes()); number.more();) tags.back().push_back(number.varint());
                break;
              default:
                FAIL("a field of a feature that the specification does not know");
            }
          }
          layer.features.push_back(std::move(feature));
          break;
        }
        default:
          FAIL("a field of a layer that the specification does not know");
      }
    }
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
      for (std::size_t at = 0; at + 1 < tags[i].size(); at += 2)
        layer.features[i].tags[keys.at(tags[i][at])] = values.at(tags[i][at + 1]);
    }
    layers[name] = std::move(layer);
  }
  return layers;
}

}  // namespace muang::green
