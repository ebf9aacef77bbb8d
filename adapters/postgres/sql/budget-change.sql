-- Replaces what was set for a ceiling.
INSERT INTO budget_limits (name, amount, day, day_amount) VALUES ($1, $2::bigint, $3, $4::bigint)
ON CONFLICT (name) DO UPDATE SET amount = EXCLUDED.amount, day = EXCLUDED.day, day_amount = EXCLUDED.day_amount
