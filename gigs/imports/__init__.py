"""Gigs from files that people really have: loose records, our own JSON, schema.org JobPosting."""
