// SPDX-License-Identifier: Apache-2.0
// What other slices may ask of identity: who acts, with which rights, and where in the tree of organisational units.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"
#include "base/core/id.hpp"
#include "base/core/permission.hpp"
#include "base/core/result.hpp"
#include "http/call.hpp"
#include "identity/audit.hpp"
#include "store/database.hpp"

namespace muang::identity {

enum class UnitClass { Nation, Department, RegionalOffice, Province, LocalGovernment };
enum class Kind { City, Town, Subdistrict, Sao, Pattaya };  // เทศบาลนคร เมือง ตำบล, อบต., เมืองพัทยา
std::string_view class_code(UnitClass unit_class);  // "nation" "department" "regional-office" "province" "local-government"
std::optional<UnitClass> parse_class(std::string_view code);
std::string_view kind_code(Kind kind);  // "city" "town" "subdistrict" "sao" "pattaya"
std::optional<Kind> parse_kind(std::string_view code);

enum class Role { Department, RegionalOffice, ProvincialOffice, MunicipalOfficer, Viewer };
std::string_view role_code(Role role);  // "department" "regional-office" "provincial-office" "officer" "viewer"
std::optional<Role> parse_role(std::string_view code);

// A unit as it was on one day. Never keyed on a code that changes: `id` is ours and stays.
struct OrgUnit {
  OrgUnitId id;
  UnitClass unit_class;
  std::string uid;               // stable text key of the seed files: "TH", "REO-12", "TH-49", "LG-0001"
  std::string name_th, name_en;  // without the kind's prefix
  std::optional<Kind> kind;      // of a local government
  OrgUnitId province;            // of a local government
  OrgUnitId office;              // regional environment office of the province
  std::string code;              // ISO 3166-2 of a province, DOPA registration code of a local government
  int office_number = 0;         // 1 to 16: of an office, its provinces and their local governments
  bool in_programme =
      true;  // Bangkok is not; an อบต. that was brought in for its waste is not, until it becomes a municipality
  std::optional<std::string> listed_from;  // ISO day from which an อบต. is listed; nothing: always
  bool ended = false;                      // merged into another before this day: found by id, listed nowhere
  std::string full_name_th() const;  // "เทศบาลเมืองมุกดาหาร", "จังหวัดมุกดาหาร"
  std::string full_name_en() const;  // "Mukdahan Town Municipality"; empty when no English name is known
};

// The whole tree on one day, immutable once made and cheap to share. Kept per day, remade when topic "units" moves.
class UnitTree {
 public:
  virtual ~UnitTree() = default;
  virtual const OrgUnit* find(OrgUnitId id) const = 0;
  virtual const OrgUnit* find_uid(std::string_view uid) const = 0;
  virtual const std::vector<OrgUnit>& units() const = 0;  // Thai order within class; without those that ended
  virtual std::vector<const OrgUnit*> local_governments_of(OrgUnitId province) const = 0;
  virtual std::vector<const OrgUnit*> provinces() const = 0;  // the 76 of the programme, not Bangkok
  // unit is `above` itself or lies under it: local government → province → office, and everything → nation.
  virtual bool lies_in(OrgUnitId unit, OrgUnitId above) const = 0;
};

struct Grant {
  Role role;
  OrgUnitId scope;  // the unit at the top of what the role reaches
};

// One seat on a committee of a round, appointed by an order.
struct Seat {
  std::int64_t committee;
  std::string kind;                  // "area" "national" "steering"
  int fiscal_year;                   // Gregorian
  bool chair = false;                // may record the agreed marks and decisions
  std::vector<OrgUnitId> provinces;  // of an area sub-committee
  std::optional<Kind> unit_kind;     // of a national one
};

struct Actor : http::Caller {
  PersonId id;
  std::int64_t session_id = 0;
  std::string display_name;
  std::vector<Grant> grants;
  std::vector<Seat> seats;
  std::shared_ptr<const UnitTree> tree;

