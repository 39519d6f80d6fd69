-- Photographs of plots and of trees: the same columns and parameters, so that one flow serves both.
-- name: photos_of_plot
SELECT f.id, f.name, f.media_type, f.size, f.taken_on, f.latitude_e7, f.longitude_e7, f.created_at, COALESCE(p.display_name, '')
FROM green_plot_photos f LEFT JOIN identity_people p ON p.id = f.created_by
WHERE f.plot_id = :of_id AND f.removed_at IS NULL ORDER BY f.taken_on, f.id;

-- name: photo_of_plot
SELECT name, media_type, stored_name, sha256 FROM green_plot_photos WHERE id = :id AND plot_id = :of_id AND removed_at IS NULL;

-- name: photo_bytes_of_plot
SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM green_plot_photos WHERE plot_id = :of_id AND removed_at IS NULL;

-- name: insert_plot_photo
INSERT INTO green_plot_photos (plot_id, name, media_type, size, sha256, stored_name, taken_on, latitude_e7, longitude_e7, created_at, created_by)
VALUES (:of_id, :name, :media_type, :size, :sha256, :stored_name, :taken_on, :latitude_e7, :longitude_e7, :now, :person_id) RETURNING id;

-- name: remove_plot_photo
UPDATE green_plot_photos SET removed_at = :now, removed_by = :person_id WHERE id = :id AND removed_at IS NULL;

-- name: photos_of_tree
SELECT f.id, f.name, f.media_type, f.size, f.taken_on, f.latitude_e7, f.longitude_e7, f.created_at, COALESCE(p.display_name, '')
FROM green_tree_photos f LEFT JOIN identity_people p ON p.id = f.created_by
WHERE f.tree_id = :of_id AND f.removed_at IS NULL ORDER BY f.taken_on, f.id;

-- name: photo_of_tree
SELECT name, media_type, stored_name, sha256 FROM green_tree_photos WHERE id = :id AND tree_id = :of_id AND removed_at IS NULL;

-- name: photo_bytes_of_tree
SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM green_tree_photos WHERE tree_id = :of_id AND removed_at IS NULL;

-- name: insert_tree_photo
INSERT INTO green_tree_photos (tree_id, name, media_type, size, sha256, stored_name, taken_on, latitude_e7, longitude_e7, created_at, created_by)
VALUES (:of_id, :name, :media_type, :size, :sha256, :stored_name, :taken_on, :latitude_e7, :longitude_e7, :now, :person_id) RETURNING id;

-- name: remove_tree_photo
UPDATE green_tree_photos SET removed_at = :now, removed_by = :person_id WHERE id = :id AND removed_at IS NULL;
