-- name: insert_scenario
INSERT INTO green_site_scenarios (unit_id, set_id, name, model, sites, radius_m, served_m, min_area_m2, seconds, demand, candidates, spots, status,
  problem, leased_until, version, created_at, created_by, answer)
VALUES (:unit_id, :set_id, :name, :model, :sites, :radius_m, :served_m, :min_area_m2, :seconds, :demand, :candidates, :spots, 'waiting', '', 0, 1,
  :now, :person_id, '')
RETURNING id;

-- name: scenario_by_id
SELECT s.id, s.set_id, s.unit_id, p.year, s.name, s.model, s.sites, s.radius_m, s.served_m, s.min_area_m2, s.seconds, s.status, s.problem,
  s.version, s.started_at, s.ended_at, s.created_at, COALESCE(w.display_name, ''), s.demand, s.candidates, s.spots, s.answer
FROM green_site_scenarios s JOIN green_people_sets p ON p.id = s.set_id LEFT JOIN identity_people w ON w.id = s.created_by
WHERE s.id = :id AND s.removed_at IS NULL;

-- name: scenarios_of_unit
SELECT s.id, s.set_id, s.unit_id, p.year, s.name, s.model, s.sites, s.radius_m, s.served_m, s.min_area_m2, s.seconds, s.status, s.problem,
  s.version, s.started_at, s.ended_at, s.created_at, COALESCE(w.display_name, '')
FROM green_site_scenarios s JOIN green_people_sets p ON p.id = s.set_id LEFT JOIN identity_people w ON w.id = s.created_by
WHERE s.unit_id = :unit_id AND s.removed_at IS NULL ORDER BY s.id DESC;

-- name: next_scenario
SELECT id FROM green_site_scenarios
WHERE status IN ('waiting', 'running') AND leased_until < :now AND removed_at IS NULL ORDER BY id LIMIT 1;

-- name: lease_scenario
UPDATE green_site_scenarios SET status = 'running', leased_until = :until, started_at = COALESCE(started_at, :now)
WHERE id = :id AND status IN ('waiting', 'running') AND leased_until < :now AND removed_at IS NULL;

-- The server goes down: another takes it up again.
-- name: release_scenario
UPDATE green_site_scenarios SET status = 'waiting', leased_until = 0 WHERE id = :id AND status = 'running' AND leased_until = :held;

-- name: scenario_is_wanted
SELECT COUNT(*) FROM green_site_scenarios WHERE id = :id AND status = 'running' AND removed_at IS NULL;

-- name: end_scenario
UPDATE green_site_scenarios SET status = :status, problem = :problem, answer = :answer, leased_until = 0, ended_at = :now
WHERE id = :id AND status = 'running' AND leased_until = :held AND removed_at IS NULL;

-- name: cancel_scenario
UPDATE green_site_scenarios SET status = 'cancelled', leased_until = 0, ended_at = :now, version = version + 1
WHERE id = :id AND version = :version AND status IN ('waiting', 'running') AND removed_at IS NULL;

-- name: remove_scenario
UPDATE green_site_scenarios SET removed_at = :now, version = version + 1 WHERE id = :id AND removed_at IS NULL;
