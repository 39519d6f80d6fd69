-- name: insert_image
INSERT INTO green_images (unit_id, form, class_set, source, taken_on, file_name, sha256, size, stored_name, folder_name, band, nir_band, scale,
  value_offset, threshold, demo, created_at, created_by)
VALUES (:unit_id, :form, :class_set, :source, :taken_on, :file_name, :sha256, :size, :stored_name, :folder_name, :band, :nir_band, :scale,
  :value_offset, :threshold, :demo, :now, :person_id)
RETURNING id;

-- name: image_by_id
SELECT id, unit_id, form, class_set, source, taken_on, file_name, sha256, size, stored_name, folder_name, band, nir_band, scale, value_offset,
  threshold, demo, created_at
FROM green_images WHERE id = :id AND removed_at IS NULL;

-- name: images_of_unit
SELECT id, unit_id, form, class_set, source, taken_on, file_name, sha256, size, stored_name, folder_name, band, nir_band, scale, value_offset,
  threshold, demo, created_at
FROM green_images WHERE unit_id = :unit_id AND removed_at IS NULL ORDER BY taken_on DESC, id DESC;

-- name: remove_image
UPDATE green_images SET removed_at = :now WHERE id = :id AND removed_at IS NULL;

-- name: insert_image_job
INSERT INTO green_image_jobs (image_id, unit_id, zones, green, canopy, status, zones_total, zones_done, done_zone, problem, leased_until,
  version, created_at, created_by)
VALUES (:image_id, :unit_id, :zones, :green, :canopy, 'waiting', :zones_total, 0, 0, '', 0, 1, :now, :person_id)
RETURNING id;

-- name: image_job_by_id
SELECT id, image_id, unit_id, zones, green, canopy, status, zones_total, zones_done, done_zone, problem, version, started_at, ended_at,
  created_at
FROM green_image_jobs WHERE id = :id;

-- name: image_jobs_of_unit
SELECT id, image_id, unit_id, zones, green, canopy, status, zones_total, zones_done, done_zone, problem, version, started_at, ended_at,
  created_at
FROM green_image_jobs WHERE unit_id = :unit_id ORDER BY id DESC;

-- name: next_image_job
SELECT id, image_id, unit_id, zones, green, canopy, status, zones_total, zones_done, done_zone, problem, version, started_at, ended_at,
  created_at
FROM green_image_jobs WHERE status IN ('waiting', 'running') AND leased_until < :now ORDER BY id LIMIT 1;

-- The version counts what people do: who cancels a running job need not have seen its last part.
-- name: lease_image_job
UPDATE green_image_jobs SET status = 'running', leased_until = :until, started_at = COALESCE(started_at, :now)
WHERE id = :id AND status IN ('waiting', 'running') AND leased_until < :now;

-- name: advance_image_job
UPDATE green_image_jobs SET zones_done = zones_done + :zones, done_zone = :done_zone, status = :status, problem = :problem,
  leased_until = 0, ended_at = :ended_at
WHERE id = :id AND status = 'running' AND leased_until = :held;

-- name: renew_image_lease
UPDATE green_image_jobs SET leased_until = :until WHERE id = :id AND status = 'running' AND leased_until = :held;

-- name: move_image_job
UPDATE green_image_jobs SET status = :status, problem = '', leased_until = 0, ended_at = :ended_at, version = version + 1
WHERE id = :id AND version = :version;

-- Zones behind one that is done, of all units; the caller takes those of its scope.
-- name: plot_zones
SELECT id, unit_id, outline FROM green_plots
WHERE id > :after AND outline <> '' AND status IN ('existing', 'added', 'restored') ORDER BY id LIMIT :most;

-- name: boundary_zones
SELECT unit_id, unit_id, outline FROM green_boundaries WHERE unit_id > :after ORDER BY unit_id LIMIT :most;

-- name: plot_zone_units
SELECT unit_id, COUNT(*) FROM green_plots
WHERE outline <> '' AND status IN ('existing', 'added', 'restored') GROUP BY unit_id;

-- name: boundary_zone_units
SELECT unit_id, COUNT(*) FROM green_boundaries GROUP BY unit_id;

-- name: insert_image_figure
INSERT INTO green_image_figures (job_id, zone_id, unit_id, class, m2, reason) VALUES (:job_id, :zone_id, :unit_id, :class, :m2, :reason);

-- name: image_sums
SELECT class, COUNT(*), SUM(m2) FROM green_image_figures WHERE job_id = :job_id GROUP BY class ORDER BY class;

-- name: image_zone_page
SELECT zone_id FROM green_image_figures WHERE job_id = :job_id AND class = -1 AND zone_id > :after ORDER BY zone_id LIMIT :most;

-- name: image_rows
SELECT zone_id, unit_id, class, m2, reason FROM green_image_figures WHERE job_id = :job_id AND zone_id >= :first AND zone_id <= :last
ORDER BY zone_id, class;

-- What an image says of whole boundaries, beside how they stand now.
-- name: boundary_cover
SELECT f.unit_id, f.class, f.m2, b.area_cm2, b.updated_at
FROM green_image_figures f JOIN green_boundaries b ON b.unit_id = f.zone_id
WHERE f.job_id = :job_id ORDER BY f.unit_id, f.class;
