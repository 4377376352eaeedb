-- Every reference between tables that leads nowhere. The writer refuses to publish a file with any.
SELECT 'witness without region' AS fault, w.witness_id AS subject
FROM witnesses w ANTI JOIN regions g ON g.slug = w.region
UNION ALL
SELECT 'pair without old text', p.pair_id
FROM pairs p ANTI JOIN witnesses w ON w.witness_id = p.old_witness AND w.status = 'read'
UNION ALL
SELECT 'pair without new text', p.pair_id
FROM pairs p ANTI JOIN witnesses w ON w.witness_id = p.new_witness AND w.status = 'read'
UNION ALL
SELECT 'target without unit', t.witness_id || ' ' || t.unit_id
FROM targets t ANTI JOIN units u ON u.witness_id = t.witness_id AND u.unit_id = t.unit_id
UNION ALL
SELECT 'result without unit', t.witness_id || ' ' || t.unit_id
FROM results t ANTI JOIN units u ON u.witness_id = t.witness_id AND u.unit_id = t.unit_id
UNION ALL
SELECT 'change without unit', c.change_id || ' ' || c.unit_id
FROM change_units c ANTI JOIN units u ON u.witness_id = c.witness_id AND u.unit_id = c.unit_id
UNION ALL
SELECT 'link without old unit', l.pair_id || ' ' || l.old_unit
FROM links l JOIN pairs p ON p.pair_id = l.pair_id
ANTI JOIN units u ON u.witness_id = p.old_witness AND u.unit_id = l.old_unit
UNION ALL
SELECT 'link without new unit', l.pair_id || ' ' || l.new_unit
FROM links l JOIN pairs p ON p.pair_id = l.pair_id
ANTI JOIN units u ON u.witness_id = p.new_witness AND u.unit_id = l.new_unit
UNION ALL
SELECT 'outcome without unit', x.pair_id || ' ' || x.unit_id
FROM outcomes x JOIN pairs p ON p.pair_id = x.pair_id
ANTI JOIN units u ON u.witness_id = p.old_witness AND u.unit_id = x.unit_id
UNION ALL
SELECT 'outcome without target', x.pair_id || ' ' || x.target
FROM outcomes x JOIN pairs p ON p.pair_id = x.pair_id
ANTI JOIN targets t ON t.witness_id = p.old_witness AND t.idx = x.target
WHERE x.target IS NOT NULL
UNION ALL
SELECT 'unit of a line without unit', y.line_id || ' ' || y.unit_id
FROM line_units y ANTI JOIN units u ON u.witness_id = y.witness_id AND u.unit_id = y.unit_id
UNION ALL
SELECT 'unit of no line', u.witness_id || ' ' || u.unit_id
FROM units u JOIN witnesses w ON w.witness_id = u.witness_id AND w.is_base
JOIN line_sets s ON s.region = w.region
ANTI JOIN line_units y ON y.witness_id = u.witness_id AND y.unit_id = u.unit_id
WHERE u.commitment AND u.role IN ('goals', 'tasks') AND u.repeat_of IS NULL
UNION ALL
SELECT 'line without units', l.line_id || ' ' || l.years
FROM lines l LEFT JOIN line_units y ON y.line_id = l.line_id
GROUP BY ALL HAVING count(y.year) <> l.years OR min(y.year) <> l.first_year OR max(y.year) <> l.last_year
UNION ALL
SELECT 'branch without line', b.old_line || ' ' || b.new_line
FROM line_branches b
WHERE b.old_line NOT IN (SELECT line_id FROM lines) OR b.new_line NOT IN (SELECT line_id FROM lines)
UNION ALL
SELECT 'fact without digest', f.witness_id || ' ' || f.line
FROM facts f ANTI JOIN witnesses w ON w.witness_id = f.witness_id AND w.kind = 'digest' AND NOT w.is_base
UNION ALL
SELECT 'silent edit without snapshot', e.witness_id || ' ' || e.idx
FROM silent_edits e
WHERE e.old_sha256 NOT IN (SELECT sha256 FROM snapshots) OR e.new_sha256 NOT IN (SELECT sha256 FROM snapshots)
UNION ALL
SELECT 'text without pieces', w.witness_id
FROM witnesses w ANTI JOIN pieces p ON p.witness_id = w.witness_id
WHERE w.status = 'read'
UNION ALL
SELECT 'piece without origin', p.witness_id || ' ' || p.ord
FROM pieces p JOIN witnesses w ON w.witness_id = p.witness_id
ANTI JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin AND o.status = 'read'
UNION ALL
SELECT 'piece unlike its origin', p.witness_id || ' ' || p.ord
FROM pieces p JOIN witnesses w ON w.witness_id = p.witness_id
JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
WHERE substr(w.text, p.char_start + 1, p.char_end - p.char_start)
    <> substr(o.text, p.origin_start + 1, p.char_end - p.char_start)
UNION ALL
SELECT 'piece without snapshot', p.witness_id || ' ' || p.ord
FROM pieces p JOIN witnesses w ON w.witness_id = p.witness_id
JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
ANTI JOIN snapshots s ON s.sha256 = o.sha256
UNION ALL
SELECT 'unit outside the pieces', c.witness_id || ' ' || c.unit_id
FROM (
    SELECT
        u.witness_id, u.unit_id, u.char_end - u.char_start AS length, count(*) AS pieces,
        coalesce(sum(least(u.char_end, p.char_end) - greatest(u.char_start, p.char_start)), 0) AS covered
    FROM units u
    LEFT JOIN pieces p ON p.witness_id = u.witness_id AND u.char_start < p.char_end AND u.char_end > p.char_start
    GROUP BY ALL
) c
WHERE c.covered + c.pieces - 1 < c.length -- one line break may stand between two pieces
UNION ALL
SELECT 'unit of another origin', u.witness_id || ' ' || u.unit_id
FROM units u ASOF JOIN pieces p ON p.witness_id = u.witness_id AND u.char_start >= p.char_start
WHERE u.origin <> p.origin
UNION ALL
SELECT 'offset beyond the text', u.witness_id || ' ' || u.unit_id
FROM units u JOIN witnesses w ON w.witness_id = u.witness_id
WHERE u.char_end > w.length
LIMIT 1
