// SPDX-License-Identifier: Apache-2.0
// A table for a terminal: columns as wide as their widest cell; Thai vowels and tone marks above or below take no width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muang::waste {

enum class AnswerFormat { Text, Json };  // what a command on a plain file prints

std::size_t shown_width(std::string_view utf8);
// The first row holds the titles and gets a line under it; columns from `right_from` on are set to the right.
std::string text_table(const std::vector<std::vector<std::string>>& rows, std::size_t right_from = 1);
std::string fixed_text(double value, int decimals);  // "1234.50"; "-" for NaN

}  // namespace muang::waste
