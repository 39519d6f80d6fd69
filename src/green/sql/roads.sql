-- name: roads_of_unit
SELECT r.source, r.file_name, r.ways, r.corners, r.metres, r.version, r.updated_at, COALESCE(p.display_name, '')
FROM green_roads r LEFT JOIN identity_people p ON p.id = r.updated_by WHERE r.unit_id = :unit_id;

-- name: road_lines_of_unit
SELECT lines FROM green_roads WHERE unit_id = :unit_id;

-- name: save_roads
INSERT INTO green_roads (unit_id, source, file_name, sha256, ways, corners, metres, version, updated_at, updated_by, lines)
VALUES (:unit_id, :source, :file_name, :sha256, :ways, :corners, :metres, :version, :now, :person_id, :lines)
ON CONFLICT (unit_id) DO UPDATE SET source = excluded.source, file_name = excluded.file_name, sha256 = excluded.sha256, ways = excluded.ways,
  corners = excluded.corners, metres = excluded.metres, version = excluded.version, updated_at = excluded.updated_at,
  updated_by = excluded.updated_by, lines = excluded.lines;
