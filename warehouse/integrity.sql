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
SELECT 'offset beyond the text', u.witness_id || ' ' || u.unit_id
FROM units u JOIN witnesses w ON w.witness_id = u.witness_id
WHERE u.char_end > w.length
LIMIT 1