  bool is_signed_in() const override { return static_cast<bool>(id); }
  std::int64_t person() const override { return id.value; }
  std::int64_t session() const override { return session_id; }
  // A role that carries the permission, with a scope that holds the unit.
  bool may(Permission permission, OrgUnitId unit) const;
  bool may_somewhere(Permission permission) const;
  bool has(Role role) const;
  bool sees(OrgUnitId unit) const;  // the unit lies in the scope of any grant or seat: unannounced results may be shown
  const Seat* seat_for(std::string_view kind, int fiscal_year, const OrgUnit& unit) const;
};

// The caller of a request. The public is an Actor without a person.
const Actor& actor_of(const http::Call& call);
Author author_of(const http::Call& call);

class Identity {
 public:
  virtual ~Identity() = default;
  virtual std::shared_ptr<const UnitTree> tree_on(const Date& day) const = 0;
  virtual std::shared_ptr<const UnitTree> tree_now() const = 0;
  virtual Audit& audit() = 0;
  virtual store::Database& database() = 0;
  virtual Instant now() const = 0;
};

// The one implementation. `clock` gives the present (tests set it); empty: the machine's clock.
std::unique_ptr<Identity> make_identity(store::Database& database, std::function<Instant()> clock = {});

// Adds to the database what <data>/org-units/*.csv holds and it does not know yet; an edit by a person is never overwritten.
// Quick when the files have not changed. Throws SeedFault with file and line.
struct SeedFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};
void seed_units(Identity& identity, const std::filesystem::path& data_folder);

// The อบต. of data/org-units/sao.csv: no units until their province is brought in, then local governments outside of the
// programme. Only their numbers stay in memory; a province is rarely brought in, and then the file is read again.
class SaoList {
 public:
  // Reads and checks the file. Throws SeedFault with file and line.
  explicit SaoList(const std::filesystem::path& data_folder);
  std::size_t count_in(std::string_view province_uid) const;
  // Makes them units that are listed from the day on. Within a write of the caller, who bumps topic "units". Returns how
  // many are new; those that are units already stay as they are.
  std::size_t bring_in(store::Transaction& tx, std::string_view province_uid, const Date& day) const;

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::size_t, std::less<>> count_;  // by province
};

// Rights declared here because several slices check them. role → permission: roles.cpp, one readable table.
namespace permissions {
inline constexpr Permission manage_units{"units.manage"};              // department
inline constexpr Permission invite_people{"people.invite"};            // department: all; province: officers of its towns
inline constexpr Permission appoint_committees{"committees.appoint"};  // department
inline constexpr Permission read_audit{"audit.read"};                  // department
inline constexpr Permission edit_facts{"facts.edit"};                  // officer
inline constexpr Permission read_facts{"facts.read"};                  // every role in scope
inline constexpr Permission edit_sheet{"sheet.edit"};                  // officer
inline constexpr Permission read_sheet{"sheet.read"};                  // every role in scope
inline constexpr Permission check_sheet{"sheet.check"};                // provincial office
inline constexpr Permission annotate_sheet{"sheet.annotate"};          // regional office, provincial office
inline constexpr Permission import_lpa{"lpa.import"};                  // provincial office
inline constexpr Permission manage_rounds{"rounds.manage"};            // department
inline constexpr Permission announce{"results.announce"};              // department
inline constexpr Permission read_candidates{"coverage.candidates"};    // offices
inline constexpr Permission read_waste{"waste.read"};                  // every role in scope
inline constexpr Permission edit_waste{"waste.edit"};                  // officer
inline constexpr Permission check_waste{"waste.check"};                // provincial office
inline constexpr Permission close_waste{"waste.close"};                // regional office
inline constexpr Permission read_green{"green.read"};                  // every role in scope
inline constexpr Permission measure_green{"green.measure"};            // bring in images and order figures in scope
inline constexpr Permission record_green{"green.record"};              // officer; provincial office, to correct
inline constexpr Permission decide_proposals{"green.proposals"};       // officer: what citizens propose, and who they are
}  // namespace permissions

}  // namespace muang::identity
