-- Plots that anybody proposes. state: new, accepted, declined, spam or duplicate. Place in 1e-7 degrees (WGS 84), outline GeoJSON or ''.
-- now_text, wish_text, why: as sent, for the town alone. What becomes public is public_text, which the officer wrote, and the planned plot.
-- The receipt is kept as a digest.
CREATE TABLE green_proposals (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  receipt TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  lat_e7 INT64 NOT NULL,
  lon_e7 INT64 NOT NULL,
  outline TEXT NOT NULL,
  computed_cm2 INT64,
  type TEXT NOT NULL,
  now_text TEXT NOT NULL,
  wish_text TEXT NOT NULL,
  why TEXT NOT NULL,
  public_text TEXT NOT NULL,
  reason TEXT NOT NULL,
  duplicate_of INT64,
  plot_id INT64,
  demo BOOL NOT NULL,
  version INT64 NOT NULL,
  created_at INT64 NOT NULL,
  decided_at INT64,
  decided_by INT64
);
CREATE INDEX green_proposals_unit ON green_proposals(unit_id, state, id);
CREATE INDEX green_proposals_plot ON green_proposals(plot_id);

-- Who sent it, apart from everything else: erased some time after the decision.
CREATE TABLE green_proposal_contacts (
  proposal_id INT64 PRIMARY KEY REFERENCES green_proposals(id),
  name TEXT NOT NULL,
  contact TEXT NOT NULL
);

-- What was decided, in order.
CREATE TABLE green_proposal_events (
  id ID,
  proposal_id INT64 NOT NULL REFERENCES green_proposals(id),
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INT64 NOT NULL,
  person_id INT64 NOT NULL
);
CREATE INDEX green_proposal_events_proposal ON green_proposal_events(proposal_id);
