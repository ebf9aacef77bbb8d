-- The conversation at an address.
SELECT * FROM conversations WHERE address_key = $1
