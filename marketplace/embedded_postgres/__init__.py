"""A Django database engine that brings its own PostgreSQL.

`ENGINE = "marketplace.embedded_postgres"` starts the server at the first connection, shares it with every other
process of this checkout, and the last of them out stops it. Importing it does nothing.
"""
