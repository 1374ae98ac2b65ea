"""What a person wants to hear, and when; and one record's history found by the record"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # No batch: SQLite adds columns as they are, and a copy of the table would break what refers to its rows.
    op.add_column("person", sa.Column("quiet_from", sa.String(), nullable=True))
    op.add_column("person", sa.Column("quiet_to", sa.String(), nullable=True))
    op.add_column("person", sa.Column("morning", sa.String(), nullable=False, server_default="08:00"))
    op.add_column("person", sa.Column("hears_follow_ups", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("person", sa.Column("hears_notices", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_index("ix_audit_table_row", "audit", ["table_name", "row_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_audit_table_row", table_name="audit")
    for name in ("hears_notices", "hears_follow_ups", "morning", "quiet_to", "quiet_from"):
        op.drop_column("person", name)
