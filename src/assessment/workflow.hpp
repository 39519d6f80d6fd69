// SPDX-License-Identifier: Apache-2.0
// Who a person is towards one sheet, where the sheet stands, and the steps as they are taken. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.hpp"
#include "assessment/sheets.hpp"
#include "assessment/workflow_rules.hpp"
#include "identity/identity.hpp"

namespace muang::assessment {

Hats hats_of(const identity::Actor& actor, const identity::OrgUnit& unit, int fiscal_year);
// How far somebody sees into a unit's sheet of one round, by role or by a seat of that very round. A national committee sees
// the sheets that have entered its stage, nothing before.
enum class Sight { None, NationalStage, Full };
Sight sight_of(const identity::Actor& actor, const identity::OrgUnit& unit, int fiscal_year);
bool reaches(Sight sight, const SheetRow& sheet);

Standing standing_of(store::Transaction& tx, const AssessmentService& service, const SheetRow& sheet, const RoundRow& round,
                     Instant now);
std::vector<std::string> allowed_action_codes(store::Transaction& tx, const AssessmentService& service,
                                              const identity::Actor& actor, const identity::OrgUnit& unit,
                                              const SheetRow& sheet, const RoundRow& round, Instant now);
// Score of the agreed marks of a stage; nothing while there is none.
std::optional<Score> agreed_score(store::Transaction& tx, const AssessmentService& service, const SheetRow& sheet,
                                  MarkStage stage);

// Takes the step inside the caller's transaction: rules, row, event, audit entry, topics. `version` is what the caller saw.
Result<Done> take_step(store::Transaction& tx, identity::AuditEntry& entry, const AssessmentService& service,
                       const identity::Actor& actor, const identity::OrgUnit& unit, int fiscal_year, const Asked& asked,
                       std::int64_t version, Instant now);

// What a request names: {unit} (id or uid) and {year} (B.E.), seen with the caller's eyes. Unknown and foreign alike: 404.
struct Place {
  const identity::OrgUnit* unit = nullptr;
  Sight sight = Sight::None;
  FiscalYear year = FiscalYear::from_gregorian(2019);
  std::shared_ptr<const identity::UnitTree> tree;  // keeps `unit` alive
};
Result<FiscalYear> year_named(const std::string& text);  // "2563"
Result<Place> sheet_place(const http::Call& call, const AssessmentService& service);
struct FoundSheet {
  SheetRow sheet;
  RoundRow round;
};
std::optional<FiscalYear> newest_round(store::Transaction& tx, const Date& today);  // the newest that has opened
std::optional<SheetRow> seen_sheet(store::Transaction& tx, const Place& place);     // nothing beyond the caller's sight
Result<FoundSheet> found_sheet(store::Transaction& tx, const Place& place);

// The answer of GET sheet, given after a step too.
Result<http::Response> sheet_answer(const AssessmentService& service, const http::Call& call, const identity::OrgUnit& unit,
                                    int fiscal_year);
http::SchemaRef sheet_schema();

// The parts of endpoints_workflow.
void add_round_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_transition_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_mark_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_inbox_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_timeline_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_comment_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_means_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);

}  // namespace muang::assessment
