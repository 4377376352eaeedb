CREATE VIEW v_pairs AS
SELECT
    p.pair_id, p.region, g.name AS region_name, g.fictional, p.old_year, p.new_year, p.gap,
    p.old_witness, p.new_witness,
    o.coverage_verdict AS old_coverage, n.coverage_verdict AS new_coverage,
    (SELECT count(*) FROM links l WHERE l.pair_id = p.pair_id) AS links,
    coalesce(c.changes, 0) AS changes,
    coalesce(c.carried, 0) AS carried, coalesce(c.revised, 0) AS revised,
    coalesce(c.added, 0) AS added, coalesce(c.dropped, 0) AS dropped,
    coalesce(c.dropped_reported_done, 0) AS dropped_reported_done,
    coalesce(c.dropped_silent, 0) AS dropped_silent,
    coalesce(c.merged_into, 0) AS merged_into, coalesce(c.cannot_tell, 0) AS cannot_tell
FROM pairs p
JOIN regions g ON g.slug = p.region
JOIN witnesses o ON o.witness_id = p.old_witness
JOIN witnesses n ON n.witness_id = p.new_witness
LEFT JOIN (
    SELECT
        pair_id, count(*) AS changes,
        count(*) FILTER (commitment AND kind = 'carried') AS carried,
        count(*) FILTER (commitment AND kind = 'revised') AS revised,
        count(*) FILTER (commitment AND kind = 'added') AS added,
        count(*) FILTER (commitment AND kind = 'dropped') AS dropped,
        count(*) FILTER (commitment AND verdict = 'dropped_reported_done') AS dropped_reported_done,
        count(*) FILTER (commitment AND verdict = 'dropped_silent') AS dropped_silent,
        count(*) FILTER (commitment AND verdict = 'merged_into') AS merged_into,
        count(*) FILTER (commitment AND verdict = 'cannot_tell') AS cannot_tell
    FROM changes GROUP BY pair_id
) c ON c.pair_id = p.pair_id;
COMMENT ON VIEW v_pairs IS 'Pairs of reports that were compared, with counts of links and changes';
COMMENT ON COLUMN v_pairs.gap IS 'Years between the two that are not held; 0 for consecutive years';
COMMENT ON COLUMN v_pairs.changes IS 'All changes, headings and slogans included';
COMMENT ON COLUMN v_pairs.carried IS 'Changes of commitments only; likewise the counts that follow';
COMMENT ON COLUMN v_pairs.cannot_tell IS 'Unlinked commitments whose fate the coverage of the new text does not show';
COMMENT ON COLUMN v_pairs.links IS 'Old unit to new unit, many-to-many';
COMMENT ON COLUMN v_pairs.old_coverage IS 'Coverage verdict of the older text; new_coverage likewise';
COMMENT ON COLUMN v_pairs.dropped_reported_done IS 'Not continued, and the new review part says that it was done or carried out';
COMMENT ON COLUMN v_pairs.dropped_silent IS 'Not continued and not reported on';
COMMENT ON COLUMN v_pairs.merged_into IS 'Not continued by itself but taken up in a wider unit';
