#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""trees.py OUT.csv: 250,000 trees around 16.542 N, 104.723 E as one town may keep them. One row in fifty has one fault each: a range, Thai
digits, a name with a dot, another spelling, two species, latitude and longitude that changed places, no height, a day to come, the
tree before once more half a metre away. The same bytes each time (the random numbers of Python 3.11 with seed 4)."""
import random
import sys

ROWS, BAD = 250_000, 0.02
SPECIES = ("สัก", "ยางนา", "จามจุรี", "มะขาม", "ประดู่บ้าน", "อินทนิลน้ำ", "ราชพฤกษ์", "หูกวาง", "พิกุล", "ตะเคียนทอง", "พะยูง", "เสลา")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
rand = random.Random(4)
bad = 0
with open(sys.argv[1], "w", newline="\n") as out:
    out.write("code,species,girth_cm,height_m,lat,lon,measured\n")
    for i in range(ROWS):
        lat, lon = 16.542 + rand.uniform(-.03, .03), 104.723 + rand.uniform(-.03, .03)
        girth = max(10, rand.lognormvariate(4.4, .5))
        row = [f"MK-{i + 1:06d}", rand.choice(SPECIES), f"{girth:.1f}", f"{3 + girth / 12:.1f}", f"{lat:.7f}", f"{lon:.7f}", f"2023-{rand.randint(1, 12):02d}-{rand.randint(1, 28):02d}"]
        if i and rand.random() < BAD:
            bad += 1
            fault = rand.randrange(9)
            if fault == 0: row[2] = f"{girth:.0f} - {girth + 20:.0f}"
            elif fault == 1: row[2] = row[2].translate(THAI)
            elif fault == 2: row[1] = "มะขา.ม"
            elif fault == 3: row[1] = "กระทินเพทา"
            elif fault == 4: row[1] = "ไทร+จามจุรี"
            elif fault == 5: row[4], row[5] = row[5], row[4]
            elif fault == 6: row[3] = "ไม่ระบุ"
            elif fault == 7: row[6] = "2999-01-01"
            else: row[1], row[4], row[5] = before[1], f"{float(before[4]) + 4e-6:.7f}", before[5]
        before = row if float(row[4]) < 90 else ["", "สัก", "", "", "16.542", "104.723"]
        out.write(",".join(row) + "\n")
print(f"{ROWS} rows, {bad} bad")
