-- Living trees of a register that have a place, as sums by squares for map tiles: kept by the write that changes a tree
-- (src/green/tile/tree_sums.cpp), filled when the server starts. Squares are tiles of zoom 16 (the bits of x and y in turn); x, y and
-- ids are sums, places in units of the Web Mercator grid of the whole world at zoom 16.
CREATE TABLE green_tile_trees (
  unit_id INT64 NOT NULL,
  square INT64 NOT NULL,
  trees INT64 NOT NULL,
  x INT64 NOT NULL,
  y INT64 NOT NULL,
  ids INT64 NOT NULL,
  PRIMARY KEY (unit_id, square)
) CLUSTERED;
