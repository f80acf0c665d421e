"""A working paper with every construct of the tree, in three languages. The dialogue is fictional."""

from datetime import date

from intersession.papers import charts, tree

TEXT: dict[str, dict[str, str]] = {
    "en": {
        "organization": "Organization for Dialogue",
        "occasion": "Second workshop of the year, Geneva",
        "title": "Protecting migrants at sea: what the second workshop concluded",
        "subtitle": "Working paper of the secretariat",
        "h-workshop": "The workshop",
        "h-attendance": "Who took part",
        "h-lessons": "What was learned",
        "h-judged": "How participants judged it",
        "h-answers": "Answers to the questionnaire",
        "h-next": "Next year",
        "p-held": "The second workshop of the year was held on 9 and 10 July. Its theme, %(theme)s, "
        "had been chosen by Members in the informal consultations.%(note)s",
        "theme": "Protecting migrants at sea",
        "n-consultations": "See %(symbol)s and the %(link)s of the consultations.",
        "link": "public record",
        "p-attendance": "Over 200 participants came, from %(governments)s; table %(table)s gives them by "
        "kind. Is a list of names wanted? It is published separately!",
        "governments": "69 governments",
        "governments-basis": "entities with at least one person present",
        "p-lessons": "Participants drew lessons of three kinds:",
        "i-needs": "responses should start from needs, %(emph)s:",
        "emph": "whatever the status of the person",
        "i-shelter": "shelter comes first;",
        "i-advice": "advice follows, in a language that the person understands;",
        "i-partners": "partners should be named before a crisis: the %(foreign)s model was cited;",
        "i-data": "data should be shared under agreed rules.",
        "p-migrant": "A migrant described the crossing in person, as recommended in paragraph %(ref)s.",
        "p-returned": "Of 190 questionnaires, %(returned)s came back.",
        "returned": "23 per cent",
        "returned-basis": "43 of 190 questionnaires handed out",
        "p-objectives": "%(better)s of those who answered were satisfied with the first objective, "
        "and %(learned)s with the second (figure %(chart)s).",
        "better": "88 per cent",
        "better-basis": "37 of 42 answers",
        "learned": "81 per cent",
        "learned-basis": "34 of 42 answers",
        "learned-approved": "79 per cent",
        "p-annex": "The questionnaire is in the annex, where its paragraph %(ref)s explains the scale.",
        "p-next": "%(strong)s",
        "strong": "It is recommended that the next theme be chosen before the end of November.",
        "p-close": "The secretariat thanks all who took part.",
        "t-caption": "Participants by kind",
        "t-kind": "Kind",
        "t-entities": "Entities",
        "t-persons": "Persons",
        "t-governments": "Governments",
        "t-intergovernmental": "Intergovernmental organizations",
        "t-nongovernmental": "Non-governmental organizations",
        "t-source": "list of participants, final version",
        "n-kind": "As they registered; no entity is counted twice.",
        "c-caption": "Satisfaction with the objectives",
        "c-alt": "Most answers are satisfied with both objectives; 15 of 43 left the side event blank.",
        "c-better": "Better understanding of the subject and of what others do about it",
        "c-learned": "Learning from each other",
        "c-side": "Side event",
        "c-objective": "Objective",
        "satisfied": "satisfied",
        "mixed": "partly satisfied",
        "unsatisfied": "not satisfied",
        "blank": "no answer",
        "c-better-value": "88% (37 of 42)",
        "c-learned-value": "81% (34 of 42)",
        "c-side-value": "60% (26 of 43)",
    },
    "fr": {
        "organization": "Organisation pour le dialogue",
        "occasion": "Deuxième atelier de l'année, Genève",
        "title": "Protéger les migrants en mer : conclusions du deuxième atelier",
        "subtitle": "Document de travail du secrétariat",
        "h-workshop": "L'atelier",
        "h-attendance": "Participation",
        "h-lessons": "Enseignements",
        "h-judged": "Ce qu'en ont pensé les participants",
        "h-answers": "Réponses au questionnaire",
        "h-next": "L'année prochaine",
        "p-held": "Le deuxième atelier de l'année s'est tenu les 9 et 10 juillet. Son thème, %(theme)s, "
        "avait été choisi par les Membres lors des consultations informelles%(note)s.",
        "theme": "Protéger les migrants en mer",
        "n-consultations": "Voir %(symbol)s et le %(link)s des consultations.",
        "link": "dossier public",
        "p-attendance": "Plus de 200 participants sont venus, représentant %(governments)s; le tableau "
        "%(table)s les donne par catégorie. Faut-il une liste de noms? Elle est publiée séparément!",
        "governments": "69 gouvernements",
        "governments-basis": "entités dont une personne au moins était présente",
        "p-lessons": "Les participants ont tiré des enseignements de trois sortes:",
        "i-needs": "les réponses devraient partir des besoins, %(emph)s:",
        "emph": "quel que soit le statut de la personne",
        "i-shelter": "l'hébergement vient d'abord;",
        "i-advice": "les conseils suivent, dans une langue que la personne comprend;",
        "i-partners": "les partenaires devraient être désignés avant la crise: le modèle de la %(foreign)s "
        "a été cité;",
        "i-data": "les données devraient être partagées selon des règles convenues.",
        "p-migrant": "Un migrant a décrit en personne la traversée, comme recommandé au paragraphe %(ref)s.",
        "p-returned": "Sur 190 questionnaires, %(returned)s sont revenus.",
        "returned": "23 %",
        "returned-basis": "43 des 190 questionnaires distribués",
        "p-objectives": "%(better)s de ceux qui ont répondu étaient satisfaits du premier objectif, et "
        "%(learned)s du deuxième (figure %(chart)s).",
        "better": "88 %",
        "better-basis": "37 réponses sur 42",
        "learned": "81 %",
        "learned-basis": "34 réponses sur 42",
        "learned-approved": "79 %",
        "p-annex": "Le questionnaire figure à l'annexe, dont le paragraphe %(ref)s explique l'échelle.",
        "p-next": "%(strong)s",
        "strong": "Il est recommandé de choisir le prochain thème avant la fin de novembre.",
        "p-close": "Le secrétariat remercie tous les participants.",
        "t-caption": "Participants par catégorie",
        "t-kind": "Catégorie",
        "t-entities": "Entités",
        "t-persons": "Personnes",
        "t-governments": "Gouvernements",
        "t-intergovernmental": "Organisations intergouvernementales",
        "t-nongovernmental": "Organisations non gouvernementales",
        "t-source": "liste des participants, version définitive",
        "n-kind": "Selon l'inscription; aucune entité n'est comptée deux fois.",
        "c-caption": "Satisfaction quant aux objectifs",
        "c-alt": "La plupart des réponses sont satisfaites des deux objectifs; 15 sur 43 ne disent rien "
        "de la manifestation parallèle.",
        "c-better": "Mieux comprendre le sujet et ce que d'autres font à cet égard",
        "c-learned": "Apprendre les uns des autres",
        "c-side": "Manifestation parallèle",
        "c-objective": "Objectif",
        "satisfied": "satisfait",
        "mixed": "satisfait en partie",
        "unsatisfied": "non satisfait",
        "blank": "sans réponse",
        "c-better-value": "88 % (37 sur 42)",
        "c-learned-value": "81 % (34 sur 42)",
        "c-side-value": "60 % (26 sur 43)",
    },
    "es": {
        "organization": "Organización para el Diálogo",
        "occasion": "Segundo taller del año, Ginebra",
        "title": "Proteger a los migrantes en el mar: conclusiones del segundo taller",
        "subtitle": "Documento de trabajo de la secretaría",
        "h-workshop": "El taller",
        "h-attendance": "Participación",
        "h-lessons": "Enseñanzas",
        "h-judged": "Opinión de los participantes",
        "h-answers": "Respuestas al cuestionario",
        "h-next": "El año próximo",
        "p-held": "El segundo taller del año se celebró los días 9 y 10 de julio. Su tema, %(theme)s, había "
        "sido elegido por los Miembros en las consultas oficiosas%(note)s.",
        "theme": "Proteger a los migrantes en el mar",
        "n-consultations": "Véanse %(symbol)s y el %(link)s de las consultas.",
        "link": "expediente público",
        "p-attendance": "Asistieron más de 200 participantes, de %(governments)s; el cuadro %(table)s los "
        "presenta por categoría. ¿Se desea una lista de nombres? ¡Se publica por separado!",
        "governments": "69 gobiernos",
        "governments-basis": "entidades con al menos una persona presente",
        "p-lessons": "Los participantes sacaron enseñanzas de tres clases:",
        "i-needs": "las respuestas deberían partir de las necesidades, %(emph)s:",
        "emph": "cualquiera que sea la condición de la persona",
        "i-shelter": "el alojamiento es lo primero;",
        "i-advice": "después viene el asesoramiento, en un idioma que la persona comprenda;",
        "i-partners": "los asociados deberían designarse antes de la crisis: se citó el modelo de la "
        "%(foreign)s;",
        "i-data": "los datos deberían compartirse según reglas convenidas.",
        "p-migrant": "Un migrante describió la travesía, como se recomienda en el párrafo %(ref)s.",
        "p-returned": "De 190 cuestionarios, se devolvió el %(returned)s.",
        "returned": "23 %",
        "returned-basis": "43 de los 190 cuestionarios distribuidos",
        "p-objectives": "El %(better)s de quienes respondieron estaba satisfecho con el primer objetivo, y "
        "el %(learned)s con el segundo (gráfico %(chart)s).",
        "better": "88 %",
        "better-basis": "37 de 42 respuestas",
        "learned": "81 %",
        "learned-basis": "34 de 42 respuestas",
        "learned-approved": "79 %",
        "p-annex": "El cuestionario figura en el anexo, cuyo párrafo %(ref)s explica la escala.",
        "p-next": "%(strong)s",
        "strong": "Se recomienda elegir el próximo tema antes de que termine noviembre.",
        "p-close": "La secretaría da las gracias a todos los participantes.",
        "t-caption": "Participantes por categoría",
        "t-kind": "Categoría",
        "t-entities": "Entidades",
        "t-persons": "Personas",
        "t-governments": "Gobiernos",
        "t-intergovernmental": "Organizaciones intergubernamentales",
        "t-nongovernmental": "Organizaciones no gubernamentales",
        "t-source": "lista de participantes, versión definitiva",
        "n-kind": "Según la inscripción; ninguna entidad se cuenta dos veces.",
        "c-caption": "Satisfacción con los objetivos",
        "c-alt": "La mayoría de las respuestas están satisfechas con los dos objetivos; 15 de 43 no dicen "
        "nada de la actividad paralela.",
        "c-better": "Comprender mejor el asunto y lo que otros hacen al respecto",
        "c-learned": "Aprender unos de otros",
        "c-side": "Actividad paralela",
        "c-objective": "Objetivo",
        "satisfied": "satisfecho",
        "mixed": "satisfecho en parte",
        "unsatisfied": "no satisfecho",
        "blank": "sin respuesta",
        "c-better-value": "88 % (37 de 42)",
        "c-learned-value": "81 % (34 de 42)",
        "c-side-value": "60 % (26 de 43)",
    },
}

