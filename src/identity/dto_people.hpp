// SPDX-License-Identifier: Apache-2.0
// JSON shapes of people, sessions, links, committees and the audit trail.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::identity {

using http::field;
using http::Limits;

inline constexpr std::string_view role_values = "department|regional-office|provincial-office|officer|viewer";

struct GrantView {
  std::string role;
  std::int64_t unit_id = 0;
  std::string unit_uid, unit_name_th, unit_name_en, unit_class;
  static constexpr auto fields() {
    return std::tuple{field("role", &GrantView::role, "The role.", Limits{.values = role_values}),
                      field("unitId", &GrantView::unit_id, "Top of what it reaches."),
                      field("unitUid", &GrantView::unit_uid, "Its text key."),
                      field("unitNameTh", &GrantView::unit_name_th, "Its full Thai name."),
                      field("unitNameEn", &GrantView::unit_name_en, "Its full English name, or empty."),
                      field("unitClass", &GrantView::unit_class, "Its class.")};
  }
};

struct SeatView {
  std::int64_t committee_id = 0;
  std::string kind;
  std::int64_t year = 0;
  bool chair = false;
  std::string name_th, name_en;
  static constexpr auto fields() {
    return std::tuple{field("committeeId", &SeatView::committee_id, "The committee."),
                      field("kind", &SeatView::kind, "Its kind.", Limits{.values = "area|national|steering"}),
                      field("year", &SeatView::year, "Fiscal year of the round, B.E."),
                      field("chair", &SeatView::chair, "Records the agreed marks."),
                      field("nameTh", &SeatView::name_th, "Thai name."),
                      field("nameEn", &SeatView::name_en, "English name.")};
  }
};

struct Me {
  bool signed_in = false;
  std::optional<std::int64_t> person_id;
  std::optional<std::string> display_name, login;
  std::vector<GrantView> grants;
  std::vector<SeatView> seats;
  std::vector<std::string> permissions;
  static constexpr auto fields() {
    return std::tuple{
        field("signedIn", &Me::signed_in, "False for the public."),
        field("personId", &Me::person_id, "The person."),
        field("displayName", &Me::display_name, "Name as shown."),
        field("login", &Me::login, "Login name."),
        field("grants", &Me::grants, "Roles and where they reach."),
        field("seats", &Me::seats, "Committee seats."),
        field("permissions", &Me::permissions, "Rights that any role carries; the scope is checked on each use.")};
  }
};

struct SignIn {
  std::string login, password;
  static constexpr auto fields() {
    return std::tuple{field("login", &SignIn::login, "Login name.", Limits{.max_length = 200}),
                      field("password", &SignIn::password, "Password.", Limits{.max_length = 1024})};
  }
};

struct PasswordChange {
  std::string current, next;
  static constexpr auto fields() {
    return std::tuple{
        field("current", &PasswordChange::current, "The present password.", Limits{.max_length = 1024}),
        field("next", &PasswordChange::next, "The new one, at least 10 characters.", Limits{.max_length = 1024})};
  }
};

struct LinkView {
  std::string purpose;
  std::optional<std::string> login, display_name;
  std::int64_t expires_at = 0;
  static constexpr auto fields() {
    return std::tuple{field("purpose", &LinkView::purpose, "What it is for.", Limits{.values = "invite|reset|setup"}),
                      field("login", &LinkView::login, "Login name; null for setup."),
                      field("displayName", &LinkView::display_name, "Name; null for setup."),
                      field("expiresAt", &LinkView::expires_at, "Milliseconds since 1970 UTC.")};
  }
};

struct LinkUse {
  std::optional<std::string> display_name, login;
  std::string password;
  static constexpr auto fields() {
    return std::tuple{
        field("displayName", &LinkUse::display_name, "Name as shown; required for setup.", Limits{.max_length = 200}),
        field("login", &LinkUse::login, "Login name; for setup alone.", Limits{.max_length = 200}),
        field("password", &LinkUse::password, "At least 10 characters.", Limits{.max_length = 1024})};
  }
};

