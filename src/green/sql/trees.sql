-- A page of the register with each tree's last measurement. '' and NULL narrow nothing; special: only heritage, royal and notable trees,
-- and no box finds those whose place is not public.
-- name: trees_page
SELECT t.id, t.unit_id, t.plot_id, t.code, t.species, t.species_text, t.lat_e7, t.lon_e7, t.planted_on, t.campaign, t.class, t.setting, t.age_text,
  t.note, t.status, t.status_on, t.status_reason, t.successor_id, t.demo, t.version, m.day, m.girth_mm, m.dbh_mm, m.height_mm, m.crown_mm
FROM green_trees t
LEFT JOIN green_tree_measurements m ON m.tree_id = t.id AND m.day = (SELECT MAX(x.day) FROM green_tree_measurements x WHERE x.tree_id = t.id)
WHERE t.unit_id = :unit_id AND t.id > :after AND (CAST(:special AS BIGINT) = 0 OR t.class <> 'ordinary') AND (:species = '' OR t.species = :species)
  AND (:class = '' OR t.class = :class) AND (:status = '' OR t.status = :status)
  AND (:pattern = '' OR LOWER(t.code) LIKE :pattern ESCAPE '!' OR LOWER(t.species_text) LIKE :pattern ESCAPE '!'
    OR LOWER(t.species) LIKE :pattern ESCAPE '!' OR LOWER(t.campaign) LIKE :pattern ESCAPE '!')
  AND (CAST(:framed AS BIGINT) = 0 OR (t.lat_e7 BETWEEN :south AND :north AND t.lon_e7 BETWEEN :west AND :east
    AND (CAST(:special AS BIGINT) = 0 OR (t.setting <> 'home'
      AND NOT EXISTS (SELECT 1 FROM green_plots p WHERE p.id = t.plot_id AND p.owner_kind = 'private' AND p.is_open = 0)))))
ORDER BY t.id LIMIT :most;

-- name: trees_counted
SELECT COUNT(*) FROM green_trees t
WHERE t.unit_id = :unit_id AND (CAST(:special AS BIGINT) = 0 OR t.class <> 'ordinary') AND (:species = '' OR t.species = :species)
  AND (:class = '' OR t.class = :class) AND (:status = '' OR t.status = :status)
  AND (:pattern = '' OR LOWER(t.code) LIKE :pattern ESCAPE '!' OR LOWER(t.species_text) LIKE :pattern ESCAPE '!'
    OR LOWER(t.species) LIKE :pattern ESCAPE '!' OR LOWER(t.campaign) LIKE :pattern ESCAPE '!')
  AND (CAST(:framed AS BIGINT) = 0 OR (t.lat_e7 BETWEEN :south AND :north AND t.lon_e7 BETWEEN :west AND :east
    AND (CAST(:special AS BIGINT) = 0 OR (t.setting <> 'home'
      AND NOT EXISTS (SELECT 1 FROM green_plots p WHERE p.id = t.plot_id AND p.owner_kind = 'private' AND p.is_open = 0)))));

-- name: tree_by_id
SELECT id, unit_id, plot_id, code, species, species_text, lat_e7, lon_e7, planted_on, campaign, class, setting, age_text, note, status,
  status_on, status_reason, successor_id, demo, version FROM green_trees WHERE id = :id;

-- name: tree_by_code
SELECT id FROM green_trees WHERE unit_id = :unit_id AND code = :code;

-- name: take_tree_numbers
UPDATE green_tree_numbers SET last = last + :count RETURNING last;

-- name: insert_tree
INSERT INTO green_trees (id, unit_id, plot_id, code, species, species_text, lat_e7, lon_e7, planted_on, campaign, class, setting, age_text, note,
  status, status_on, status_reason, successor_id, demo, import_id, version, updated_at, updated_by)
VALUES (:id, :unit_id, :plot_id, :code, :species, :species_text, :lat_e7, :lon_e7, :planted_on, :campaign, :class, :setting, :age_text, :note,
  :status, :status_on, :status_reason, :successor_id, :demo, :import_id, 1, :now, :person_id);

