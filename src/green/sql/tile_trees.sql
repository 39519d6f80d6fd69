-- name: tile_tree_sums
SELECT ids, trees, x, y FROM green_tile_trees
WHERE unit_id = :unit_id AND square >= :first AND square < :end AND trees > 0;

-- name: tile_trees_kept
SELECT 1 FROM green_tile_trees WHERE unit_id = :unit_id LIMIT 1;

-- name: tile_living_trees
SELECT id, lat_e7, lon_e7 FROM green_trees WHERE unit_id = :unit_id AND lat_e7 IS NOT NULL AND status = 'living';

-- name: add_tile_trees
INSERT INTO green_tile_trees (unit_id, square, trees, x, y, ids) VALUES (:unit_id, :square, :trees, :x, :y, :ids)
ON CONFLICT (unit_id, square) DO UPDATE SET trees = green_tile_trees.trees + excluded.trees, x = green_tile_trees.x + excluded.x,
  y = green_tile_trees.y + excluded.y, ids = green_tile_trees.ids + excluded.ids;

-- Registers with trees from before such sums were kept.
-- name: tile_trees_missing
SELECT u.id FROM identity_units u
WHERE EXISTS (SELECT 1 FROM green_trees t WHERE t.unit_id = u.id AND t.lat_e7 IS NOT NULL AND t.status = 'living')
  AND NOT EXISTS (SELECT 1 FROM green_tile_trees k WHERE k.unit_id = u.id)
ORDER BY u.id;
