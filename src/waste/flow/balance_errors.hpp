// SPDX-License-Identifier: Apache-2.0
// Codes of the flow balance and the fees, 5100 to 5199. Texts: locales/{th,en}/errors.waste-balance.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode flow_twice{5101, 422};
inline constexpr ErrorCode process_twice{5102, 422};
inline constexpr ErrorCode flow_unknown{5103, 422};          // params: flow
inline constexpr ErrorCode flow_enters_twice{5104, 422};     // params: flow, process
inline constexpr ErrorCode flow_leaves_twice{5105, 422};     // params: flow, process
inline constexpr ErrorCode process_one_sided{5106, 422};     // params: process
inline constexpr ErrorCode sd_without_value{5107, 422};      // params: id
inline constexpr ErrorCode transfer_not_through{5108, 422};  // params: process, from, to
inline constexpr ErrorCode transfer_twice{5109, 422};        // params: from, to
inline constexpr ErrorCode constants_contradict{5110, 422};  // params: processes, difference
inline constexpr ErrorCode not_converged{5111, 422};         // params: iterations
inline constexpr ErrorCode id_empty{5112, 422};
inline constexpr ErrorCode flow_loops{5113, 422};    // params: flow, process
inline constexpr ErrorCode sd_too_small{5114, 422};  // params: minimum

// Findings: the balance is made, and this must be read beside it.
inline constexpr ErrorCode negative_flow{5120, 422};
inline constexpr ErrorCode coefficient_outside{5121, 422};
inline constexpr ErrorCode suspicious_figure{5122, 422};
inline constexpr ErrorCode flow_not_listed{5123, 422};
inline constexpr ErrorCode process_not_listed{5124, 422};
inline constexpr ErrorCode deviation_left_out{5125, 422};  // params: flows

inline constexpr ErrorCode fee_amount_wrong{5150, 422};     // params: minimum, maximum
inline constexpr ErrorCode fee_unit_missing{5151, 422};     // neither volume nor mass is measured in the rule's unit
inline constexpr ErrorCode fee_above_ceiling{5152, 422};    // a finding
inline constexpr ErrorCode fee_ceiling_missing{5153, 422};  // a finding
inline constexpr ErrorCode fee_row_missing{5154, 422};      // params: year
inline constexpr ErrorCode fee_cell_wrong{5155, 422};       // params: column, value
inline constexpr ErrorCode fee_not_halvable{5156, 422};     // half a unit would not be a whole satang; params: id
inline constexpr ErrorCode fee_columns_wrong{5157, 422};    // params: columns

inline constexpr ErrorCode flow_backwards{5160, 422};      // params: from, to
inline constexpr ErrorCode stage_amount_wrong{5161, 422};  // params: maximum

}  // namespace muang::waste::errors
