// SPDX-License-Identifier: Apache-2.0
#include "waste/site/receipt_store.hpp"

#include "waste/sql.hpp"

namespace muang::waste {

StoredSiteMonth find_site_month(store::Transaction& tx, std::int64_t facility, const Month& period) {
  StoredSiteMonth stored{.facility = facility, .period = period};
  SiteMonth& month = stored.month;
  tx.query(sql::site_month, {{"facility_id", facility}, {"month", period.index()}}, [&](const store::Row& row) {
    month.sent_on = row.maybe_integer(0);
    month.removed_stock = row.maybe_integer(1);
    month.left_over = row.maybe_integer(2);
    month.recovered = row.maybe_integer(3);
    month.gas_recovered = row.maybe_integer(4);
    stored.known_by = static_cast<KnownBy>(row.integer(5));
    stored.note = row.string(6);
    stored.version = row.integer(7);
  });
  tx.query(sql::site_receipts, {{"facility_id", facility}, {"month", period.index()}}, [&](const store::Row& row) {
    if (row.is_null(0)) {
      month.from_others = row.integer(1);
    } else {
      month.receipts.push_back({row.integer(0), row.integer(1), {}});
    }
  });
  tx.query(sql::site_transfers, {{"facility_id", facility}, {"month", period.index()}}, [&](const store::Row& row) {
    month.transfers.push_back({row.integer(0), row.integer(1)});
  });
  return stored;
}

namespace {

void replace_lists(store::Transaction& tx, const StoredSiteMonth& stored) {
  const std::initializer_list<store::Param> key{{"facility_id", stored.facility}, {"month", stored.period.index()}};
  tx.run(sql::clear_receipts, key);
  tx.run(sql::clear_transfers, key);
  const auto receive = [&](std::optional<std::int64_t> unit, std::int64_t kg) {
    tx.run(sql::insert_receipt,
           {{"facility_id", stored.facility}, {"month", stored.period.index()}, {"unit_id", unit}, {"kg", kg}});
  };
  for (const Receipt& receipt : stored.month.receipts) {
    if (receipt.kg) receive(receipt.unit, *receipt.kg);
  }
  if (stored.month.from_others) receive(std::nullopt, *stored.month.from_others);
  for (const Transfer& transfer : stored.month.transfers) {
    tx.run(sql::insert_transfer, {{"facility_id", stored.facility},
                                  {"month", stored.period.index()},
                                  {"to_facility_id", transfer.to},
                                  {"kg", transfer.kg}});
  }
}

}  // namespace

bool save_site_month(store::Transaction& tx, const StoredSiteMonth& stored, Instant now, PersonId person) {
  const SiteMonth& month = stored.month;
  std::vector<store::Param> params{{"facility_id", stored.facility},
                                   {"month", stored.period.index()},
                                   {"sent_on", month.sent_on},
                                   {"removed_stock", month.removed_stock},
                                   {"left_over", month.left_over},
                                   {"recovered", month.recovered},
                                   {"gas_recovered", month.gas_recovered},
                                   {"known_by", static_cast<int>(stored.known_by)},
                                   {"note", stored.note},
                                   {"now", now},
                                   {"person_id", person}};
  if (stored.version == 0) {
    tx.run(sql::insert_site_month, store::Params(params));
  } else {
    params.emplace_back("version", stored.version);
    if (tx.run(sql::save_site_month, store::Params(params)) != 1) return false;
  }
  replace_lists(tx, stored);
  return true;
}

std::map<std::int64_t, Said> said_delivered(store::Transaction& tx, std::int64_t facility, const Month& period) {
  std::map<std::int64_t, Said> said;
  tx.query(sql::said_delivered, {{"facility_id", facility}, {"month", period.index()}}, [&](const store::Row& row) {
    said[row.integer(0)] = {row.maybe_integer(1), row.string(2)};
  });
  return said;
}

std::vector<StockMove> stock_moves(store::Transaction& tx, std::int64_t facility) {
  return tx.all(sql::stock_moves, {{"facility_id", facility}}, [](const store::Row& row) {
    return StockMove{Month::from_index(static_cast<int>(row.integer(0))), row.maybe_integer(1).value_or(0),
                     row.maybe_integer(2).value_or(0)};
  });
}

}  // namespace muang::waste
