-- Cells and squares are numbers as in green/tile/tile_cell_rules.hpp, other boxes 1e-7 degrees.
-- name: tile_public_shapes
SELECT c.plot_id, s.form FROM (
  SELECT plot_id FROM green_tile_cells
  WHERE band = :band AND cell >= :first AND cell < :end AND drawn_from <= :zoom AND is_public = 1
    AND west <= :east AND east >= :west AND north <= :south AND south >= :north
  UNION ALL
  SELECT plot_id FROM green_tile_cells
  WHERE band = :band AND cell IN (:a5, :a6, :a7, :a8, :a9, :a10, :a11, :a12, :a13, :a14, :a15) AND drawn_from <= :zoom AND is_public = 1
    AND west <= :east AND east >= :west AND north <= :south AND south >= :north
) c JOIN green_tile_shapes s ON s.id = CAST(:shapes AS BIGINT) + c.plot_id;

-- name: tile_shapes_of_unit
SELECT c.plot_id, s.form FROM (
  SELECT plot_id FROM green_tile_cells
  WHERE band = :band AND cell >= :first AND cell < :end AND drawn_from <= :zoom AND unit_id = :unit_id
    AND west <= :east AND east >= :west AND north <= :south AND south >= :north
  UNION ALL
  SELECT plot_id FROM green_tile_cells
  WHERE band = :band AND cell IN (:a5, :a6, :a7, :a8, :a9, :a10, :a11, :a12, :a13, :a14, :a15) AND drawn_from <= :zoom AND unit_id = :unit_id
    AND west <= :east AND east >= :west AND north <= :south AND south >= :north
) c JOIN green_tile_shapes s ON s.id = CAST(:shapes AS BIGINT) + c.plot_id;

-- name: tile_public_marks
SELECT plot_id, 1, x, y, cm2 FROM green_tile_plots
WHERE place >= :first AND place < :end AND drawn_from > :zoom AND is_public = 1;

-- name: tile_marks_of_unit
SELECT plot_id, 1, x, y, cm2 FROM green_tile_plots
WHERE place >= :first AND place < :end AND drawn_from > :zoom AND unit_id = :unit_id;

-- name: tile_public_sums
SELECT CAST(SUM(ids) AS BIGINT), CAST(SUM(plots) AS BIGINT), CAST(SUM(x) AS BIGINT), CAST(SUM(y) AS BIGINT), CAST(SUM(cm2) AS BIGINT)
FROM green_tile_sums WHERE step = :step AND square >= :first AND square < :end AND drawn_from > :zoom AND is_public = 1 AND plots > 0
GROUP BY square;

-- name: tile_sums_of_unit
SELECT CAST(SUM(ids) AS BIGINT), CAST(SUM(plots) AS BIGINT), CAST(SUM(x) AS BIGINT), CAST(SUM(y) AS BIGINT), CAST(SUM(cm2) AS BIGINT)
FROM green_tile_sums WHERE step = :step AND square >= :first AND square < :end AND drawn_from > :zoom AND unit_id = :unit_id AND plots > 0
GROUP BY square;

-- name: tile_known_trees
SELECT id, lat_e7, lon_e7, class FROM green_trees
WHERE class <> 'ordinary' AND lat_e7 BETWEEN :south AND :north AND lon_e7 BETWEEN :west AND :east AND status = 'living' AND setting <> 'home'
  AND NOT EXISTS (SELECT 1 FROM green_plots p WHERE p.id = green_trees.plot_id AND p.owner_kind = 'private' AND p.is_open = 0);

-- name: tile_trees_of_unit
SELECT id, lat_e7, lon_e7, class FROM green_trees
WHERE unit_id = :unit_id AND lat_e7 BETWEEN :south AND :north AND lon_e7 BETWEEN :west AND :east AND status = 'living';
