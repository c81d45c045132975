"""What the market pays: counted from the gigs of this site, per currency, never converted."""
