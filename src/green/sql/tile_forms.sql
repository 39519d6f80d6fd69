-- name: tile_changed_plots
SELECT p.id FROM green_plots p LEFT JOIN green_tile_plots t ON t.plot_id = p.id
WHERE p.unit_id = :unit_id AND (t.version IS NULL OR t.version <> p.version) ORDER BY p.id;

-- name: tile_all_plots
SELECT id FROM green_plots ORDER BY id;

-- name: tile_source
SELECT unit_id, version, type, status, name_th, COALESCE(computed_cm2, 0), is_open, outline FROM green_plots WHERE id = :id;

-- name: tile_kept_plot
SELECT unit_id, version, outline, forms, is_public, drawn_from, cm2, place, x, y, west, north, east, south FROM green_tile_plots WHERE plot_id = :id;

-- Plots of which the box meets a box, among those that a cell may have.
-- name: tile_plots_near
SELECT plot_id FROM green_tile_cells
WHERE band = 2 AND cell >= :first AND cell < :end AND west <= :east AND east >= :west AND north <= :south AND south >= :north
UNION
SELECT plot_id FROM green_tile_cells
WHERE band = 2 AND cell IN (:a5, :a6, :a7, :a8, :a9, :a10, :a11, :a12, :a13, :a14, :a15)
  AND west <= :east AND east >= :west AND north <= :south AND south >= :north;

-- name: forget_tile_cell
DELETE FROM green_tile_cells WHERE band = :band AND cell = :cell AND plot_id = :plot_id;

-- name: forget_tile_shape
DELETE FROM green_tile_shapes WHERE id = :id;

-- name: forget_tile_plot
DELETE FROM green_tile_plots WHERE plot_id = :plot_id;

-- name: insert_tile_cell
INSERT INTO green_tile_cells (band, cell, plot_id, drawn_from, is_public, unit_id, west, north, east, south)
VALUES (:band, :cell, :plot_id, :drawn_from, :is_public, :unit_id, :west, :north, :east, :south);

-- name: insert_tile_shape
INSERT INTO green_tile_shapes (id, form) VALUES (:id, :form);

-- name: keep_tile_plot
INSERT INTO green_tile_plots (plot_id, unit_id, version, outline, forms, is_public, drawn_from, cm2, place, x, y, west, north, east, south)
VALUES (:plot_id, :unit_id, :version, :outline, :forms, :is_public, :drawn_from, :cm2, :place, :x, :y, :west, :north, :east, :south)
ON CONFLICT (plot_id) DO UPDATE SET unit_id = excluded.unit_id, version = excluded.version, outline = excluded.outline, forms = excluded.forms,
  is_public = excluded.is_public, drawn_from = excluded.drawn_from, cm2 = excluded.cm2, place = excluded.place, x = excluded.x, y = excluded.y,
  west = excluded.west, north = excluded.north, east = excluded.east, south = excluded.south;

-- name: add_tile_sum
INSERT INTO green_tile_sums (step, square, drawn_from, is_public, unit_id, plots, cm2, x, y, ids)
VALUES (:step, :square, :drawn_from, :is_public, :unit_id, :plots, :cm2, :x, :y, :ids)
ON CONFLICT (step, square, drawn_from, is_public, unit_id) DO UPDATE SET plots = green_tile_sums.plots + excluded.plots,
  cm2 = green_tile_sums.cm2 + excluded.cm2, x = green_tile_sums.x + excluded.x, y = green_tile_sums.y + excluded.y,
  ids = green_tile_sums.ids + excluded.ids;

-- Both by an index alone.
-- name: tile_plots_missing
SELECT (SELECT COUNT(*) FROM green_plots) - (SELECT COUNT(*) FROM green_tile_plots);

-- name: tile_units_missing
SELECT p.unit_id, COUNT(*) FROM green_plots p LEFT JOIN green_tile_plots t ON t.plot_id = p.id
WHERE t.plot_id IS NULL GROUP BY p.unit_id ORDER BY p.unit_id;
