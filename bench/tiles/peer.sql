-- The peer: the same areas in PostGIS, in Web Mercator, one table a zoom, simplified beforehand to half a pixel of 512.
CREATE EXTENSION postgis;
CREATE TABLE read (id int, outline text);
\copy read FROM PSTDIN
CREATE TABLE areas AS SELECT id, 'แปลง ' || id AS name, 10::bigint AS cm2, ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(outline), 4326), 3857) AS g FROM read;
DO $$
DECLARE zoom int;
BEGIN
  FOR zoom IN 6..12 LOOP
    EXECUTE format('CREATE TABLE areas_%s AS SELECT id, name, cm2, ST_SimplifyPreserveTopology(g, 40075016.7 / (1 << %s) / 1024) AS g FROM areas', zoom, zoom);
    EXECUTE format('CREATE INDEX ON areas_%s USING gist (g)', zoom);
    EXECUTE format('ANALYZE areas_%s', zoom);
  END LOOP;
END $$;
