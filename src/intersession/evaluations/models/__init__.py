"""Evaluations: what came out, questionnaires, responses, comments: one aggregate a file."""

from intersession.evaluations.models.annex import (
    Sentence,
    Tabulation,
    Verdict,
)
from intersession.evaluations.models.comments import (
    Assignment,
    Code,
    Comment,
    Reading,
    Segment,
)
from intersession.evaluations.models.questionnaires import (
    Questionnaire,
    Version,
)
from intersession.evaluations.models.responses import (
    Mode,
    Response,
    Stage,
    Step,
    Survey,
    SurveyInvitation,
    Unfinished,
)
from intersession.evaluations.models.results import (
    Answer,
    BaseKind,
    CodedComment,
    Evaluation,
    Index,
    Line,
    LinePart,
    Origin,
    Quantifier,
    Stance,
    Topic,
)

__all__ = [
    "Answer",
    "Assignment",
    "BaseKind",
    "Code",
    "CodedComment",
    "Comment",
    "Evaluation",
    "Index",
    "Line",
    "LinePart",
    "Mode",
    "Origin",
    "Quantifier",
    "Questionnaire",
    "Reading",
    "Response",
    "Segment",
    "Sentence",
    "Stage",
    "Stance",
    "Step",
    "Survey",
    "SurveyInvitation",
    "Tabulation",
    "Topic",
    "Unfinished",
    "Verdict",
    "Version",
]