KINDS = (("governments", "69", "148"), ("intergovernmental", "12", "31"), ("nongovernmental", "13", "24"))
ANSWERS = (("better", 37, 3, 2, 0), ("learned", 34, 5, 3, 0), ("side", 26, 0, 2, 15))
TONES = (("satisfied", "good"), ("mixed", "neutral"), ("unsatisfied", "bad"), ("blank", "blank"))


def paper(language: str) -> tree.Paper:
    """The language version: the same ids and structure in each, French being the original."""
    words = TEXT[language]
    meta = tree.Meta(
        symbol="IC/2026/7",
        title=words["title"],
        language=language,
        original="fr",
        date=date(2026, 10, 9),
        organization=words["organization"],
        occasion=words["occasion"],
        subtitle=words["subtitle"],
        actor="dialogue",
        languages=("en", "fr", "es"),
    )
    return tree.Paper(meta=meta, blocks=(*_workshop(words), *_judged(words)), annexes=(_annex(),))


def _workshop(words: dict[str, str]) -> tuple[tree.Block, ...]:
    link = tree.Link((words["link"],), "https://dialogue.example/2026/consultations?part=1&page=2")
    note = tree.Note(
        "n-consultations",
        tree.fill(words["n-consultations"], symbol=tree.Symbol("IC/2026/3/Rev.1"), link=link),
    )
    governments = tree.Bound(words["governments"], "attendance.governments", words["governments-basis"], 69)
    return (
        tree.Heading("h-workshop", (words["h-workshop"],)),
        tree.Heading("h-attendance", (words["h-attendance"],), level=2),
        _para(words, "p-held", theme=tree.Quoted((words["theme"],)), note=note),
        _para(words, "p-attendance", governments=governments, table=tree.Ref("t-kinds")),
        _kinds(words),
        tree.Heading("h-lessons", (words["h-lessons"],), level=2),
        _lessons(words),
        _para(words, "p-migrant", ref=tree.Ref("p-next")),
    )


