"""Labels of addresses, birthdays, and who plays which part in a deal"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contactpoint", sa.Column("label", sa.String(), nullable=True))
    op.add_column("contactpoint", sa.Column("is_primary", sa.Boolean(), nullable=True))
    op.add_column("contact", sa.Column("birthday", sa.String(), nullable=True))
    op.create_table(
        "deal_role",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("deal_id", BigId, nullable=False),
        sa.Column("contact_id", BigId, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("deal_id", "contact_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deal_role_deal_id", "deal_role", ["deal_id"])
    op.create_index("ix_deal_role_contact_id", "deal_role", ["contact_id"])


def downgrade() -> None:
    op.drop_table("deal_role")
    op.drop_column("contact", "birthday")
    for name in ("is_primary", "label"):
        op.drop_column("contactpoint", name)
