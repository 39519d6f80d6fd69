-- name: clusters_all
SELECT c.id, c.name_th, c.name_en, c.host_id, c.facility_id, c.version, f.name_th, f.name_en
FROM waste_clusters c LEFT JOIN waste_facilities f ON f.id = c.facility_id ORDER BY c.name_th, c.id;

-- name: cluster_members_all
SELECT cluster_id, unit_id FROM waste_cluster_members ORDER BY cluster_id, unit_id;

-- name: insert_cluster
INSERT INTO waste_clusters (name_th, name_en, host_id, facility_id, version, updated_at, updated_by)
VALUES (:name_th, :name_en, :host_id, :facility_id, 1, :now, :person_id) RETURNING id;

-- name: save_cluster
UPDATE waste_clusters SET name_th = :name_th, name_en = :name_en, host_id = :host_id, facility_id = :facility_id,
  version = version + 1, updated_at = :now, updated_by = :person_id
WHERE id = :id AND version = :version;

-- name: delete_cluster
DELETE FROM waste_clusters WHERE id = :id AND version = :version;

-- name: clear_members
DELETE FROM waste_cluster_members WHERE cluster_id = :cluster_id;

-- name: insert_member
INSERT INTO waste_cluster_members (cluster_id, unit_id) VALUES (:cluster_id, :unit_id);
