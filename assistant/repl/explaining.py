"""Why, how, why not, what if, and the facts: answered from the evidence of the diagnosis."""

from __future__ import annotations

from assistant.model.fact import Fact, Origin
from assistant.reasoning.pasted import with_pasted
from assistant.repl.facts import assumed, in_words
from assistant.repl.talk import Talk
from assistant.say.explain import how, what_if, why, why_not
from assistant.say.lines import Line, Role
from assistant.text.safe import flat


def tell_why(talk: Talk, _: str) -> None:
    """Why the next action is proposed."""
    talk.lines(why(talk.concluded()))


def tell_how(talk: Talk, cause: str) -> None:
    """How the conclusion was reached, or what speaks for and against a cause."""
    diagnosis = talk.concluded()
    best = diagnosis.best
    wanted = cause or (best.cause.id if best else "")
    talk.lines(how(diagnosis, wanted) if wanted else ["No cause was found, so there is nothing to explain."])


def tell_why_not(talk: Talk, cause: str) -> None:
    """Why another cause is not the one."""
    talk.lines(why_not(talk.concluded(), talk.current().expertise.kb, cause))


def tell_what_if(talk: Talk, assumption: str) -> None:
    """What would be concluded if a fact were another."""
    name, equals, value = assumption.partition("=")
    if not equals:
        talk.screen.say("Write it like this: what if daemon.reachable=false", Role.WARNING)
        return
    key, answer = assumed(name.strip(), value.strip())
    desk = talk.current()
    talk.lines(what_if(talk.concluded(), desk.case.conclude({key: answer}), key, answer))


def tell_facts(talk: Talk, family: str) -> None:
    """What was found out about the host, of all families or of one."""
    case = talk.current().case
    facts = sorted(with_pasted(case.facts, case.pasted_facts()).values(), key=lambda fact: fact.key)
    shown = [fact for fact in facts if fact.key.name.startswith(family)]
    talk.screen.show([Line(_known(fact), Role.PLAIN, 4, "·") for fact in shown])
    if not shown:
        talk.screen.say("No fact begins with that. To list all facts, type: facts", Role.DETAIL)


def _known(fact: Fact) -> str:
    """A fact, and where it comes from when it was not looked up."""
    origin = "" if fact.origin is Origin.HOST else f" ({flat(fact.source)})"
    return f"{fact.key}: {in_words(fact.answer)}{origin}"
