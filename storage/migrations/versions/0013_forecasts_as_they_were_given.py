"""Forecasts as they were given"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "given_forecast",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("person_id", BigId, nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_id", BigId, nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("ahead", sa.Boolean(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("won", sa.BigInteger(), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=False),
        sa.Column("high", sa.BigInteger(), nullable=False),
        sa.Column("naive", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id", "code"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_given_forecast_person_id", "given_forecast", ["person_id"], unique=False)
    op.create_index("ix_given_forecast_ends", "given_forecast", ["ends"], unique=False)


def downgrade() -> None:
    op.drop_table("given_forecast")
