"""Gigs that somebody keeps for later."""


def saved_gigs(request): ...


def gig_save(request, public_id): ...


def gig_unsave(request, public_id): ...
