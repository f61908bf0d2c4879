"""Who may do what: ONE table of role x action x relation, and nothing decided anywhere else (REQ M-09)."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """The role of a person's account; the letter is how the table writes it."""

    BUYER = "buyer"
    SELLER = "seller"
    AGENT = "agent"
    SENIOR = "senior"
    MANAGER = "manager"
    ADMIN = "admin"


class Relation(StrEnum):
    """How a person stands to one conversation, or that none is meant."""

    PARTY = "party"  # takes part as a customer: buyer or seller
    HELPER = "helper"  # takes part as staff, another is assigned
    ASSIGNEE = "assignee"
    QUEUE = "queue"  # staff, in a conversation that asks support and that they have not joined
    OUTSIDER = "outsider"
    DESK = "desk"  # the desk as a whole, what its people share


class Action(StrEnum):
    """All that a person can do with a conversation, or with what the desk shares."""

    SEE = "see"
    SEE_NOTES = "see_notes"
    SEND = "send"
    READ = "read"
    TYPE = "type"
    NOTE = "note"
    EDIT_OWN = "edit_own"
    DELETE_OWN = "delete_own"
    DELETE_ANY = "delete_any"
    TAKE = "take"
    ASSIGN = "assign"
    SET_OPEN = "set_open"
    SET_PENDING = "set_pending"
    SET_RESOLVED = "set_resolved"
    SET_CATEGORY = "set_category"
    SET_PRIORITY = "set_priority"
    SET_TAGS = "set_tags"
    MARK_NEED = "mark_need"
    INVITE = "invite"
    MERGE = "merge"
    SPLIT = "split"
    USE_CANNED_ANSWERS = "use_canned_answers"
    EDIT_CANNED_ANSWERS = "edit_canned_answers"


STAFF = frozenset({Role.AGENT, Role.SENIOR, Role.MANAGER, Role.ADMIN})
_LETTERS = {"b": Role.BUYER, "s": Role.SELLER, "a": Role.AGENT, "e": Role.SENIOR, "m": Role.MANAGER, "d": Role.ADMIN}

# One row an action, one column a relation, in each cell the letters of the roles that may; "-" is nobody.
# A person of staff who writes to support as a customer is a party there: no notes, no assignment of the own case.
_TABLE = """
action               party   helper  assignee  queue  outsider  desk
see                  bsaemd  aemd    aemd      aemd   md        -
see_notes            -       aemd    aemd      aemd   md        -
send                 bsaemd  aemd    aemd      aemd   -         -
read                 bsaemd  aemd    aemd      aemd   -         -
type                 bsaemd  aemd    aemd      aemd   -         -
note                 -       aemd    aemd      aemd   md        -
edit_own             bsaemd  aemd    aemd      -      -         -
delete_own           bsaemd  aemd    aemd      -      -         -
delete_any           -       emd     emd       emd    md        -
take                 -       aemd    aemd      aemd   -         -
assign               -       aemd    aemd      emd    -         -
set_open             bsaemd  aemd    aemd      aemd   -         -
set_pending          -       aemd    aemd      aemd   -         -
set_resolved         bsaemd  aemd    aemd      aemd   -         -
set_category         -       aemd    aemd      aemd   -         -
set_priority         -       aemd    aemd      aemd   -         -
set_tags             -       aemd    aemd      aemd   -         -
mark_need            bsaemd  -       -         -      -         -
invite               -       aemd    aemd      emd    md        -
merge                -       aemd    aemd      aemd   -         -
split                -       aemd    aemd      aemd   -         -
use_canned_answers   -       aemd    aemd      aemd   -         aemd
edit_canned_answers  -       -       -         -      -         aemd
"""


def _read_table(text: str) -> dict[tuple[Role, Action, Relation], bool]:
    header, *rows = (line.split() for line in text.strip().splitlines())
    relations = [Relation(name) for name in header[1:]]
    table = {}
    for name, *cells in rows:
        for relation, cell in zip(relations, cells, strict=True):
            allowed = {_LETTERS[letter] for letter in cell if letter != "-"}
            for role in Role:
                table[role, Action(name), relation] = role in allowed
    return table


TABLE = _read_table(_TABLE)


def may(roles: Iterable[Role], action: Action, relation: Relation) -> bool:
    """Say whether a person with these roles may do it: one role that may is enough, no role may nothing."""
    return any(TABLE[role, action, relation] for role in roles)
