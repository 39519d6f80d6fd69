-- Boxes in 1e-7 degrees. `least`: a plot whose box is smaller is a mark. The classes of height are those of migration 0077.
-- name: tile_public_plots
SELECT id, unit_id, type, status, name_th, computed_cm2, west_e7, south_e7, east_e7, north_e7, outline FROM green_plots
WHERE south_e7 >= CAST(:south AS BIGINT) - 200000 AND south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND north_e7 - south_e7 <= 200000 AND is_open = 1 AND status IN ('existing', 'added', 'restored')
  AND (east_e7 - west_e7 >= :least OR north_e7 - south_e7 >= :least)
UNION ALL
SELECT id, unit_id, type, status, name_th, computed_cm2, west_e7, south_e7, east_e7, north_e7, outline FROM green_plots
WHERE south_e7 >= CAST(:south AS BIGINT) - 3000000 AND south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND north_e7 - south_e7 > 200000 AND north_e7 - south_e7 <= 3000000 AND is_open = 1 AND status IN ('existing', 'added', 'restored')
  AND (east_e7 - west_e7 >= :least OR north_e7 - south_e7 >= :least)
UNION ALL
SELECT id, unit_id, type, status, name_th, computed_cm2, west_e7, south_e7, east_e7, north_e7, outline FROM green_plots
WHERE south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND north_e7 - south_e7 > 3000000 AND is_open = 1 AND status IN ('existing', 'added', 'restored')
  AND (east_e7 - west_e7 >= :least OR north_e7 - south_e7 >= :least);

-- name: tile_public_marks
SELECT id, computed_cm2, west_e7, south_e7, east_e7, north_e7 FROM green_plots
WHERE south_e7 >= CAST(:south AS BIGINT) - 200000 AND south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND north_e7 - south_e7 <= 200000 AND is_open = 1 AND status IN ('existing', 'added', 'restored')
  AND east_e7 - west_e7 < :least AND north_e7 - south_e7 < :least
UNION ALL
SELECT id, computed_cm2, west_e7, south_e7, east_e7, north_e7 FROM green_plots
WHERE south_e7 >= CAST(:south AS BIGINT) - 3000000 AND south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND north_e7 - south_e7 > 200000 AND north_e7 - south_e7 <= 3000000 AND is_open = 1 AND status IN ('existing', 'added', 'restored')
  AND east_e7 - west_e7 < :least AND north_e7 - south_e7 < :least
UNION ALL
SELECT id, computed_cm2, west_e7, south_e7, east_e7, north_e7 FROM green_plots
WHERE south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND north_e7 - south_e7 > 3000000 AND is_open = 1 AND status IN ('existing', 'added', 'restored')
  AND east_e7 - west_e7 < :least AND north_e7 - south_e7 < :least;

-- name: tile_plots_of_unit
SELECT id, unit_id, type, status, name_th, computed_cm2, west_e7, south_e7, east_e7, north_e7, outline FROM green_plots
WHERE unit_id = :unit_id AND status NOT IN ('merged', 'split')
  AND south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND (east_e7 - west_e7 >= :least OR north_e7 - south_e7 >= :least);

-- name: tile_marks_of_unit
SELECT id, computed_cm2, west_e7, south_e7, east_e7, north_e7 FROM green_plots
WHERE unit_id = :unit_id AND status NOT IN ('merged', 'split')
  AND south_e7 <= :north AND north_e7 >= :south AND west_e7 <= :east AND east_e7 >= :west
  AND east_e7 - west_e7 < :least AND north_e7 - south_e7 < :least;

-- name: tile_known_trees
SELECT id, lat_e7, lon_e7, class FROM green_trees
WHERE class <> 'ordinary' AND lat_e7 BETWEEN :south AND :north AND lon_e7 BETWEEN :west AND :east AND status = 'living' AND setting <> 'home'
  AND NOT EXISTS (SELECT 1 FROM green_plots p WHERE p.id = green_trees.plot_id AND p.owner_kind = 'private' AND p.is_open = 0);

-- name: tile_trees_of_unit
SELECT id, lat_e7, lon_e7, class FROM green_trees
WHERE unit_id = :unit_id AND lat_e7 BETWEEN :south AND :north AND lon_e7 BETWEEN :west AND :east AND status = 'living';
