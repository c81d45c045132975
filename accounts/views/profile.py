"""Writing one's profile."""


def profile_edit(request): ...


def profile_step(request, step): ...
