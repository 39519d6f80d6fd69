// SPDX-License-Identifier: Apache-2.0
import { saveFile, toCsv } from "../table/csv";
import type { Coverage } from "./types";

/** The board as a file that a spreadsheet and a program can both read. */
export function saveCoverage(coverage: Coverage): void {
  const header = ["province_code", "province_th", "province_en", "regional_office", "fiscal_year_be", "covered", "standing", "since_be", "town_th", "source", "certainty"];
  const rows = coverage.board.map((row) => [row.code, row.nameTh, row.nameEn, row.officeNumber, coverage.year, row.covered ? 1 : 0, row.standing, row.since, row.by?.nameTh, row.source, row.certainty]);
  saveFile(`coverage-${coverage.year}.csv`, toCsv(header, rows));
}
