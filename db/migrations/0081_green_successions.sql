-- Plots that became one, or of which one became several: a step of its own, no loss and no addition. kind: merged (plot_id stays, its members
-- went into it; *_before is what it was) or split (plot_id was divided, its members came out of it). day: ISO. A step that was a mistake is
-- kept and marked.
CREATE TABLE green_plot_successions (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  kind TEXT NOT NULL,
  plot_id INT64 NOT NULL REFERENCES green_plots(id),
  plot_version INT64 NOT NULL,
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  outline_before TEXT NOT NULL,
  area_before_cm2 INT64 NOT NULL,
  repaired_before BOOL NOT NULL,
  stated_text_before TEXT NOT NULL,
  stated_cm2_before INT64,
  area_reason_before TEXT NOT NULL,
  status_before TEXT NOT NULL,
  since_before TEXT NOT NULL,
  recorded_at INT64 NOT NULL,
  recorded_by INT64 NOT NULL,
  undone_at INT64,
  undone_by INT64,
  undone_reason TEXT NOT NULL
);
CREATE INDEX green_plot_successions_plot ON green_plot_successions(plot_id);
CREATE INDEX green_plot_successions_unit ON green_plot_successions(unit_id);

-- Status of a member before the step; of a part of a split: empty.
CREATE TABLE green_plot_succession_members (
  succession_id INT64 NOT NULL REFERENCES green_plot_successions(id),
  plot_id INT64 NOT NULL REFERENCES green_plots(id),
  status_before TEXT NOT NULL,
  since_before TEXT NOT NULL,
  PRIMARY KEY (succession_id, plot_id)
);
CREATE INDEX green_plot_succession_members_plot ON green_plot_succession_members(plot_id);

-- Trees and photographs that a merge took along, with the plot they came from, so that undoing gives them back. kind: tree or photo.
CREATE TABLE green_plot_moves (
  succession_id INT64 NOT NULL REFERENCES green_plot_successions(id),
  kind TEXT NOT NULL,
  item_id INT64 NOT NULL,
  plot_id INT64 NOT NULL,
  PRIMARY KEY (succession_id, kind, item_id)
);

-- The step of which an event is a part; otherwise the event is a change on the ground.
ALTER TABLE green_plot_events ADD COLUMN succession_id INT64;
CREATE INDEX green_trees_plot ON green_trees(plot_id) WHERE plot_id IS NOT NULL;
