"""Which rows an actor may see. The only place that decides it: every query of people's records goes through here."""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, or_, true
from sqlmodel import col, select

from storage.tables import Activity, Company, Contact, Deal, Lead, Need, Order, Reminder, Tag, User
from storage.words import Actor, Role

S = TypeVar("S", bound=Select[Any])


def owners(actor: Actor) -> Any:
    """The ids of the users whose records the actor sees, as a subquery; always their own among them."""
    return select(User.id).where(users(actor))


def users(actor: Actor) -> ColumnElement[bool]:
    """A rep sees themselves, a manager the team, an admin all. People without a team are one team."""
    mine = col(User.id) == actor.user_id
    if actor.role is Role.ADMIN:
        return true()
    return or_(mine, _in_team(actor.team_id)) if actor.role is Role.MANAGER else mine


def sees_owner(actor: Actor, owner: Any) -> ColumnElement[bool]:
    """The condition that the user in column `owner` is one whose records the actor sees."""
    if actor.role is Role.ADMIN:
        return true()
    return col(owner) == actor.user_id if actor.role is Role.REP else col(owner).in_(owners(actor))


def _in_team(team_id: int | None) -> ColumnElement[bool]:
    return col(User.team_id).is_(None) if team_id is None else col(User.team_id) == team_id


def deals(actor: Actor) -> ColumnElement[bool]:
    """A deal is seen by its owner, the owner's manager, and admins."""
    return sees_owner(actor, Deal.owner_id)


def companies(actor: Actor) -> ColumnElement[bool]:
    """A company is seen by its owner and by whoever sees a deal or an order of it; one without an owner is everybody's.

    One that was merged into another is seen by nobody: it stands for that one.
    """
    alone = col(Company.merged_into_id).is_(None)
    if actor.role is Role.ADMIN:
        return alone
    has_deal = exists().where(col(Deal.company_id) == col(Company.id), deals(actor))
    has_order = exists().where(col(Order.company_id) == col(Company.id), orders(actor))
    return and_(alone, or_(col(Company.owner_id).is_(None), sees_owner(actor, Company.owner_id), has_deal, has_order))


def own_companies(actor: Actor) -> ColumnElement[bool]:
    """A company is changed by its owner, the owner's manager, and admins; one without an owner is everybody's."""
    alone = col(Company.merged_into_id).is_(None)
    return and_(alone, or_(col(Company.owner_id).is_(None), sees_owner(actor, Company.owner_id)))


def contacts(actor: Actor) -> ColumnElement[bool]:
    """A contact is seen by its owner, the owner's manager, and admins; one without an owner is everybody's.

    One that was merged into another is seen by nobody.
    """
    alone = col(Contact.merged_into_id).is_(None)
    if actor.role is Role.ADMIN:
        return alone
    return and_(alone, or_(col(Contact.owner_id).is_(None), sees_owner(actor, Contact.owner_id)))


def activities(actor: Actor) -> ColumnElement[bool]:
    """An activity is seen by who did it, their manager, and admins."""
    return sees_owner(actor, Activity.person_id)


def needs(actor: Actor) -> ColumnElement[bool]:
    """What a customer wants is seen by who wrote it down, their manager, and admins, like an activity."""
    return sees_owner(actor, Need.person_id)


def tags(actor: Actor) -> ColumnElement[bool]:
    """A tag is seen by whoever sees the record that it is on."""
    return or_(
        col(Tag.deal_id).in_(select(Deal.id).where(deals(actor))),
        col(Tag.company_id).in_(select(Company.id).where(companies(actor))),
        col(Tag.contact_id).in_(select(Contact.id).where(contacts(actor))),
    )


def reminders(actor: Actor) -> ColumnElement[bool]:
    """A reminder is the person's own."""
    return col(Reminder.person_id) == actor.user_id


def leads(actor: Actor) -> ColumnElement[bool]:
    """A lead is seen by its owner, the owner's manager, and admins."""
    return sees_owner(actor, Lead.owner_id)


def orders(actor: Actor) -> ColumnElement[bool]:
    """An order is seen by its owner, the owner's manager, and admins."""
    return sees_owner(actor, Order.owner_id)
