-- Brings pgvector in; takes the right to create in the database.
CREATE EXTENSION IF NOT EXISTS vector
