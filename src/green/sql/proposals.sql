-- Columns in the order of proposal_store.cpp.
-- name: insert_proposal
INSERT INTO green_proposals (unit_id, receipt, state, lat_e7, lon_e7, outline, computed_cm2, type, now_text, wish_text, why, public_text,
  reason, demo, version, created_at)
VALUES (:unit_id, :receipt, 'new', :lat_e7, :lon_e7, :outline, :computed_cm2, :type, :now_text, :wish_text, :why, '', '', :demo, 1, :now)
RETURNING id;

-- name: insert_proposal_contact
INSERT INTO green_proposal_contacts (proposal_id, name, contact) VALUES (:proposal_id, :name, :contact);

-- name: insert_proposal_event
INSERT INTO green_proposal_events (proposal_id, state, reason, at, person_id) VALUES (:proposal_id, :state, :reason, :now, :person_id);

-- '' and NULL narrow nothing. most + 1 tells whether there are more.
-- name: proposals_page
SELECT g.id, g.unit_id, g.state, g.lat_e7, g.lon_e7, g.outline, g.computed_cm2, g.type, g.now_text, g.wish_text, g.why, g.public_text, g.reason,
  g.duplicate_of, g.plot_id, g.demo, g.version, g.created_at, g.decided_at, COALESCE(p.display_name, '')
FROM green_proposals g LEFT JOIN identity_people p ON p.id = g.decided_by
WHERE g.unit_id = :unit_id AND (:state = '' OR g.state = :state) AND g.id < :before
ORDER BY g.id DESC LIMIT :most;

-- name: proposal_by_id
SELECT g.id, g.unit_id, g.state, g.lat_e7, g.lon_e7, g.outline, g.computed_cm2, g.type, g.now_text, g.wish_text, g.why, g.public_text, g.reason,
  g.duplicate_of, g.plot_id, g.demo, g.version, g.created_at, g.decided_at, COALESCE(p.display_name, '')
FROM green_proposals g LEFT JOIN identity_people p ON p.id = g.decided_by WHERE g.id = :id;

-- name: proposal_by_receipt
SELECT g.id, g.unit_id, g.state, g.lat_e7, g.lon_e7, g.outline, g.computed_cm2, g.type, g.now_text, g.wish_text, g.why, g.public_text, g.reason,
  g.duplicate_of, g.plot_id, g.demo, g.version, g.created_at, g.decided_at, ''
FROM green_proposals g WHERE g.receipt = :receipt;

-- name: proposals_counted
SELECT state, COUNT(*) FROM green_proposals WHERE unit_id = :unit_id GROUP BY state;

-- name: proposal_contact
SELECT name, contact FROM green_proposal_contacts WHERE proposal_id = :proposal_id;

-- name: proposal_events
SELECT e.state, e.reason, e.at, COALESCE(p.display_name, '')
FROM green_proposal_events e LEFT JOIN identity_people p ON p.id = e.person_id WHERE e.proposal_id = :proposal_id ORDER BY e.id;

-- name: duplicates_of_proposal
SELECT id FROM green_proposals WHERE duplicate_of = :id AND unit_id = :unit_id ORDER BY id;

-- name: decide_proposal
UPDATE green_proposals SET state = :state, public_text = :public_text, reason = :reason, duplicate_of = :duplicate_of, plot_id = :plot_id,
  decided_at = :decided_at, decided_by = :decided_by, version = version + 1
WHERE id = :id AND version = :version;

-- What hangs on a planned plot: then it is not taken away again.
-- name: plot_is_used
SELECT 1 FROM green_plots p WHERE p.id = :plot_id AND (p.status <> 'planned' OR p.version <> 1
  OR EXISTS (SELECT 1 FROM green_trees t WHERE t.unit_id = p.unit_id AND t.plot_id = p.id)
  OR EXISTS (SELECT 1 FROM green_plot_photos f WHERE f.plot_id = p.id)
  OR EXISTS (SELECT 1 FROM green_plot_successions s WHERE s.plot_id = p.id)
  OR EXISTS (SELECT 1 FROM green_plot_succession_members m WHERE m.plot_id = p.id));

-- name: drop_plot_events
DELETE FROM green_plot_events WHERE plot_id = :plot_id;

-- name: drop_plot_revisions
DELETE FROM green_plot_revisions WHERE plot_id = :plot_id;

-- name: drop_plot
DELETE FROM green_plots WHERE id = :plot_id;

-- name: contacts_due
SELECT c.proposal_id, g.unit_id FROM green_proposal_contacts c JOIN green_proposals g ON g.id = c.proposal_id
WHERE g.decided_at <= :before OR (g.decided_at IS NULL AND g.created_at <= :undecided_before) ORDER BY c.proposal_id LIMIT 500;

-- name: erase_contact
DELETE FROM green_proposal_contacts WHERE proposal_id = :proposal_id;

-- Accepted, newest decision first, as the public sees them.
-- name: accepted_proposals
SELECT g.id, g.lat_e7, g.lon_e7, g.type, g.public_text, g.decided_at, p.name_th, p.name_en, p.status, g.demo
FROM green_proposals g JOIN green_plots p ON p.id = g.plot_id
WHERE g.unit_id = :unit_id AND g.state = 'accepted' ORDER BY g.decided_at DESC, g.id DESC LIMIT 100;

-- name: save_public_text
UPDATE green_proposals SET public_text = :public_text, version = version + 1 WHERE id = :id AND version = :version AND state = 'accepted';

-- Trees of note that stand, with their last measurement. hidden: on private land that is not open, or at a home.
-- name: notable_trees
SELECT t.id, t.species, t.species_text, t.class, t.lat_e7, t.lon_e7, t.age_text, t.demo, m.day, m.girth_mm, m.dbh_mm, m.height_mm,
  CASE WHEN t.setting = 'home' OR EXISTS (SELECT 1 FROM green_plots p WHERE p.id = t.plot_id AND p.owner_kind = 'private' AND p.is_open = 0)
    THEN 1 ELSE 0 END
FROM green_trees t
LEFT JOIN green_tree_measurements m ON m.tree_id = t.id AND m.day = (SELECT MAX(x.day) FROM green_tree_measurements x WHERE x.tree_id = t.id)
WHERE t.unit_id = :unit_id AND t.class <> 'ordinary' AND t.status IN ('living', 'moved') AND t.id > :after ORDER BY t.id LIMIT :most;

-- name: notable_trees_counted
SELECT COUNT(*) FROM green_trees WHERE unit_id = :unit_id AND class <> 'ordinary' AND status IN ('living', 'moved');

-- name: tree_place_is_hidden
SELECT 1 FROM green_trees t WHERE t.id = :id AND (t.setting = 'home'
  OR EXISTS (SELECT 1 FROM green_plots p WHERE p.id = t.plot_id AND p.owner_kind = 'private' AND p.is_open = 0));
