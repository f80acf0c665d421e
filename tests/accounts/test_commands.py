"""The verb that makes the first administrator."""

import pytest


@pytest.mark.slow
def test_first_administrator_is_made_and_told_where_to_sign_in(prepared):
    site = {"INTERSESSION_URL": "https://dialogue.example.org"}

    made = prepared.run("administrator", "Ana@example.org", "--name", "Ana Díaz", **site)
    again = prepared.run("administrator", "ana@example.org", **site)
    refused = prepared.run("administrator", "ana")

    where = "Sign in at https://dialogue.example.org/en/sign-in/"
    kept = f"There is no mail server: codes to sign in with are kept in {prepared.home / 'mail'}"
    assert made[:2] == (0, f"ana@example.org was added as an administrator. {where}\n{kept}\n")
    assert again[:2] == (0, f"ana@example.org is an administrator. {where}\n{kept}\n")
    assert refused[0] == 1
    assert refused[2] == "“ana” is no e-mail address. Write name@example.org.\n"
