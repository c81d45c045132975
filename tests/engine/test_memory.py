"""How much memory the server takes: a share of what there is, in a container of what that may use."""

import pytest

from marketplace.embedded_postgres import memory


@pytest.mark.parametrize(("gigabytes", "megabytes"), [(0.5, 128), (1, 128), (2, 256), (4, 512), (8, 1024), (64, 1024)])
def test_an_eighth_of_the_memory_within_bounds(tmp_path, monkeypatch, gigabytes, megabytes):
    monkeypatch.setattr(memory.os, "sysconf", {"SC_PHYS_PAGES": int(gigabytes * 2**18), "SC_PAGE_SIZE": 4096}.get)
    monkeypatch.setattr(memory, "LIMITS", [tmp_path / "none"])
    assert memory.shared_buffers() == megabytes


@pytest.mark.parametrize(("limit", "megabytes"), [("max\n", 1024), (f"{2**31}\n", 256), ("9223372036854771712", 1024)])
def test_a_container_counts_for_what_it_may_use(tmp_path, monkeypatch, limit, megabytes):
    monkeypatch.setattr(memory.os, "sysconf", {"SC_PHYS_PAGES": 2**22, "SC_PAGE_SIZE": 4096}.get)
    (tmp_path / "memory.max").write_text(limit)
    monkeypatch.setattr(memory, "LIMITS", [tmp_path / "memory.max", tmp_path / "none"])
    assert memory.shared_buffers() == megabytes


def test_the_server_takes_it_at_each_start(shared_checkout):
    of_8_kb = memory.shared_buffers() * 128
    assert shared_checkout.run("SELECT setting FROM pg_settings WHERE name = 'shared_buffers'") == [str(of_8_kb)]
