-- Photographs of a tree have day and place as those of a plot have (1e-7 degrees, ISO day; empty: not stated).
ALTER TABLE green_tree_photos ADD COLUMN taken_on TEXT NOT NULL DEFAULT '';
ALTER TABLE green_tree_photos ADD COLUMN latitude_e7 INT64;
ALTER TABLE green_tree_photos ADD COLUMN longitude_e7 INT64;
