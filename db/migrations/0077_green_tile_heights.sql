-- A tile looks for plots by their southern edge, and how far below it an edge may lie depends on how tall a plot can be: three classes of
-- height (1e-7 degrees: 0.02° is 2.2 km, 0.3° is 33 km), so that a few tall ones do not make every search long.
DROP INDEX green_plots_tiles;
DROP INDEX green_plots_tall;
CREATE INDEX green_plots_low ON green_plots(south_e7, north_e7, west_e7, east_e7, is_open, status, computed_cm2)
  WHERE north_e7 - south_e7 <= 200000;
CREATE INDEX green_plots_tall ON green_plots(south_e7, north_e7, west_e7, east_e7, is_open, status, computed_cm2)
  WHERE north_e7 - south_e7 > 200000 AND north_e7 - south_e7 <= 3000000;
CREATE INDEX green_plots_vast ON green_plots(south_e7, north_e7, west_e7, east_e7, is_open, status, computed_cm2)
  WHERE north_e7 - south_e7 > 3000000;
