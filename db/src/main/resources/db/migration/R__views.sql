-- Present truth, rebuilt whenever this file changes.

-- Where an outlet stands: at a fair, in a store, or neither.
CREATE OR REPLACE VIEW outlet_place AS
SELECT o.id AS outlet_id,
       CASE WHEN o.booth_assignment_id IS NOT NULL THEN 'BOOTH' WHEN o.counter_id IS NOT NULL THEN 'COUNTER' ELSE 'STALL' END AS kind,
       h.fair_id,
       f.organizer_id,
       s.store_id
FROM outlet o
LEFT JOIN booth_assignment a ON a.id = o.booth_assignment_id
LEFT JOIN booth b ON b.id = a.booth_id
LEFT JOIN hall h ON h.id = b.hall_id
LEFT JOIN fair f ON f.id = h.fair_id
LEFT JOIN counter c ON c.id = o.counter_id
LEFT JOIN section s ON s.id = c.section_id;

-- What each outlet offers at its latest catalogue version.
CREATE OR REPLACE VIEW current_offer AS
SELECT outlet_id, product_id, version, price_fen, since
FROM (SELECT f.*, row_number() OVER (PARTITION BY outlet_id, product_id ORDER BY version DESC) AS newest FROM outlet_offer f) latest
WHERE newest = 1 AND price_fen IS NOT NULL;
