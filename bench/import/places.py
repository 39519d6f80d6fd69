#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""places.py DATA OUT: the org-unit files of DATA with invented อบต. up to 7,850 local governments that have not ended, each with
the code of the measured file (LG00001 …) in the place of DLA's."""
import csv
import pathlib
import shutil
import sys

COUNT = 7_850
data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
shutil.copytree(data, out)
path = out / "org-units/local-governments.csv"
with path.open(encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
columns = list(rows[0])
living = 0
for row in rows:
    row["dla_code_2560"] = ""
    if not row["merged_into"]:
        living += 1
        row["dla_code_2560"] = f"LG{living:05d}"
sample = next(row for row in rows if not row["merged_into"])
while living < COUNT:
    living += 1
    row = dict.fromkeys(columns, "")
    row |= {name: sample[name] for name in ("province", "district_code", "district_th", "district_en", "population_rule", "coordinate_source")}
    row |= {"uid": f"LG-{90000 + living}", "dopa_code": f"9{living:05d}", "name_th": f"สมมุติ {living}", "kind_2562": "sao",
            "kind_2565": "sao", "dla_code_2560": f"LG{living:05d}"}
    rows.append(row)
with path.open("w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
