#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Inputs of bench/zonal: a scene of red and near infrared (UInt16, deflate), the mask NDVI > 0.3 (Byte, plain), 2,472 areas that
together cover the scene with rough common borders, and 50,000 parks. All from fixed seeds; what is there is kept.

prepare.py FOLDER [side=10980]"""
import pathlib
import sys

import numpy as np
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
FOLDER, SIDE, CELL, X0, Y0 = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10980, 10.0, 600000.0, 1600020.0
CRS = osr.SpatialReference()
CRS.ImportFromEPSG(32647)


def raster(path, bands, kind, options):
    out = gdal.GetDriverByName("GTiff").Create(str(path), SIDE, SIDE, bands, kind, ["TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "INTERLEAVE=BAND", *options])
    out.SetGeoTransform((X0, CELL, 0, Y0, 0, -CELL))
    out.SetProjection(CRS.ExportToWkt())
    return out


def scene():
    dice = np.random.default_rng(1)
    waves = [(dice.uniform(0, 6.3, 2), 6.283 / length, share) for length, share in ((2200, .4), (500, .3), (90, .2), (14, .1))]
    x = np.arange(SIDE, dtype=np.float32)
    bands = raster(FOLDER / "scene.tif", 2, gdal.GDT_UInt16, ["COMPRESS=DEFLATE", "PREDICTOR=2"])
    mask = raster(FOLDER / "mask.tif", 1, gdal.GDT_Byte, [])
    for target, nothing in ((bands.GetRasterBand(1), 0), (bands.GetRasterBand(2), 0), (mask.GetRasterBand(1), 255)):
        target.SetNoDataValue(nothing)
    for row in range(0, SIDE, 512):
        y = np.arange(row, min(SIDE, row + 512), dtype=np.float32)[:, None]
        green = .5 + .5 * sum(s * np.sin(k * x + p[0]) * np.sin(k * y + p[1]) for p, k, s in waves) * 2
        noise = dice.normal(0, 60, green.shape).astype(np.float32)
        red = np.clip(2100 - 1800 * green + noise, 1, 10000).astype(np.uint16)
        nir = np.clip(1500 + 2900 * green - noise, 1, 10000).astype(np.uint16)
        cloud = np.sin(x / 1300 + 2) * np.sin(y / 900 + 1) > .97
        red[cloud] = nir[cloud] = 0
        r, n = red.astype(np.float32), nir.astype(np.float32)
        with np.errstate(invalid="ignore"):
            above = np.where(cloud, 255, (n - r) / (n + r) > .3).astype(np.uint8)
        for target, values in ((bands.GetRasterBand(1), red), (bands.GetRasterBand(2), nir), (mask.GetRasterBand(1), above)):
            target.WriteArray(values, 0, row)


def rough(a, b, times=5):
    """A border displaced at its middle again and again, the same from both ends."""
    if a > b:
        return rough(b, a, times)[::-1]
    dice = np.random.default_rng(abs(int(a[0] * 7919 + a[1] * 104729 + b[0] * 13 + b[1] * 31)))
    line = np.array([a, b])
    for _ in range(times):
        step = line[1:] - line[:-1]
        middle = (line[1:] + line[:-1]) / 2 + np.c_[-step[:, 1], step[:, 0]] * dice.uniform(-.06, .06, (len(step), 1))
        both = np.empty((len(line) + len(middle), 2))
        both[0::2], both[1::2] = line, middle
        line = both
    return line


def layer(name):
    path = FOLDER / f"{name}.gpkg"
    out = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    zones = out.CreateLayer(name, CRS, ogr.wkbPolygon)
    zones.CreateField(ogr.FieldDefn("id", ogr.OFTInteger))
    zones.StartTransaction()
    return out, zones


def add(zones, number, points):
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in points:
        ring.AddPoint_2D(float(x), float(y))
    ring.CloseRings()
    shape = ogr.Geometry(ogr.wkbPolygon)
    shape.AddGeometry(ring)
    feature = ogr.Feature(zones.GetLayerDefn())
    feature["id"] = number
    feature.SetGeometry(shape)
    zones.CreateFeature(feature)


def areas():
    out, zones = layer("areas")
    across, down, dice, extent = 52, 48, np.random.default_rng(2), SIDE * CELL
    node = {}
    for i in range(across + 1):
        for j in range(down + 1):
            dx, dy = dice.uniform(-.25, .25, 2) * (0 < i < across, 0 < j < down)
            node[i, j] = (round(X0 + (i + dx) * extent / across, 3), round(Y0 - (j + dy) * extent / down, 3))
    for number in range(2472):
        i, j = number % across, number // across
        corners = [node[i, j], node[i + 1, j], node[i + 1, j + 1], node[i, j + 1]]
        sides = [rough(a, b)[:-1] for a, b in zip(corners, corners[1:] + corners[:1])]
        add(zones, number + 1, np.concatenate(sides))
    zones.CommitTransaction()


def parks():
    out, zones = layer("parks")
    dice, extent = np.random.default_rng(3), SIDE * CELL
    for number in range(50000):
        corners = int(dice.integers(8, 25))
        angle = (np.arange(corners) + dice.uniform(0, .9, corners)) * 2 * np.pi / corners
        reach = dice.uniform(.4, 1, corners) * np.sqrt(np.exp(dice.uniform(np.log(1e3), np.log(1e5))))
        x, y = X0 + dice.uniform(400, extent - 400), Y0 - dice.uniform(400, extent - 400)
        add(zones, number + 1, np.c_[x + reach * np.cos(angle), y + reach * np.sin(angle)])
    zones.CommitTransaction()


FOLDER.mkdir(parents=True, exist_ok=True)
if not (FOLDER / "mask.tif").exists():
    scene()
for make in (areas, parks):
    if not (FOLDER / f"{make.__name__}.gpkg").exists():
        make()
