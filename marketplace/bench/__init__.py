"""`python3 run.py bench`: a million invented gigs, and what each page and query costs among them."""
