-- name: facilities_all
SELECT id, unit_id, name_th, name_en, method, operator_kind, operator_name, latitude_micro, longitude_micro, opened, closed,
  area_square_metres, depth_centimetres, capacity_cubic_metres, capacity_left_cubic_metres, stock_kg, ticked, water_metres,
  flood_prone, override_class, override_reason, override_from, note, version
FROM waste_facilities ORDER BY name_th, id;

-- name: facility_by_id
SELECT id, unit_id, name_th, name_en, method, operator_kind, operator_name, latitude_micro, longitude_micro, opened, closed,
  area_square_metres, depth_centimetres, capacity_cubic_metres, capacity_left_cubic_metres, stock_kg, ticked, water_metres,
  flood_prone, override_class, override_reason, override_from, note, version
FROM waste_facilities WHERE id = :id;

-- name: insert_facility
INSERT INTO waste_facilities (unit_id, name_th, name_en, method, operator_kind, operator_name, latitude_micro, longitude_micro,
  opened, closed, area_square_metres, depth_centimetres, capacity_cubic_metres, capacity_left_cubic_metres, stock_kg, ticked,
  water_metres, flood_prone, override_class, override_reason, override_from, note, version, updated_at, updated_by)
VALUES (:unit_id, :name_th, :name_en, :method, :operator_kind, :operator_name, :latitude_micro, :longitude_micro, :opened,
  :closed, :area_square_metres, :depth_centimetres, :capacity_cubic_metres, :capacity_left_cubic_metres, :stock_kg, :ticked,
  :water_metres, :flood_prone, :override_class, :override_reason, :override_from, :note, 1, :now, :person_id)
RETURNING id;

-- name: save_facility
UPDATE waste_facilities SET unit_id = :unit_id, name_th = :name_th, name_en = :name_en, method = :method,
  operator_kind = :operator_kind, operator_name = :operator_name, latitude_micro = :latitude_micro,
  longitude_micro = :longitude_micro, opened = :opened, closed = :closed, area_square_metres = :area_square_metres,
  depth_centimetres = :depth_centimetres, capacity_cubic_metres = :capacity_cubic_metres,
  capacity_left_cubic_metres = :capacity_left_cubic_metres, stock_kg = :stock_kg, ticked = :ticked,
  water_metres = :water_metres, flood_prone = :flood_prone, override_class = :override_class,
  override_reason = :override_reason, override_from = :override_from, note = :note, version = version + 1,
  updated_at = :now, updated_by = :person_id
WHERE id = :id AND version = :version;

-- What the towns' counted reports say was delivered to a site, month by month.
-- name: delivered_to_site
SELECT r.month, CAST(SUM(d.kg) AS BIGINT)
FROM waste_deliveries d JOIN waste_reports r ON r.id = d.report_id
WHERE d.facility_id = :facility_id AND r.month BETWEEN :first AND :last AND r.counted = 1 AND d.kg IS NOT NULL
GROUP BY r.month;

-- name: received_at_site
SELECT month, CAST(SUM(kg) AS BIGINT)
FROM waste_receipts WHERE facility_id = :facility_id AND month BETWEEN :first AND :last GROUP BY month;
