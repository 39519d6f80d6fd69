-- name: insert_people_set
INSERT INTO green_people_sets (unit_id, year, version, kind, source, certainty, file_name, sha256, need_names, places, people_thousandths, cells,
  demo, created_at, created_by)
VALUES (:unit_id, :year, :version, :kind, :source, :certainty, :file_name, :sha256, :need_names, :places, :people, :cells, :demo, :now, :person_id)
RETURNING id;

-- name: insert_people_place
INSERT INTO green_people_places (set_id, place, code, name, people_thousandths, households, lat_e7, lon_e7, trees_seen, canopy_percent, green_m2,
  area_km2, needs)
VALUES (:set_id, :place, :code, :name, :people, :households, :lat_e7, :lon_e7, :trees_seen, :canopy_percent, :green_m2, :area_km2, :needs);

-- Every set that the unit ever had, the one that counts first in each year.
-- name: people_sets
SELECT s.id, s.unit_id, s.year, s.version, s.kind, s.source, s.certainty, s.file_name, s.sha256, s.need_names, s.places, s.people_thousandths,
  s.cells, s.demo, s.created_at, COALESCE(p.display_name, '')
FROM green_people_sets s LEFT JOIN identity_people p ON p.id = s.created_by
WHERE s.unit_id = :unit_id ORDER BY s.year DESC, s.version DESC;

-- name: people_places
SELECT code, name, people_thousandths, households, lat_e7, lon_e7, trees_seen, canopy_percent, green_m2, area_km2, needs
FROM green_people_places WHERE set_id = :set_id ORDER BY place;

-- Green that anybody may enter and that meets a box, of whichever town.
-- name: public_plots_in_box
SELECT id, unit_id, name_th, computed_cm2, outline FROM green_plots
WHERE south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND is_open = 1 AND status IN ('existing', 'added', 'restored') ORDER BY id;

-- name: public_plots_without_outline
SELECT COUNT(*) FROM green_plots
WHERE unit_id = :unit_id AND outline = '' AND is_open = 1 AND status IN ('existing', 'added', 'restored');

-- name: public_plot_middles
SELECT (south_e7 + north_e7) / 2, (west_e7 + east_e7) / 2, computed_cm2 FROM green_plots
WHERE unit_id = :unit_id AND outline <> '' AND is_open = 1 AND status IN ('existing', 'added', 'restored') ORDER BY id;

-- name: people_outline
SELECT outline FROM green_boundaries WHERE unit_id = :unit_id;
