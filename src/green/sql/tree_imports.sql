-- The trees of a town with their last measurement, as a file is compared with them. Those that are gone are compared too: a file may hold
-- them still.
-- name: trees_to_compare
SELECT t.id, t.code, t.species, t.species_text, t.lat_e7, t.lon_e7, m.day, m.girth_mm, m.dbh_mm, m.height_mm
FROM green_trees t
LEFT JOIN green_tree_measurements m ON m.tree_id = t.id AND m.day = (SELECT MAX(x.day) FROM green_tree_measurements x WHERE x.tree_id = t.id)
WHERE t.unit_id = :unit_id ORDER BY t.id;

-- name: place_of_town
SELECT latitude, longitude, area_km2 FROM identity_units WHERE id = :unit_id;

-- name: tree_import_of_file
SELECT id, imported_at FROM green_tree_imports WHERE unit_id = :unit_id AND sha256 = :sha256 AND accepted = :accepted ORDER BY id LIMIT 1;

-- name: insert_tree_import
INSERT INTO green_tree_imports (unit_id, file_name, sha256, accepted, row_count, new_trees, repeats, known, refused, left_out, warnings,
  imported_at, imported_by)
VALUES (:unit_id, :file_name, :sha256, :accepted, :row_count, :new_trees, :repeats, :known, :refused, :left_out, :warnings, :now, :person_id)
RETURNING id;

-- name: append_tree_measurement
INSERT INTO green_tree_measurements (tree_id, day, girth_mm, dbh_mm, height_mm, crown_mm, import_id, measured_at, measured_by)
VALUES (:tree_id, :day, :girth_mm, :dbh_mm, :height_mm, :crown_mm, :import_id, :measured_at, :measured_by);

-- name: insert_tree_import_finding
INSERT INTO green_tree_import_findings (import_id, place, row_number, column_title, code, accepted, params)
VALUES (:import_id, :place, :row_number, :column_title, :code, :accepted, :params);

-- name: find_tree_import
SELECT i.id, i.unit_id, i.file_name, i.sha256, i.accepted, i.row_count, i.new_trees, i.repeats, i.known, i.refused, i.left_out, i.warnings,
  i.imported_at, i.imported_by, p.display_name
FROM green_tree_imports i LEFT JOIN identity_people p ON p.id = i.imported_by WHERE i.id = :id;

-- name: tree_import_findings
SELECT row_number, column_title, code, accepted, params FROM green_tree_import_findings
WHERE import_id = :import_id ORDER BY row_number, place LIMIT :most;

-- name: touch_repeated_trees
UPDATE green_trees SET version = version + 1, updated_at = :now, updated_by = :person_id
WHERE unit_id = :unit_id AND id IN (SELECT tree_id FROM green_tree_measurements WHERE import_id = :import_id) AND (import_id IS NULL OR import_id <> :import_id);
