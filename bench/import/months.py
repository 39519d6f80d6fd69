#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""months.py OUT.csv: a million monthly reports of 7,850 local governments from January 2015 on, 4,887 of which break one rule each:
unknown code, month 13, negative, text for a number, empty, parts above the whole, unknown disposal, a day to come, or the row
before once more. The same bytes each time (the random numbers of Python 3.11 with seed 1)."""
import random
import sys

ROWS, PLACES, BAD = 1_000_000, 7_850, 0.005
WAYS = ("sanitary_landfill", "open_dump", "incineration", "composting", "transfer")
rand = random.Random(1)
written = bad = 0
year, month, before = 2015, 1, None
with open(sys.argv[1], "w", newline="\n") as out:
    out.write("lg_code,year,month,generated_t,organic_t,recyclable_t,general_t,hazardous_t,disposal,reported_on\n")
    while written < ROWS:
        next_year, next_month = (year + 1, 1) if month == 12 else (year, month + 1)
        for place in range(min(PLACES, ROWS - written)):
            whole = rand.lognormvariate(5, 1)
            organic, recyclable, hazardous = whole * rand.uniform(.3, .6), whole * rand.uniform(.1, .25), whole * rand.uniform(0, .02)
            general = max(0, whole - organic - recyclable - hazardous)
            row = [f"LG{place + 1:05d}", str(year), str(month), *(f"{part:.3f}" for part in (whole, organic, recyclable, general, hazardous)),
                   WAYS[place % 5], f"{next_year}-{next_month:02d}-{rand.randint(1, 28):02d}"]
            if before and rand.random() < BAD:
                fault = rand.randrange(9)
                if fault == 8:
                    row = before[:]
                else:
                    column, value = ((0, "LG99999"), (2, "13"), (3, "-5"), (4, "n/a"), (5, ""), (6, f"{whole * 9:.3f}"), (8, "river"), (9, "2999-01-01"))[fault]
                    row[column] = value
                bad += 1
            before = row
            out.write(",".join(row) + "\n")
            written += 1
        year, month = next_year, next_month
print(f"{written} rows, {bad} bad")
