-- One request.
SELECT * FROM approvals WHERE id = $1
