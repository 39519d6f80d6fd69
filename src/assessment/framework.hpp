// SPDX-License-Identifier: Apache-2.0
// An edition of the criteria as values: components with weights, aspects, indicators, how each is scored, pass marks and
// levels. Read from data/frameworks/<edition>/ by framework_file.hpp; no indicator is known to the code by name.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muang::assessment {

inline constexpr std::size_t max_parts = 3;      // as many as an answer has columns: process, output, outcome
inline constexpr std::int64_t hundredths = 100;  // LPA marks are kept in hundredths
inline constexpr std::int64_t max_lpa = 1000;    // no LPA item has more; keeps exact sums small

enum class Certainty { Official, Published, Inferred, Recalled };
std::string_view certainty_code(Certainty certainty);
std::optional<Certainty> parse_certainty(std::string_view code);

// Parts: the points of its parts. Lpa: indicator maximum × mark ÷ highest mark of the Local Performance Assessment.
// Mean: the mean of its sub-indicators, each scored by parts.
enum class Scoring { Parts, Lpa, Mean };
std::string_view scoring_code(Scoring scoring);  // "parts" "lpa" "mean"

struct Words {
  std::string th, en;
};

struct Part {
  std::string id;  // "process"
  Words name, meaning;
  int max = 0;
};

struct Component {
  std::string id;  // "C1"
  Words name, meaning;
  int weight_percent = 0;
  Certainty certainty = Certainty::Inferred;
  std::string source;
  std::vector<std::size_t> indicators;  // positions in Framework::indicators
};

struct Aspect {
  std::string id;  // "1.1"
  std::size_t component = 0;
  Words name;
  Certainty certainty = Certainty::Inferred;
  std::string source;
  std::vector<std::size_t> indicators;
};

struct SubIndicator {
  std::string id;  // "ESC-19.1"
  Words name, guidance;
};

struct Indicator {
  std::string id;  // "ESC-01"
  int number = 0;
  std::size_t component = 0, aspect = 0;
  Words name, guidance;
  bool draft = true;  // the Thai name is our wording, not the manual's
  Certainty certainty = Certainty::Inferred;
  Scoring scoring = Scoring::Parts;
  Certainty scoring_certainty = Certainty::Inferred;
  bool lpa_linked = false;              // the LPA asks for it too
  std::optional<int> base_data_number;  // where the base-data form numbers it differently
  std::vector<SubIndicator> subs;
  std::vector<std::string> evidence_examples_th;
  std::vector<std::string> facts;  // keys of the city's base data that bear on it
  std::string source;
  std::size_t first_line = 0, line_count = 1;  // its part of Framework::lines
};

// What is answered: an indicator, or each sub-indicator of one that has them.
struct Line {
  std::string id;
  std::size_t indicator = 0;
};

struct Level {
  std::string id;  // "very-good"
  Words name;
  std::optional<int> minimum_percent;  // empty: the pass mark of the kind
  bool placeholder = false;            // until the department sets it
  std::string valid_from;              // day, ISO
};

struct PassMark {
  std::string kind;  // "city"
  int percent = 0;
};

struct Source {
  std::string id, title, address, kind;
};

struct Framework {
  std::string id;  // "esc-2562"
  Words name;
  Certainty certainty = Certainty::Inferred;
  std::string note_th, note_en;
  std::vector<Source> sources;
  std::vector<Part> parts;
  std::vector<Component> components;
  std::vector<Aspect> aspects;
  std::vector<Indicator> indicators;  // by number
  std::vector<Line> lines;            // in the order of the indicators
  std::vector<PassMark> pass_marks;
  std::vector<Level> levels;  // ascending

  int indicator_max() const;  // sum of the parts: 30
  const Indicator* find_indicator(std::string_view id) const;
  std::optional<std::size_t> line_of(std::string_view id) const;  // nullopt also for an indicator that has sub-indicators
  std::optional<int> pass_mark(std::string_view kind) const;      // "pattaya" has none of its own: nullopt
  const Level* find_level(std::string_view id) const;
};

// What decides about a score: the pass mark of the unit's kind and the limits of the levels on that day.
struct Yardstick {
  int pass_mark = 0;
  std::vector<Level> levels;  // ascending
};

}  // namespace muang::assessment