struct PersonView {
  std::int64_t id = 0;
  std::string display_name, login;
  bool active = false, manageable = false;
  std::vector<GrantView> grants;
  static constexpr auto fields() {
    return std::tuple{field("id", &PersonView::id, "The person."),
                      field("displayName", &PersonView::display_name, "Name as shown."),
                      field("login", &PersonView::login, "Login name."),
                      field("active", &PersonView::active, "May sign in."),
                      field("manageable", &PersonView::manageable, "The caller may reset, move or disable this person."),
                      field("grants", &PersonView::grants, "Roles within the caller's scope.")};
  }
};

struct PersonInvite {
  std::string display_name, login, role;
  std::vector<std::int64_t> unit_ids;
  static constexpr auto fields() {
    return std::tuple{field("displayName", &PersonInvite::display_name, "Name as shown.", Limits{.max_length = 200}),
                      field("login", &PersonInvite::login, "3 to 64 of a-z 0-9 . _ @ -", Limits{.max_length = 200}),
                      field("role", &PersonInvite::role, "The role.", Limits{.values = role_values}),
                      field("unitIds", &PersonInvite::unit_ids, "Where it reaches.", Limits{.max_items = 50})};
  }
};

struct PersonEdit {
  std::optional<bool> active;
  std::optional<std::string> display_name;
  std::optional<std::vector<std::int64_t>> unit_ids;
  static constexpr auto fields() {
    return std::tuple{
        field("active", &PersonEdit::active, "False: may not sign in, all sessions end."),
        field("displayName", &PersonEdit::display_name, "Name as shown.", Limits{.max_length = 200}),
        field("unitIds", &PersonEdit::unit_ids, "The units of the person's role, all of them.", Limits{.max_items = 50})};
  }
};

struct IssuedLink {
  std::int64_t id = 0;
  std::string link;
  std::int64_t expires_at = 0;
  static constexpr auto fields() {
    return std::tuple{field("id", &IssuedLink::id, "The person."),
                      field("link", &IssuedLink::link, "Path of the one-time page; shown this once."),
                      field("expiresAt", &IssuedLink::expires_at, "Milliseconds since 1970 UTC.")};
  }
};

struct CommitteeMember {
  std::int64_t person_id = 0;
  bool chair = false;
  std::optional<std::string> display_name;
  static constexpr auto fields() {
    return std::tuple{field("personId", &CommitteeMember::person_id, "The person."),
                      field("chair", &CommitteeMember::chair, "Records the agreed marks."),
                      field("displayName", &CommitteeMember::display_name, "Given back, not read.")};
  }
};

struct CommitteeView {
  std::optional<std::int64_t> id;
  std::string kind, name_th, name_en, order_number, order_date;
  std::vector<std::string> provinces;
  std::optional<std::string> unit_kind;
  std::vector<CommitteeMember> members;
  static constexpr auto fields() {
    return std::tuple{
        field("id", &CommitteeView::id, "Given back, not read."),
        field("kind", &CommitteeView::kind, "Its kind.", Limits{.values = "area|national|steering"}),
        field("nameTh", &CommitteeView::name_th, "Thai name.", Limits{.max_length = 300}),
        field("nameEn", &CommitteeView::name_en, "English name, or empty.", Limits{.max_length = 300}),
        field("orderNumber", &CommitteeView::order_number, "Number of the order of appointment.", Limits{.max_length = 100}),
        field("orderDate", &CommitteeView::order_date, "Its date (YYYY-MM-DD).", Limits{.max_length = 10}),
        field("provinces", &CommitteeView::provinces, "Of an area sub-committee: TH-49 …", Limits{.max_items = 77}),
        field("unitKind", &CommitteeView::unit_kind, "Of a national one.",
              Limits{.values = "city|town|subdistrict|sao|pattaya"}),
        field("members", &CommitteeView::members, "Who sits on it.", Limits{.max_items = 100})};
  }
};

struct CommitteeList {
  std::vector<CommitteeView> items;
  static constexpr auto fields() { return std::tuple{field("items", &CommitteeList::items, "Committees of the round.")}; }
};

}  // namespace muang::identity
