from __future__ import annotations

import pytest
from tiny_networks import arc, caspian, network

from untether.measures.veto.block_share import block_share
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.levers import levers


def of(world, gatekeeper):
    return [
        (lever.route, lever.share.share) for lever in levers(world, block_share(world, "KAZ", gatekeeper, Role.TRANSIT))
    ]


def test_one_pipe_is_one_lever():
    assert of(caspian(), "RUS") == [("cpc", pytest.approx(54 / 56))]


def test_segments_that_hang_together_are_one_lever_named_by_the_larger_route():
    world = network(
        {"a": "KAZ", "b": "RUS", "c": "RUS", "d": "RUS", "e": "RUS"},
        (
            arc("trunk", "a>b", route="old", stops=("RUS",), KAZ=6),
            arc("north", "b>c", route="north", stops=("RUS",), KAZ=4),
            arc("south", "b>d", route="south", stops=("RUS",), KAZ=2),
            arc("c-sea", "c>sea", KAZ=4),
            arc("d-sea", "d>sea", KAZ=2),
            arc("apart", "a>e", route="apart", stops=("RUS",), KAZ=1),
            arc("e-sea", "e>other-sea", KAZ=1),
        ),
        markets=(("", "sea"), ("", "other-sea")),
    )
    assert of(world, "RUS") == [("old", pytest.approx(6 / 7)), ("apart", pytest.approx(1 / 7))]


def test_one_that_holds_nothing_has_no_lever():
    assert of(caspian(), "CHN") == []
