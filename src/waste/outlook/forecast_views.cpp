// SPDX-License-Identifier: Apache-2.0
#include "waste/outlook/forecast_views.hpp"

namespace muang::waste {
namespace {

class Answer {
 public:
  Answer(const Segment& segment, const Forecast& forecast, const Texts& texts)
      : segment_(segment), forecast_(forecast), texts_(texts) {}

  ForecastView build(std::size_t months, const std::optional<LandfillSpace>& space) {
    const auto used = static_cast<int>(segment_.tonnes_a_day.size());
    view_.months = static_cast<std::int64_t>(months);
    view_.used_months = used;
    view_.used_from = month_cell(segment_.first), view_.used_to = month_cell(segment_.first + (used - 1));
    view_.left_out_months = static_cast<std::int64_t>(segment_.left_out);
    if (segment_.cut == SeriesCut::Boundary) view_.boundary_change = segment_.cut_name;
    for (const MethodScore& score : forecast_.scores) {
      ForecastMethodView method{std::string(name_of(score.method)), static_cast<std::int64_t>(score.errors), {}, {}, {},
                                score.method == forecast_.chosen};
      if (score.errors > 0) method.mape = score.mape, method.mad = score.mad, method.rmse = score.rmse;
      view_.methods.push_back(std::move(method));
    }
    if (forecast_.chosen) view_.method = std::string(name_of(*forecast_.chosen));
    for (const ForecastPoint& point : forecast_.points) {
      view_.forecast.push_back({month_cell(point.month), month_cell(point.month, buddhist_offset), point.month.days(),
                                point.tonnes_a_day, point.tonnes_a_day * point.month.days(), point.low, point.high});
    }
    add_notes(used);
    if (space) add_landfill(*space);
    return std::move(view_);
  }

 private:
  void note(const std::string& key, const Params& english = {}, const Params& thai = {}) {
    const std::string at = "waste-climate.forecast." + key;
    view_.notes.push_back({key, texts_.get("th", at, thai.empty() ? english : thai), texts_.get("en", at, english)});
  }

  void note_cut() {
    const auto params = [&](int offset) {
      return Params{{"name", segment_.cut_name},
                    {"from", month_cell(segment_.first, offset)},
                    {"months", std::to_string(segment_.left_out)}};
    };
    if (segment_.cut != SeriesCut::None)
      note(segment_.cut == SeriesCut::Boundary ? "boundary" : "gap", params(0), params(buddhist_offset));
  }

  void note_filled() {
    const auto list = [&](int offset) {
      std::string months;
      for (const Month& month : segment_.filled) months += (months.empty() ? "" : ", ") + month_cell(month, offset);
      return Params{{"months", months}};
    };
    if (!segment_.filled.empty()) note("filled", list(0), list(buddhist_offset));
  }

  void add_notes(int used) {
    note_cut();
    note_filled();
    if (segment_.ends)
      note("boundary-ahead", {{"from", month_cell(*segment_.ends)}},
           {{"from", month_cell(*segment_.ends, buddhist_offset)}});
    const std::string months = std::to_string(used);
    if (!forecast_.chosen) return note("too-short", {{"months", months}, {"needed", std::to_string(months_for_naive)}});
    if (!forecast_.sigma)
      return note("not-tested", {{"months", months}, {"needed", std::to_string(months_for_naive + origins_for_test)}});
    const bool decomposed = forecast_.scores.size() > 1 && forecast_.scores[1].method == ForecastMethod::Decomposition;
    if (!decomposed)
      note("no-decomposition", {{"needed", std::to_string(months_for_decomposition + origins_for_decomposition)}});
    note("interval");
  }

  void add_landfill(const LandfillSpace& space) {
    const auto life = landfill_life(forecast_, space);
    if (!life) return note("landfill-unknown");
    LandfillView view{.capacity_tonnes = life->capacity_tonnes};
    if (life->full) view.full = life->full->iso();
    if (life->early) view.early = life->early->iso();
    if (life->late) view.late = life->late->iso();
    view_.landfill = view;
    note(life->full ? "landfill" : "landfill-century");
    if (life->full && life->early && !life->late) note("landfill-late-open");
  }

  const Segment& segment_;
  const Forecast& forecast_;
  const Texts& texts_;
  ForecastView view_;
};

}  // namespace

std::string month_cell(const Month& month, int offset) {
  return std::to_string(month.year + offset) + (month.month < 10 ? "-0" : "-") + std::to_string(month.month);
}

ForecastView forecast_view(const Segment& segment, const Forecast& forecast, std::size_t months,
                           const std::optional<LandfillSpace>& space, const Texts& texts) {
  return Answer(segment, forecast, texts).build(months, space);
}

}  // namespace muang::waste
