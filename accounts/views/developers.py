"""Finding and reading developers."""


def developer_list(request): ...


def developer_detail(request, handle): ...
