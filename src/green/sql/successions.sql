-- Merges and splits of plots: 0081_green_successions.sql.
-- name: insert_succession
INSERT INTO green_plot_successions (unit_id, kind, plot_id, plot_version, day, reason, outline_before, area_before_cm2, repaired_before,
  stated_text_before, stated_cm2_before, area_reason_before, status_before, since_before, recorded_at, recorded_by, undone_reason)
VALUES (:unit_id, :kind, :plot_id, :plot_version, :day, :reason, :outline_before, :area_before_cm2, :repaired_before, :stated_text_before,
  :stated_cm2_before, :area_reason_before, :status_before, :since_before, :now, :person_id, '') RETURNING id;

-- name: insert_succession_member
INSERT INTO green_plot_succession_members (succession_id, plot_id, status_before, since_before)
VALUES (:succession_id, :plot_id, :status_before, :since_before);

-- The last step of a plot that stands.
-- name: last_succession
SELECT id, kind, plot_version, outline_before, repaired_before, stated_text_before, stated_cm2_before, area_reason_before, status_before, since_before
FROM green_plot_successions WHERE plot_id = :plot_id AND undone_at IS NULL ORDER BY id DESC LIMIT 1;

-- name: succession_members
SELECT plot_id, status_before, since_before FROM green_plot_succession_members WHERE succession_id = :succession_id ORDER BY plot_id;

-- name: undo_succession
UPDATE green_plot_successions SET undone_at = :now, undone_by = :person_id, undone_reason = :reason WHERE id = :id AND undone_at IS NULL;

-- name: supersede_succession_events
UPDATE green_plot_events SET superseded = 1 WHERE plot_id = :plot_id AND succession_id = :succession_id;

-- Outlines that were replaced since a version.
-- name: outlines_replaced_since
SELECT COUNT(*) FROM green_plot_revisions WHERE plot_id = :plot_id AND version > :version AND outline_before <> '';

-- What plots that took others in were before, in order.
-- name: formers_of_unit
SELECT id, plot_id, outline_before, area_before_cm2 FROM green_plot_successions
WHERE unit_id = :unit_id AND kind = 'merged' AND undone_at IS NULL ORDER BY id;

-- The other plots of each step of a plot, also of those that were undone.
-- name: successions_of_plot
SELECT s.id, s.kind, o.id, o.name_th, o.name_en, s.undone_reason FROM green_plot_successions s
JOIN green_plot_succession_members m ON m.succession_id = s.id JOIN green_plots o ON o.id = m.plot_id WHERE s.plot_id = :plot_id
UNION ALL
SELECT s.id, s.kind, o.id, o.name_th, o.name_en, s.undone_reason FROM green_plot_succession_members m
JOIN green_plot_successions s ON s.id = m.succession_id JOIN green_plots o ON o.id = s.plot_id WHERE m.plot_id = :plot_id
ORDER BY 1, 3;

-- name: note_trees_moved
INSERT INTO green_plot_moves (succession_id, kind, item_id, plot_id)
SELECT CAST(:succession_id AS BIGINT), 'tree', id, plot_id FROM green_trees WHERE plot_id = :plot_id;

-- name: note_photos_moved
INSERT INTO green_plot_moves (succession_id, kind, item_id, plot_id)
SELECT CAST(:succession_id AS BIGINT), 'photo', id, plot_id FROM green_plot_photos WHERE plot_id = :plot_id;

-- Proposals of citizens that became the plot.
-- name: note_proposals_moved
INSERT INTO green_plot_moves (succession_id, kind, item_id, plot_id)
SELECT CAST(:succession_id AS BIGINT), 'proposal', id, plot_id FROM green_proposals WHERE plot_id = :plot_id;

-- name: move_proposals
UPDATE green_proposals SET plot_id = :to_plot, version = version + 1 WHERE plot_id = :plot_id;

-- name: give_proposals_back
UPDATE green_proposals
SET plot_id = (SELECT m.plot_id FROM green_plot_moves m WHERE m.succession_id = :succession_id AND m.kind = 'proposal' AND m.item_id = green_proposals.id),
  version = version + 1
WHERE plot_id = :plot_id AND id IN (SELECT m.item_id FROM green_plot_moves m WHERE m.succession_id = :succession_id AND m.kind = 'proposal');

-- name: move_trees
UPDATE green_trees SET plot_id = :to_plot, version = version + 1, updated_at = :now, updated_by = :person_id WHERE plot_id = :plot_id;

-- name: move_photos
UPDATE green_plot_photos SET plot_id = :to_plot WHERE plot_id = :plot_id;

-- name: move_tree
UPDATE green_trees SET plot_id = :to_plot, version = version + 1, updated_at = :now, updated_by = :person_id WHERE id = :id;

-- name: move_photo
UPDATE green_plot_photos SET plot_id = :to_plot WHERE id = :id;

-- name: trees_in_plot
SELECT id, lat_e7, lon_e7 FROM green_trees WHERE plot_id = :plot_id ORDER BY id;

-- name: photos_in_plot
SELECT id, latitude_e7, longitude_e7 FROM green_plot_photos WHERE plot_id = :plot_id ORDER BY id;

-- name: give_trees_back
UPDATE green_trees SET plot_id = (SELECT m.plot_id FROM green_plot_moves m WHERE m.succession_id = :succession_id AND m.kind = 'tree' AND m.item_id = green_trees.id),
  version = version + 1, updated_at = :now, updated_by = :person_id
WHERE plot_id = :plot_id AND id IN (SELECT m.item_id FROM green_plot_moves m WHERE m.succession_id = :succession_id AND m.kind = 'tree');

-- name: give_photos_back
UPDATE green_plot_photos
SET plot_id = (SELECT m.plot_id FROM green_plot_moves m WHERE m.succession_id = :succession_id AND m.kind = 'photo' AND m.item_id = green_plot_photos.id)
WHERE plot_id = :plot_id AND id IN (SELECT m.item_id FROM green_plot_moves m WHERE m.succession_id = :succession_id AND m.kind = 'photo');
