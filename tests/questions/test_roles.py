"""Roles that say the same are told once."""

from __future__ import annotations

import pytest

from kg.questions.roles import fullest_roles


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        (["President", "Peruvian President", "Peru's president"], ["Peruvian President"]),
        (["mayor", "Mayor"], ["mayor"]),
        (
            ["king of Spain", "King", "King of Norway"],
            ["king of Spain", "King of Norway"],
        ),
        (
            ["president", "former president", "vice president"],
            ["president", "former president", "vice president"],
        ),
        ([], []),
    ],
)
def test_what_another_role_says_too_is_left_out(roles: list[str], told: list[str]) -> None:
    assert fullest_roles(roles) == told
