// SPDX-License-Identifier: Apache-2.0
// Change of cover between two classified images. A map of which the share `a` of cells is right may have the share 1 − a of
// them in a wrong class, all in the same direction at worst; so two shares may differ by (1 − a1) + (1 − a2) although
// nothing changed on the ground. That bound is inferred and wide: it says what a difference of two maps alone can prove. A
// sample of points looked at in both images gives a narrower one.
#pragma once

namespace muang::green {

struct ShareChange {
  double from = 0, to = 0;    // shares, 0 to 1
  double doubt = 0;           // 0 to 1
  bool beyond_doubt = false;  // |to − from| > doubt
};
// Accuracies above 0 up to 1.
ShareChange change_of(double from, double to, double accuracy_from, double accuracy_to);

}  // namespace muang::green