-- name: save_tree
UPDATE green_trees SET plot_id = :plot_id, code = :code, species = :species, species_text = :species_text, lat_e7 = :lat_e7, lon_e7 = :lon_e7,
  planted_on = :planted_on, campaign = :campaign, class = :class, setting = :setting, age_text = :age_text, note = :note, status = :status,
  status_on = :status_on, status_reason = :status_reason, successor_id = :successor_id, version = version + 1, updated_at = :now,
  updated_by = :person_id
WHERE id = :id AND version = :version;

-- name: measurements_of_tree
SELECT m.day, m.girth_mm, m.dbh_mm, m.height_mm, m.crown_mm, m.method, m.health, m.risk, m.note, m.measured_at, COALESCE(p.display_name, '')
FROM green_tree_measurements m LEFT JOIN identity_people p ON p.id = m.measured_by WHERE m.tree_id = :tree_id ORDER BY m.day;

-- name: insert_measurement
INSERT INTO green_tree_measurements (tree_id, day, girth_mm, dbh_mm, height_mm, crown_mm, method, health, risk, note, measured_at, measured_by)
VALUES (:tree_id, :day, :girth_mm, :dbh_mm, :height_mm, :crown_mm, :method, :health, :risk, :note, :now, :person_id);

-- name: correct_measurement
UPDATE green_tree_measurements SET girth_mm = :girth_mm, dbh_mm = :dbh_mm, height_mm = :height_mm, crown_mm = :crown_mm, method = :method,
  health = :health, risk = :risk, note = :note, measured_at = :now, measured_by = :person_id
WHERE tree_id = :tree_id AND day = :day;

-- name: insert_tree_event
INSERT INTO green_tree_events (tree_id, unit_id, day, kind, reason, successor_id, lat_e7, lon_e7, at, person_id)
VALUES (:tree_id, :unit_id, :day, :kind, :reason, :successor_id, :lat_e7, :lon_e7, :now, :person_id);

-- name: events_of_tree
SELECT e.day, e.kind, e.reason, e.successor_id, e.at, COALESCE(p.display_name, '')
FROM green_tree_events e LEFT JOIN identity_people p ON p.id = e.person_id WHERE e.tree_id = :tree_id ORDER BY e.id;

-- name: drop_planting
DELETE FROM green_tree_events WHERE tree_id = :tree_id AND kind = 'planted';

-- name: plot_of_town
SELECT id FROM green_plots WHERE id = :plot_id AND unit_id = :unit_id;

-- The last two measurements of each tree that stands, by tree and day; one row without a day for a tree that was never measured.
-- name: measured_standing_trees
SELECT t.id, t.species, t.species_text, t.setting, m.day, m.girth_mm, m.dbh_mm, m.height_mm
FROM green_trees t
LEFT JOIN green_tree_measurements m ON m.tree_id = t.id AND (SELECT COUNT(*) FROM green_tree_measurements x WHERE x.tree_id = t.id AND x.day > m.day) < 2
WHERE t.unit_id = :unit_id AND t.status IN ('living', 'moved') ORDER BY t.id, m.day;

-- name: campaigns_of_town
SELECT t.campaign, COALESCE(MIN(NULLIF(t.planted_on, '')), ''), COALESCE(MAX(t.planted_on), ''), COUNT(*),
  CAST(SUM(CASE WHEN t.status IN ('living', 'moved') THEN 1 ELSE 0 END) AS BIGINT),
  CAST(SUM(CASE WHEN t.status IN ('living', 'moved') THEN 0 ELSE 1 END) AS BIGINT),
  CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM green_tree_measurements m WHERE m.tree_id = t.id) THEN 1 ELSE 0 END) AS BIGINT)
FROM green_trees t WHERE t.unit_id = :unit_id AND t.campaign <> '' GROUP BY t.campaign ORDER BY t.campaign;

-- name: trees_of_month
SELECT t.species, MIN(t.species_text), CASE WHEN e.kind = 'planted' THEN t.campaign ELSE e.reason END, COUNT(*)
FROM green_tree_events e JOIN green_trees t ON t.id = e.tree_id
WHERE e.unit_id = :unit_id AND e.kind = :kind AND e.day >= :first AND e.day < :after
GROUP BY t.species, CASE WHEN t.species = '' THEN t.species_text ELSE '' END, CASE WHEN e.kind = 'planted' THEN t.campaign ELSE e.reason END
ORDER BY 2, 3;
