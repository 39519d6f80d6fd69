// SPDX-License-Identifier: Apache-2.0
// The plain door to the scoring rules, for a page that shows the score before the server has answered.
#pragma once

#include <string>
#include <string_view>

namespace muang::assessment {

// One flat JSON object of whole numbers and nulls:
//   "pass_mark" percent; "part.N" highest points; "component.N" weight in percent; "level.N" lowest percent (null: the pass
//   mark); "indicator.N.component" position, "indicator.N.scoring" 0 parts, 1 LPA, 2 mean of its lines; "line.N.indicator"
//   position, the lines of one indicator side by side; answers "line.N.part.P" points, "line.N.lpa_score" and
//   "line.N.lpa_max" in hundredths.
// → {"components":[{"points","maxPoints","percent"}],"totalPercent","passMark","passed","level","complete","missing",
//   "toPass","nextLevel":{"level","percentAway"}} as the server's score, but levels and missing lines are positions and a
// number that is no whole one is a string with the 64 bits of its double (IEEE 754) as a decimal number: code that prints
// doubles would weigh more than all rules together. {"error":"malformed","at":byte}, {"error":"unknown","name"},
// {"error":"framework"} where the criteria do not fit together, {"error":"answer","line":position} where an answer is not
// possible. Up to 20 components, 500 indicators, 1,000 lines, 20 levels.
std::string score_sheet_flat(std::string_view json);

}  // namespace muang::assessment