def _lessons(words: dict[str, str]) -> tree.Para:
    deeper = tuple(tree.Item(key, (words[key],)) for key in ("i-shelter", "i-advice"))
    foreign = tree.Foreign(("Guardia Costiera",), "it")
    items = (
        tree.Item("i-needs", tree.fill(words["i-needs"], emph=tree.Emph((words["emph"],))), deeper),
        tree.Item("i-partners", tree.fill(words["i-partners"], foreign=foreign)),
        tree.Item("i-data", (words["i-data"],)),
    )
    return tree.Para("p-lessons", (words["p-lessons"],), items)


def _judged(words: dict[str, str]) -> tuple[tree.Block, ...]:
    returned = tree.Bound(words["returned"], "survey.returned", words["returned-basis"], 43, 190)
    better = tree.Bound(words["better"], "survey.better", words["better-basis"], 37, 42)
    learned = tree.Bound(
        words["learned"], "survey.learned", words["learned-basis"], 34, 42, words["learned-approved"]
    )
    return (
        tree.Heading("h-judged", (words["h-judged"],)),
        tree.Heading("h-answers", (words["h-answers"],), level=2),
        _para(words, "p-returned", returned=returned),
        _para(words, "p-objectives", better=better, learned=learned, chart=tree.Ref("c-answers")),
        _chart(words),
        _para(words, "p-annex", ref=tree.Ref("a-scale")),
        tree.Heading("h-next", (words["h-next"],), level=2),
        tree.Para("p-next", (tree.Strong((words["strong"],)),), written=True),
        tree.Para("p-close", (words["p-close"],), numbered=False),
    )


