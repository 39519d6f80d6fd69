// SPDX-License-Identifier: Apache-2.0
// Codes 5680 to 5692 of the import of trees. Texts: locales/{th,en}/errors.green-tree-import.json. A CSV may also be refused
// with E5512 and E5516 (green_errors.hpp).
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode tree_import_not_found{5680, 404};
inline constexpr ErrorCode tree_file_missing{5681, 422};
inline constexpr ErrorCode tree_files_many{5682, 422};
inline constexpr ErrorCode tree_file_again{5683, 409};       // {import} {day}: the same content, of the same town
inline constexpr ErrorCode tree_file_too_long{5684, 413};    // {limit} rows
inline constexpr ErrorCode tree_column_missing{5685, 422};   // no column of species
inline constexpr ErrorCode tree_column_twice{5686, 422};     // {first} {second}: two columns of the same meaning
inline constexpr ErrorCode tree_file_unreadable{5687, 422};  // {file}
inline constexpr ErrorCode tree_file_not_xlsx{5688, 422};
inline constexpr ErrorCode tree_xlsx_too_large{5689, 422};
inline constexpr ErrorCode tree_readers_busy{5690, 503};
inline constexpr ErrorCode tree_repair_unknown{5691, 422};  // {text}
inline constexpr ErrorCode tree_file_nothing{5692, 422};    // nothing in it may be taken

}  // namespace muang::green::errors
