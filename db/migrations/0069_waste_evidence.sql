-- Files that prove a monthly report (weighing slips, photographs), of the revision they were attached to. A file that was taken out
-- keeps its row: who and when; its content is gone.
CREATE TABLE waste_report_evidence (
  id ID,
  report_id INT64 NOT NULL REFERENCES waste_reports(id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INT64 NOT NULL,
  sha256 TEXT NOT NULL,
  stored_name TEXT NOT NULL UNIQUE,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL,
  removed_at INT64,
  removed_by INT64
);
CREATE INDEX waste_report_evidence_report ON waste_report_evidence(report_id);
