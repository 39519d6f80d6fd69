#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What bench/zonal is measured against: cells by their middle, count, sum and mean a zone.

peer.py numpy    ZONES RASTER   GDAL rasterises all zones once, numpy counts by bins
peer.py rasterio ZONES RASTER   a window a zone
peer.py bands    ZONES SCENE    as numpy, with the mask NDVI > 0.3 formed from two bands first
peer.py blocks   ZONES RASTER   reads every block and sums it: nothing can be faster"""
import sys

import numpy as np
from osgeo import gdal, ogr

gdal.UseExceptions()
kind, zones_path, raster_path = sys.argv[1:4]


def by_bins(values, valid, raster):
    zones = ogr.Open(zones_path)
    layer = zones.GetLayer(0)
    labels = gdal.GetDriverByName("MEM").Create("", raster.RasterXSize, raster.RasterYSize, 1, gdal.GDT_Int32)
    labels.SetGeoTransform(raster.GetGeoTransform())
    labels.SetProjection(raster.GetProjection())
    gdal.RasterizeLayer(labels, [1], layer, options=["ATTRIBUTE=id"])
    number = labels.GetRasterBand(1).ReadAsArray()
    chosen = number[valid]
    count = np.bincount(chosen, minlength=layer.GetFeatureCount() + 1)
    total = np.bincount(chosen, weights=values[valid], minlength=layer.GetFeatureCount() + 1)
    return count, total


raster = gdal.Open(raster_path)
if kind == "numpy":
    cells = raster.GetRasterBand(1).ReadAsArray()
    count, total = by_bins(cells, cells != 255, raster)
    print(count[1:].sum(), total[1:].sum())
elif kind == "bands":
    red, nir = (raster.GetRasterBand(i).ReadAsArray().astype(np.float32) for i in (1, 2))
    valid = red > 0
    with np.errstate(invalid="ignore"):
        count, total = by_bins((nir - red) / (nir + red) > .3, valid, raster)
    print(count[1:].sum(), total[1:].sum())
elif kind == "rasterio":
    import rasterio
    from rasterio.features import geometry_mask, geometry_window
    from shapely import wkb

    count = total = 0
    source = ogr.Open(zones_path)
    with rasterio.open(raster_path) as image:
        for feature in source.GetLayer(0):
            shape = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
            window = geometry_window(image, [shape])
            cells = image.read(1, window=window)
            outside = geometry_mask([shape], cells.shape, image.window_transform(window))
            inside = cells[~outside & (cells != 255)]
            count, total = count + inside.size, total + int(inside.sum(dtype=np.int64))
    print(count, total)
elif kind == "blocks":
    band = raster.GetRasterBand(1)
    total = 0
    for row in range(0, raster.RasterYSize, 512):
        for column in range(0, raster.RasterXSize, 512):
            cells = band.ReadAsArray(column, row, min(512, raster.RasterXSize - column), min(512, raster.RasterYSize - row))
            total += int(cells.sum(dtype=np.int64))
    print(total)
