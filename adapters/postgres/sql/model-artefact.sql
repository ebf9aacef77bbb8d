-- A learned model's bytes.
SELECT artefact FROM routing_models WHERE version = $1
