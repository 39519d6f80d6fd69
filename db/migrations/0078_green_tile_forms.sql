-- What map tiles are made of, kept by the write that changes a plot (src/green/tile/tile_store.cpp); a database that had plots before is
-- filled when the server starts. Places are units of the Web Mercator grid of the whole world at zoom 16, 2^28 a side.
-- version: of the plot that was taken. outline, forms: digests of what was taken and of what came of it. drawn_from: the zoom from which
-- on it is drawn and no longer a mark, 17 never. place: its tile at zoom 16 with the bits of x and y in turn; empty without an outline.
CREATE TABLE green_tile_plots (
  plot_id INT64 PRIMARY KEY REFERENCES green_plots(id),
  unit_id INT64 NOT NULL,
  version INT64 NOT NULL,
  outline INT64 NOT NULL,
  forms INT64 NOT NULL,
  is_public BOOL NOT NULL,
  drawn_from INT64 NOT NULL,
  cm2 INT64 NOT NULL,
  place INT64,
  x INT64 NOT NULL,
  y INT64 NOT NULL,
  west INT64 NOT NULL,
  north INT64 NOT NULL,
  east INT64 NOT NULL,
  south INT64 NOT NULL
);
CREATE INDEX green_tile_plots_place ON green_tile_plots(place, drawn_from, is_public, unit_id, plot_id, cm2, x, y);

-- Shapes for three bands of zooms (0: 0 to 7, 1: 8 to 10, 2: 11 to 16), under each cell that one touches (green/tile/tile_cell_rules.hpp).
CREATE TABLE green_tile_cells (
  band INT64 NOT NULL,
  cell INT64 NOT NULL,
  plot_id INT64 NOT NULL,
  drawn_from INT64 NOT NULL,
  is_public BOOL NOT NULL,
  unit_id INT64 NOT NULL,
  west INT64 NOT NULL,
  north INT64 NOT NULL,
  east INT64 NOT NULL,
  south INT64 NOT NULL,
  PRIMARY KEY (band, cell, plot_id)
) CLUSTERED;

-- Words and corners (green/tile/tile_form_rules.hpp). id: 2^48 times the band and the plot's, so that those
-- of one band lie together.
CREATE TABLE green_tile_shapes (
  id INT64 PRIMARY KEY,
  form BYTES NOT NULL
);

-- Marks by squares (as wide as a tile of zoom `step`, 11 or 14): how many, and the sums of their areas, places and numbers.
CREATE TABLE green_tile_sums (
  step INT64 NOT NULL,
  square INT64 NOT NULL,
  drawn_from INT64 NOT NULL,
  is_public BOOL NOT NULL,
  unit_id INT64 NOT NULL,
  plots INT64 NOT NULL,
  cm2 INT64 NOT NULL,
  x INT64 NOT NULL,
  y INT64 NOT NULL,
  ids INT64 NOT NULL,
  PRIMARY KEY (step, square, drawn_from, is_public, unit_id)
) CLUSTERED;

-- A tile no longer looks into the register itself.
DROP INDEX green_plots_low;
DROP INDEX green_plots_tall;
DROP INDEX green_plots_vast;
CREATE INDEX green_plots_version ON green_plots(unit_id, id, version);
DROP INDEX green_plots_unit;
