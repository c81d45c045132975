"""The list as a feed."""


def gig_atom(request): ...


def gig_json(request): ...
