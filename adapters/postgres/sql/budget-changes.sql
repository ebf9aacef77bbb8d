-- The ceilings that were changed.
SELECT name, amount, day, day_amount FROM budget_limits ORDER BY name COLLATE "C"
