// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a month at a site. Months are B.E. ("2565-03"), masses kg; null: not stated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"
#include "waste/finding_views.hpp"

namespace muang::waste {

struct ReceiptRow {
  std::int64_t unit_id = 0;
  std::string unit_name_th, unit_name_en, province_name_th, province_name_en, delivered_state;
  std::optional<std::int64_t> kg, delivered_kg, difference_kg;
  bool differs = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("unitId", &ReceiptRow::unit_id, "From which local government."),
                      field("unitNameTh", &ReceiptRow::unit_name_th, "In Thai."),
                      field("unitNameEn", &ReceiptRow::unit_name_en, "In English; may be empty."),
                      field("provinceNameTh", &ReceiptRow::province_name_th, "Its province in Thai."),
                      field("provinceNameEn", &ReceiptRow::province_name_en, "In English."),
                      field("kg", &ReceiptRow::kg, "As received; null: the site names no receipt."),
                      field("deliveredKg", &ReceiptRow::delivered_kg, "As its newest report says; null: no delivery."),
                      field("deliveredState", &ReceiptRow::delivered_state, "Where that report stands; empty: none.",
                            http::Limits{.values = "|draft|submitted|approved|closed"}),
                      field("differenceKg", &ReceiptRow::difference_kg, "Received less delivered; null: one is missing."),
                      field("differs", &ReceiptRow::differs, "Further apart than rule R10 allows.")};
  }
};
struct TransferRow {
  std::int64_t facility_id = 0, kg = 0;
  std::string name_th, name_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("facilityId", &TransferRow::facility_id, "Where to."), field("kg", &TransferRow::kg, "Sent."),
                      field("nameTh", &TransferRow::name_th, "Its name in Thai."),
                      field("nameEn", &TransferRow::name_en, "In English; may be empty.")};
  }
};
struct SiteMonthView {
  std::int64_t facility_id = 0, version = 0;
  std::string name_th, name_en, month, known_by, note;
  int days = 0;
  bool may_edit = false;
  std::vector<ReceiptRow> receipts;
  std::vector<TransferRow> transfers;
  std::optional<std::int64_t> from_others, sent_on, removed_stock, left_over, recovered, gas_recovered;
  std::optional<std::int64_t> received_kg, delivered_kg, stock_kg;
  std::vector<FindingView> findings;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("facilityId", &SiteMonthView::facility_id, "The site."),
        field("nameTh", &SiteMonthView::name_th, "Its name in Thai."),
        field("nameEn", &SiteMonthView::name_en, "In English; may be empty."),
        field("month", &SiteMonthView::month, "Month, B.E."),
        field("days", &SiteMonthView::days, "Days of the month."),
        field("version", &SiteMonthView::version, "For If-Match; 0: nothing is saved yet."),
        field("mayEdit", &SiteMonthView::may_edit, "The caller may save."),
        field("receipts", &SiteMonthView::receipts, "Every town that the site names, and every town that names the site."),
        field("fromOthers", &SiteMonthView::from_others, "From firms and households that bring it themselves."),
        field("receivedKg", &SiteMonthView::received_kg, "Everything received."),
        field("deliveredKg", &SiteMonthView::delivered_kg, "Everything that the towns say they delivered."),
        field("sentOn", &SiteMonthView::sent_on, "Sent to other places, those of the register included."),
        field("transfers", &SiteMonthView::transfers, "Of that, to sites of the register."),
        field("removedStock", &SiteMonthView::removed_stock, "Old waste taken out."),
        field("leftOver", &SiteMonthView::left_over, "This month's waste that was left and joined the old."),
        field("stockKg", &SiteMonthView::stock_kg,
              "Old waste after the newest month reported; null: the register states none."),
        field("recovered", &SiteMonthView::recovered, "Material recovered."),
        field("gasRecovered", &SiteMonthView::gas_recovered, "Methane recovered, kg CH4."),
        field("knownBy", &SiteMonthView::known_by, "How the receipts were found.",
              http::Limits{.values = "|weighed|truck-volume|per-person-rate"}),
        field("note", &SiteMonthView::note, "Explanation."),
        field("findings", &SiteMonthView::findings, "What the rules notice; it refuses nothing.")};
  }
};
struct ReceiptEdit {
  std::int64_t unit_id = 0, kg = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("unitId", &ReceiptEdit::unit_id, "From which local government."),
                      http::field("kg", &ReceiptEdit::kg, "Received.")};
  }
};
struct TransferEdit {
  std::int64_t facility_id = 0, kg = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("facilityId", &TransferEdit::facility_id, "Another site of the register."),
                      http::field("kg", &TransferEdit::kg, "Sent.")};
  }
};
struct SiteMonthEdit {
  std::vector<ReceiptEdit> receipts;
  std::vector<TransferEdit> transfers;
  std::optional<std::int64_t> from_others, sent_on, removed_stock, left_over, recovered, gas_recovered;
  std::optional<std::string> known_by, note;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("receipts", &SiteMonthEdit::receipts, "By local government."),
                      field("transfers", &SiteMonthEdit::transfers, "To sites of the register."),
                      field("fromOthers", &SiteMonthEdit::from_others, "From firms and households."),
                      field("sentOn", &SiteMonthEdit::sent_on, "Sent to other places, the transfers included."),
                      field("removedStock", &SiteMonthEdit::removed_stock, "Old waste taken out."),
                      field("leftOver", &SiteMonthEdit::left_over, "This month's waste that joined the old."),
                      field("recovered", &SiteMonthEdit::recovered, "Material recovered."),
                      field("gasRecovered", &SiteMonthEdit::gas_recovered, "kg CH4."),
                      field("knownBy", &SiteMonthEdit::known_by, "How the receipts were found.",
                            http::Limits{.values = "|weighed|truck-volume|per-person-rate"}),
                      field("note", &SiteMonthEdit::note, "Explanation.", http::Limits{.max_length = 2000})};
  }
};

}  // namespace muang::waste
