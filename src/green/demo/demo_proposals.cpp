// SPDX-License-Identifier: Apache-2.0
#include "green/demo/demo_proposals.hpp"

#include <array>
#include <cstdio>
#include <span>

#include "geo/ellipsoid_rules.hpp"
#include "geo/geojson.hpp"
#include "green/plot/plot_store.hpp"
#include "green/public/proposal_store.hpp"
#include "green/tile/tile_store.hpp"
#include "green/tree/tree_import_store.hpp"
#include "http/attachments.hpp"

namespace muang::green {
namespace {

constexpr Instant day = 24LL * 60 * 60 * 1000;

struct DemoProposal {
  ProposalState state;
  int days_ago, north_e7, east_e7;  // from the town's point
  int side_e7;                      // of its outline; 0: a place alone
  const char* type;
  const char* now_text;
  const char* wish_text;
  const char* why;
  const char* reason;
  const char* public_text;
};
using enum ProposalState;
constexpr std::array<DemoProposal, 8> demo_proposals{{
    {Accepted, 120, 62'000, 41'000, 6'000, "1", "ที่ว่างข้างสนามกีฬา มีต้นหญ้าสูง", "สวนหย่อมมีทางเดิน", "ผู้สูงอายุไม่มีที่ออกกำลังกาย",
     "ขอบคุณสำหรับข้อเสนอ บรรจุในแผนแล้ว", "ที่ว่างข้างสนามกีฬา วางแผนเป็นสวนหย่อมมีทางเดิน"},
    {Declined, 96, -45'000, 88'000, 0, "1", "ลานจอดรถร้าง", "สวนขนาดเล็ก", "", "ที่ดินเป็นของเอกชนและเจ้าของยังไม่ยินยอม", ""},
    {New, 21, -30'000, -52'000, 5'000, "3", "ริมคลองหลังตลาด มีขยะกอง", "แนวต้นไม้และทางจักรยาน", "เด็กนักเรียนเดินผ่านทุกวัน", "", ""},
    {Duplicate, 20, -30'400, -52'300, 0, "3", "ริมคลองหลังตลาด", "ปลูกต้นไม้", "ร้อนมาก", "", ""},
    {Spam, 15, 10'000, 10'000, 0, "1", "รับทำป้ายโฆษณาราคาถูก", "", "", "", ""},
    {New, 9, 90'000, -20'000, 0, "2", "พื้นที่รอบบ่อบำบัดน้ำ", "ปลูกไผ่และต้นไม้กรองกลิ่น", "ลดกลิ่นให้ชุมชนข้างเคียง", "", ""},
    {New, 3, -80'000, 35'000, 8'000, "6", "ที่ราชพัสดุว่างเปล่า", "ป่าในเมือง", "", "", ""},
    {New, 1, 20'000, -95'000, 0, "1", "เกาะกลางวงเวียน", "ไม้พุ่มและที่นั่ง", "จุดรอรถไม่มีร่มเงา", "", ""},
}};

geo::Shape square(const TreePlace& middle, int side_e7) {
  const auto at = [&](int x, int y) {
    return geo::Position{static_cast<double>(middle.lon_e7 + x * side_e7 / 2) / 1e7,
                         static_cast<double>(middle.lat_e7 + y * side_e7 / 2) / 1e7};
  };
  geo::Shape shape{.polygons = {{.outer = {at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)}, .holes = {}}}};
  geo::normalise(shape);
  return shape;
}

std::string receipt(std::size_t number) {
  char out[24];
  std::snprintf(out, sizeof out, "DEM0-0000-0000-%04zu", number);
  return out;
}

std::int64_t planned_plot(store::Transaction& tx, const StoredProposal& proposal, const geo::Shape& shape,
                          const DemoGreenPlan& plan, Instant now) {
  StoredPlot plot{.unit = proposal.unit, .status = PlotStatus::Planned};
  plot.name_th = "สวนหย่อมข้างสนามกีฬา (สาธิต)";
  plot.type = proposal.type;
  plot.plan = "ประชาชนเสนอ";
  plot.open = true;
  plot.demo = true;
  set_outline(plot, shape);
  const std::int64_t id = insert_plot(tx, plot, now, plan.person);
  insert_event(tx, id, PlotEvent{.status = PlotStatus::Planned, .day = {}}, "", now, plan.person);
  return id;
}

}  // namespace

std::int64_t make_demo_proposals(store::Transaction& tx, const DemoGreenPlan& plan) {
  const TownPlace town = place_of_town(tx, plan.detailed);
  if (!town.point) return 0;
  std::int64_t made = 0, original = 0;
  for (const DemoProposal& one : demo_proposals) {
    StoredProposal proposal{.unit = plan.detailed,
                            .place = {town.point->lat_e7 + one.north_e7, town.point->lon_e7 + one.east_e7},
                            .type = one.type,
                            .now_text = one.now_text,
                            .wish_text = one.wish_text,
                            .why = one.why,
                            .demo = true};
    const geo::Shape shape = one.side_e7 > 0 ? square(proposal.place, one.side_e7) : geo::Shape{};
    if (!shape.empty()) {
      geo::append_geometry(proposal.outline, shape);
      proposal.computed_cm2 = geo::area_cm2(shape);
    }
    const Instant sent = plan.now - one.days_ago * day;
    const ProposalContact sender{"ผู้เสนอสาธิต " + std::to_string(made + 1), "040-000-000" + std::to_string(made + 1)};
    proposal.id = insert_proposal(tx, proposal, http::sha256_hex(receipt(static_cast<std::size_t>(++made))), sender, sent);
    if (one.type == std::string_view("3") && original == 0) original = proposal.id;
    if (one.state == New) continue;
    proposal.state = one.state;
    proposal.version = 1;
    proposal.reason = one.reason;
    proposal.public_text = one.public_text;
    if (one.state == Duplicate) proposal.duplicate_of = original;
    if (one.state == ProposalState::Accepted) proposal.plot = planned_plot(tx, proposal, shape, plan, sent + day);
    save_decision(tx, proposal, sent + day, plan.person);
  }
  tiles_follow(tx, std::span(&plan.detailed, 1));
  return made;
}

}  // namespace muang::green
