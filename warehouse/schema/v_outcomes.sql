CREATE VIEW v_outcomes AS
SELECT
    p.region, g.name AS region_name, g.fictional, p.old_year, p.new_year, x.pair_id, x.ord,
    x.verdict, x.certainty, x.reason, x.value AS reported_value, x.unit_text AS reported_unit_text,
    x.unit_id, u.text AS old_text, x.target, t.indicator, t.canonical, t.aspect, t.comparator,
    t.value AS target_value, t.value_high AS target_value_high, t.unit_text AS target_unit_text, t.headline,
    substr(o.text, t.char_start + 1, t.char_end - t.char_start) AS target_quote,
    x.evidence,
    v.evidence_text,
    p.old_witness, p.new_witness, o.source_url AS old_source_url, n.source_url AS new_source_url
FROM outcomes x
JOIN pairs p ON p.pair_id = x.pair_id
JOIN regions g ON g.slug = p.region
JOIN witnesses o ON o.witness_id = p.old_witness
JOIN witnesses n ON n.witness_id = p.new_witness
LEFT JOIN units u ON u.witness_id = p.old_witness AND u.unit_id = x.unit_id
LEFT JOIN (
    SELECT q.pair_id, q.ord, string_agg(e.text, chr(10) ORDER BY e.ord) AS evidence_text
    FROM (SELECT pair_id, ord, unnest(evidence) AS unit_id FROM outcomes) q
    JOIN pairs ep ON ep.pair_id = q.pair_id
    JOIN units e ON e.witness_id = ep.new_witness AND e.unit_id = q.unit_id
    GROUP BY q.pair_id, q.ord
) v ON v.pair_id = x.pair_id AND v.ord = x.ord
LEFT JOIN targets t ON t.witness_id = p.old_witness AND t.idx = x.target;
COMMENT ON VIEW v_outcomes IS 'What the later report says became of earlier targets and commitments';
COMMENT ON COLUMN v_outcomes.target IS 'idx in the older text''s targets; null for a commitment without one';
COMMENT ON COLUMN v_outcomes.reported_value IS 'Figure that the later review part gives, in reported_unit_text';
COMMENT ON COLUMN v_outcomes.target_quote IS 'The very characters of the older source';
COMMENT ON COLUMN v_outcomes.evidence IS 'unit_ids of the newer text; evidence_text holds their cleaned texts';
COMMENT ON COLUMN v_outcomes.verdict IS 'met, exceeded, missed, partly, reported_unquantified, not_reported or cannot_tell';
COMMENT ON COLUMN v_outcomes.certainty IS 'certain, likely or open';
COMMENT ON COLUMN v_outcomes.old_text IS 'Cleaned text of the older unit that promised it';
