"""Next steps of deals, and reminders that come again"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deal", sa.Column("next_step", sa.String(), nullable=True))
    op.add_column("deal", sa.Column("next_on", sa.Date(), nullable=True))
    op.add_column("deal", sa.Column("next_reminder_id", sa.BigInteger(), nullable=True))
    op.add_column("reminder", sa.Column("rrule", sa.String(), nullable=True))
    op.add_column("reminder", sa.Column("every", sa.String(), nullable=True))
    # In SQL: Alembic has no words for a reference that SQLite takes without a copy.
    number = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(f"ALTER TABLE reminder ADD COLUMN series_id {number} REFERENCES reminder (id)")
    op.create_index("ix_reminder_series_id", "reminder", ["series_id"])


def downgrade() -> None:
    op.drop_index("ix_reminder_series_id", "reminder")
    for name in ("series_id", "every", "rrule"):
        op.drop_column("reminder", name)
    for name in ("next_reminder_id", "next_on", "next_step"):
        op.drop_column("deal", name)
