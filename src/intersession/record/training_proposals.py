"""Proposals of the training cycle: invented topics, one in each state that a newcomer meets."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from intersession.consultations.actions import admissions
from intersession.consultations.actions.proposals import Words, enter, settle
from intersession.consultations.models import CoSponsor, Proposal, ProposalState
from intersession.cycles.models import Cycle
from intersession.membership.models import Entity

NIGHT = Words(
    {
        "en": "Invented proposal: work at night",
        "fr": "Proposition inventée : le travail de nuit",
        "es": "Propuesta inventada: el trabajo nocturno",
    },
    {
        "en": "Invented for training. How do those who work at night reach the services they need?",
        "fr": "Inventé pour la formation. Comment les travailleurs de nuit accèdent-ils aux services\u202f?",
        "es": "Inventado para la formación. ¿Cómo acceden a los servicios quienes trabajan de noche?",
    },
)
ISLANDS = Words(
    {"fr": "Proposition inventée : les îles"}, {"fr": "Inventé pour la formation, dans une seule langue."}
)
PORTS = Words(
    {"en": "Invented proposal: ports"}, {"en": "Invented for training."}, {"en": "an invented group"}
)
COASTS = Words({"es": "Propuesta inventada: costas"}, {"es": "Inventado para la formación."})
QUESTION = {
    "en": "Training question: which islands are meant?",
    "fr": "Question d’exercice : de quelles îles s’agit-il\u202f?",
    "es": "Pregunta de ejercicio: ¿a qué islas se refiere?",
}


def build(cycle: Cycle, members: Sequence[Entity], now: datetime) -> None:
    """Let invented Members propose: one topic admitted, one merged, one open to support, one asked back.

    The first Member, for which a newcomer signs in, leads the one asked back and is asked to support another.
    No mail is sent. Needs four Members; with fewer nothing is proposed.
    """
    if len(members) < 4:  # noqa: PLR2004 - each part is played by another Member
        return
    first, second, third, fourth = members[:4]
    week = timedelta(days=7)
    night = _submitted(cycle, second, NIGHT, now - 3 * week, confirmed=(third, fourth))
    admissions.nominate(night, Words({}, {}))
    ports = _submitted(cycle, third, PORTS, now - 2 * week, confirmed=(second,), waiting=(first,))
    coasts = _submitted(cycle, fourth, COASTS, now - 2 * week)
    coasts.merge_into, coasts.merge_agreed_at, coasts.merge_accepted_at = ports, now - week, now - week
    settle(coasts, ProposalState.MERGED, {})
    islands = _submitted(cycle, first, ISLANDS, now - week, confirmed=(fourth,))
    settle(islands, ProposalState.ASKED_BACK, QUESTION)


def _submitted(
    cycle: Cycle,
    lead: Entity,
    words: Words,
    moment: datetime,
    *,
    confirmed: Sequence[Entity] = (),
    waiting: Sequence[Entity] = (),
) -> Proposal:
    proposal = Proposal.objects.create(
        cycle=cycle, lead=lead, title=words.title, text=words.text, on_behalf_of=words.on_behalf_of
    )
    enter(proposal, moment)
    for entity in (*confirmed, *waiting):
        asked = CoSponsor.objects.create(proposal=proposal, entity=entity)
        if entity in confirmed:
            asked.confirmed_at = moment
            asked.save(update_fields=["confirmed_at"])
    return proposal