def _para(words: dict[str, str], key: str, **parts: tree.Inline) -> tree.Para:
    return tree.Para(key, tree.fill(words[key], **parts))


def _kinds(words: dict[str, str]) -> tree.Table:
    head = (
        (words["t-kind"], tree.Note("n-kind", (words["n-kind"],))),
        (words["t-entities"],),
        (words["t-persons"],),
    )
    rows = tuple(((words[f"t-{kind}"],), (entities,), (persons,)) for kind, entities, persons in KINDS)
    return tree.Table("t-kinds", (words["t-caption"],), head, rows, (words["t-source"],))


def _chart(words: dict[str, str]) -> tree.Chart:
    bars = tuple(
        charts.Bar(
            words[f"c-{key}"],
            tuple(charts.Part(words[word], n, tone) for (word, tone), n in zip(TONES, counts, strict=True)),
            words[f"c-{key}-value"],
        )
        for key, *counts in ANSWERS
    )
    head = ((words["c-objective"],), *((words[word],) for word, _ in TONES))
    rows = tuple(((words[f"c-{key}"],), *((str(count),) for count in counts)) for key, *counts in ANSWERS)
    caption = (words["c-caption"],)
    language = next(language for language, own in TEXT.items() if own is words)
    return tree.Chart(
        "c-answers",
        caption,
        words["c-alt"],
        charts.Drawing("diverging", bars, language, words["c-caption"]),
        tree.Table("c-answers-table", caption, head, rows),
    )


def _annex() -> tree.Annex:
    """In English in every version, and first written in English: the case of the paper of 2009."""
    note = tree.Note("n-scale", ("A neutral middle was offered on purpose.",))
    return tree.Annex(
        "annex-questionnaire",
        ("Questionnaire handed out on the second day",),
        "en",
        "en",
        (
            tree.Heading("a-h-questions", ("Questions",)),
            tree.Para("a-purpose", ("The questionnaire asks how far each objective was met.",)),
            tree.Para("a-scale", ("Answers run from satisfied to not satisfied.", note)),
        ),
    )
