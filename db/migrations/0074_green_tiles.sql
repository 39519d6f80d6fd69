-- What a map tile asks for. A plot is looked for by its southern edge, so the few that are taller than a tenth of a degree (11 km) have
-- an index of their own. Where only a mark is drawn, the index alone answers.
CREATE INDEX green_plots_tiles ON green_plots(south_e7, north_e7, west_e7, east_e7, is_open, status, computed_cm2);
CREATE INDEX green_plots_tall ON green_plots(south_e7) WHERE north_e7 - south_e7 > 1000000;
CREATE INDEX green_trees_tiles ON green_trees(unit_id, lat_e7, lon_e7, status, class);
CREATE INDEX green_trees_known ON green_trees(lat_e7, lon_e7) WHERE class <> 'ordinary';
