"""Background work on PostgreSQL: the API of django-tasks over a leased table."""
