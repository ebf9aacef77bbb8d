-- What is kept so that nothing is asked twice, and no code is burned by a crash.

-- When the person was asked for their time zone; null: never.
ALTER TABLE persons ADD COLUMN zone_asked_at timestamptz;
-- The first turn after that, which alone may answer it.
ALTER TABLE persons ADD COLUMN zone_answer_turn uuid;

-- What the network said of the stranger's language and country.
ALTER TABLE pairing_requests ADD COLUMN language_tag text;
-- Who let them in; null: nobody did. The same code again by the same person changes nothing.
ALTER TABLE pairing_requests ADD COLUMN used_by uuid CONSTRAINT pairing_requests_used_by_foreign REFERENCES persons (id) ON DELETE SET NULL;

-- A code that joined two identities; the row stays for a day, so that whoever used it may say it again.
ALTER TABLE login_codes ADD COLUMN used_at timestamptz;
