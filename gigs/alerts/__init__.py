"""Telling people about new gigs: what a search asks of a gig, which searches a gig answers, and the mails."""
