"""Exchange rates by day, and a team's own currency"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("team", sa.Column("currency", sa.String(), nullable=True))
    op.create_table(
        "exchange_rate",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rate", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", BigId, nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("base", "quote", "day"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_exchange_rate_day", "exchange_rate", ["day"], unique=False)


def downgrade() -> None:
    op.drop_table("exchange_rate")
    op.drop_column("team", "currency")
