#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The tiles of the peer's tables, as PostGIS draws them, in an MBTiles file for tileserver-gl-light: those that the bench asks for.

mbtiles.py FOLDER OUT.mbtiles (PG… in the environment)
"""
import gzip
import json
import pathlib
import sqlite3
import subprocess
import sys

folder, out = pathlib.Path(sys.argv[1]), sys.argv[2]
database = sqlite3.connect(out)
database.execute("CREATE TABLE metadata (name text, value text)")
database.execute("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
layer = {"id": "plots", "fields": {"name": "String", "cm2": "Number"}, "minzoom": 6, "maxzoom": 12}
known = {"name": "areas", "format": "pbf", "minzoom": "6", "maxzoom": "12", "bounds": "97,5,106,21", "json": json.dumps({"vector_layers": [layer]})}
database.executemany("INSERT INTO metadata VALUES (?, ?)", known.items())
for zoom in range(6, 13):
    places = [line.split("/")[1:] for line in (folder / f"tiles.{zoom}").read_text().split()]
    rows = ",".join(f"({x},{y})" for x, y in places)
    sql = f"""SELECT x, y, encode((SELECT ST_AsMVT(t, 'plots', 4096, 'geom', 'id') FROM (
      SELECT id, name, cm2, ST_AsMVTGeom(g, ST_TileEnvelope({zoom}, x, y), 4096, 64, true) AS geom FROM areas_{zoom}
      WHERE g && ST_TileEnvelope({zoom}, x, y, margin => 64.0 / 4096)) t), 'hex') FROM (VALUES {rows}) AS asked (x, y)"""
    for line in subprocess.run(["psql", "-qAt", "-c", sql], check=True, capture_output=True, text=True).stdout.split():
        x, y, tile = line.split("|")
        # TMS counts rows from the south.
        database.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", (zoom, int(x), (1 << zoom) - 1 - int(y), gzip.compress(bytes.fromhex(tile))))
database.execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
database.commit()
