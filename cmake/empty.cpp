// SPDX-License-Identifier: Apache-2.0
// A library with rules only still needs one file.
