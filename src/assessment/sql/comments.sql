-- name: comments_of
SELECT c.id, c.indicator, c.person_id, COALESCE(p.display_name, ''), c.at, c.text
FROM assessment_comments c LEFT JOIN identity_people p ON p.id = c.person_id
WHERE c.sheet_id = :sheet_id AND (CAST(:indicator AS TEXT) = '' OR c.indicator = CAST(:indicator AS TEXT)) ORDER BY c.id;

-- name: insert_comment
INSERT INTO assessment_comments (sheet_id, indicator, person_id, at, text) VALUES (:sheet_id, :indicator, :person_id, :at, :text)
RETURNING id;
