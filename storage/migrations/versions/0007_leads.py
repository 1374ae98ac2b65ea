"""Leads, and what they have been"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TEXTS = ("company", "role", "email", "phone", "source")


def upgrade() -> None:
    op.create_table(
        "lead",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=True) for name in TEXTS),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("owner_id", BigId, nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("company_id", BigId, nullable=True),
        sa.Column("contact_id", BigId, nullable=True),
        sa.Column("deal_id", BigId, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("touched_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"]),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_lead_owner_status", "lead", ["owner_id", "status"], unique=False)
    for name in ("name_key", "company_id", "contact_id", "deal_id"):
        op.create_index(f"ix_lead_{name}", "lead", [name], unique=False)
    op.create_table(
        "lead_history",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("lead_id", BigId, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", BigId, nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_lead_history_lead_id", "lead_history", ["lead_id"], unique=False)


def downgrade() -> None:
    op.drop_table("lead_history")
    op.drop_table("lead")
