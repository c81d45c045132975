"""Django's PostgreSQL engine, with patience: a database that restarts is a pause, not an error."""
