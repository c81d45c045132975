"""Finding and reading gigs."""


def gig_list(request): ...


def gig_detail(request, public_id, slug=""): ...
