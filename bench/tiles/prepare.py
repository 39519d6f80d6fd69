#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""7,396 areas that cover the country's box, neighbours with common rough borders of 64 pieces each: into the register of a muang
database (SQLite) and, as lines of id and GeoJSON, into a file for the peer. FOLDER gets tiles.Z: Z/X/Y a line, in one shuffled order for all.

prepare.py MUANG.db OUT.tsv FOLDER
"""
import json
import math
import pathlib
import random
import sqlite3
import sys

SIDE, ROUGH = 86, 6
WEST, SOUTH, EAST, NORTH = 97.4, 5.7, 105.6, 20.5
random.seed(1)


def corner(column, row):
    dice = random.Random(column * 1000 + row)
    wide, tall = (EAST - WEST) / SIDE, (NORTH - SOUTH) / SIDE
    aside = 0 if column in (0, SIDE) or row in (0, SIDE) else 0.25
    return (WEST + (column + dice.uniform(-aside, aside)) * wide, SOUTH + (row + dice.uniform(-aside, aside)) * tall)


def border(a, b, ways={}):
    """From a to b without b; the middle of each piece is moved aside, again and again."""
    if (b, a) in ways:
        return list(reversed(ways[b, a][1:] + [a]))
    if (a, b) not in ways:
        line = [a, b]
        for _ in range(ROUGH):
            rough = []
            for (x1, y1), (x2, y2) in zip(line, line[1:]):
                push = random.uniform(-0.15, 0.15)
                rough += [(x1, y1), ((x1 + x2) / 2 - push * (y2 - y1), (y1 + y2) / 2 + push * (x2 - x1))]
            line = rough + [line[-1]]
        ways[a, b] = [(round(x, 7), round(y, 7)) for x, y in line[:-1]]
        ways[a, b][0] = a
    return ways[a, b]


def area(column, row):
    a, b, c, d = (corner(*at) for at in ((column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)))
    ring = []
    for start, end in ((a, b), (b, c), (c, d), (d, a)):
        ring += border(start, end)
    return [*ring, ring[0]]


def tiles(zoom, folder):
    side = 1 << zoom

    def at(lon, lat):
        return int((lon + 180) / 360 * side), int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * side)

    (west, north), (east, south) = at(WEST, NORTH), at(EAST, SOUTH)
    every = [(x, y) for x in range(west, east + 1) for y in range(north, south + 1)]
    random.Random(zoom).shuffle(every)
    every = every[:1000]
    (folder / f"tiles.{zoom}").write_text("".join(f"{zoom}/{x}/{y}\n" for x, y in every))


def main():
    for zoom in range(6, 13):
        tiles(zoom, pathlib.Path(sys.argv[3]))
    database = sqlite3.connect(sys.argv[1])
    names = [row[1] for row in database.execute("PRAGMA table_info(green_plots)")]
    unit = database.execute("SELECT MIN(unit_id) FROM green_plots").fetchone()[0]
    for table in ("green_tile_plots", "green_tile_cells", "green_tile_shapes", "green_tile_sums", "green_plots"):
        database.execute(f"DELETE FROM {table}")
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for number in range(SIDE * SIDE):
            ring = area(number % SIDE, number // SIDE)
            outline = json.dumps({"type": "Polygon", "coordinates": [ring]}, separators=(",", ":"))
            xs, ys = [round(x * 1e7) for x, _ in ring], [round(y * 1e7) for _, y in ring]
            known = {"id": number + 1, "unit_id": unit, "name_th": f"แปลง {number + 1}", "type": "1", "status": "existing", "computed_cm2": 10**12, "is_open": 1,
                     "west_e7": min(xs), "east_e7": max(xs), "south_e7": min(ys), "north_e7": max(ys), "outline": outline, "version": 1}
            texts = {"promised_until", "stated_cm2", "budget_baht", "planned_year", "planned_baht"}
            whole = {"repaired": 0, "demo": 1, "updated_at": 0, "updated_by": 0}
            values = [known.get(name, whole.get(name, None if name in texts else "")) for name in names]
            database.execute(f"INSERT INTO green_plots ({','.join(names)}) VALUES ({','.join('?' * len(names))})", values)
            out.write(f"{number + 1}\t{outline}\n")
    database.commit()
    print(f"{SIDE * SIDE} areas")


main()
