// SPDX-License-Identifier: Apache-2.0
// A survey of plots for people and for programs.
#pragma once

#include <string>
#include <string_view>

#include "base/texts.hpp"
#include "green/plot_survey.hpp"

namespace muang::green {

std::string plot_report_json(const PlotSurvey& survey, const Texts& texts);  // PlotSurveyView
// Lines to read, in "th" or "en"; areas with two decimals.
std::string plot_report_text(const PlotSurvey& survey, const Texts& texts, std::string_view language);

}  // namespace muang::green
